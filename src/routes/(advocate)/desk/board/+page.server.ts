import type { PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isFull, mayTake } from '#lib/domain/team/workload.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as unheard from '#lib/server/advocate/unheard.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as teamCalls from '#lib/server/call/team.ts';
import * as worries from '#lib/server/call/worries.ts';
import * as boards from '#lib/server/supervisor/board.ts';
import * as members from '#lib/server/team/members.ts';
import * as workloads from '#lib/server/team/workloads.ts';
import { rowOf } from '../rows.ts';
import { supervisor } from '../team/supervisor.ts';
import { sayWorry } from '../worries/say.ts';
import { waitsOf } from './waits.ts';

/** What a supervisor looks after, each number as the list it counts; nothing for anybody else. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, staff, now } = supervisor(locals);
	const isInvented = locals.world.invented;
	const people = await boards.peopleFor(db, keys, staff, now);
	const nameOf = (person: string) =>
		people.find((one) => one.person === person)?.name ?? t('queue.somebody');
	const open = await worries.openFor(db, keys, staff, now);
	const news = await unheard.listFor(db, keys, staff, now);
	return {
		renews: true,
		at: sayTime('en', now),
		danger: open.map(sayWorry),
		...(await callsFor(locals, staff, now)),
		unheard: news.map(({ participation, reference, advocate, since, asksToHear }) => ({
			participation,
			advocate,
			asksToHear,
			line: t('board.unheard.line', {
				reference: reference ?? t('board.unheard.page'),
				day: sayDay('en', dayOf(since), 'short'),
				who: nameOf(advocate)
			})
		})),
		// In a demonstration they come in without keys.
		people: people.map((one) => sayStanding({ ...one, hasKeys: one.hasKeys || isInvented })),
		...waitsOf((await boards.askedFor(db, staff, now)) ?? [], url.searchParams.get('of'), nameOf)
	};
};

/** The calls that are late, those that nobody is there for, and how many nobody has taken. */
async function callsFor({ world: { db, keys } }: App.Locals, staff: Staff, now: Instant) {
	const waiting = await callDesk.waitingFor(db, keys, staff, now);
	const team = await members.teamOf(db, staff.person);
	const alone = team === undefined ? [] : await teamCalls.unkeptIn(db, team, now);
	const unkept = new Set(alone.map(({ id }) => id));
	const load = await workloads.of(db, staff);
	const own = await workloads.ownOf(db, staff);
	const here = {
		staff,
		colleagues: await workloads.colleaguesOf(db, keys, staff, now),
		hasRoom: ({ kind, person }: (typeof waiting)[number]) =>
			mayTake(load, { kind, isOwn: person !== undefined && own.has(person) }),
		now
	};
	const rows = waiting.map((call) => rowOf(call, here));
	return {
		late: rows.filter(({ band }) => band === 'late'),
		nobody: rows.filter(({ id }) => unkept.has(id)),
		free: rows.filter(({ whose }) => whose === 'waiting').length
	};
}

function sayStanding(one: boards.Standing) {
	const { person, name, load, isSelf } = one;
	const have = load.cases + load.calls;
	const { cap } = load;
	return {
		person,
		name: name ?? t('desk.noName'),
		isSelf,
		...nowOf(one),
		load: cap === undefined ? String(have) : t('board.people.loadOf', { have, cap }),
		isFull: isFull(load)
	};
}

function nowOf({ isPaused, hasKeys, isThere, until }: boards.Standing) {
	if (isPaused) return { is: t('board.people.paused'), isThere: false };
	if (!hasKeys) return { is: t('board.people.noKeys'), isThere: false };
	if (!isThere) return { is: t('board.people.off'), isThere: false };
	const end = until === undefined ? '' : t('board.people.until', { time: sayTime('en', until) });
	return { is: `${t('board.people.there')} ${end}`.trim(), isThere: true };
}
