/** What no page does yet: a supervisor of the town gives a victim's case to its advocate, who has hours of work. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as cases from '#lib/server/case/cases.ts';
import { hours, works } from '#tests/team/at-work.ts';
import type { Town } from './town.ts';

export const [advocateName, supervisorName] = ['Amina Hassan', 'Sam Okafor'];

/** Gives the only victim of a case to the advocate of the town. */
export async function givesToTheAdvocate(town: Town, urn: string): Promise<void> {
	const [advocate, sam] = [advocateName, supervisorName].map(
		(name) => town.known(name).id as PersonId
	) as [PersonId, PersonId];
	await town.inStores(async ({ db, keys, now }) => {
		const caseId = await cases.findByUrn(db, keys, readUrn(urn) as Urn);
		const { id } = await db
			.selectFrom('participations')
			.select('id')
			.where('case_id', '=', caseId!)
			.executeTakeFirstOrThrow();
		const given = { participation: id as ParticipationId, advocate };
		const supervisor = { kind: 'supervisor', person: sam } as const;
		if (!(await assignments.give(db, keys, supervisor, given, now())))
			throw new Error('The case could not be given');
		await works({ db }, { person: advocate }, hours('2026-11-19'), 'any');
	});
}
