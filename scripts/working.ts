// Somebody is at work whenever a demonstration is started, at night and at a weekend too, so that each desk has something to do.
import { dayOf, minuteOfDay, weekdayOf } from '#lib/domain/calendar.ts';
import { half } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Team } from '#lib/domain/team/team.ts';
import { transaction } from '#lib/server/database.ts';
import * as invented from '#lib/server/invented.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as teams from '#lib/server/team/teams.ts';
import type * as worlds from '#lib/server/world.ts';

type World = Pick<worlds.World, 'db' | 'keys' | 'now'>;
type Span = { readonly from: Instant; readonly to: Instant };

const atLeast = 2 * 60 * 60_000;
const wanted = 8 * 60 * 60_000;

/** Puts the invented advocates to work from this half hour on, where nobody is for the next two hours, and opens the team for as long. */
export async function inventWork({ db, keys, now }: World): Promise<void> {
	const at = now();
	const { shifts } = await rotas.read(db, at);
	if (shifts.some(({ from, to }) => from <= at && at + atLeast <= to)) return;
	const from = Math.floor(at / half) * half;
	// Not into the next shift of anybody: they are at work once.
	const ends = shifts.flatMap((one) => (one.from > from ? [one.from] : []));
	const span = { from, to: Math.min(from + wanted, ...ends) };
	const people = await invented.people(db, keys);
	const advocates = people.filter(({ role }) => role === 'advocate');
	const [team] = await teams.all(db);
	if (!team) return;
	await transaction(db, async (trx) => {
		await teams.keep(trx, { ...team, hours: openIn(team.hours, span) }, at);
		for (const { id: person } of advocates) {
			const there = shifts.filter((one) => one.person === person && one.from <= from);
			const begins = Math.max(from, ...there.map(({ to }) => to));
			if (begins < span.to)
				await rotas.addShift(trx, { person, team: team.id, from: begins, to: span.to });
		}
	});
}

/** The hours of a team with every half hour of a time among them, each weekday's put together. */
export function openIn(hours: Team['hours'], { from, to }: Span): Team['hours'] {
	const added = [];
	for (let start = from; start < to; start += half) {
		const begins = minuteOfDay(start);
		added.push({ weekday: weekdayOf(dayOf(start)), from: begins, to: begins + half / 60_000 });
	}
	const all = [...hours, ...added].toSorted((a, b) => a.weekday - b.weekday || a.from - b.from);
	const joined: Team['hours'][number][] = [];
	for (const one of all) {
		const last = joined.at(-1);
		const touches = last?.weekday === one.weekday && one.from <= last.to;
		if (touches) joined[joined.length - 1] = { ...last, to: Math.max(last.to, one.to) };
		else joined.push(one);
	}
	return joined;
}
