/** Somebody who leaves a team: what they have is handed over, and only then does their account close. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import type { HandReason } from '#lib/domain/call/handing.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import { givingCases } from '#lib/server/advocate/assignments.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as colleagues from './colleagues.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as deviceKeys from '#lib/server/door/device-keys.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import { aboutOfAny } from '#lib/server/call/calls.ts';
import * as staffTeams from './keys.ts';
import * as teamCalls from '#lib/server/call/team.ts';

export type HeldCase = {
	readonly participation: ParticipationId;
	/** Nothing for a page she began herself. */
	readonly reference: string | undefined;
	readonly since: Instant;
};
export type Standing = {
	readonly who: colleagues.Colleague;
	readonly cases: readonly HeldCase[];
	readonly calls: readonly teamCalls.Promised[];
	/** Who could take what they have. */
	readonly others: readonly colleagues.Colleague[];
};

/** What somebody of the supervisor's own team has; that she saw the references is written down. Nothing for anybody else. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	person: string,
	now: Instant
): Promise<Standing | undefined> {
	const all = await colleagues.listFor(db, keys, staff, now);
	const who = all.find((one) => one.person === person);
	if (!who) return undefined;
	const held = await transaction(db, async (trx) => {
		const rows = await heldBy(trx, who.person);
		const day = { since: instantOf(dayOf(now)), now };
		await auditLists.writeOnceEach(trx, keys, rows.map(audit.inCase), staff, 'case-listed', day);
		return Promise.all(
			rows.map(async ({ participation, caseId, since }) => ({
				participation,
				since,
				reference: await cases.referenceOf(trx, keys, caseId)
			}))
		);
	});
	return {
		who,
		cases: held,
		calls: await teamCalls.takenBy(db, who.person),
		others: all.filter((one) => one.person !== person && one.isReady)
	};
}

type Asked = {
	readonly person: string;
	readonly call: string;
	/** Nobody, to give it back to everybody. */
	readonly to: string;
	/** For whoever gets it. */
	readonly why: HandReason | undefined;
};

/**
 * Hands a call that somebody took to another of the team, with a reason, or back to everybody; false where it is not
 * theirs to hand.
 */
export async function handCall(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ person, call, to, why }: Asked,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const known = await colleagues.listFor(trx, keys, staff, now);
		const who = known.find((one) => one.person === person)?.person;
		// Held: they may answer it at this moment, and whoever is to have it may be paused.
		const isTheirs = who && (await teamCalls.holdTakenBy(trx, who, call));
		if (to) await teamCalls.holdWorkOf(trx, to as PersonId);
		const all = await colleagues.listFor(trx, keys, staff, now);
		const taker = all.find((one) => one.person === to && one.person !== person && one.isReady);
		const staffed = taker && { kind: taker.role, person: taker.person };
		const may = staffed ? why && (await teamCalls.isFor(trx, call, staffed)) : to === '';
		if (!isTheirs || !may) {
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return false;
		}
		if (taker && why)
			await teamCalls.handOver(trx, call, { to: taker.person, by: staff.person, why }, now);
		else await teamCalls.handBack(trx, call, now);
		const about = await aboutOfAny(trx, call);
		if (about) await audit.write(trx, keys, about, staff, 'request-handed', now);
		return true;
	});
}

export type Closed = 'closed' | 'has-cases' | 'has-calls' | 'refused';

/**
 * Closes the account of somebody of the team who has nothing left: visits, keys, codes, and work from now on end, and
 * no team has them. Throws the calls that would be without anybody, unless she is sure.
 */
export async function close(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ person, sure }: { readonly person: string; readonly sure: boolean },
	now: Instant
): Promise<Closed> {
	let said: Closed = 'refused';
	await colleagues.change(db, keys, staff, 'colleague-left', now, async (trx, team) => {
		const all = await colleagues.listFor(trx, keys, staff, now);
		const who = all.find((one) => one.person === person && !one.isSelf)?.person;
		if (!who) return undefined;
		await lock(trx, [givingCases]);
		const taken = await teamCalls.holdTaken(trx, who);
		if ((await heldBy(trx, who)).length > 0) said = 'has-cases';
		else if (taken.length > 0) said = 'has-calls';
		else {
			await teamCalls.sparing(trx, team, { sure, now }, () => endWork(trx, who, now));
			await leave(trx, who, now);
			said = 'closed';
		}
		return said === 'closed' ? who : 'nothing';
	});
	return said;
}

async function heldBy(
	db: Db | Trx,
	person: PersonId
): Promise<{ participation: ParticipationId; caseId: CaseId; since: Instant }[]> {
	return db
		.selectFrom('assignments')
		.innerJoin('participations', 'participations.id', 'assignments.participation_id')
		.select(['participations.id as participation', 'participations.case_id as caseId'])
		.select('assignments.assigned_at as since')
		.where('assignments.person_id', '=', person)
		.where('assignments.ended_at', 'is', null)
		.orderBy('assignments.seq')
		.execute();
}

async function endWork(trx: Trx, person: PersonId, now: Instant): Promise<void> {
	await trx
		.deleteFrom('shifts')
		.where('person_id', '=', person)
		.where('starts_at', '>=', now)
		.execute();
	await trx
		.updateTable('shifts')
		.set({ ends_at: now })
		.where('person_id', '=', person)
		.where('ends_at', '>', now)
		.execute();
	await trx.deleteFrom('absences').where('person_id', '=', person).execute();
	await trx
		.updateTable('absences')
		.set({ covered_by: null })
		.where('covered_by', '=', person)
		.execute();
	await trx
		.updateTable('absences')
		.set({ cover_asked: null })
		.where('cover_asked', '=', person)
		.execute();
}

async function leave(trx: Trx, person: PersonId, now: Instant): Promise<void> {
	await deviceKeys.holdOf(trx, person);
	await staffTeams.shutOut(trx, person);
	for (const { id } of await deviceKeys.keysOf(trx, person))
		await deviceKeys.remove(trx, person, id);
	await people.setPaused(trx, person, now);
	await advocateChanges.failTo(trx, person, now);
	await trx.deleteFrom('team_members').where('person_id', '=', person).execute();
}
