/** The advocates' side of requests: what is due, who takes it, when the number is shown, how it went. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { after, isSafeNow, type Outcome, type Wishes } from '#lib/domain/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from './audit.ts';
import { isPostgres, once, type Db, type Trx } from './database.ts';
import type { Keys } from './keys.ts';
import type { Needs } from '#lib/domain/needs.ts';
import * as needs from './needs.ts';
import * as people from './people.ts';
import { chainFor, shown, step, stepsOf, wishesOf, type Asked } from './requests.ts';
import type { Row } from './tables.ts';

/** What an advocate sees; the number only after it was asked for and written down. */
export type Waiting = Asked & {
	readonly wishes: Omit<Wishes, 'phone'>;
	readonly language: Language;
	readonly takenBy?: PersonId;
	readonly tries: number;
	/** Whether somebody signed in asked, and how sure we are that it is her. */
	readonly person?: PersonId;
};

/** The requests an advocate may work on, in the order they fall due in safe hours. */
export async function waitingFor(db: Db, keys: Keys, staff: Staff): Promise<Waiting[]> {
	const rows = await scopedTo(db, staff).orderBy('promised_from').orderBy('asked_at').execute();
	const all = await Promise.all(rows.map((row) => waiting(db, keys, row)));
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
		if (!row) return undefined;
		await audit.write(trx, keys, await chainFor(trx, row), staff, 'request-read', now);
		return waiting(trx, keys, row);
	});
}

/** Open requests that nobody has taken, and those this advocate took. */
export function scopedTo(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('requests')
		.selectAll()
		.where('state', 'in', ['asked', 'taken'])
		.where((where) =>
			where.or([where('taken_by', 'is', null), where('taken_by', '=', staff.person)])
		);
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

/** The number to dial, for the advocate who took the request; showing it is written down first. */
export async function showNumber(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, 'number-shown', now, async (trx, row) => {
		// Outside the times she said are safe the number stays closed.
		if (row.taken_by !== staff.person || !isSafeNow(wishesOf(keys, row).slots, now)) return false;
		await step(trx, id, 'number-shown', staff.person, now);
		return true;
	});
}

const shownFor = 15 * 60 * 1000;

/** The number, for a quarter of an hour after it was shown; then it has to be asked for again. */
export async function numberFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<string | undefined> {
	return once(db, async (trx) => {
		const row = await scopedTo(trx, staff)
			.where('id', '=', id)
			.where('taken_by', '=', staff.person)
			.executeTakeFirst();
		const steps = row ? await stepsOf(trx, id) : [];
		const fresh = steps.some(
			({ step, by, at }) => step === 'number-shown' && by === staff.person && now - at < shownFor
		);
		if (!row || !fresh) return undefined;
		if (row.kind !== 'confirm') return wishesOf(keys, row).phone;
		return row.person_id ? (await people.contactOf(trx, keys, row.person_id))?.phone : undefined;
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
			await audit.write(trx, keys, await chainFor(trx, row), staff, 'needs-read', now);
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
		if (row.taken_by !== staff.person) return false;
		const tries = row.tries + 1;
		const next = after(outcome, tries, wishesOf(keys, row).slots, now);
		const kept =
			next.state === 'asked'
				? { promised_from: next.promised.from, promised_to: next.promised.to }
				: {};
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

type Change = (trx: Trx, row: Row<'requests'>) => Promise<boolean>;

async function change(
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
		if (!row || !(await make(trx, row))) return false;
		await audit.write(trx, keys, await chainFor(trx, row), staff, act, now);
		return true;
	});
}

async function update(trx: Trx, id: string, values: Partial<Row<'requests'>>): Promise<void> {
	await trx.updateTable('requests').set(values).where('id', '=', id).execute();
}

async function waiting(db: Db | Trx, keys: Keys, row: Row<'requests'>): Promise<Waiting> {
	const { phone: _, ...wishes } = wishesOf(keys, row);
	return {
		...(await shown(db, keys, row)),
		wishes,
		language: row.language,
		tries: row.tries,
		...(row.taken_by ? { takenBy: row.taken_by } : {}),
		...(row.person_id ? { person: row.person_id } : {})
	};
}
