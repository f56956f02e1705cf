/** Ways back in, for tests that only need somebody to have one. */
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';
import { transaction } from '#lib/server/database.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as confirmations from '#lib/server/identity/confirmations.ts';
import type { World } from '#lib/server/world.ts';
import { aColleague } from '#tests/team/staff.ts';

/** Her paper for the day she has lost the rest, in English. */
export async function aPaperOf(
	{ db, keys, now }: Pick<World, 'db' | 'keys' | 'now'>,
	person: PersonId
): Promise<recoveries.Paper> {
	const paper = await recoveries.newPaper(keys, 'en');
	return transaction(db, (trx) => recoveries.replacePaper(trx, person, paper, now()));
}

/** The team that has somebody's case: the advocate who was given it, a colleague and their supervisor. */
export async function aTeamOf(world: World, { participation }: Victim, team = 'east') {
	const [ada, ben, sue] = [
		await aColleague({ world }, 'advocate', team, 'Ada'),
		await aColleague({ world }, 'advocate', team, 'Ben'),
		await aColleague({ world }, 'supervisor', team, 'Sue')
	];
	const { db, keys, now } = world;
	await assignments.give(db, keys, sue, { participation, advocate: ada.person }, now());
	return { ada, ben, sue };
}

/** Somebody of staff has the call to the number on record and rings it; its id. */
export async function ringsHer(world: World, staff: Staff, about: string): Promise<string> {
	const { db, keys, now } = world;
	await confirmations.askForCall(db, keys, staff, about, now());
	const waiting = await callDesk.waitingFor(db, keys, staff, now());
	const id = waiting.find(({ kind }) => kind === 'confirm')?.id ?? '';
	await callDesk.take(db, keys, staff, id, now());
	await revealNumber.showNumber(db, keys, staff, id, now());
	return id;
}
