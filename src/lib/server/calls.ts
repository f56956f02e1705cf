/** The advocates' side of requests: what is due, who takes it, when the number is shown, how it went. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import { after, outcomesOf, type Outcome } from '#lib/domain/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from './audit.ts';
import * as contactPlans from './contact-plans.ts';
import { isPostgres, once, type Db, type Trx } from './database.ts';
import type { Keys } from './keys.ts';
import type { Needs } from '#lib/domain/needs.ts';
import * as needs from './needs.ts';
import * as refusals from './refusals.ts';
import { aboutFor, step } from './requests.ts';
import type { Row } from './tables.ts';
import { promiseOf, timesAfter } from './tries.ts';
import { waiting, type Waiting } from './waiting-calls.ts';
import { isFor } from './whose-calls.ts';

/** The requests an advocate may work on, in the order they fall due in safe hours; that they were seen, once a day. */
export async function waitingFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	now: Instant
): Promise<Waiting[]> {
	const all = await once(db, async (trx) => {
		const rows = await scopedTo(trx, staff).orderBy('promised_from').orderBy('asked_at').execute();
		const day = { since: instantOf(dayOf(now)), now };
		const found: Waiting[] = [];
		for (const row of rows) {
			await audit.writeOnce(trx, keys, await aboutFor(trx, row), staff, 'request-listed', day);
			found.push(await waiting(trx, keys, row));
		}
		return found;
	});
	// Safety comes before every other promise.
	return all.toSorted((a, b) => Number(b.kind === 'safety') - Number(a.kind === 'safety'));
}

/** One of the requests an advocate may work on, and the look is written down; nothing when it is another's. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<Waiting | undefined> {
	return once(db, async (trx) => {
		const row = await scopedTo(trx, staff).where('id', '=', id).executeTakeFirst();
		if (!row) return refusals.ofRequest(trx, keys, staff, id, now);
		await audit.write(trx, keys, await aboutFor(trx, row), staff, 'request-read', now);
		return waiting(trx, keys, row);
	});
}

/** Open requests that nobody has taken, and those this advocate took; of a child's only those of one whose case they hold. */
export function scopedTo(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('requests')
		.selectAll()
		.where('state', 'in', ['asked', 'taken'])
		.where((where) =>
			where.or([where('taken_by', 'is', null), where('taken_by', '=', staff.person)])
		)
		.where(isFor(staff));
}

/** Takes a request for this advocate; false when another was quicker. */
export async function take(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, 'request-taken', now, async (trx, row) => {
		if (row.taken_by === staff.person) return true;
		await update(trx, id, {
			state: 'taken',
			taken_by: staff.person,
			taken_at: now,
			changed_at: now
		});
		await step(trx, id, 'taken', staff.person, now);
		return true;
	});
}

/** Gives a taken request back to everybody. */
export async function giveBack(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, 'request-answered', now, async (trx, row) => {
		if (row.taken_by !== staff.person) return false;
		await update(trx, id, { state: 'asked', taken_by: null, taken_at: null, changed_at: now });
		await step(trx, id, 'returned', staff.person, now);
		return true;
	});
}

/** What she said she needs, for the advocate who took her call; the look is written down. Nothing for a stranger's call. */
export async function needsFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<Needs | undefined> {
	return once(db, async (trx) => {
		const row = await scopedTo(trx, staff)
			.where('id', '=', id)
			.where('taken_by', '=', staff.person)
			.executeTakeFirst();
		const found = row?.person_id ? await needs.ofPerson(trx, keys, row.person_id) : undefined;
		if (row && found)
			await audit.write(trx, keys, await aboutFor(trx, row), staff, 'needs-read', now);
		return found;
	});
}

/** Records how a call went: done, promised again in the next safe slot, or closed. */
export async function answer(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	outcome: Outcome,
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, 'request-answered', now, async (trx, row) => {
		if (row.taken_by !== staff.person || !outcomesOf(row.kind).includes(outcome)) return false;
		const tries = row.tries + 1;
		const { plan } = await contactPlans.forCall(trx, keys, row);
		const times = await timesAfter(trx, row, plan.slots, { made: tries, now });
		const next = after(outcome, tries, times, now);
		const further = row.team ? times.slice(1) : [];
		const kept =
			next.state === 'asked'
				? promiseOf([next.promised, ...further], row)
				: { second_from: null, third_from: null };
		// A second try stays with the one who knows her, and with everybody should that one be away.
		const freed = next.state === 'asked' ? { taken_by: null, taken_at: null } : {};
		await update(trx, id, { state: next.state, tries, changed_at: now, ...kept, ...freed });
		await step(trx, id, outcome, staff.person, now);
		return true;
	});
}

/** Whose call this is, where it makes sure who she is and this advocate took it. */
export async function confirming(db: Db, staff: Staff, id: string): Promise<PersonId | undefined> {
	const row = await scopedTo(db, staff)
		.where('id', '=', id)
		.where('kind', '=', 'confirm')
		.where('taken_by', '=', staff.person)
		.executeTakeFirst();
	return row?.person_id ?? undefined;
}

/** It is her: such a call is done, with what follows from it. */
export async function finish(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant,
	follow: (trx: Trx, row: Row<'requests'>) => Promise<void>
): Promise<boolean> {
	return change(db, keys, staff, id, 'request-answered', now, async (trx, row) => {
		if (row.taken_by !== staff.person || row.kind !== 'confirm') return false;
		await update(trx, id, { state: 'done', tries: row.tries + 1, changed_at: now });
		await step(trx, id, 'it-is-her', staff.person, now);
		await follow(trx, row);
		return true;
	});
}

type Call = Row<'requests'>;
type Change = (trx: Trx, row: Call) => Promise<boolean>;

/** Changes a call this advocate may work on, one change at a time, and writes it down; false when nothing was changed. */
export async function change(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	act: audit.Act,
	now: Instant,
	make: Change
): Promise<boolean> {
	return once(db, async (trx) => {
		const mine = scopedTo(trx, staff).where('id', '=', id);
		const row = await (isPostgres(trx) ? mine.forUpdate() : mine).executeTakeFirst();
		if (!row) await refusals.ofRequest(trx, keys, staff, id, now);
		// Found before the change, which may give the call to another.
		const about = row && (await aboutFor(trx, row));
		if (!row || !about || !(await make(trx, row))) return false;
		await audit.write(trx, keys, about, staff, act, now);
		return true;
	});
}

/** Sets what has changed of a call. */
export async function update(trx: Trx, id: string, values: Partial<Call>): Promise<void> {
	await trx.updateTable('requests').set(values).where('id', '=', id).execute();
}
