/** Teams and who is at work: safe defaults, so that a test says only what matters to it. */
import type { PersonId } from '#lib/domain/actor.ts';
import { addDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Rota, Shift } from '#lib/domain/team/rota.ts';
import type { Team } from '#lib/domain/team/team.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import { transaction } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as teams from '#lib/server/team/teams.ts';
import type { World } from '#lib/server/world.ts';

/** A team that is open to everybody from nine to five, Monday to Friday. */
export function aTeam(over: Partial<Team> = {}): Team {
	return {
		id: 'east',
		name: 'East',
		boroughs: [],
		needs: [],
		languages: ['en'],
		hasInterpreter: true,
		hasBsl: false,
		hasRelay: false,
		hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * 60, to: 17 * 60 })),
		cap: 40,
		caseCap: 40,
		isDefault: true,
		isOpen: true,
		...over
	};
}

/** A day of work, nine to five. */
export function aShift(
	over: Partial<Shift> & { readonly on?: string; readonly at?: readonly [string, string] } = {}
): Shift {
	const { on = '2026-11-25', at = ['09:00', '17:00'], ...rest } = over;
	return {
		person: 'ann' as PersonId,
		team: 'east',
		from: instantOf(on, at[0]),
		to: instantOf(on, at[1]),
		...rest
	};
}

/** A rota in which nothing is promised yet. */
export function aRota(over: Partial<Rota> = {}): Rota {
	return { shifts: [aShift()], absences: [], promised: [], waiting: [], ...over };
}

/** Shifts of somebody, nine to five, on every day from an instant on. */
export function everyDay(person: PersonId, team: string, from: Instant, days = 30): Shift[] {
	return Array.from({ length: days }, (_, nth) =>
		aShift({ person, team, on: addDays(dayOf(from), nth) })
	);
}

/** Keeps a team with so many advocates at work in it, and gives who they are. */
export async function openTeam(
	{ db, keys, now }: Pick<World, 'db' | 'keys' | 'now'>,
	{
		advocates = 1,
		named = true,
		...over
	}: Partial<Team> & { readonly advocates?: number; readonly named?: boolean } = {}
): Promise<{ readonly team: Team; readonly people: readonly PersonId[] }> {
	const team = aTeam(over);
	const ids: PersonId[] = [];
	await transaction(db, async (trx) => {
		await teams.keep(trx, team, now());
		for (let nth = 0; nth < advocates; nth += 1) {
			const name = named ? { name: `Ada ${nth}` } : {};
			const who = { role: 'advocate', language: 'en', ...name } as const;
			const person = await people.add(trx, keys, who, now());
			await joinTeam(trx, person, team.id);
			await rotas.addShifts(trx, everyDay(person, team.id, now()));
			ids.push(person);
		}
	});
	return { team, people: ids };
}
