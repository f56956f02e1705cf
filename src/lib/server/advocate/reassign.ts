/** One advocate in the place of another: never over the wall, and never more cases than one can have. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { ageOf } from '#lib/domain/access/child.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Trx } from '#lib/server/database.ts';
import { isWalled } from '#lib/server/access/sights.ts';

/** Makes an advocate the one who has the case, in place of the one before; nothing where the wall or the cap is between. */
export async function takeOver(
	trx: Trx,
	participation: ParticipationId,
	{ advocate, team }: { advocate: PersonId; team: string },
	now: Instant
): Promise<number | undefined> {
	const open = await openSeqOf(trx, participation, advocate);
	if (open) return (await isBehindWall(trx, open)) ? undefined : open;
	if (!(await hasRoom(trx, advocate, team))) return undefined;
	const seq = await nextSeq(trx);
	// Kept as ended until the wall has been looked at: only one may be open, and a refusal leaves the one before.
	const row = { seq, participation_id: participation, person_id: advocate, team };
	const values = { ...row, assigned_at: now, let_in_at: null, ended_at: now };
	await trx.insertInto('assignments').values(values).execute();
	if (await isBehindWall(trx, seq)) {
		await trx.deleteFrom('assignments').where('seq', '=', seq).execute();
		return undefined;
	}
	await trx
		.updateTable('assignments')
		.set({ ended_at: now })
		.where('participation_id', '=', participation)
		.where('ended_at', 'is', null)
		.execute();
	const let_in_at = await opensAtOnce(trx, participation, now);
	await trx
		.updateTable('assignments')
		.set({ ended_at: null, let_in_at })
		.where('seq', '=', seq)
		.execute();
	return seq;
}

// A team that was only a name has no cap.
async function hasRoom(trx: Trx, advocate: PersonId, team: string): Promise<boolean> {
	const row = await trx
		.selectFrom('teams')
		.select('case_cap')
		.where('id', '=', team)
		.executeTakeFirst();
	if (!row) return true;
	const { held } = await trx
		.selectFrom('assignments')
		.select(({ fn }) => fn.countAll<number>().as('held'))
		.where('person_id', '=', advocate)
		.where('ended_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(held) < row.case_cap;
}

// Given to the same advocate again nothing changes: what she opened stays open.
async function openSeqOf(
	trx: Trx,
	participation: ParticipationId,
	advocate: PersonId
): Promise<number | undefined> {
	const row = await trx
		.selectFrom('assignments')
		.select('seq')
		.where('participation_id', '=', participation)
		.where('person_id', '=', advocate)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return row?.seq;
}

async function nextSeq(trx: Trx): Promise<number> {
	const { last } = await trx
		.selectFrom('assignments')
		.select(({ fn }) => fn.max('seq').as('last'))
		.executeTakeFirstOrThrow();
	return (last ?? 0) + 1;
}

async function isBehindWall(trx: Trx, seq: number): Promise<boolean> {
	const row = await trx
		.selectFrom('assignments as mine')
		.innerJoin('participations', 'participations.id', 'mine.participation_id')
		.select('mine.seq')
		.where('mine.seq', '=', seq)
		.where((where) => isWalled(where))
		.executeTakeFirst();
	return row !== undefined;
}

// Under 13 she has no page to let anybody in from: whoever is given the case holds it for her (decision 0034).
async function opensAtOnce(
	trx: Trx,
	participation: ParticipationId,
	now: Instant
): Promise<Instant | null> {
	const row = await trx
		.selectFrom('children')
		.selectAll()
		.where('participation_id', '=', participation)
		.executeTakeFirst();
	const child = row && { ownFrom: row.own_from, grownFrom: row.grown_from };
	return ageOf(child, now) === 'held' ? now : null;
}
