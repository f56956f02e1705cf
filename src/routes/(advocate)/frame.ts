import type { Staff } from '#lib/domain/actor.ts';
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import { sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as coveredNews from '#lib/server/advocate/covered-news.ts';
import * as myPeople from '#lib/server/advocate/my-people.ts';
import { markFor } from '#lib/server/call/live-desks.ts';
import * as callCounts from '#lib/server/call/counts.ts';
import * as worries from '#lib/server/call/worries.ts';
import * as tasks from '#lib/server/note/tasks.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as people from '#lib/server/people/people.ts';
import * as teams from '#lib/server/team/teams.ts';
import * as members from '#lib/server/team/members.ts';
import { isThere, untilFor } from '#lib/server/team/working-hours.ts';
import * as workloads from '#lib/server/team/workloads.ts';
import { sayAlarm } from './desk/worries/say.ts';

/** What the frame of every page of an advocate or a supervisor says: who is at work, what waits, and who is in danger. */
export async function frameFor({ world }: Pick<App.Locals, 'world'>, staff: Staff) {
	const { db, keys } = world;
	const now = world.now();
	// Before the rest: what changes while it is read is another mark.
	const mark = await markFor(db, keys, staff);
	const { cases, calls, cap } = await workloads.of(db, staff);
	const waiting = await callCounts.countsFor(db, staff, now);
	const talks = await talkDesk.waitingFor(db, staff, now);
	const today = dayOf(now);
	const toDo = await tasks.dueCountFor(db, staff, today, now);
	const over = await tasks.dueCountFor(db, staff, addDays(today, -1), now);
	const toTell = await myPeople.toTellFor(db, keys, staff, now);
	const covered = await coveredNews.countFor(db, keys, staff, now);
	const open = await worries.openFor(db, keys, staff, now);
	return {
		...(await atWork({ world }, staff)),
		leads: staff.kind === 'supervisor',
		load:
			cap === undefined
				? t('bench.loadOpen', { have: cases + calls })
				: t('bench.load', { have: cases + calls, cap }),
		counts: {
			// As many as stand on the list as late or now.
			due: waiting.due + talks.people + toDo + toTell + covered,
			late: waiting.late + over,
			people: cases,
			messages: talks.people,
			free: waiting.free
		},
		/** Of one person more than one can wait: whoever is told of each that comes goes by this. */
		written: talks.messages,
		/** What stands for all this is worked out from; nothing out of hours. */
		mark: (await isThere(db, staff, now)) ? mark : undefined,
		asOf: t('bench.asOf', { time: sayTime('en', now) }),
		alarms: open.map((worry) => sayAlarm(worry, staff, now))
	};
}

async function atWork({ world: { db, keys, now } }: Pick<App.Locals, 'world'>, staff: Staff) {
	const until = await untilFor(db, staff, now());
	const team = await members.teamOf(db, staff.person);
	const on = until === undefined ? undefined : t('bench.until', { time: sayTime('en', until) });
	return {
		who: (await people.contactOf(db, keys, staff.person))?.name,
		team: team === undefined ? undefined : (await teams.find(db, team))?.name,
		hours: on ?? ((await isThere(db, staff, now())) ? undefined : t('bench.off'))
	};
}
