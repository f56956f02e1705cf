// Who stays with whom among the invented: one has an advocate she lets in and writes with, another is told of a change.
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { earliestChange } from '#lib/domain/advocate/change.ts';
import { advocatePanes } from '#lib/domain/access/pane.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as casePeople from '#lib/server/people/case-people.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as colleagues from '#lib/server/supervisor/colleagues.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { transaction } from '#lib/server/database.ts';
import * as children from '#lib/server/beside/children.ts';
import * as atDesk from '#lib/server/message/desk.ts';
import * as hers from '#lib/server/message/hers.ts';
import { everybody } from './tales.ts';
import * as actors from '#lib/server/access/actors.ts';
import type * as worlds from '#lib/server/world.ts';

type World = Pick<worlds.World, 'db' | 'keys' | 'now'>;

/** Gives Joan and Priya the first advocate of the team; Priya is told that another follows. */
export async function inventStaying({ db, keys, now }: World, supervisor: Staff): Promise<void> {
	const all = await colleagues.listFor(db, keys, supervisor, now());
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
		else await inventMessages({ db, keys, now }, victim, first.person);
	}
}

/** Joan asked something and was answered: each read what the other wrote, and what she wrote last waits for the advocate. */
async function inventMessages(
	{ db, keys, now }: World,
	victim: Victim,
	person: PersonId
): Promise<void> {
	const { participation } = victim;
	const staff = { kind: 'advocate', person } as const;
	// She lets them in first: what was written lies after that.
	const at = now();
	await hers.open(db, keys, victim, at);
	const write = (words: string, form: string, later: number) =>
		hers.send(db, keys, victim, { words, form }, at + later);
	await write('The sentence came so fast. Is there anybody who can explain what it means?', 'a', 1);
	const words =
		'Of course. I have the sentence here and can go through it with you. Would a call suit you?';
	await atDesk.readFor(db, keys, staff, participation, at + 1);
	await atDesk.send(db, keys, staff, { participation, words, form: 'b' }, at + 2);
	await hers.readFor(db, keys, victim, { all: true, now: at + 2 });
	await write('Yes, please. Which day would suit you?', 'c', 3);
}

/** Whoever is under 18 has a page that an advocate began with them. */
export async function inventChildren({ db, keys, now }: World, staff: Staff): Promise<void> {
	const year = Number(dayOf(now()).slice(0, 4));
	for (const { urn, age } of everybody(now(), () => '').filter(({ age }) => age !== undefined)) {
		const { participation, caseId } = await victimOf({ db, keys }, urn);
		// In January, so that they have the whole of the age.
		const born = `${year - (age ?? 0)}-01`;
		const child = { participation, caseId, born, begunWith: staff.person };
		await transaction(db, (trx) => children.set(trx, keys, staff, child, now()));
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
