/** The calls a team has promised: which of them too few people are there for, and who has taken which. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import type { HandReason } from '#lib/domain/call/handing.ts';
import type { Instant } from '#lib/domain/event.ts';
import { meet, present, unkept, type Span } from '#lib/domain/team/work-week.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import { lock, type Db, type Trx } from '#lib/server/database.ts';
import { step } from './calls.ts';
import { asBefore } from './take-back.ts';
import * as rotas from './rota.ts';
import * as whoseCalls from './whose.ts';
import * as workingHours from '#lib/server/team/working-hours.ts';

/** A promise, without a word of whose it is. */
export type Promised = Span & { readonly id: string; readonly takenBy: PersonId | null };

/** A change would leave calls without anybody: they are told, and nothing is changed. */
export class WouldBreak extends Error {
	readonly calls: readonly Promised[];
	constructor(calls: readonly Promised[]) {
		super('A change would leave promised calls without anybody');
		this.calls = calls;
	}
}

/** The calls promised that as things stand nobody of the team is there for, first to last. */
export async function unkeptIn(db: Db | Trx, team: TeamId, now: Instant): Promise<Promised[]> {
	const promises = await promisedIn(db, team, now);
	if (promises.length === 0) return [];
	const last = Math.max(...promises.map(({ to }) => to));
	const span = { from: now, to: last };
	const shifts = await workingHours.shifts(db, { team, able: true }, span);
	return unkept(promises, present(shifts, await workingHours.absences(db, { team }, span)));
}

/**
 * Makes a change; breaks it off where it would leave more calls without anybody, unless somebody is sure of it. What is
 * promised beside it waits, or was promised before and is seen.
 */
export async function sparing<T>(
	trx: Trx,
	team: TeamId,
	{ sure, now }: { readonly sure: boolean; readonly now: Instant },
	make: () => Promise<T>
): Promise<T> {
	await rotas.holdTimes(trx);
	const before = sure ? [] : await unkeptIn(trx, team, now);
	const made = await make();
	if (sure) return made;
	const known = new Set(before.map(({ id }) => id));
	const calls = (await unkeptIn(trx, team, now)).filter(({ id }) => !known.has(id));
	// Thrown, so that the transaction takes back what was made.
	if (calls.length > 0) throw new WouldBreak(calls);
	return made;
}

/** What somebody has taken and not finished, in the order it falls due. */
export async function takenBy(db: Db | Trx, person: PersonId): Promise<Promised[]> {
	const rows = await ofTaker(db, person).execute();
	return rows.map(promisedOf);
}

/**
 * The same, and until the transaction ends nothing is added to it or done with it. To be held before the times of teams:
 * so does whoever answers a call.
 */
export async function holdTaken(trx: Trx, person: PersonId): Promise<Promised[]> {
	await holdWorkOf(trx, person);
	const taken = ofTaker(trx, person);
	const rows = await taken.forUpdate().execute();
	return rows.map(promisedOf);
}

/** Until the transaction ends nobody adds to what this one has taken, or pauses them. */
export function holdWorkOf(trx: Trx, person: PersonId): Promise<void> {
	return lock(trx, [`workload:${person}`]);
}

/** Whether somebody has taken a call and not finished it, which holds until the transaction ends. */
export async function holdTakenBy(trx: Trx, person: PersonId, id: string): Promise<boolean> {
	const one = ofTaker(trx, person).where('id', '=', id);
	return (await one.forUpdate().executeTakeFirst()) !== undefined;
}

/** Gives back to everybody what somebody has taken, all of it or what is promised for a time; how many. */
export async function giveBack(
	trx: Trx,
	person: PersonId,
	now: Instant,
	within?: Span
): Promise<number> {
	const taken = await holdTaken(trx, person);
	const back = within ? taken.filter((one) => meet(one, within)) : taken;
	for (const { id } of back) await handBack(trx, id, now);
	return back.length;
}

/** Gives back what one has taken of one victim's: whoever follows, or anybody of the team, calls her. */
export async function giveBackHers(
	trx: Trx,
	taker: PersonId,
	victim: PersonId,
	now: Instant
): Promise<void> {
	const hers = ofTaker(trx, taker).where('person_id', '=', victim);
	const rows = await hers.forUpdate().execute();
	for (const { id } of rows) await handBack(trx, id, now);
}

/** Whether a call is one that somebody may see at all: some are for whoever knows her. */
export async function isFor(trx: Trx, id: string, staff: Staff): Promise<boolean> {
	const row = await openRows(trx)
		.where('calls.id', '=', id)
		.where(whoseCalls.isFor(staff))
		.executeTakeFirst();
	return row !== undefined;
}

/** A call that was taken and is everybody's again: a supervisor hears anew that nobody has it. */
export const givenBack = {
	state: 'asked',
	taken_by: null,
	taken_at: null,
	warned_from: null
} as const;

/** Gives one that was taken back to everybody; she sees it. */
export async function handBack(trx: Trx, id: string, now: Instant): Promise<void> {
	await trx
		.updateTable('calls')
		.set({ ...givenBack, changed_at: now })
		.where('id', '=', id)
		.execute();
	await step(trx, id, 'returned', undefined, now);
}

/** To whom a call that was taken goes, from whose hand, and why. */
export type Handing = {
	readonly to: PersonId;
	readonly by: PersonId;
	readonly why: HandReason;
};

/** Hands one that was taken to a colleague; she sees it, and whoever handed it can take that back for some minutes. */
export async function handOver(
	trx: Trx,
	id: string,
	{ to, by, why }: Handing,
	now: Instant
): Promise<void> {
	const row = await trx
		.selectFrom('calls')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const given = { state: 'taken', taken_by: to, taken_at: now, changed_at: now } as const;
	await trx
		.updateTable('calls')
		.set({ ...given, went_before: asBefore(row) })
		.where('id', '=', id)
		.execute();
	await step(trx, id, 'handed-over', by, now, why);
}

function ofTaker(db: Db | Trx, person: PersonId) {
	return openRows(db).where('state', '=', 'taken').where('taken_by', '=', person);
}

function openRows(db: Db | Trx) {
	return db
		.selectFrom('calls')
		.select(['id', 'promised_from', 'promised_to', 'taken_by'])
		.where('state', 'in', ['asked', 'taken'])
		.orderBy('promised_from')
		.orderBy('id');
}

// Owed at once and at no time: such a call is not on a rota.
async function promisedIn(db: Db | Trx, team: TeamId, now: Instant): Promise<Promised[]> {
	const rows = await openRows(db)
		.where('promised_to', '>', now)
		.where((where) =>
			where.or([
				where('team', '=', team),
				where('taken_by', 'in', (of) =>
					of.selectFrom('team_members').select('person_id').where('team', '=', team)
				)
			])
		)
		.whereRef('promised_from', '<', 'promised_to')
		.execute();
	return rows.map(promisedOf);
}

function promisedOf(row: {
	readonly id: string;
	readonly promised_from: Instant;
	readonly promised_to: Instant;
	readonly taken_by: PersonId | null;
}): Promised {
	const { id, promised_from: from, promised_to: to, taken_by } = row;
	return { id, from, to, takenBy: taken_by };
}
