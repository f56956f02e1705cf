/** The advocates' side of requests: what is due, who takes it, when the number is shown, how it went. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import { after, outcomesOf, type Outcome } from '#lib/domain/call/call.ts';
import { inOrder } from '#lib/domain/team/desk-order.ts';
import { isTaken } from '#lib/domain/call/steps.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sql, type RawBuilder } from 'kysely';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { scopedTo, takenBy } from './scopes.ts';
import * as contactPlans from '#lib/server/reach/contact-plans.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Needs } from '#lib/domain/reach/needs.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as people from '#lib/server/people/people.ts';
import * as places from '#lib/server/people/places.ts';
import { aboutFor, refuse, step, stepsOf } from './calls.ts';
import { isLate } from './counts.ts';
import type { Row } from '#lib/server/tables.ts';
import { givenBack } from './team.ts';
import { promiseOf, timesAfter } from './tries.ts';
import { waiting, type Waiting } from './rows.ts';
import { asBefore } from './take-back.ts';
import * as worries from './worries.ts';
import { standsInFor } from '#lib/server/team/working-hours.ts';
import * as workloads from '#lib/server/team/workloads.ts';

/** So many late calls, and as many others, stand on one desk at once, the soonest: nobody reads more, and a list costs as much as it is long. */
export const mostListed = 100;

/** The requests an advocate may work on, in the order they are to be made in; that they were seen, once a day. */
export async function waitingFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	now: Instant
): Promise<Waiting[]> {
	return transaction(db, async (trx) => {
		const soonest = (late: RawBuilder<boolean>) =>
			scopedTo(trx, staff, now)
				.where(late)
				.orderBy(
					sql`case when taken_by = ${staff.person} then 0 when kind = 'safety' then 1 else 2 end`
				)
				.orderBy('promised_from')
				.orderBy('asked_at')
				.limit(mostListed)
				.execute();
		// However many are late, those that can still be kept are there.
		const rows = [...(await soonest(isLate(now))), ...(await soonest(sql`not ${isLate(now)}`))];
		const day = { since: instantOf(dayOf(now)), now };
		await auditLists.writeOnceEach(
			trx,
			keys,
			await aboutEach(trx, rows),
			staff,
			'request-listed',
			day
		);
		return inOrder(await waiting(trx, keys, rows, now), now);
	});
}

/** The calls to one victim that this one may work on, in the order they are to be made in; that they were seen, once a day. */
export async function ofPlaceFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<Waiting[]> {
	return transaction(db, async (trx) => {
		const rows = await scopedTo(trx, staff, now)
			.where('person_id', '=', ({ selectFrom }) =>
				selectFrom('participations').select('person_id').where('id', '=', participation)
			)
			.execute();
		await auditLists.writeOnceEach(trx, keys, await aboutEach(trx, rows), staff, 'request-listed', {
			since: instantOf(dayOf(now)),
			now
		});
		return inOrder(await waiting(trx, keys, rows, now), now);
	});
}

async function aboutEach(trx: Trx, rows: readonly Call[]): Promise<audit.About[]> {
	const theirs = await places.ofPeople(
		trx,
		rows.flatMap(({ person_id }) => person_id ?? [])
	);
	return rows.map(({ id, person_id }) => {
		const place = theirs.get(person_id ?? '');
		return place ? audit.inCase(place) : { chain: `request:${id}` };
	});
}

/** One of the requests an advocate may work on, and the look is written down; nothing when it is another's. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<Waiting | undefined> {
	return transaction(db, async (trx) => {
		const row = await scopedTo(trx, staff, now).where('id', '=', id).executeTakeFirst();
		if (!row) return refuse(trx, keys, staff, id, now);
		await audit.write(trx, keys, await aboutFor(trx, row), staff, 'request-read', now);
		return (await waiting(trx, keys, [row], now))[0];
	});
}

/** Whether this one has taken a call and it is still to be made. */
export async function isMine(db: Db, staff: Staff, id: string): Promise<boolean> {
	const row = await takenBy(db, staff).select('id').where('id', '=', id).executeTakeFirst();
	return row !== undefined;
}

