/** What a backup does not know: who was erased since, what was closed, and what promises they were given. */
import { sql } from 'kysely';
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import { destroy } from '#lib/server/keep/erasures.ts';
import type { Place } from '#lib/server/people/places.ts';
import type { World } from '#lib/server/world.ts';

const operator = { kind: 'operator' } as const;

/**
 * Brings into a restored database what the one it replaces knows: those who were erased are erased again, receipts and
 * holds stand, and nothing that was closed, used or taken away opens anything. Every visit is over, whatever is known.
 */
export async function carryOver(
	{ db, keys, now }: World,
	replaced: string | undefined
): Promise<{ readonly erased: number }> {
	for (const visits of ['sessions', 'agency_visits'] as const)
		await db.deleteFrom(visits).execute();
	if (replaced === undefined) {
		// She may have ended them since: until she chooses again nothing goes to her.
		for (const chosen of toldBy) await db.deleteFrom(chosen.table).execute();
		return { erased: 0 };
	}
	await sql`attach database ${replaced} as replaced`.execute(db);
	const gone = await erasedSince(db);
	for (const place of gone)
		await transaction(db, (trx) => destroy(trx, keys, operator, place, now()));
	await keepPromises(db);
	await keepStopped(db);
	await close(db);
	await keepSilent(db);
	await keepDoors(db);
	await sql`detach database replaced`.execute(db);
	return { erased: gone.length };
}

type Row = { id: ParticipationId; person_id: PersonId; case_id: CaseId };

// Who was joined with somebody and erased with her has a place of their own in the backup: it goes too.
async function erasedSince(db: Db): Promise<Place[]> {
	const { rows } = await sql<Row>`
		select id, person_id, case_id from main.participations as place
		where exists (select 1 from replaced.audit where act = 'erased' and whose = place.id)
		or (
			place.id not in (select id from replaced.participations)
			and place.id not in (select code_place from replaced.joins where code_place is not null)
			and exists (
				select 1 from replaced.audit as joined
				inner join replaced.audit as erased on erased.chain = joined.chain and erased.whose = joined.whose
				where joined.chain = 'case:' || place.case_id
				and joined.act = 'cases-joined' and erased.act = 'erased'))`.execute(db);
	return rows.map(({ id, person_id, case_id }) => ({
		participation: id,
		person: person_id,
		caseId: case_id
	}));
}

async function keepPromises(db: Db): Promise<void> {
	await sql`insert or ignore into main.erasure_receipts select * from replaced.erasure_receipts`.execute(
		db
	);
	const both = sql`participation_id in (select id from main.participations)
		and participation_id in (select id from replaced.participations)`;
	await sql`delete from main.legal_holds where ${both}`.execute(db);
	await sql`insert into main.legal_holds (participation_id, reason, until, set_at)
		select participation_id, reason, until, set_at from replaced.legal_holds where ${both}`.execute(
		db
	);
	// What police asked since holds everything of hers, and she was told of it. Who is not in the backup cannot be named in it.
	const known = ['made_by', 'notice_by', 'decided_by'].map(
		(by) => sql`(${sql.ref(by)} is null or ${sql.ref(by)} in (select id from main.people))`
	);
	await sql`insert or replace into main.disclosure_requests select * from replaced.disclosure_requests
		where ${both} and ${sql.join(known, sql` and `)}`.execute(db);
}

// What she stopped or we refused of her data is not done after all.
async function keepStopped(db: Db): Promise<void> {
	await sql`update main.data_requests set (state, refusal, ended_at) = (
			select state, refusal, ended_at from replaced.data_requests as later
			where later.id = main.data_requests.id)
		where id in (
			select id from replaced.data_requests where state in ('stopped', 'refused'))`.execute(db);
}

/** How she is told, by what it is known: what she ended or changed since is chosen no more. */
const toldBy = [
	{ table: 'notice_ways', by: ['id'] },
	{ table: 'notice_times', by: ['participation_id', 'changed_at'] }
] as const;

async function keepSilent(db: Db): Promise<void> {
	for (const { table, by } of toldBy)
		await sql`delete from ${sql.table(`main.${table}`)} where not exists (
			select 1 from ${sql.table(`replaced.${table}`)} as later where ${same(table, by)})`.execute(
			db
		);
}

// A door of an agency's people that was taken away stays shut, and one that asks for more goes on asking.
async function keepDoors(db: Db): Promise<void> {
	await db.deleteFrom('identity_providers').execute();
	await sql`insert into main.identity_providers select * from replaced.identity_providers
		where agency_id in (select id from main.agencies)`.execute(db);
}

/** By what a row is known, and the columns by which it is used, ended or taken back: it stands as it stood last. */
const closing = [
	{ table: 'supporters', by: ['id'], columns: ['starts_at', 'revoked_at'] },
	{ table: 'assignments', by: ['seq'], columns: ['let_in_at', 'panes', 'ended_at'] },
	{ table: 'message_access', by: ['participation_id'], columns: ['seq', 'closed_at'] },
	{ table: 'invitations', by: ['locator'], columns: ['used_at', 'expires_at', 'tries'] },
	{ table: 'cards', by: ['person_id', 'code_hash'], columns: ['used_at'] },
	{ table: 'recovery_codes', by: ['person_id', 'made_at'], columns: ['locator'] },
	{ table: 'people', by: ['id'], columns: ['paused_at'] },
	{
		table: 'notices',
		by: ['id'],
		columns: ['sent_at', 'given_up_at', 'ended_why', 'held_at', 'due_at']
	}
] as const;
/** Ways in of somebody who is there, by what they are known: one that is gone, or another by now, opens nothing. */
const renewed = [
	{ table: 'ways_in', by: ['person_id', 'made_at'] },
	{ table: 'cards', by: ['person_id', 'code_hash'] },
	{ table: 'recovery_codes', by: ['person_id', 'made_at'] },
	{ table: 'recoveries', by: ['person_id', 'begun_at'] },
	{ table: 'device_keys', by: ['id'] },
	{ table: 'devices', by: ['id'] },
	{ table: 'invitations', by: ['locator'] },
	{ table: 'staff_codes', by: ['locator'] }
] as const;

async function close(db: Db): Promise<void> {
	for (const { table, by, columns } of closing)
		for (const column of columns) {
			const last = sql`from ${sql.table(`replaced.${table}`)} as later where ${same(table, by)}`;
			await sql`update ${sql.table(`main.${table}`)}
				set ${sql.ref(column)} = (select later.${sql.ref(column)} ${last})
				where exists (select 1 ${last})`.execute(db);
		}
	for (const { table, by } of renewed)
		await sql`delete from ${sql.table(`main.${table}`)}
			where person_id in (select id from replaced.people) and not exists (
				select 1 from ${sql.table(`replaced.${table}`)} as later where ${same(table, by)})`.execute(
			db
		);
}

function same(table: string, by: readonly string[]) {
	const each = by.map(
		(column) => sql`later.${sql.ref(column)} = ${sql.ref(`main.${table}.${column}`)}`
	);
	return sql.join(each, sql` and `);
}
