/** What she said she needs, sealed: read by her, and by the advocate who took her call. */
import type { ParticipationId, PersonId, Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isEmpty, nothingSaid, type Needs } from '#lib/domain/reach/needs.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';
import { ofHers } from '#lib/server/people/places.ts';

/** What she said, for herself, and the look is written down; nothing when she said nothing, or for a view that may not be hers alone. */
export async function readFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<Needs | undefined> {
	if (victim.level !== 'full') return undefined;
	return transaction(db, async (trx) => {
		const row = await scopedTo(trx, victim).executeTakeFirst();
		if (!row) return undefined;
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'needs-read', now);
		return opened(trx, keys, row);
	});
}

/** The one read of what a victim needs, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Victim) {
	return db
		.selectFrom('needs')
		.innerJoin('participations', 'participations.id', 'needs.participation_id')
		.selectAll('needs')
		.$call(ofHers(victim));
}

/** Keeps what she needs in place of what was kept; with nothing said, nothing is kept. `reach`: whether she said now how she is reached. */
export async function save(
	db: Db,
	keys: Keys,
	victim: Victim,
	needs: Needs,
	now: Instant,
	reach: 'said' | 'kept' = 'said'
): Promise<void> {
	const { participation } = victim;
	await transaction(db, async (trx) => {
		const ring = await keyrings.ofPlace(trx, keys, participation);
		const values = {
			needs_sealed: sealField(keys, ring, fields.needs, participation, JSON.stringify(needs)),
			changed_at: now
		};
		const first = { participation_id: participation, ...values, reached_at: now };
		const later = reach === 'said' ? { ...values, reached_at: now } : values;
		if (isEmpty(needs))
			await trx.deleteFrom('needs').where('participation_id', '=', participation).execute();
		else
			await trx
				.insertInto('needs')
				.values(first)
				.onConflict((conflict) => conflict.column('participation_id').doUpdateSet(later))
				.execute();
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'needs-changed', now);
	});
}

/**
 * What a person said, if she said how she is reached after an instant; only for a caller that has found out that the
 * asker may see it, and writes it down, or shows nothing of it.
 */
export async function ofPerson(
	trx: Db | Trx,
	keys: Keys,
	person: PersonId,
	after: Instant = 0
): Promise<Needs | undefined> {
	const row = await trx
		.selectFrom('needs')
		.innerJoin('participations', 'participations.id', 'needs.participation_id')
		.selectAll('needs')
		.where('participations.person_id', '=', person)
		.where('needs.reached_at', '>', after)
		.executeTakeFirst();
	return row && opened(trx, keys, row);
}

/** The same of several people at once, by their rings, with when each said how she is reached. */
export async function ofPeople(
	db: Db | Trx,
	keys: Keys,
	theirs: ReadonlyMap<PersonId, keyrings.Ring>
): Promise<Map<PersonId, { readonly needs: Needs; readonly at: Instant }>> {
	if (theirs.size === 0) return new Map();
	const rows = await db
		.selectFrom('needs')
		.innerJoin('participations', 'participations.id', 'needs.participation_id')
		.selectAll('needs')
		.select('participations.person_id')
		.where('participations.person_id', 'in', [...theirs.keys()])
		.execute();
	return new Map(
		rows.map((row) => {
			const { person_id, participation_id, needs_sealed } = row;
			const ring = theirs.get(person_id);
			const words = unsealField(keys, ring, fields.needs, participation_id, needs_sealed);
			return [person_id, { needs: JSON.parse(words) as Needs, at: row.reached_at }];
		})
	);
}

/** Her safe number, to be written to: a page shows no more of it than its end. */
export async function phoneOf(db: Db, keys: Keys, victim: Victim): Promise<string | undefined> {
	if (victim.level !== 'full') return undefined;
	return (await ofPerson(db, keys, victim.person))?.phone;
}

/** What she keeps beside her needs: the days she cannot come to court, and whom she was given at an office. */
export type Beside = Required<Pick<Needs, 'away' | 'contacts'>>;

const nothingBeside: Beside = { away: [], contacts: [] };

/** What she keeps beside her needs; nothing for a view that may not be hers alone. */
export async function besideOf(db: Db, keys: Keys, victim: Victim): Promise<Beside> {
	if (victim.level !== 'full') return nothingBeside;
	const { away = [], contacts = [] } = (await ofPerson(db, keys, victim.person)) ?? {};
	return { away, contacts };
}

/** Keeps these in place of those that were kept; what else she needs stays, and when she said how she is reached: a later call goes before. */
export async function saveBeside(
	db: Db,
	keys: Keys,
	victim: Victim,
	beside: Partial<Beside>,
	now: Instant
): Promise<void> {
	const all = { ...((await ofPerson(db, keys, victim.person)) ?? nothingSaid), ...beside };
	const { away = [], contacts = [], ...rest } = all;
	const kept = {
		...rest,
		...(away.length > 0 ? { away } : {}),
		...(contacts.length > 0 ? { contacts } : {})
	};
	await save(db, keys, victim, kept, now, 'kept');
}

/** Gives what was said in one place in a case to another that is hers too, unless she said something there. */
export async function mergeInto(
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
		const words = JSON.stringify(await opened(trx, keys, row));
		const ring = await keyrings.find(trx, keys, to);
		const needs_sealed = sealField(keys, ring, fields.needs, to, words);
		await trx
			.insertInto('needs')
			.values({ ...row, participation_id: to, needs_sealed })
			.execute();
	}
	await trx.deleteFrom('needs').where('participation_id', '=', from).execute();
}

async function opened(db: Db | Trx, keys: Keys, row: Row<'needs'>): Promise<Needs> {
	const { participation_id, needs_sealed } = row;
	const ring = await keyrings.find(db, keys, participation_id);
	return JSON.parse(unsealField(keys, ring, fields.needs, participation_id, needs_sealed)) as Needs;
}
