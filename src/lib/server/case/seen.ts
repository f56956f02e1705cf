/** What this victim may see of her case, made of its sealed rows. */
import type { Victim } from '#lib/domain/actor.ts';
import { differences, leading, type Difference } from '#lib/domain/case/difference.ts';
import type { Event } from '#lib/domain/event.ts';
import { shown, waitingOf, type Choices, type Waiting } from '#lib/domain/news/gate.ts';
import { ownEntries, type OwnEntry } from '#lib/domain/case/own-entry.ts';
import type { Db } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import * as events from './events.ts';
import type { HerPlace } from './her-place.ts';
import { remembering } from './remembered.ts';

/** What follows from the facts of a case and her choices alone, so that it is the same until one of them is another. */
export type Seen = {
	/**
	 * What every page goes by: an agency's word before hers, and nothing that she took back. Hard news that she has not
	 * chosen to read is not in it, nor what would give it away.
	 */
	readonly events: readonly Event[];
	/** Where an agency says something else than she told us: both are kept. */
	readonly differences: readonly Difference[];
	/** What she told us herself, newest first. */
	readonly own: readonly OwnEntry[];
	/** How the news stands that waits for her choice. */
	readonly waiting?: Waiting;
	/** Her reference, for a full view only. */
	readonly urn?: string;
};

const remembered = new WeakMap<Keys, ReturnType<typeof remembering<Seen>>>();

/** What she may see, as it was worked out a moment ago where nothing of it has changed. */
export async function readFor(db: Db, keys: Keys, victim: Victim, place: HerPlace): Promise<Seen> {
	const { choices, ring, own, urn, madeOf } = place;
	const rows = await events.rowsFor(db, victim);
	const again = remembered.get(keys) ?? remembering<Seen>();
	remembered.set(keys, again);
	const parts = rows.flatMap((row) => [
		row.id,
		row.heard_at,
		row.source,
		row.told_to,
		row.fact_sealed
	]);
	return again(victim.participation, [...madeOf, urn, ...parts], async () => ({
		...from(await events.openedFor(db, keys, rows, [ring, own]), choices),
		urn: unsealField(keys, ring, fields.urn, victim.caseId, urn)
	}));
}

/** The same of facts that are open already; her reference is not among them. */
export function from(told: readonly Event[], chosen: Choices): Seen {
	const waiting = waitingOf(told, chosen);
	const visible = shown(told, chosen);
	return {
		events: leading(visible),
		differences: differences(visible),
		own: ownEntries(told),
		...(waiting ? { waiting } : {})
	};
}
