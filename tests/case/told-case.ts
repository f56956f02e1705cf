/** A case of its own with a victim in it, as agencies have told it so far. */
import type { Victim } from '#lib/domain/actor.ts';
import { addDays } from '#lib/domain/calendar.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { Day, Event, Telling } from '#lib/domain/event.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as events from '#lib/server/case/events.ts';
import { transaction } from '#lib/server/database.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { World } from '#lib/server/world.ts';
import { aVictimIn } from '#tests/rules/folk.ts';

/** Opens a case, lets a victim into it, and tells it what was told, each by whoever told it. */
export async function aCaseTold(world: World, told: readonly Event[]): Promise<Victim> {
	const { db, keys } = world;
	const victim = await transaction(db, async (trx) => {
		const urn = `01${newId()}` as Urn;
		const { caseId } = await cases.openFor(trx, keys, { kind: 'operator' }, urn, world.now());
		return aVictimIn(trx, world, caseId);
	});
	await transaction(db, async (trx) => {
		for (const { toldBy, heardAt, kind, on, defendant, data } of told) {
			const telling = { kind, on, data, ...(defendant ? { defendant } : {}) } as Telling;
			const origin =
				toldBy === 'victim'
					? { ...events.herPage(victim), id: newId() }
					: { toldBy, source: 'any', id: newId() };
			await events.append(trx, keys, victim.caseId, origin, [telling], heardAt);
		}
	});
	return victim;
}

/** The same, each day of it so many days later. */
export function daysLater(told: readonly Event[], days: number): Event[] {
	const text = JSON.stringify(told);
	const moved = text.replaceAll(/\d{4}-\d\d-\d\d/g, (on) => addDays(on as Day, days));
	const later = JSON.parse(moved) as Event[];
	return later.map((event) => ({ ...event, heardAt: event.heardAt + days * 24 * 60 * 60_000 }));
}
