/** One of us who means harm, in each place he may have. */
import type { Staff, StaffRole, Victim } from '#lib/domain/actor.ts';
import { transaction } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import { aColleague } from '#tests/team/staff.ts';
import { openTeam } from '#tests/team/teams.ts';
import { aTeamOf } from '#tests/door/ways.ts';
import type { TestWorld } from '#tests/world/world.ts';

/** By what he is: puts him there, beside the team that has her case where there is one. */
export const hostiles: Record<string, (world: TestWorld, mary: Victim) => Promise<Staff>> = {
	'an advocate of another team': async (world, mary) => {
		await aTeamOf(world, mary, 'east');
		return aColleague({ world }, 'advocate', 'west', 'Max');
	},
	'a supervisor of another team': async (world, mary) => {
		await aTeamOf(world, mary, 'east');
		return aColleague({ world }, 'supervisor', 'west', 'Max');
	},
	'the advocate who has her case': async (world, mary) => (await aTeamOf(world, mary, 'east')).ada,
	'a colleague in the team that has her case': async (world, mary) =>
		(await aTeamOf(world, mary, 'east')).ben,
	'the supervisor of that team': async (world, mary) => (await aTeamOf(world, mary, 'east')).sue,
	'one of a team that is there for everybody': async (world) => {
		await openTeam(world);
		return aColleague({ world }, 'advocate', 'east', 'Max');
	},
	'one of us who is of no team': async (world) => {
		const role: StaffRole = 'advocate';
		const person = await transaction(world.db, (trx) =>
			people.add(trx, world.keys, { role, language: 'en' }, world.now())
		);
		return { kind: role, person };
	}
};
