/** Who a person is once signed in: a victim at her place in a case, who is beside her, or staff. */
import type { Actor, PersonId, Victim } from '#lib/domain/actor.ts';
import type { Child } from '#lib/domain/access/child.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import { preparedFor } from '#lib/server/prepared.ts';
import * as companions from './companions.ts';

/** Who a person is when signed in so far, and whether her page rests; nothing for a victim without a case. */
export async function actorOf(
	db: Db | Trx,
	person: PersonId,
	session: { readonly level: Victim['level']; readonly sure: boolean }
): Promise<{ actor: Actor; language: Language; isPaused: boolean } | undefined> {
	const [row] = await whoIs(db, { person });
	if (!row) return undefined;
	const { language } = row;
	const isPaused = row.paused_at !== null;
	if (row.role === 'supporter') {
		// Nothing of hers opens to them with less than the whole of their own sign-in.
		if (session.level !== 'full') return undefined;
		const actor = await companions.actorOf(db, person);
		return actor && { actor, language, isPaused };
	}
	if (row.role !== 'victim') return { actor: { kind: row.role, person }, language, isPaused };
	if (!row.id || !row.case_id || !row.enhanced) return undefined;
	const { id: participation, case_id: caseId, enhanced, stands } = row;
	const child = childOf(row);
	return {
		actor: {
			kind: 'victim',
			person,
			...session,
			caseId,
			participation,
			enhanced,
			...(child ? { child } : {}),
			...(stands ? { stands } : {})
		},
		language,
		isPaused
	};
}

const whoIs = preparedFor<{ readonly person: PersonId }>()((db, valueOf) =>
	db
		.selectFrom('people')
		.leftJoin('participations', 'participations.person_id', 'people.id')
		.leftJoin('children', 'children.participation_id', 'participations.id')
		.select([
			'people.role',
			'people.language',
			'people.paused_at',
			'children.own_from',
			'children.grown_from',
			'children.begun_with',
			'participations.id',
			'participations.case_id',
			'participations.enhanced',
			'participations.stands'
		])
		.where('people.id', '=', valueOf('person'))
);

type Ages = Readonly<Record<'own_from' | 'grown_from', number | null>> & {
	readonly begun_with: PersonId | null;
};

function childOf({ own_from, grown_from, begun_with }: Ages): Child | undefined {
	if (own_from === null || grown_from === null) return undefined;
	const days = { ownFrom: own_from, grownFrom: grown_from };
	return begun_with ? { ...days, begunWith: begun_with } : days;
}
