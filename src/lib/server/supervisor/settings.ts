/** What a supervisor sets of her own team. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { readTeam, type TeamForm, type TeamProblems } from '#lib/domain/team/form.ts';
import type { Team } from '#lib/domain/team/team.ts';
import * as colleagues from './colleagues.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as teams from '#lib/server/team/teams.ts';

/** The supervisor's own team; nothing for anybody else. */
export async function readFor(db: Db | Trx, staff: Staff): Promise<Team | undefined> {
	const team = await colleagues.teamOf(db, staff);
	return team === undefined ? undefined : teams.find(db, team);
}

/** Keeps what she typed of her team; else what is to be put right, or nothing where she has no team. */
export async function save(
	db: Db,
	keys: Keys,
	staff: Staff,
	form: TeamForm,
	now: Instant
): Promise<'kept' | TeamProblems | undefined> {
	let said: 'kept' | TeamProblems | undefined;
	await colleagues.change(db, keys, staff, 'team-changed', now, async (trx) => {
		const before = await readFor(trx, staff);
		const read = before && readTeam(form, before);
		if (!read) return undefined;
		said = read.ok ? 'kept' : read.problems;
		if (!read.ok) return 'nothing';
		await teams.keep(trx, read.team, now);
		return staff.person;
	});
	return said;
}
