/** Two sides of one matter, as a supervisor notes them: the victim of one case is whom another case is against. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as cases from '#lib/server/case/cases.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as people from '#lib/server/people/people.ts';
import type { Row } from '#lib/server/tables.ts';
import * as supervisors from '#lib/server/team/supervisors.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { findable } from '#lib/server/vault/index-generations.ts';
import { held, noteSuspect, noteVictim } from './parties.ts';

export type Sides = {
	/** The case in which somebody is the victim. */
	readonly victim: Urn;
	/** The case that is against that same person. */
	readonly against: Urn;
};

/**
 * Notes that two cases are two sides of one matter, which holds at once; or says that they are not after all, which holds
 * once another supervisor agrees. Only where this supervisor's team was given one of them; what it does is written down
 * with the supervisor alone, for neither side may learn of the other.
 */
export async function note(
	db: Db,
	keys: Keys,
	supervisor: Staff,
	{ victim, against, opposed }: Sides & { readonly opposed: boolean },
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		await lock(trx, [held]);
		const places = await placesOf(trx, keys, victim);
		const others = await placesOf(trx, keys, against);
		const [theirs] = others;
		const team = await ourTeam(trx, supervisor, [...places, ...others]);
		if (theirs && team && theirs.caseId !== places[0]?.caseId)
			for (const { participation } of places) {
				const pair = { participation, against: theirs.caseId };
				if (opposed) await oppose(trx, keys, pair, { by: supervisor.person, team }, now);
				else await doubt(trx, pair, { by: supervisor.person, team }, now);
			}
		const act = opposed ? 'sides-noted' : 'sides-doubted';
		await audit.write(trx, keys, { chain: `person:${supervisor.person}` }, supervisor, act, now);
	});
}

/** One note, as the supervisors of the team that made it read it: never of the other side's case, only of their own. */
export type Noted = {
	readonly id: string;
	/** The case of this team, where it has one by a reference. */
	readonly reference: string | undefined;
	readonly noted: Said;
	readonly doubted?: Said;
	readonly cleared?: Said;
	/** Somebody else said that it was a mistake, and it waits for this one. */
	readonly mayAgree: boolean;
};
type Said = { readonly by: PersonId; readonly name: string | undefined; readonly at: Instant };

/** What a supervisor may read of it: their own team's notes; a team that is there for everybody also what waits anywhere. */
export async function listFor(db: Db, keys: Keys, supervisor: Staff): Promise<Noted[]> {
	return transaction(db, async (trx) => {
		const rows = await scopedTo(trx, supervisor).orderBy('noted_at', 'desc').execute();
		const found: Noted[] = [];
		for (const row of rows) {
			const said = async (by: PersonId | null, at: Instant | null): Promise<Said | undefined> => {
				if (!by || at === null) return undefined;
				return { by, at, name: (await people.contactOf(trx, keys, by))?.name };
			};
			const [noted, doubted, cleared] = [
				await said(row.noted_by, row.noted_at),
				await said(row.asked_by, row.asked_at),
				await said(row.cleared_by, row.cleared_at)
			];
			if (!noted) continue;
			found.push({
				id: row.id,
				reference: await ourReference(trx, keys, supervisor, row),
				noted,
				...(doubted ? { doubted } : {}),
				...(cleared ? { cleared } : {}),
				mayAgree: !!doubted && !cleared && doubted.by !== supervisor.person
			});
		}
		return found;
	});
}

/** Another supervisor agrees that it was a mistake, or says that it holds: nobody answers for what they said themselves. */
export async function answer(
	db: Db,
	keys: Keys,
	supervisor: Staff,
	{ id, mistake }: { readonly id: string; readonly mistake: boolean },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [held]);
		const row = await scopedTo(trx, supervisor)
			.where('side_notes.id', '=', id)
			.where('asked_by', 'is not', null)
			.where('asked_by', '!=', supervisor.person)
			.where('cleared_at', 'is', null)
			.executeTakeFirst();
		if (!row) return false;
		const values = mistake
			? { cleared_by: supervisor.person, cleared_at: now }
			: { asked_by: null, asked_at: null };
		const { numUpdatedRows } = await trx
			.updateTable('side_notes')
			.set(values)
			.where('id', '=', id)
			.where('cleared_at', 'is', null)
			.executeTakeFirst();
		if (Number(numUpdatedRows) === 0) return false;
		if (mistake)
			await reconcile(trx, { participation: row.participation_id, against: row.against });
		const act = mistake ? 'sides-cleared' : 'sides-noted';
		await audit.write(trx, keys, { chain: `person:${supervisor.person}` }, supervisor, act, now);
		return true;
	});
}

