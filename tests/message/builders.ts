/** A victim with an advocate of her own, and a request of police for notes. */
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { tests } from '#lib/domain/disclosure/request.ts';
import type { NotesForm } from '#lib/domain/disclosure/form.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as talks from '#lib/server/message/hers.ts';
import type { World } from '#lib/server/world.ts';
import { isOnTheRota } from '#tests/team/at-work.ts';
import { aColleague } from '#tests/team/staff.ts';

/** Gives her case to an advocate of a team, and gives both the advocate and the supervisor who did it. */
export async function anAdvocateOf(
	world: World,
	{ participation }: Pick<Victim, 'participation'>,
	team = 'east'
): Promise<{ readonly ada: Staff; readonly eve: Staff }> {
	const { db, keys, now } = world;
	const ada = await aColleague({ world }, 'advocate', team, 'Ada');
	const eve = await aColleague({ world }, 'supervisor', team, 'Eve');
	await isOnTheRota(world, ada, team);
	const given = { participation, advocate: ada.person };
	if (!(await assignments.give(db, keys, eve, given, now())))
		throw new Error('The case could not be given');
	return { ada, eve };
}

/** The same, and she has opened messages to that advocate. */
export async function aTalk(world: World, victim: Victim, team?: string) {
	const both = await anAdvocateOf(world, victim, team);
	await talks.open(world.db, world.keys, victim, world.now());
	return both;
}

/** What somebody wrote, with chance of its own unless a test says which. */
export function writing(words: string, form: string = newId()) {
	return { words, form };
}

/** A request of police for notes, as it is taken down: every test of the usual ones said to be met, and she was told. */
export function aNotesForm(over: Partial<NotesForm> = {}): NotesForm {
	const isGiven = (over.notice ?? 'given') === 'given';
	return {
		asker: 'police',
		role: 'investigator',
		reference: 'REF 1',
		receivedOn: '2026-11-25',
		sorts: ['messages', 'calls'],
		from: '2026-11-01',
		to: '2026-11-25',
		isCounselling: false,
		tests: [...tests],
		notice: 'given',
		...(isGiven ? { noticeOn: '2026-11-25' } : {}),
		...over
	};
}
