/** Two sides of one matter, as a supervisor notes them: the victim of one case is whom another case is against. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { findable } from '#lib/server/vault/index-generations.ts';
import { noteSuspect, noteVictim } from './parties.ts';

export type Sides = {
	/** The case in which somebody is the victim. */
	readonly victim: Urn;
	/** The case that is against that same person. */
	readonly against: Urn;
};

/**
 * Notes that two cases are two sides of one matter, or that they are not after all. Only where this supervisor's team was
 * given one of them; what it does is written down with the supervisor alone, for neither side may learn of the other.
 */
export async function note(
	db: Db,
	keys: Keys,
	supervisor: Staff,
	{ victim, against, opposed }: Sides & { readonly opposed: boolean },
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		const places = await placesOf(trx, keys, victim);
		const others = await placesOf(trx, keys, against);
		const [theirs] = others;
		const own = await areOurs(trx, supervisor, [...places, ...others]);
		if (theirs && own && theirs.caseId !== places[0]?.caseId)
			for (const { participation } of places)
				await (opposed ? oppose : reconcile)(trx, keys, participation, theirs.caseId);
		const act = opposed ? 'sides-noted' : 'sides-cleared';
		await audit.write(trx, keys, { chain: `person:${supervisor.person}` }, supervisor, act, now);
	});
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

async function areOurs(trx: Trx, { kind, person }: Staff, places: Place[]): Promise<boolean> {
	if (kind !== 'supervisor' || places.length === 0) return false;
	const row = await trx
		.selectFrom('assignments')
		.innerJoin('team_members as own', 'own.team', 'assignments.team')
		.select('assignments.seq')
		.where('own.person_id', '=', person)
		.where(
			'assignments.participation_id',
			'in',
			places.map(({ participation }) => participation)
		)
		.executeTakeFirst();
	return row !== undefined;
}

async function oppose(
	trx: Trx,
	keys: Keys,
	participation: ParticipationId,
	against: CaseId
): Promise<void> {
	const known = await indexAt(trx, participation);
	// Nobody is named: whoever it is stands for themselves.
	const index = known ?? indexOf(keys, 'party', newId());
	if (!known) await noteVictim(trx, keys, participation, index);
	await noteSuspect(trx, keys, against, index);
}

async function reconcile(
	trx: Trx,
	_: Keys,
	participation: ParticipationId,
	against: CaseId
): Promise<void> {
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
