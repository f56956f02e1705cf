/** Everybody of staff, for keepers and the operator: which role, which team, how many keys; no name. */
import type { PersonId, StaffRole } from '#lib/domain/actor.ts';
import { staffRoles } from '#lib/domain/actor.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as staffKeys from '#lib/server/door/staff-keys.ts';

export type Member = {
	readonly id: PersonId;
	readonly role: StaffRole;
	readonly team: string | undefined;
	readonly keys: number;
	readonly isPaused: boolean;
};

/** Everybody, team by team, in the order in which they were added. */
export async function everybody(db: Db | Trx): Promise<Member[]> {
	const rows = await db
		.selectFrom('people')
		.leftJoin('team_members', 'team_members.person_id', 'people.id')
		.select(['people.id', 'people.role', 'people.paused_at', 'team_members.team'])
		.select(({ selectFrom }) =>
			selectFrom('staff_keys')
				.innerJoin('device_keys', 'device_keys.id', 'staff_keys.id')
				.select(({ fn }) => fn.countAll<number>().as('many'))
				.whereRef('device_keys.person_id', '=', 'people.id')
				.as('keys')
		)
		.where('people.role', 'in', [...staffRoles])
		.orderBy('team_members.team')
		.orderBy('people.added_at')
		.execute();
	return rows.map(({ id, role, paused_at, team, keys }) => ({
		id,
		role: role as StaffRole,
		team: team ?? undefined,
		keys: Number(keys),
		isPaused: paused_at !== null
	}));
}

/** Whether a team has two supervisors among them who can come in, so that nobody else need let anybody in. */
export function canInvite(all: readonly Member[], team: string): boolean {
	const ready = all.filter(
		(one) =>
			one.role === 'supervisor' &&
			one.team === team &&
			!one.isPaused &&
			one.keys >= staffKeys.wanted
	);
	return ready.length >= 2;
}
