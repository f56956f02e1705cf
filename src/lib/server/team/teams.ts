/** Teams of advocates as they are kept: nothing in them is about a victim. */
import type { Instant } from '#lib/domain/event.ts';
import type { Team, TeamId } from '#lib/domain/team/team.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as stops from '#lib/server/stop/stops.ts';
import type { Row } from '#lib/server/tables.ts';

/** A team that nobody has set up yet: closed, for everybody, in English. */
export const fresh: Omit<Team, 'id' | 'name'> = {
	boroughs: [],
	needs: [],
	languages: ['en'],
	hasInterpreter: false,
	hasBsl: false,
	hasRelay: false,
	hours: [],
	cap: 40,
	caseCap: 40,
	isDefault: false,
	isOpen: false
};

/** Every team, by its name. */
export async function all(db: Db | Trx): Promise<Team[]> {
	const rows = await db.selectFrom('teams').selectAll().orderBy('name').orderBy('id').execute();
	return rows.map(teamOf);
}

/** Every team, for whoever asks for a call: one whose new calls a keeper has stopped is closed. */
export async function taking(db: Db | Trx): Promise<Team[]> {
	const stopped = await stops.ofKind(db, 'calls');
	const teams = await all(db);
	return teams.map((team) => (stopped.includes(team.id) ? { ...team, isOpen: false } : team));
}

/** One team; nothing where there is none of that id. */
export async function find(db: Db | Trx, id: TeamId): Promise<Team | undefined> {
	const row = await db.selectFrom('teams').selectAll().where('id', '=', id).executeTakeFirst();
	return row && teamOf(row);
}

/** Adds a team, or keeps what has changed of it. */
export async function keep(trx: Trx, team: Team, now: Instant): Promise<void> {
	const { id, ...values } = rowOf(team, now);
	await trx
		.insertInto('teams')
		.values({ id, ...values })
		.onConflict((conflict) => conflict.column('id').doUpdateSet(values))
		.execute();
}

function teamOf(row: Row<'teams'>): Team {
	return {
		id: row.id,
		name: row.name,
		boroughs: list(row.boroughs),
		needs: list(row.needs),
		languages: list(row.languages),
		hasInterpreter: row.has_interpreter === 1,
		hasBsl: row.has_bsl === 1,
		hasRelay: row.has_relay === 1,
		hours: list(row.hours),
		cap: row.cap,
		caseCap: row.case_cap,
		isDefault: row.is_default === 1,
		isOpen: row.is_open === 1
	};
}

function list<Item>(json: string): readonly Item[] {
	return JSON.parse(json) as readonly Item[];
}

function rowOf(team: Team, now: Instant): Row<'teams'> {
	return {
		id: team.id,
		name: team.name,
		boroughs: JSON.stringify(team.boroughs),
		needs: JSON.stringify(team.needs),
		languages: JSON.stringify(team.languages),
		has_interpreter: team.hasInterpreter ? 1 : 0,
		has_bsl: team.hasBsl ? 1 : 0,
		has_relay: team.hasRelay ? 1 : 0,
		hours: JSON.stringify(team.hours),
		cap: team.cap,
		case_cap: team.caseCap,
		is_default: team.isDefault ? 1 : 0,
		is_open: team.isOpen ? 1 : 0,
		changed_at: now
	};
}
