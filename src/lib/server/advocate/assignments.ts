/** Which advocate was given whose case: by a supervisor of the team, opened by her, never over the wall. */
import type { ParticipationId, PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import { advocatePanes } from '#lib/domain/access/pane.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { markOf } from '#lib/server/access/holders.ts';
import { takeOver } from './reassign.ts';
import * as talks from '#lib/server/message/hers.ts';
import { mayBeGiven, mayComeIn } from '#lib/server/team/members.ts';
import { giveOn } from '#lib/server/people/places.ts';

/**
 * Gives a case to an advocate of the supervisor's own team, taking it over from whoever has it. False when it cannot
 * be: there is no such case or advocate, another team has it, they have as many as they can, or the wall is between;
 * nothing says which. A page gives by `advocate-changes.ts`, which tells her first.
 */
export async function give(
	db: Db,
	keys: Keys,
	supervisor: Staff,
	given: Giving,
	now: Instant
): Promise<boolean> {
	return transaction(db, (trx) => giveIn(trx, keys, supervisor, given, now));
}

/** Held by whoever gives a case: the wall is a matter of who came first over all cases. */
export const givingCases = 'assignments';

type Giving = {
	readonly participation: ParticipationId;
	readonly advocate: PersonId;
	/** The team for which it was planned: who planned it may have left since. */
	readonly planned?: string;
};

/** The same inside a transaction. */
export async function giveIn(
	trx: Trx,
	keys: Keys,
	supervisor: Staff,
	{ participation, advocate, planned }: Giving,
	now: Instant
): Promise<boolean> {
	await lock(trx, [givingCases]);
	const team = await teamFor(trx, supervisor, { advocate, planned }, now);
	const place = team && (await placeOf(trx, participation, team));
	const seq = place && (await takeOver(trx, place.participation, { advocate, team }, now));
	const about: audit.About = seq ? audit.inCase(place) : { chain: `person:${supervisor.person}` };
	await audit.write(trx, keys, about, supervisor, seq ? 'advocate-given' : 'refused', now);
	return seq !== undefined;
}

/**
 * She lets her advocate in to some panes, in place of those before, or with none of them out again; false when she has no
 * advocate, or another by now than the one `to` whom her page said it.
 */
export async function setLetIn(
	db: Db,
	keys: Keys,
	victim: Victim,
	asked: readonly string[],
	now: Instant,
	{ to }: { readonly to?: string } = {}
): Promise<boolean> {
	return transaction(db, (trx) => setLetInIn(trx, keys, victim, { asked, to }, now));
}

/** She closes her case to her advocate, and the messages with it: neither is ever closed without the other. */
export async function letOut(db: Db, keys: Keys, victim: Victim, now: Instant): Promise<void> {
	await transaction(db, async (trx) => {
		await setLetInIn(trx, keys, victim, { asked: [], to: undefined }, now);
		await talks.closeIn(trx, keys, victim, now);
	});
}

async function setLetInIn(
	trx: Trx,
	keys: Keys,
	victim: Victim,
	{ asked, to }: { readonly asked: readonly string[]; readonly to: string | undefined },
	now: Instant
): Promise<boolean> {
	const given = await trx
		.selectFrom('assignments')
		.select('seq')
		.where('participation_id', '=', victim.participation)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (!given || (to !== undefined && to !== markOf(keys, given))) return false;
	const panes = advocatePanes.filter((pane) => asked.includes(pane));
	const open = panes.length > 0;
	const { numUpdatedRows } = await trx
		.updateTable('assignments')
		.set({ let_in_at: open ? now : null, panes: open ? JSON.stringify(panes) : null })
		.where('seq', '=', given.seq)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (Number(numUpdatedRows) !== 1) return false;
	const act = open ? 'advocate-let-in' : 'advocate-let-out';
	await audit.write(trx, keys, `case:${victim.caseId}`, victim, act, now);
	return true;
}

/** The advocate gives the case back; false when it is not theirs. A page ends by `finishing.ts`, which tells her. */
export async function endIn(
	trx: Trx,
	keys: Keys,
	advocate: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<boolean> {
	const place = await trx
		.selectFrom('assignments')
		.innerJoin('participations', 'participations.id', 'assignments.participation_id')
		.select(['assignments.seq', 'participations.case_id'])
		.where('assignments.participation_id', '=', participation)
		.where('assignments.person_id', '=', advocate.person)
		.where('assignments.ended_at', 'is', null)
		.executeTakeFirst();
	if (!place) return false;
	await trx
		.updateTable('assignments')
		.set({ ended_at: now })
		.where('seq', '=', place.seq)
		.execute();
	const about = audit.inCase({ caseId: place.case_id, participation });
	await audit.write(trx, keys, about, advocate, 'advocate-ended', now);
	return true;
}

/** The team a supervisor shares with an advocate to whom work may be given; nothing where they share none. */
export async function sharedTeam(
	trx: Trx,
	{ kind, person }: Staff,
	advocate: PersonId,
	now: Instant
): Promise<string | undefined> {
	if (kind !== 'supervisor') return undefined;
	const row = await trx
		.selectFrom('team_members as theirs')
		.innerJoin('team_members as own', 'own.team', 'theirs.team')
		.innerJoin('people', 'people.id', 'theirs.person_id')
		.select('theirs.team')
		.where('own.person_id', '=', person)
		.where('theirs.person_id', '=', advocate)
		.where('people.role', '=', 'advocate')
		.where(mayBeGiven(person, now))
		.executeTakeFirst();
	return row?.team;
}

// Nothing, and never a no, where it cannot be: what is not given must not count as given.
async function teamFor(
	trx: Trx,
	supervisor: Staff,
	{ advocate, planned }: { readonly advocate: PersonId; readonly planned: string | undefined },
	now: Instant
): Promise<string | undefined> {
	if (!planned) return sharedTeam(trx, supervisor, advocate, now);
	return (await isOfTeam(trx, supervisor, advocate, planned)) ? planned : undefined;
}

/** Whether an advocate who is there is of a team. */
async function isOfTeam(
	trx: Trx,
	{ person }: Staff,
	advocate: PersonId,
	team: string
): Promise<boolean> {
	const row = await trx
		.selectFrom('team_members')
		.innerJoin('people', 'people.id', 'team_members.person_id')
		.select('team')
		.where('team_members.person_id', '=', advocate)
		.where('team_members.team', '=', team)
		.where('people.role', '=', 'advocate')
		.where('people.paused_at', 'is', null)
		.where(mayComeIn(person))
		.executeTakeFirst();
	return row !== undefined;
}

type Place = { readonly participation: ParticipationId; readonly caseId: CaseId };

// A case that another team has now is not this supervisor's to give away.
async function placeOf(
	trx: Trx,
	participation: ParticipationId,
	team: string
): Promise<Place | undefined> {
	return trx
		.selectFrom('participations')
		.select(['id as participation', 'case_id as caseId'])
		.where('id', '=', participation)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('assignments')
						.select('seq')
						.where('participation_id', '=', participation)
						.where('ended_at', 'is', null)
						.where('team', '!=', team)
				)
			)
		)
		.executeTakeFirst();
}

/** Gives the advocates of one place in a case to another that turned out to be the same; of two at once hers stays. */
export async function mergeInto(
	trx: Trx,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	const open = await trx
		.selectFrom('assignments')
		.select(['seq', 'participation_id', 'assigned_at'])
		.where('participation_id', 'in', [from, to])
		.where('ended_at', 'is', null)
		.execute();
	const over = open.length > 1 ? open.find((one) => one.participation_id === from) : undefined;
	if (over)
		await trx
			.updateTable('assignments')
			.set({ ended_at: over.assigned_at })
			.where('seq', '=', over.seq)
			.execute();
	await giveOn(trx, 'assignments', from, to);
}
