/** An advocate and she have finished: nobody has her case from then on, she is told who ended it and why, and its end begins what is destroyed later. */
import { ageOf } from '#lib/domain/access/child.ts';
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import {
	inTheWays,
	reasonsLeft,
	type FinishReason,
	type InTheWay
} from '#lib/domain/advocate/finishing.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { openAt } from '#lib/server/access/holders.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as checkIns from '#lib/server/call/check-ins.ts';
import * as worries from '#lib/server/call/worries.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as waiting from '#lib/server/message/waiting.ts';
import * as people from '#lib/server/people/people.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as assignments from './assignments.ts';
import * as changes from './changes.ts';
import * as sharedPanes from './shared-panes.ts';

export type Standing = {
	/** As it was recorded; nothing of a case that is not open. */
	readonly name?: string;
	/** Since when the case is theirs. */
	readonly givenAt: Instant;
	readonly inTheWay: readonly InTheWay[];
};

/** What is in the way of ending the work with her; nothing where the case is not this advocate's. */
export async function standingFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<Standing | undefined> {
	return transaction(db, async (trx) => {
		const place = await placeOf(trx, staff, participation);
		if (!place) return undefined;
		const name = place.let_in_at === null ? undefined : await nameOf(trx, keys, place);
		return {
			...(name ? { name } : {}),
			givenAt: place.assigned_at,
			inTheWay: await inTheWayOf(trx, keys, staff, place, now)
		};
	});
}

export type Asked = {
	readonly participation: ParticipationId;
	readonly reason: FinishReason;
};
export type Finished = 'finished' | 'in-the-way' | 'refused';

/** Ends the work with her, once: sent twice it is one end, of which she is told once. */
export async function finish(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ participation, reason }: Asked,
	now: Instant
): Promise<Finished> {
	return transaction(db, async (trx) => {
		await lock(trx, [changes.held, assignments.givingCases]);
		const place = await placeOf(trx, staff, participation);
		if (!place) {
			if (await hasFinished(trx, staff, participation)) return 'finished';
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return 'refused';
		}
		const found = await inTheWayOf(trx, keys, staff, place, now);
		if (!reasonsLeft(found).includes(reason)) return 'in-the-way';
		await assignments.endIn(trx, keys, staff, participation, now);
		await note(trx, staff, place, reason, now);
		return 'finished';
	});
}

type Place = NonNullable<Awaited<ReturnType<typeof placeOf>>>;

function placeOf(trx: Trx, staff: Staff, participation: ParticipationId) {
	return sharedPanes
		.givenTo(trx, staff)
		.select(['participations.case_id as caseId', 'mine.team', 'mine.assigned_at', 'mine.let_in_at'])
		.where('participations.id', '=', participation)
		.executeTakeFirst();
}

async function nameOf(trx: Trx, keys: Keys, { person }: Place) {
	return (await people.contactOf(trx, keys, person))?.name;
}

async function inTheWayOf(trx: Trx, keys: Keys, staff: Staff, place: Place, now: Instant) {
	const { id: participation, person, caseId, team } = place;
	const is: Readonly<Record<InTheWay, boolean>> = {
		child: await isHeld(trx, participation, now),
		call: await isOwedACall(trx, place),
		worry: await worries.isOpenFor(trx, { participation, person, team }),
		message: await isUnanswered(trx, staff, place, now),
		change: (await openAt(trx, participation)) !== undefined,
		'check-ins': await checkIns.areToCome(trx, keys, { participation, person, caseId }, now)
	};
	return inTheWays.filter((one) => is[one]);
}

// Under 13 she has no page to read it on, and nobody else would be there for her: a supervisor hands her case over.
async function isHeld(trx: Trx, participation: ParticipationId, now: Instant): Promise<boolean> {
	const row = await trx
		.selectFrom('children')
		.select(['own_from', 'grown_from'])
		.where('participation_id', '=', participation)
		.executeTakeFirst();
	return (
		row !== undefined && ageOf({ ownFrom: row.own_from, grownFrom: row.grown_from }, now) === 'held'
	);
}

// What another team promised her is not told here.
async function isOwedACall(trx: Trx, { person, team }: Place): Promise<boolean> {
	const row = await trx
		.selectFrom('calls')
		.select('id')
		.where('person_id', '=', person)
		.where('state', 'in', ['asked', 'taken'])
		.where((where) => where.or([where('team', '=', team), where('team', 'is', null)]))
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

// Where she closed the messages nobody can answer.
async function isUnanswered(trx: Trx, staff: Staff, place: Place, now: Instant): Promise<boolean> {
	const open = await talkDesk
		.scopedTo(trx, staff, now)
		.where('participations.id', '=', place.id)
		.executeTakeFirst();
	if (!open) return false;
	return (await waiting.idsAt(trx, { participation: place.id, team: place.team })).size > 0;
}

async function hasFinished(trx: Trx, staff: Staff, participation: ParticipationId) {
	const row = await trx
		.selectFrom('advocate_changes')
		.select('id')
		.where('participation_id', '=', participation)
		.where('from_person', '=', staff.person)
		.where('state', '=', 'ended')
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('assignments')
						.select('seq')
						.where('participation_id', '=', participation)
						.where('ended_at', 'is', null)
				)
			)
		)
		.executeTakeFirst();
	return row !== undefined;
}

async function note(
	trx: Trx,
	{ person }: Staff,
	place: Place,
	reason: FinishReason,
	now: Instant
): Promise<void> {
	await trx
		.insertInto('advocate_changes')
		.values({
			...{ id: newId(), participation_id: place.id, from_person: person, to_person: null },
			...{ team: place.team, planned_by: person, reason, planned_for: dayOf(now), state: 'ended' },
			...{ call_id: null, made_at: now, refused_at: null, ended_at: now }
		})
		.execute();
	await notices.owe(trx, { kind: 'advocate-changes', person: place.person, facts: {} }, now);
}
