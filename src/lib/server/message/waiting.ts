/** Which of her messages wait for an answer: from when she wrote until one of us wrote or spoke to her after it was read, or said that it needs none. */
import { sql } from 'kysely';
import type { ParticipationId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';

export type At = { readonly participation: ParticipationId; readonly team: string };

/** What waits at one place. */
export type Waiting = {
	readonly count: number;
	/** How many of them nobody has read. */
	readonly unread: number;
	/** When the first of them was written. */
	readonly since: Instant;
};

/** What waits at each of several places; where nothing does it is left out. What she wrote to another team stays with that team. */
export async function ofEach(
	db: Db | Trx,
	places: readonly At[]
): Promise<ReadonlyMap<ParticipationId, Waiting>> {
	if (places.length === 0) return new Map();
	const rows = await waiting(db)
		.select(({ fn }) => ['participation_id', 'team', fn.min('written_at').as('since')])
		.select(({ fn }) => [fn.countAll().as('count'), fn.count('read_at').as('read')])
		.where(
			'participation_id',
			'in',
			places.map(({ participation }) => participation)
		)
		.groupBy(['participation_id', 'team'])
		.execute();
	const isTheirs = new Set(places.map(({ participation, team }) => `${participation} ${team}`));
	const theirs = rows.filter((row) => isTheirs.has(`${row.participation_id} ${row.team}`));
	return new Map(
		theirs.map(({ participation_id, since, count, read }) => [
			participation_id,
			{ count: Number(count), unread: Number(count) - Number(read), since: Number(since) }
		])
	);
}

/** Which messages wait of those between her and a team. */
export async function idsAt(db: Db | Trx, at: At): Promise<ReadonlySet<string>> {
	const rows = await waiting(db)
		.select('id')
		.where('participation_id', '=', at.participation)
		.where('team', '=', at.team)
		.execute();
	return new Set(rows.map(({ id }) => id));
}

/** One of us has written to her: what was read before is answered. What came in meanwhile waits on. */
export async function answer(trx: Trx, at: At, now: Instant): Promise<void> {
	await trx
		.updateTable('messages')
		.set({ done_at: now })
		.where('participation_id', '=', at.participation)
		.where('team', '=', at.team)
		.where('side', '=', 'hers')
		.where('read_at', 'is not', null)
		.where('done_at', 'is', null)
		.execute();
}

// A call in which they spoke answers by itself while it stands: its outcome can be taken back.
function waiting(db: Db | Trx) {
	return db
		.selectFrom('messages')
		.where('side', '=', 'hers')
		.where('done_at', 'is', null)
		.where(
			sql<boolean>`not exists (select 1 from call_steps as went
			inner join calls on calls.id = went.call_id
			inner join participations on participations.person_id = calls.person_id
			where participations.id = messages.participation_id and calls.team = messages.team
			and went.step = 'spoke' and went.at > messages.read_at)`
		);
}
