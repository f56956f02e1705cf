/** One row of her clock with what she has asked about it, found by the name in the address. */
import { error } from '@sveltejs/kit';
import type { Victim } from '#lib/domain/actor.ts';
import {
	askState,
	asksAbout,
	isAboutMove,
	mayAsk,
	type AskedRow,
	type Asks,
	type AskState
} from '#lib/domain/clock/ask.ts';
import { deadlines, type Deadline } from '#lib/domain/clock/deadline.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import type { Event } from '#lib/domain/event.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import * as cases from '#lib/server/case/cases.ts';

export type OpenRow = Asks & {
	readonly row: Deadline;
	/** What an ask about it is kept under. */
	readonly place: AskedRow;
	readonly state: AskState;
	readonly isMoved: boolean;
	readonly urn: string | undefined;
	/** What her page goes by. */
	readonly events: readonly Event[];
};

/** The row, for the page and for what is posted to it; 404 when it is unknown, not hers, or not to be asked about. */
export async function openRow(locals: App.Locals, key: string): Promise<OpenRow> {
	const { world } = locals;
	const victim = locals.actor as Victim;
	const now = world.now();
	const open = await cases.readFor(world.db, world.keys, victim, now);
	const { events, sendTellings, urn } = open;
	const owed = deadlines(events, dutiesNow(), { enhanced: victim.enhanced, sendTellings, now });
	const row = owed.find((one) => one.key === key);
	if (!row) error(404);
	const all = await letters.listFor(world.db, world.keys, victim);
	const about = asksAbout(all, row, events);
	const { current, before, answered } = about;
	if (!current && before.length === 0 && !mayAsk(row)) error(404);
	const { duty, because } = current ??
		answered ??
		before[0] ?? { duty: row.duty.id, because: row.because.id };
	return {
		...about,
		row,
		urn,
		events,
		isMoved: isAboutMove(row, events),
		place: { duty, because, to: row.owedBy },
		state: current ? askState(current, row, events, now) : { state: 'ready' }
	};
}
