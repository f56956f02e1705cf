/** Which of us makes sure of somebody: the team that has her case, or else a team that is there for everybody. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import { heldBy } from '#lib/server/access/holders.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as teams from '#lib/server/team/teams.ts';
import { teamOf } from '#lib/server/team/members.ts';

/** Whether it is for this one's team, which team it is, and whether that team has her case. */
export type Duty = {
	readonly isOurs: boolean;
	readonly team: string | undefined;
	readonly hasCase: boolean;
};

/**
 * Whose it is to make sure of the person at a place. Where nobody has her case it is for the teams that are there for
 * everybody, and only where there is none of those for whoever she came to.
 */
export async function of(
	db: Db | Trx,
	staff: Staff,
	participation: ParticipationId
): Promise<Duty> {
	const own = await teamOf(db, staff.person);
	const held = await heldBy(db, participation);
	if (held) return { isOurs: own === held.team, team: held.team, hasCase: true };
	const everybodys = (await teams.all(db)).filter((team) => team.isDefault).map(({ id }) => id);
	const isOurs = everybodys.length === 0 || (own !== undefined && everybodys.includes(own));
	return { isOurs, team: isOurs ? own : everybodys[0], hasCase: false };
}
