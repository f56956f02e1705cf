/** One row of her clock with what she has asked about it, found by the name in the address. */
import { error } from '@sveltejs/kit';
import type { Victim } from '#lib/domain/actor.ts';
import {
	askState,
	asksAbout,
	mayAsk,
	rowKey,
	type Ask,
	type AskedRow,
	type AskState
} from '#lib/domain/ask.ts';
import { deadlines, type Deadline } from '#lib/domain/deadline.ts';
import type { Event, Instant } from '#lib/domain/event.ts';
import { duties } from '#lib/domain/right.ts';
import * as asks from '#lib/server/asks.ts';
import * as cases from '#lib/server/cases.ts';

export type OpenRow = {
	readonly row: Deadline;
	/** What an ask about it is kept under. */
	readonly place: AskedRow;
	readonly current: Ask | undefined;
	/** The asks before the current one, first to last. */
	readonly before: readonly Ask[];
	readonly state: AskState;
	readonly urn: string | undefined;
};

/** The row, for the page and for what is posted to it; 404 when it is unknown, not hers, or not to be asked about. */
export async function openRow(locals: App.Locals, key: string): Promise<OpenRow> {
	const { world } = locals;
	const victim = locals.actor as Victim;
	const now = world.now();
	const open = await cases.readFor(world.db, world.keys, victim, now);
	const { events, sendTellings, urn } = open;
	const asked = await asks.listFor(world.db, world.keys, victim);
	const owed = deadlines(events, duties, { enhanced: victim.enhanced, sendTellings, now });
	const row = find(owed, key, asked, events);
	const about = row ? asksAbout(asked, row, events) : [];
	if (!row || (about.length === 0 && !mayAsk(row))) error(404);
	return { row, urn, ...standingOf(row, about, events, now) };
}

// An ask whose event was put right since keeps its address.
function find(
	owed: readonly Deadline[],
	key: string,
	asked: readonly Ask[],
	events: readonly Event[]
): Deadline | undefined {
	return (
		owed.find(({ duty, because }) => rowKey(duty.id, because.id) === key) ??
		owed.find((row) =>
			asksAbout(asked, row, events).some(({ duty, because }) => rowKey(duty, because) === key)
		)
	);
}

/** Where the asks about a row stand now. */
export function standingOf(
	row: Deadline,
	about: readonly Ask[],
	events: readonly Event[],
	now: Instant
): Omit<OpenRow, 'row' | 'urn'> {
	const current = about.find(({ state }) => state === 'open');
	const { duty, because } = current ?? about[0] ?? { duty: row.duty.id, because: row.because.id };
	return {
		place: { duty, because, to: row.owedBy },
		current,
		before: about.filter(({ state }) => state === 'over'),
		state: current ? askState(current, row, events, now) : { state: 'ready' }
	};
}
