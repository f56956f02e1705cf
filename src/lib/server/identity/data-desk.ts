/** Requests for a copy or for erasing that came by phone, by post or in person, as staff take them down and deal with them. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import {
	awaitsSecond,
	isOpen,
	maySecond,
	mayPrint,
	standingOf,
	type CameBy,
	type DataRefusal,
	type DataRequest,
	type DataSort,
	type DataStanding
} from '#lib/domain/data/request.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Hold } from '#lib/domain/data/hold.ts';
import { tell } from '#lib/server/door/arrivals.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as confirmCalls from './calls.ts';
import * as confirmations from './confirmations.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { readRow } from '#lib/server/data/rows.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as places from '#lib/server/people/places.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as conflicts from '#lib/server/access/conflicts.ts';

export type Taking = {
	/** Her sign-in number, her printed code or her reference: nobody is ever looked for by a name. */
	readonly about: string;
	readonly sort: DataSort;
	readonly cameBy: Exclude<CameBy, 'page'>;
};

/** The id of what was taken down; or that too many were looked for. */
export type TakenDown = { readonly was: 'taken-down'; readonly id: string } | confirmations.Wait;

/**
 * Takes a request down and begins to make sure who asks: seen in person or by her printed code at once, else by a call to
 * the number on record. Nothing when nobody is found, and it is written down who tried.
 */
export async function takeDown(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ about, sort, cameBy }: Taking,
	now: Instant
): Promise<TakenDown | undefined> {
	const meant = await confirmations.meant(db, keys, staff, about, now);
	if (meant.was === 'wait') return meant;
	return transaction(db, async (trx) => {
		const person = await confirmations.found(trx, keys, staff, meant, now);
		const whose = person && (await places.of(trx, person));
		if (!whose) return undefined;
		await lock(trx, [whose.caseId]);
		const open = await dataRequests.openOf(trx, whose, sort, now);
		const asked = { sort, cameBy, takenBy: staff.person };
		const id = open?.id ?? (await dataRequests.add(trx, keys, staff, whose, asked, now));
		const isOthers = await conflicts.isOfAnotherTeam(trx, staff, whose.participation);
		if (cameBy === 'person' && !isOthers)
			await dataRequests.makeSure(trx, keys, staff, id, 'seen', now);
		else if (meant.byCode) await dataRequests.makeSure(trx, keys, staff, id, 'code', now);
		// Who wrote is not at a telephone; and without words for it a call proves nothing.
		else if (cameBy === 'phone' && (await recoveries.hasPaper(trx, whose.person)))
			await callAbout(trx, keys, staff, id, whose.person, now);
		await tell(trx, whose.person, now);
		return { was: 'taken-down', id };
	});
}

async function callAbout(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	id: string,
	person: PersonId,
	now: Instant
): Promise<void> {
	const row = await scopedTo(trx, staff)
		.where('data_requests.id', '=', id)
		.executeTakeFirstOrThrow();
	// A call that nobody answered is over: rung again, she gets another.
	if (row.checked || (await confirmCalls.isOnItsWay(trx, keys, row.call_id, now))) return;
	const call = await confirmCalls.ringBack(trx, keys, staff, person, now);
	await trx.updateTable('data_requests').set({ call_id: call }).where('id', '=', id).execute();
}

/** One on the list: what was asked, how it stands, and what this one of us may do. Never whose it is. */
export type OnList = DataRequest & {
	readonly standing: DataStanding;
	readonly isLate: boolean;
	readonly hold?: Hold;
	readonly isOpen: boolean;
	readonly awaitsSecond: boolean;
	readonly maySecond: boolean;
	readonly mayPrint: boolean;
	/** Another team has the case now: whoever took it down reads on, and that team goes on with it. */
	readonly isOthers: boolean;
};

/** All that is still to be dealt with, the one due first on top. */
export async function openFor(db: Db, staff: Staff, now: Instant): Promise<OnList[]> {
	const found = await scopedTo(db, staff)
		.where('state', 'in', ['asked', 'waits'])
		// What she asked on her page goes its way by itself, until she comes in person for it.
		.where(({ or, eb }) => or([eb('came_by', '!=', 'page'), eb('checked_by', 'is not', null)]))
		.orderBy('due_on')
		.orderBy('asked_at')
		.execute();
	const listed = await Promise.all(found.map((row) => onList(db, staff, row, now)));
	return listed.filter((one) => one.isOpen);
}

