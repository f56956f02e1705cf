/** Promises nobody has taken: a supervisor hears of each before it falls due, and she sees a new time before it is over. */
import type { Instant } from '#lib/domain/event.ts';
import { untaken, warnedBefore } from '#lib/domain/promise-watch.ts';
import * as audit from './audit.ts';
import * as contactPlans from './contact-plans.ts';
import { isPostgres, once, type Db, type Trx } from './database.ts';
import type { Keys } from './keys.ts';
import * as notices from './notices.ts';
import { aboutFor, step, stepsOf } from './requests.ts';
import * as rotas from './rotas.ts';
import * as supervisors from './supervisors.ts';
import type { Row } from './tables.ts';
import { promiseOf, timesAfter } from './tries.ts';

/** Does what each promise that nobody has taken asks for at an instant; done again it finds nothing to do. */
export async function follow(db: Db, keys: Keys, now: Instant): Promise<void> {
	for (const id of await dueIn(db, now))
		await once(db, async (trx) => {
			const row = await found(trx, id);
			if (!row) return;
			const missedAt = (await stepsOf(trx, id)).findLast(({ step: one }) => one === 'missed')?.at;
			const asks = untaken(promisedOf(row, missedAt), now);
			// What fell due while nothing ran goes to a supervisor all the same.
			if (asks !== 'nothing' && row.warned_from !== row.promised_from) await warn(trx, row, now);
			if (asks === 'move') await moveOn(trx, keys, row, now);
		});
}

function promisedOf(row: Row<'requests'>, missedAt: Instant | undefined) {
	const { promised_from: from, promised_to: to, warned_from: warnedFrom } = row;
	return {
		from,
		to,
		...(warnedFrom === null ? {} : { warnedFrom }),
		...(missedAt === undefined ? {} : { missedAt })
	};
}

async function dueIn(db: Db, now: Instant): Promise<string[]> {
	const rows = await open(db)
		.where('promised_from', '<=', now + warnedBefore)
		.execute();
	return rows.map(({ id }) => id);
}

function open(db: Db | Trx) {
	return db
		.selectFrom('requests')
		.selectAll()
		.where('state', '=', 'asked')
		.where('team', 'is not', null);
}

async function found(trx: Trx, id: string): Promise<Row<'requests'> | undefined> {
	const one = open(trx).where('id', '=', id);
	return (isPostgres(trx) ? one.forUpdate() : one).executeTakeFirst();
}

async function warn(trx: Trx, row: Row<'requests'>, now: Instant): Promise<void> {
	const told = await supervisors.of(trx, row.team ?? '');
	const to = told.map((person) => ({ person }));
	// A team without a supervisor at work must not keep it to itself.
	for (const whom of to.length > 0 ? to : [{ role: 'supervisor' } as const])
		await notices.owe(trx, { kind: 'promise-untaken', ...whom, facts: { request: row.id } }, now);
	await set(trx, row.id, { warned_from: row.promised_from });
}

/** The next of her times that can be kept becomes the promise. Where there is none she is told that too. */
async function moveOn(trx: Trx, keys: Keys, row: Row<'requests'>, now: Instant): Promise<void> {
	const { plan } = await contactPlans.forCall(trx, keys, row);
	await rotas.holdTimes(trx);
	const times = await timesAfter(trx, row, plan.slots, { made: row.tries, now });
	await set(trx, row.id, {
		...promiseOf(times, { ...row, second_from: null, third_from: null }),
		changed_at: now
	});
	await step(trx, row.id, 'missed', undefined, now);
	const about = await aboutFor(trx, row);
	await audit.write(trx, keys, about, { kind: 'operator' }, 'request-changed', now);
	if (row.person_id)
		await notices.owe(trx, { kind: 'request-changed', person: row.person_id, facts: {} }, now);
}

async function set(trx: Trx, id: string, values: Partial<Row<'requests'>>): Promise<void> {
	await trx.updateTable('requests').set(values).where('id', '=', id).execute();
}