/** Whether a call stands on this one's list. */
export async function isListed(db: Db, staff: Staff, id: string, now: Instant): Promise<boolean> {
	return (await scopedTo(db, staff, now).where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Takes a request for this advocate, from whoever is away too; false when another was quicker, or there is no room for it. */
export async function take(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, 'request-taken', now, (trx, row) =>
		taken(trx, staff, row, now)
	);
}

/** Takes one that this advocate has just put on the list; false where there is no room for it, or the wall is between. */
export function takeNew(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return changeIn(trx, keys, staff, id, 'request-taken', now, (_, row) =>
		taken(trx, staff, row, now)
	);
}

async function taken(trx: Trx, staff: Staff, row: Call, now: Instant): Promise<boolean> {
	if (row.taken_by === staff.person) return true;
	const away = row.taken_by ? await standsInFor(trx, staff, now) : [];
	if (row.taken_by && !away.includes(row.taken_by)) return false;
	// Two taken at once count as two.
	await lock(trx, [`workload:${staff.person}`]);
	// Paused meanwhile, nobody would see that it is theirs.
	if (await people.isPaused(trx, staff.person)) return false;
	if (!(await workloads.hasRoomFor(trx, staff, row))) return false;
	const values = { state: 'taken', taken_by: staff.person, taken_at: now } as const;
	await update(trx, row.id, { ...values, changed_at: now });
	await step(trx, row.id, 'taken', staff.person, now);
	return true;
}

/** Gives a taken request back to everybody; a supervisor does it for one of the team. */
export async function giveBack(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, 'request-answered', now, async (trx, row) => {
		if (!row.taken_by || (row.taken_by !== staff.person && staff.kind !== 'supervisor'))
			return false;
		await update(trx, id, { ...givenBack, changed_at: now });
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
	return transaction(db, async (trx) => {
		const row = await takenBy(trx, staff).where('id', '=', id).executeTakeFirst();
		const found = row?.person_id ? await needs.ofPerson(trx, keys, row.person_id) : undefined;
		if (row && found)
			await audit.write(trx, keys, await aboutFor(trx, row), staff, 'needs-read', now);
		return found;
	});
}

/**
 * Records how a call went: done, promised again in the next safe slot, or closed. That they spoke only once the number was
 * shown to whoever has taken it, where there is one: nobody says so of a call that was not made.
 */
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
		if (outcome === 'spoke' && !(await mayHaveSpoken(trx, keys, row, staff))) return false;
		const values = await afterCall(trx, keys, row, outcome, now);
		const kept = { late_since: null, went_before: asBefore(row), changed_at: now };
		await update(trx, id, { ...values, ...kept });
		await step(trx, id, outcome, staff.person, now);
		return true;
	});
}

async function mayHaveSpoken(trx: Trx, keys: Keys, row: Call, staff: Staff): Promise<boolean> {
	const { plan } = await contactPlans.forCall(trx, keys, row);
	return !plan.hasNumber || (await wasShown(trx, staff, row.id));
}

/** Whether the number of a call was shown to this one of us since it is theirs: nobody says how a call went that was not made. */
export async function wasShown(trx: Db | Trx, { person }: Staff, id: string): Promise<boolean> {
	const steps = await stepsOf(trx, id);
	const since = steps.findLastIndex(({ step: name }) => isTaken(name));
	return steps
		.slice(since + 1)
		.some(({ step: name, by }) => name === 'number-shown' && by === person);
}

const noFurther = { second_from: null, third_from: null };

async function afterCall(
	trx: Trx,
	keys: Keys,
	row: Call,
	outcome: Outcome,
	now: Instant
): Promise<Partial<Call>> {
	const tries = row.tries + 1;
	// Rung before the time she was told: that time, and those of the next tries, stand.
	if (outcome !== 'spoke' && now < row.promised_from) return givenBack;
	const { plan } = await contactPlans.forCall(trx, keys, row);
	const times = await timesAfter(trx, row, plan.slots, { made: tries, now });
	const next = after(outcome, tries, times, now);
	// Danger was recorded, and nobody has said how it ended: the call is not let go, and is owed at once and at no time.
	if (next.state === 'closed' && (await worries.isOpenOn(trx, row.id)))
		return { ...givenBack, tries, ...noFurther, promised_from: now, promised_to: now };
	if (next.state !== 'asked') return { state: next.state, tries, ...noFurther };
	const further = row.team ? times.filter(({ from }) => from > next.promised.from) : [];
	// Everybody's again: whoever knows her may be away at the second try.
	return { ...givenBack, tries, ...promiseOf([next.promised, ...further], row) };
}

export type Call = Row<'calls'>;
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
	return transaction(db, (trx) => changeIn(trx, keys, staff, id, act, now, make));
}

async function changeIn(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	id: string,
	act: audit.Act,
	now: Instant,
	make: Change
): Promise<boolean> {
	const mine = scopedTo(trx, staff, now).where('id', '=', id);
	const row = await mine.forUpdate().executeTakeFirst();
	if (!row) await refuse(trx, keys, staff, id, now);
	// Found before the change, which may give the call to another.
	const about = row && (await aboutFor(trx, row));
	if (!row || !about || !(await make(trx, row))) return false;
	await audit.write(trx, keys, about, staff, act, now);
	return true;
}

/** Sets what has changed of a call. */
export async function update(trx: Trx, id: string, values: Partial<Call>): Promise<void> {
	await trx.updateTable('calls').set(values).where('id', '=', id).execute();
}
