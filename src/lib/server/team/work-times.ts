/** Who works when and who is away, as it is kept: read here, for every page that says so. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import type { Absence, Shift, Span } from '#lib/domain/team/work-week.ts';
import type { Db, Trx } from '#lib/server/database.ts';

/** Of one person, of one team, or of everybody where neither is named. */
export type Whose = { readonly person?: PersonId; readonly team?: TeamId };
type Whom = Whose & {
	/** Only of those who may come in: whoever is paused makes no calls and reads nothing. */
	readonly able?: true;
};

export const always: Span = { from: 0, to: Number.MAX_SAFE_INTEGER };

/** The shifts that reach into a time, first to last, with the team that each is for. */
export function shifts(
	db: Db | Trx,
	{ person, team, able }: Whom,
	{ from, to }: Span = always
): Promise<(Shift & { readonly team: TeamId })[]> {
	return db
		.selectFrom('shifts')
		.innerJoin('people', 'people.id', 'shifts.person_id')
		.select(['shifts.id', 'shifts.person_id as person', 'shifts.team'])
		.select(['shifts.starts_at as from', 'shifts.ends_at as to'])
		.where('shifts.ends_at', '>', from)
		.where('shifts.starts_at', '<', to)
		.where(({ and, eb }) =>
			and([
				...(person ? [eb('shifts.person_id', '=', person)] : []),
				...(team ? [eb('shifts.team', '=', team)] : []),
				...(able ? [eb('people.paused_at', 'is', null)] : [])
			])
		)
		.orderBy('shifts.starts_at')
		.orderBy('shifts.id')
		.execute();
}

/** The absences that reach into a time, first to last. */
export async function absences(
	db: Db | Trx,
	{ person, team }: Whose,
	{ from, to }: Span = always
): Promise<Absence[]> {
	const rows = await db
		.selectFrom('absences')
		.select(['id', 'person_id as person', 'starts_at as from', 'ends_at as to', 'covered_by'])
		.where('ends_at', '>', from)
		.where('starts_at', '<', to)
		.where(({ and, eb, selectFrom }) =>
			and([
				...(person ? [eb('person_id', '=', person)] : []),
				...(team
					? [
							eb(
								'person_id',
								'in',
								selectFrom('team_members').select('person_id').where('team', '=', team)
							)
						]
					: [])
			])
		)
		.orderBy('starts_at')
		.orderBy('id')
		.execute();
	return rows.map(({ covered_by, ...one }) => ({ ...one, coveredBy: covered_by ?? undefined }));
}
