/** A call that her advocate begins of themselves: only where she opened how to reach her, and only as that says. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as checkIns from '#lib/server/call/check-ins.ts';
import * as owed from '#lib/server/call/owed.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import { isQuiet } from '#lib/server/reach/quiet.ts';
import * as sharedPanes from './shared-panes.ts';

/** Why nobody is rung: she did not open it; she said no to such calls; it was not safe, and she has not said since when it is; she named no number, or no time to come. */
export type NotStarted = 'closed' | 'said-no' | 'not-safe' | 'no-number' | 'no-times' | 'taken';

export type Started = { readonly id: string } | { readonly why: NotStarted };

/**
 * Puts a call to her on this one's list, for the first time that she said is safe, which may be this half hour. One that is
 * there already is that one. Her number is shown as for every call: in a safe time, after their key.
 */
export async function start(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<Started> {
	return transaction(db, async (trx) => {
		await lock(trx, [`check-ins:${participation}`]);
		const place = await placeFor(trx, staff, participation);
		if (!place) return { why: 'closed' };
		const before = await calls.openOf(trx, place.person, 'check-in');
		if (before) return taken(trx, keys, staff, before.id, now);
		if (await checkIns.areStopped(trx, participation)) return { why: 'said-no' };
		if (await isQuiet(trx, place.person)) return { why: 'not-safe' };
		const wishes = await owed.wishesAtOnce(trx, keys, place.person, now);
		if (!wishes) return { why: 'no-number' };
		const [promised] = wishes.slots.toSorted((one, other) => one.from - other.from);
		if (!promised) return { why: 'no-times' };
		const language = await people.languageOf(trx, place.person);
		const of = { team: place.team as TeamId, receipt: null };
		const call = { kind: 'check-in', wishes, language, promised, of } as const;
		const id = await calls.addFor(trx, keys, staff, place, call, now);
		return taken(trx, keys, staff, id, now);
	});
}

async function placeFor(trx: Trx, staff: Staff, participation: ParticipationId) {
	const open = await sharedPanes
		.scopedTo(trx, staff)
		.select(['participations.case_id as caseId', 'mine.team'])
		.where('participations.id', '=', participation)
		.executeTakeFirst();
	if (!open || !sharedPanes.panesOf(open.panes).includes('needs')) return undefined;
	const { person, caseId, team } = open;
	return { participation, person, caseId, team };
}

async function taken(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<Started> {
	return (await callDesk.takeNew(trx, keys, staff, id, now)) ? { id } : { why: 'taken' };
}