/** One by its id, ended ones as well. */
export async function readFor(
	db: Db,
	staff: Staff,
	id: string,
	now: Instant
): Promise<OnList | undefined> {
	const row = await scopedTo(db, staff).where('data_requests.id', '=', id).executeTakeFirst();
	return row && onList(db, staff, row, now);
}

type Found = Parameters<typeof readRow>[0];

async function onList(db: Db, staff: Staff, row: Found, now: Instant): Promise<OnList> {
	const { person } = staff;
	const asked = readRow(row);
	const held = await legalHolds.on(db, row.participation_id, dayOf(now));
	const isOthers = await conflicts.isOfAnotherTeam(db, staff, row.participation_id);
	return {
		...asked,
		standing: standingOf(asked, now),
		isLate: isOpen(asked, now) && asked.dueOn < dayOf(now),
		isOpen: isOpen(asked, now),
		awaitsSecond: awaitsSecond(asked, now),
		maySecond: !isOthers && maySecond(asked, person, now),
		mayPrint: !isOthers && mayPrint(asked, person, now),
		isOthers,
		...(held ? { hold: held } : {})
	};
}

/** She is here and who she is has been looked at. */
export function seen(db: Db, keys: Keys, staff: Staff, id: string, now: Instant): Promise<boolean> {
	return change(db, keys, staff, id, now, (trx) =>
		dataRequests.makeSure(trx, keys, staff, id, 'seen', now)
	);
}

/** A second one of us agrees; false for whoever took it down or made sure. */
export function second(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, now, async (trx, asked, about) => {
		if (!maySecond(asked, staff.person, now)) return false;
		await trx
			.updateTable('data_requests')
			.set({ second_by: staff.person, second_at: now })
			.where('id', '=', id)
			.execute();
		await audit.write(trx, keys, about, staff, 'data-seconded', now);
		return true;
	});
}

/** We say no, for a reason she sees. What she asked on her own page is not ours to refuse here. */
export function refuse(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ id, refusal }: { readonly id: string; readonly refusal: DataRefusal },
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, now, async (trx, asked, about) => {
		if (!isOpen(asked, now) || asked.cameBy === 'page') return false;
		await dataRequests.end(trx, id, { state: 'refused', refusal }, now);
		await audit.write(trx, keys, about, staff, 'data-refused', now);
		return true;
	});
}

/** She says to one of us of the team that has her case that it is to stop: nobody gains by that, so nothing has to be proved. */
export function stop(db: Db, keys: Keys, staff: Staff, id: string, now: Instant): Promise<boolean> {
	return change(db, keys, staff, id, now, async (trx, asked, about) => {
		if (!isOpen(asked, now)) return false;
		await dataRequests.end(trx, id, { state: 'stopped' }, now);
		await audit.write(trx, keys, about, staff, 'data-stopped', now);
		return true;
	});
}

type Make = (trx: Trx, asked: DataRequest, about: audit.About) => Promise<boolean>;

/** Changes one, one change at a time; she is told that something is new. */
async function change(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant,
	make: Make
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const whose = await dataRequests.whoseIs(trx, id);
		if (whose) await lock(trx, [whose.caseId]);
		const row = await scopedTo(trx, staff)
			.where('data_requests.id', '=', id)
			.where((where) => where.not(conflicts.isAnotherTeamsFor(where, staff)))
			.executeTakeFirst();
		if (!whose || !row) {
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return false;
		}
		const made = await make(trx, readRow(row), audit.inCase(whose));
		if (made) await tell(trx, whose.person, now);
		return made;
	});
}

/**
 * The one read of what came to the desk: never of the other side, and of a case that another team has only what this one
 * took down. Its SQL is held by a test.
 */
export function scopedTo(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('data_requests')
		.innerJoin('participations', 'participations.id', 'data_requests.participation_id')
		.selectAll('data_requests')
		.where((where) => where.not(conflicts.isOtherSideFor(where, staff)))
		.where((where) =>
			where.or([
				where.not(conflicts.isAnotherTeamsFor(where, staff)),
				where('data_requests.taken_by', '=', staff.person)
			])
		);
}
