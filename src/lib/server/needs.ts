/** What she said she needs, sealed: read by her, and by the advocate who took her call. */
import type { ParticipationId, PersonId, Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isEmpty, type Needs } from '#lib/domain/needs.ts';
import * as audit from './audit.ts';
import { once, type Db, type Trx } from './database.ts';
import type { Keys } from './keys.ts';
import { seal, unseal } from './seals.ts';
import type { Row } from './tables.ts';

/** What she said, for herself; nothing when she said nothing, or for a view that may not be hers alone. */
export async function readFor(db: Db, keys: Keys, victim: Victim): Promise<Needs | undefined> {
	if (victim.level !== 'full') return undefined;
	const row = await scopedTo(db, victim).executeTakeFirst();
	return row && opened(keys, row);
}

/** The one read of what a victim needs, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Victim) {
	return db
		.selectFrom('needs')
		.innerJoin('participations', 'participations.id', 'needs.participation_id')
		.selectAll('needs')
		.where('participations.id', '=', victim.participation)
		.where('participations.person_id', '=', victim.person);
}

/** Keeps what she needs in place of what was kept; with nothing said, nothing is kept. */
export async function save(
	db: Db,
	keys: Keys,
	victim: Victim,
	needs: Needs,
	now: Instant
): Promise<void> {
	const { participation } = victim;
	const words = JSON.stringify(needs);
	const values = {
		needs_sealed: seal(keys, 'needs', placeOf({ participation_id: participation }), words),
		changed_at: now
	};
	await once(db, async (trx) => {
		if (isEmpty(needs))
			await trx.deleteFrom('needs').where('participation_id', '=', participation).execute();
		else
			await trx
				.insertInto('needs')
				.values({ participation_id: participation, ...values })
				.onConflict((conflict) => conflict.column('participation_id').doUpdateSet(values))
				.execute();
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'needs-changed', now);
	});
}

/** What a person said; only for a caller that has found out that the asker may see it, and writes it down. */
export async function ofPerson(trx: Trx, keys: Keys, person: PersonId): Promise<Needs | undefined> {
	const row = await trx
		.selectFrom('needs')
		.innerJoin('participations', 'participations.id', 'needs.participation_id')
		.selectAll('needs')
		.where('participations.person_id', '=', person)
		.executeTakeFirst();
	return row && opened(keys, row);
}

/** Gives what was said in one place in a case to another that is hers too, unless she said something there. */
export async function hand(
	trx: Trx,
	keys: Keys,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	const rows = await trx
		.selectFrom('needs')
		.selectAll()
		.where('participation_id', 'in', [from, to])
		.execute();
	const [row, ...others] = rows;
	if (row?.participation_id === from && others.length === 0) {
		const words = JSON.stringify(opened(keys, row));
		const place = placeOf({ participation_id: to });
		const needs_sealed = seal(keys, 'needs', place, words);
		await trx
			.insertInto('needs')
			.values({ ...row, participation_id: to, needs_sealed })
			.execute();
	}
	await trx.deleteFrom('needs').where('participation_id', '=', from).execute();
}

function opened(keys: Keys, row: Row<'needs'>): Needs {
	return JSON.parse(unseal(keys, 'needs', placeOf(row), row.needs_sealed)) as Needs;
}

function placeOf({ participation_id }: Pick<Row<'needs'>, 'participation_id'>): string {
	return `needs/${participation_id}`;
}
