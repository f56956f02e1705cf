/** Moves what was sealed before there were vaults into them, a little at a time, beside readers and writers. */
import type { Instant } from '#lib/domain/event.ts';
import { sql } from 'kysely';
import { isPostgres, transaction, type Db } from '#lib/server/database.ts';
import { ringIdOf } from '#lib/server/case/facts.ts';
import * as fields from './fields.ts';
import type { Keys } from './keys.ts';
import * as rings from './rings.ts';
import { sealField, unsealField } from './seals.ts';
import type { Sealed } from '#lib/server/tables.ts';

const batch = 200;

type Old = { readonly row: string; readonly owner: string; readonly sealed: Sealed };
type Source = { readonly field: fields.Field; readonly key: string; readonly owner: string };

/** Where each field finds the ring it belongs to: SQL that names a place in a case, or a case. */
const sources: readonly Source[] = [
	...[fields.name, fields.number].map((field) => ({
		field,
		key: 'id',
		owner: '(select p.id from participations p where p.person_id = people.id)'
	})),
	{ field: fields.needs, key: 'participation_id', owner: 'participation_id' },
	{ field: fields.noticeAddress, key: 'id', owner: 'participation_id' },
	{ field: fields.noticeTimes, key: 'participation_id', owner: 'participation_id' },
	{ field: fields.called, key: 'id', owner: 'participation_id' },
	{ field: fields.answering, key: 'id', owner: 'participation_id' },
	{ field: fields.joinWishes, key: 'id', owner: 'participation_id' },
	{
		field: fields.wishes,
		key: 'id',
		owner: '(select p.id from participations p where p.person_id = requests.person_id)'
	},
	{ field: fields.urn, key: 'id', owner: 'id' }
];

/** Seals again, by the ring it belongs to, everything that is not yet; returns how many fields. */
export async function reseal(db: Db, keys: Keys, now: Instant): Promise<number> {
	await makeRings(db, keys, now);
	let done = 0;
	for (const source of sources) done += await resealField(db, keys, source, now);
	return done + (await sealFacts(db, keys, now));
}

// Places in a case from before there were keyrings.
async function makeRings(db: Db, keys: Keys, now: Instant): Promise<void> {
	for (;;) {
		const rows = await db
			.selectFrom('participations')
			.leftJoin('keyrings', 'keyrings.id', 'participations.id')
			.select(['participations.id', 'participations.person_id'])
			.where('keyrings.id', 'is', null)
			.limit(batch)
			.execute();
		if (rows.length === 0) return;
		await transaction(db, async (trx) => {
			for (const { id, person_id } of rows) await rings.ensure(trx, keys, id, now, person_id);
		});
	}
}

async function resealField(
	db: Db,
	keys: Keys,
	{ field, key, owner }: Source,
	now: Instant
): Promise<number> {
	const [table, cell, id] = [sql.table(field.table), sql.ref(field.column), sql.ref(key)];
	const isOld = isPostgres(db) ? sql`get_byte(${cell}, 0) = 1` : sql`substr(${cell}, 1, 1) = x'01'`;
	let done = 0;
	for (;;) {
		const { rows } = await sql<Old>`select ${id} as "row", ${sql.raw(owner)} as owner,
			${cell} as sealed from ${table}
			where ${cell} is not null and ${isOld} and ${sql.raw(owner)} is not null
			limit ${batch}`.execute(db);
		if (rows.length === 0) return done;
		await transaction(db, async (trx) => {
			for (const { row, owner: ringId, sealed } of rows) {
				const ring = await rings.ensure(trx, keys, ringId as rings.RingId, now);
				const words = unsealField(keys, undefined, field, row, sealed);
				const again = sealField(keys, ring, field, row, words);
				// Only what is still as it was read: a newer word of hers is not undone.
				await sql`update ${table} set ${cell} = ${again}
					where ${id} = ${row} and ${cell} = ${sealed}`.execute(trx);
			}
		});
		done += rows.length;
	}
}

async function sealFacts(db: Db, keys: Keys, now: Instant): Promise<number> {
	let done = 0;
	for (;;) {
		const rows = await db
			.selectFrom('events')
			.selectAll()
			.where('data_sealed', 'is', null)
			.where('data', '!=', '{}')
			.limit(batch)
			.execute();
		if (rows.length === 0) return done;
		await transaction(db, async (trx) => {
			for (const row of rows) {
				const ring = await rings.ensure(trx, keys, ringIdOf(row), now);
				const data_sealed = sealField(keys, ring, fields.fact, row.id, row.data);
				await trx
					.updateTable('events')
					.set({ data: '', data_sealed })
					.where('id', '=', row.id)
					.where('data_sealed', 'is', null)
					.execute();
			}
		});
		done += rows.length;
	}
}
