/** A supervisor's board: who is there and has how much, what was promised and kept, and how long people wait. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Workload } from '#lib/domain/team/workload.ts';
import { askedIn, type AskedFor } from '#lib/server/call/kept.ts';
import type { Db } from '#lib/server/database.ts';
import { isThere, untilFor } from '#lib/server/team/working-hours.ts';
import * as workloads from '#lib/server/team/workloads.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { wanted } from '#lib/server/door/staff-keys.ts';
import * as colleagues from './colleagues.ts';
import * as staffTeams from './keys.ts';

/** Somebody of the team: whether they are there, and how much they have. */
export type Standing = Pick<
	staffTeams.Member,
	'person' | 'name' | 'role' | 'isPaused' | 'isSelf'
> & {
	readonly isThere: boolean;
	/** Until when by the rota, where it says so. */
	readonly until: Instant | undefined;
	/** Nobody who lacks a key can come in. */
	readonly hasKeys: boolean;
	readonly load: Workload;
};

/** Everybody of a supervisor's own team; nobody for anybody else. */
export async function peopleFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	now: Instant
): Promise<Standing[]> {
	const members = await staffTeams.membersFor(db, keys, staff, now);
	return Promise.all(
		members.map(async ({ person, name, role, isPaused, isSelf, keys: own }) => {
			const they: Staff = { kind: role, person };
			return {
				...{ person, name, role, isPaused, isSelf },
				isThere: !isPaused && (await isThere(db, they, now)),
				until: await untilFor(db, they, now),
				hasKeys: own.length >= wanted,
				load: await workloads.of(db, they)
			};
		})
	);
}

/** The calls that the own team was asked for in the last four weeks and what came of each; nothing for anybody but a supervisor. */
export async function askedFor(
	db: Db,
	staff: Staff,
	now: Instant
): Promise<AskedFor[] | undefined> {
	const team = await colleagues.teamOf(db, staff);
	return team === undefined ? undefined : askedIn(db, team, staff, now);
}
