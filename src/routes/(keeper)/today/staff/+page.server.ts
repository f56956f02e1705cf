import type { PageServerLoad } from './$types';
import * as everybody from '#lib/server/supervisor/everybody.ts';
import * as teams from '#lib/server/team/teams.ts';

/** Every team and everybody of staff: whether a team is open, and who could come in. Of nobody a name or a case. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db } = locals.world;
	const all = await everybody.everybody(db);
	const membersOf = (team: string | undefined) => all.filter((one) => one.team === team);
	const keepers = { id: '', name: '', isOpen: undefined, members: membersOf(undefined) };
	const named = (await teams.all(db)).map(({ id, name, isOpen }) => {
		return { id, name, isOpen, members: membersOf(id) };
	});
	return { teams: [...named, keepers] };
};
