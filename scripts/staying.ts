// Who stays with whom among the invented: one has an advocate she lets in, another is told of a change.
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { earliestChange } from '#lib/domain/advocate/change.ts';
import { advocatePanes } from '#lib/domain/access/pane.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as casePeople from '#lib/server/people/case-people.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as colleagues from '#lib/server/supervisor/colleagues.ts';
import * as actors from '#lib/server/access/actors.ts';
import type * as worlds from '#lib/server/world.ts';

type World = Pick<worlds.World, 'db' | 'keys' | 'now'>;

/** Gives Joan and Priya the first advocate of the team; Priya is told that another follows. */
export async function inventStaying({ db, keys, now }: World, supervisor: Staff): Promise<void> {
	const all = await colleagues.listFor(db, keys, supervisor);
	const [first, second] = all.filter(({ role }) => role === 'advocate');
	if (!first || !second) throw new Error('A team of two advocates is missing');
	for (const [urn, follows] of [
		['01GD1000826', undefined],
		['01GD1000726', second]
	] as const) {
		const victim = await victimOf({ db, keys }, urn);
		const { participation } = victim;
		const asked = { participation, reason: 'other-work', on: earliestChange(now()) } as const;
		const plan = (advocate: colleagues.Colleague) =>
			advocateChanges.plan(db, keys, supervisor, { ...asked, advocate: advocate.person }, now());
		await plan(first);
		await assignments.setLetIn(db, keys, victim, advocatePanes, now());
		if (follows) await plan(follows);
	}
}

/** An invented victim, as if she had signed in fully. */
export async function victimOf(
	{ db, keys }: Pick<World, 'db' | 'keys'>,
	urn: string
): Promise<Victim> {
	const caseId = await cases.findByUrn(db, keys, readUrn(urn) as Urn);
	const [person] = caseId ? await casePeople.inCase(db, caseId) : [];
	const found = person && (await actors.actorOf(db, person, { level: 'full', sure: true }));
	if (found?.actor.kind !== 'victim') throw new Error(`Nobody invented has ${urn}`);
	return found.actor;
}
