/** Promises nobody has taken: a supervisor hears of each before it falls due, and she sees a new time before it is over. */
import { sql } from 'kysely';
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { leftAfter, movedBefore, untaken, warnedBefore } from '#lib/domain/call/promise-watch.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as contactPlans from '#lib/server/reach/contact-plans.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { aboutFor, step, stepsOf } from './calls.ts';
import * as rotas from './rota.ts';
import * as supervisors from '#lib/server/team/supervisors.ts';
import type { Row } from '#lib/server/tables.ts';
import { handBack } from './team.ts';
import { promiseOf, timesAfter } from './tries.ts';
import { isCallOverTheWall } from '#lib/server/access/conflicts.ts';

/**
 * Does what each promise that nobody has taken asks for at an instant; done again it finds nothing to do. One that breaks
 * keeps nobody from looking at the others: it is thrown at the end.
 */
export async function follow(db: Db, keys: Keys, now: Instant): Promise<void> {
	const looks = [
		...(await leftIn(db, now)).map((id) => () => bringBack(db, id, now)),
		...(await dueIn(db, now)).map((id) => () => lookAt(db, keys, id, now))
	];
	const broken: unknown[] = [];
	for (const look of looks) await look().catch((error: unknown) => broken.push(error));
	if (broken.length > 0) throw broken[0];
}

// As `untaken` judges it: nothing came of it since, and it is missed for this very promise.
const isMissed = sql<boolean>`exists (select 1 from call_steps as missed
	where missed.call_id = calls.id and missed.step = 'missed'
	and missed.at >= calls.promised_to - ${sql.lit(movedBefore)}
	and not exists (select 1 from call_steps as later
		where later.call_id = calls.id and later.seq > missed.seq))`;

function lookAt(db: Db, keys: Keys, id: string, now: Instant): Promise<void> {
	return transaction(db, async (trx) => {
		const row = await found(trx, id);
		if (!row) return;
		const last = (await stepsOf(trx, id)).at(-1);
		const asks = untaken(promisedOf(row, last?.step === 'missed' ? last.at : undefined), now);
		// What fell due while nothing ran goes to a supervisor all the same.
		if (asks !== 'nothing' && row.warned_from !== row.promised_from) await warn(trx, row, now);
		if (asks === 'move') await moveOn(trx, keys, row, now);
	});
}

function promisedOf(row: Row<'calls'>, missedAt: Instant | undefined) {
	const { promised_from: from, promised_to: to, warned_from: warnedFrom } = row;
	return {
		from,
		to,
		...(warnedFrom === null ? {} : { warnedFrom }),
		...(missedAt === undefined ? {} : { missedAt })
	};
}

/**
 * Those of which a supervisor has not heard yet, and those that are nearly over. One that was missed, and for which there
 * was no other time, is looked at again only when something has come of it since.
 */
async function dueIn(db: Db, now: Instant): Promise<string[]> {
	const rows = await open(db)
		.where('promised_from', '<=', now + warnedBefore)
		.where(({ or, and, eb, not }) =>
			or([
				eb('warned_from', 'is', null),
				eb('warned_from', '<>', eb.ref('promised_from')),
				and([eb('promised_to', '<=', now + movedBefore), not(isMissed)])
			])
		)
		.orderBy('promised_from')
		.orderBy('id')
		.execute();
	return rows.map(({ id }) => id);
}

async function leftIn(db: Db, now: Instant): Promise<string[]> {
	const rows = await left(db, now).execute();
	return rows.map(({ id }) => id);
}

async function bringBack(db: Db, id: string, now: Instant): Promise<void> {
	await transaction(db, async (trx) => {
		const one = left(trx, now).where('id', '=', id);
		const row = await one.forUpdate().executeTakeFirst();
		if (row) await handBack(trx, id, now);
	});
}

/**
 * What was taken and nobody will do: its taker does not see it any more, for two sides were seen late; or its promise is
 * long over and they never asked for the number.
 */
function left(db: Db | Trx, now: Instant) {
	return db
		.selectFrom('calls')
		.select('id')
		.where('state', '=', 'taken')
		.where(({ or, and, eb, not, exists, ref, selectFrom }) =>
			or([
				isCallOverTheWall(sql.ref('calls.taken_by')),
				and([
					eb('team', 'is not', null),
					eb('promised_from', '<', ref('promised_to')),
					eb('promised_to', '<=', now - leftAfter),
					eb('taken_at', '<=', now - leftAfter),
					not(
						exists(
							selectFrom('call_steps')
								.select('seq')
								.whereRef('call_id', '=', 'calls.id')
								.whereRef('by', '=', 'calls.taken_by')
								.where('step', '=', 'number-shown')
								.whereRef('at', '>=', 'calls.taken_at')
						)
					)
				])
			])
		);
}

function open(db: Db | Trx) {
	return (
		db
			.selectFrom('calls')
			.selectAll()
			.where('state', '=', 'asked')
			.where('team', 'is not', null)
			// Owed at once and at no time: there is no promise to look after.
			.whereRef('promised_from', '<', 'promised_to')
	);
}

async function found(trx: Trx, id: string): Promise<Row<'calls'> | undefined> {
	const one = open(trx).where('id', '=', id);
	return one.forUpdate().executeTakeFirst();
}

/** Tells the supervisors of its team that nobody has taken a call, and marks that they were told. */
export async function warn(trx: Trx, row: Row<'calls'>, now: Instant): Promise<void> {
	const to = (await supervisorsOf(trx, row)).map((person) => ({ person }));
	// A team without a supervisor at work must not keep it to itself.
	for (const whom of to.length > 0 ? to : [{ role: 'supervisor' } as const])
		await notices.owe(trx, { kind: 'promise-untaken', ...whom, facts: { request: row.id } }, now);
	await set(trx, row.id, { warned_from: row.promised_from });
}

// Whoever was given the other side is not told of this call.
async function supervisorsOf(trx: Trx, { id, team }: Row<'calls'>): Promise<PersonId[]> {
	const rows = await supervisors
		.rowsOf(trx, team ?? '')
		.innerJoin('calls', (join) => join.on('calls.id', '=', id))
		.where(({ not }) => not(isCallOverTheWall(sql.ref('people.id'))))
		.execute();
	return rows.map(({ id: person }) => person);
}

/** The next of her times that can be kept becomes the promise. Where there is none she is told that too. */
async function moveOn(trx: Trx, keys: Keys, row: Row<'calls'>, now: Instant): Promise<void> {
	const { plan } = await contactPlans.forCall(trx, keys, row);
	await rotas.holdTimes(trx);
	const times = await timesAfter(trx, row, plan.slots, { made: row.tries, now });
	await set(trx, row.id, {
		...promiseOf(times, { ...row, second_from: null, third_from: null }),
		late_since: row.late_since ?? row.promised_to,
		changed_at: now
	});
	await step(trx, row.id, 'missed', undefined, now);
	const about = await aboutFor(trx, row);
	await audit.write(trx, keys, about, { kind: 'operator' }, 'request-changed', now);
	// Whoever asked to join two cases may be a stranger to the one that is called: her page says nothing of this call.
	if (row.person_id && row.kind !== 'join')
		await notices.owe(trx, { kind: 'request-changed', person: row.person_id, facts: {} }, now);
}

async function set(trx: Trx, id: string, values: Partial<Row<'calls'>>): Promise<void> {
	await trx.updateTable('calls').set(values).where('id', '=', id).execute();
}
