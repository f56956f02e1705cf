/** A team with a supervisor and advocates, a victim with one of them, and the clock of a Wednesday morning. */
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import type { Slot } from '#lib/domain/call/call.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Team } from '#lib/domain/team/team.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import { advocatePanes } from '#lib/domain/access/pane.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as teams from '#lib/server/team/teams.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { aColleague } from './staff.ts';
import { aTeam as openTeam, everyDay } from './teams.ts';
import type { World } from '#lib/server/world.ts';
import type { TestWorld } from '#tests/world/world.ts';

/** It answers on Mondays, and has room for twenty. */
export const east = openTeam({
	languages: ['en', 'ar'],
	hours: [{ weekday: 1, from: 540, to: 1020 }],
	cap: 20,
	caseCap: 20
});

/** The team of the east, kept with some of it changed. */
export async function keepsTeam(world: World, over: Partial<Team> = {}): Promise<void> {
	await transaction(world.db, (trx) => teams.keep(trx, { ...east, ...over }, world.now()));
}

/** Eve supervises Ada and Ben of one team. */
export async function aTeam(world: TestWorld) {
	await keepsTeam(world);
	const of = (role: 'advocate' | 'supervisor', name: string) =>
		aColleague({ world }, role, 'east', name);
	return {
		eve: await of('supervisor', 'Eve'),
		ada: await of('advocate', 'Ada'),
		ben: await of('advocate', 'Ben')
	};
}

/** The team answers from nine to five, Monday to Friday, and these of it are at work on every day for three months. */
export async function areThere(world: World, ...staff: readonly Staff[]): Promise<void> {
	await keepsTeam(world, { hours: openTeam().hours });
	await transaction(world.db, async (trx) => {
		for (const { person } of staff)
			await rotas.addShifts(trx, everyDay(person, 'east', world.now(), 90));
	});
}

/** A victim whose case an advocate has, who let them in, and who said when she may be called. */
export async function aVictimWith(
	world: TestWorld,
	eve: Staff,
	{ person: advocate }: Staff,
	reference: Urn = urn
): Promise<Victim> {
	const { db, keys, now } = world;
	const victim = await aVictimOf(world, reference, { name: 'Mary' });
	const given = { participation: victim.participation, advocate };
	if (!(await assignments.give(db, keys, eve, given, now()))) throw new Error('Not given');
	await assignments.setLetIn(db, keys, victim, advocatePanes, now());
	const safe = { days: ['1', '2', '3', '4', '5'], times: ['09:00', '13:00'] } as const;
	await needs.save(db, keys, victim, { ...someNeeds(), ...safe, phone: '07700 900455' }, now());
	return victim;
}

/** A call that the team promised somebody who has no page, for half an hour. */
export async function promises(
	world: World,
	day: string,
	from: string,
	team = 'east'
): Promise<string> {
	return transaction(world.db, (trx) => promisesIn(trx, world, day, from, team));
}

/** The same inside a transaction. */
export async function promisesIn(
	trx: Trx,
	{ keys, now }: World,
	day: string,
	from: string,
	team = 'east'
): Promise<string> {
	const at = instantOf(day, from);
	const promised: Slot = { on: day, from: at, to: at + 30 * 60_000 };
	const wishes = someWishes({ slots: [promised] });
	const of = { team, receipt: null };
	const asked = { kind: 'call', wishes, language: 'en', promised, of } as const;
	return calls.add(trx, keys, { kind: 'stranger' }, asked, now());
}

/** What is written down in somebody's own chain. */
export async function actsOf(world: TestWorld, { person }: { readonly person: PersonId }) {
	const rows = await world.db
		.selectFrom('audit')
		.select('act')
		.where('chain', '=', `person:${person}`)
		.orderBy('seq')
		.execute();
	return rows.map(({ act }) => act);
}