/** The one read of what was noted, by the team of whoever asks; its SQL is held by a test. Advocates read nothing of it. */
export function scopedTo(db: Db | Trx, { kind, person }: Staff) {
	return db
		.selectFrom('side_notes')
		.selectAll('side_notes')
		.where(({ or, and, eb, exists, selectFrom, lit }) => {
			if (kind !== 'supervisor') return lit(false);
			const mine = selectFrom('team_members').select('team_members.team');
			const isMine = mine.where('team_members.person_id', '=', person);
			const isForEverybody = isMine
				.innerJoin('teams', 'teams.id', 'team_members.team')
				.where('teams.is_default', '=', 1);
			const waits = and([eb('asked_at', 'is not', null), eb('cleared_at', 'is', null)]);
			return or([eb('side_notes.team', 'in', isMine), and([waits, exists(isForEverybody)])]);
		});
}

async function ourReference(
	trx: Trx,
	keys: Keys,
	{ person }: Staff,
	{ participation_id: participation, against }: Row<'side_notes'>
): Promise<string | undefined> {
	const row = await trx
		.selectFrom('assignments')
		.innerJoin('participations', 'participations.id', 'assignments.participation_id')
		.innerJoin('team_members as own', 'own.team', 'assignments.team')
		.select('participations.case_id')
		.where('own.person_id', '=', person)
		.where(({ or, eb }) =>
			or([eb('participations.id', '=', participation), eb('participations.case_id', '=', against)])
		)
		.executeTakeFirst();
	return row && cases.referenceOf(trx, keys, row.case_id);
}

type Place = { readonly participation: ParticipationId; readonly caseId: CaseId };

function placesOf(trx: Trx, keys: Keys, urn: Urn): Promise<Place[]> {
	return trx
		.selectFrom('cases')
		.innerJoin('participations', 'participations.case_id', 'cases.id')
		.select(['participations.id as participation', 'participations.case_id as caseId'])
		.where('cases.urn_index', 'in', findable(keys, 'cases.urn_index', indexOf(keys, 'urn', urn)))
		.execute();
}

async function ourTeam(
	trx: Trx,
	{ kind, person }: Staff,
	places: Place[]
): Promise<string | undefined> {
	if (kind !== 'supervisor' || places.length === 0) return undefined;
	const row = await trx
		.selectFrom('assignments')
		.innerJoin('team_members as own', 'own.team', 'assignments.team')
		.select('assignments.team')
		.where('own.person_id', '=', person)
		.where(
			'assignments.participation_id',
			'in',
			places.map(({ participation }) => participation)
		)
		.executeTakeFirst();
	return row?.team;
}

type Pair = { readonly participation: ParticipationId; readonly against: CaseId };
type Whose = { readonly by: PersonId; readonly team: string };

async function oppose(
	trx: Trx,
	keys: Keys,
	{ participation, against }: Pair,
	{ by, team }: Whose,
	now: Instant
): Promise<void> {
	const known = await indexAt(trx, participation);
	// Nobody is named: whoever it is stands for themselves.
	const index = known ?? indexOf(keys, 'party', newId());
	if (!known) await noteVictim(trx, keys, participation, index);
	await noteSuspect(trx, keys, against, index);
	const before = await openNote(trx, { participation, against });
	// Said again, it holds: a doubt of before has been answered.
	if (before) await setAsked(trx, before.id, null, null);
	else
		await trx
			.insertInto('side_notes')
			.values({
				id: newId(),
				participation_id: participation,
				against,
				team,
				noted_by: by,
				noted_at: now,
				asked_by: null,
				asked_at: null,
				cleared_by: null,
				cleared_at: null
			})
			.execute();
}

async function doubt(trx: Trx, pair: Pair, { by, team }: Whose, now: Instant): Promise<void> {
	const row = await openNote(trx, pair);
	if (!row || row.asked_by) return;
	await setAsked(trx, row.id, by, now);
	const told = new Set([
		...(await supervisors.of(trx, row.team)),
		...(await supervisors.of(trx, team))
	]);
	told.delete(by);
	const notice = { kind: 'second-wanted', facts: {} } as const;
	if (told.size === 0) await notices.owe(trx, { ...notice, role: 'supervisor' }, now);
	for (const person of told) await notices.owe(trx, { ...notice, person }, now);
}

function openNote(trx: Trx, { participation, against }: Pair) {
	return trx
		.selectFrom('side_notes')
		.selectAll()
		.where('participation_id', '=', participation)
		.where('against', '=', against)
		.where('cleared_at', 'is', null)
		.executeTakeFirst();
}

async function setAsked(
	trx: Trx,
	id: string,
	asked_by: PersonId | null,
	asked_at: Instant | null
): Promise<void> {
	await trx.updateTable('side_notes').set({ asked_by, asked_at }).where('id', '=', id).execute();
}

async function reconcile(trx: Trx, { participation, against }: Pair): Promise<void> {
	const index = await indexAt(trx, participation);
	if (!index) return;
	await trx
		.deleteFrom('suspects')
		.where('case_id', '=', against)
		.where('party_index', '=', index)
		.execute();
}

async function indexAt(trx: Trx, participation: ParticipationId): Promise<string | undefined> {
	const row = await trx
		.selectFrom('victims')
		.select('party_index')
		.where('participation_id', '=', participation)
		.executeTakeFirst();
	return row?.party_index;
}
