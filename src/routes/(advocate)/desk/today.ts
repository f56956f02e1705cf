import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { addDays, dayOf, daysBetween, instantOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { nextChange } from '#lib/domain/team/desk-order.ts';
import { bandOf, bands, type Band } from '#lib/domain/team/today.ts';
import { isFull, mayTake } from '#lib/domain/team/workload.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { sayToDo } from '#lib/i18n/desk-words.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as covered from '#lib/server/advocate/covered.ts';
import * as coveredNews from '#lib/server/advocate/covered-news.ts';
import * as myPeople from '#lib/server/advocate/my-people.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as callCounts from '#lib/server/call/counts.ts';
import * as tasks from '#lib/server/note/tasks.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as workloads from '#lib/server/team/workloads.ts';
import { sayAway } from './for-whom.ts';
import { sayDecided } from './people/[place]/about.ts';
import { rowOf, sayNear, tongueChips, type CallRow, type Chip } from './rows.ts';

/** What a list shows: `mine` leaves out what others of the team have taken. */
export const views = ['mine', 'team', 'calls', 'tasks', 'take'] as const;
export type View = (typeof views)[number];

/** Something on the list that is no call: where it is read, and what it says. */
export type OtherRow = {
	readonly sort: 'message' | 'news' | 'court' | 'task';
	readonly id: string;
	readonly band: Band;
	readonly at: Instant;
	readonly when: string;
	readonly small: string;
	readonly name: string | undefined;
	readonly chips: readonly Chip[];
	readonly line: string;
	readonly href: string;
};
export type Row = CallRow | OtherRow;

/** The list of one view, by when it falls due, and what stands beside it. */
export async function todayFor(
	{ world: { db, keys, now: clock } }: Pick<App.Locals, 'world'>,
	staff: Staff,
	asked: string | null
) {
	const now = clock();
	const leads = staff.kind === 'supervisor';
	const shown = views.filter((view) => leads || view !== 'team');
	const view = shown.find((one) => one === asked) ?? (leads ? 'team' : 'mine');
	const waiting = await callDesk.waitingFor(db, keys, staff, now);
	const load = await workloads.of(db, staff);
	const own = await workloads.ownOf(db, staff);
	const here = {
		staff,
		colleagues: await workloads.colleaguesOf(db, keys, staff, now),
		hasRoom: ({ kind, person }: (typeof waiting)[number]) =>
			mayTake(load, { kind, isOwn: person !== undefined && own.has(person) }),
		away: await covered.awayFor(db, keys, staff, now),
		now
	};
	const isOwn = new Set(waiting.flatMap(({ id, person }) => (person && own.has(person) ? id : [])));
	const all = waiting.map((call) => rowOf(call, here));
	const { calls, free } = shownIn(view, all, isOwn);
	const others = await othersFor({ db, keys }, staff, { view, of: here.away }, now);
	const rows: Row[] = [...calls, ...others];
	return {
		today: {
			view,
			views: shown,
			at: `${sayDay('en', dayOf(now), 'weekday')}, ${sayTime('en', now)}`,
			groups: bands.map((band) => ({
				band,
				rows: inOrder(rows.filter((one) => one.band === band))
			})),
			safe: calls.filter(({ isSafe }) => isSafe).length,
			free,
			more: (await callCounts.countsFor(db, staff, now)).all - waiting.length
		},
		isFull: isFull(load),
		colleagues: here.colleagues,
		changes: nextChange(waiting.map(({ turn }) => turn))
	};
}

const isIn =
	(view: View) =>
	({ whose }: CallRow): boolean => {
		if (view === 'tasks') return false;
		return view === 'take' ? whose === 'waiting' : view !== 'mine' || whose !== 'team';
	};

/** So many calls that nobody has taken, and that fall due later, stand on a list of one's own: the soonest. */
const fewFree = 3;

// Whatever is due, and what one's own people ask for, is never left out.
function shownIn(view: View, all: readonly CallRow[], isOwn: ReadonlySet<string>) {
	const calls = all.filter(isIn(view));
	if (view !== 'mine') return { calls, free: 0 };
	const later = calls.filter(
		({ id, whose, band }) =>
			whose === 'waiting' && (band === 'next' || band === 'week') && !isOwn.has(id)
	);
	const rest = new Set<Row>(inOrder(later).slice(fewFree));
	return { calls: calls.filter((row) => !rest.has(row)), free: rest.size };
}

// Of what is for now, news about safety comes first; then whom to ring, then what to read.
const ranks = { call: 1, news: 2, message: 3, task: 4, court: 5 } as const;
const rankOf = (row: Row) => (row.sort === 'call' && row.kind === 'safety' ? 0 : ranks[row.sort]);

function inOrder(rows: readonly Row[]): Row[] {
	return rows.toSorted((a, b) => {
		const rank = a.band === 'now' ? rankOf(a) - rankOf(b) : 0;
		return rank || a.at - b.at;
	});
}

async function othersFor(
	{ db, keys }: Pick<App.Locals['world'], 'db' | 'keys'>,
	staff: Staff,
	{ view, of }: { readonly view: View; readonly of: ReadonlyMap<PersonId, covered.Away> },
	now: Instant
): Promise<OtherRow[]> {
	if (view === 'calls' || view === 'take') return [];
	const week = addDays(dayOf(now), 7);
	const due = await tasks.dueFor(db, keys, staff, week, now);
	const away = await covered.awayAt(db, staff, of, now);
	const chipsFor = (place: ParticipationId) => {
		const one = away.get(place);
		return one ? [{ text: sayAway(one) }] : [];
	};
	const toDo = due.map((one) => ({
		...taskRow(one, now),
		chips: chipsFor(one.participation)
	}));
	const lines = await myPeople.listFor(db, keys, staff, now);
	const covers = (await coveredNews.listFor(db, keys, staff, now)).map((one) =>
		coverNewsRow(one, chipsFor(one.participation))
	);
	const news = [...lines.flatMap((one) => newsRow(one) ?? []), ...covers];
	// What she wants to hear from her advocate is to be done; of the rest nothing is to be said.
	if (view === 'tasks') return [...toDo, ...news.filter(({ band }) => band === 'now')];
	const threads = await talkDesk.listFor(db, keys, staff, now);
	return [
		...toDo,
		...threads.flatMap((one) => messageRow(one, chipsFor(one.participation), now) ?? []),
		...news,
		...lines.flatMap((one) => courtRow(one, now) ?? [])
	];
}

function messageRow(one: talkDesk.OnList, more: readonly Chip[], now: Instant) {
	if (!one.waiting) return undefined;
	const { count, unread, since: at } = one.waiting;
	return {
		sort: 'message' as const,
		id: one.participation,
		band: 'now' as const,
		at,
		when: dayOf(at) === dayOf(now) ? sayTime('en', at) : sayNear(at, now),
		small: t('queue.chip.message'),
		name: one.name,
		chips: [
			...tongueChips(one.language),
			...(unread > 0 ? [{ text: t('queue.chip.unread') }] : []),
			...more
		],
		line: t('queue.unanswered', { count }),
		href: `/desk/people/${one.participation}#words`
	};
}

function newsRow({ news, ...line }: myPeople.Line) {
	if (!news) return undefined;
	const isAsked = news.choice === 'advocate';
	const titles = news.told.flatMap((entry) => sayDecided(entry)?.title ?? []);
	return {
		...newsAt(line, news.since),
		band: isAsked ? ('now' as const) : ('next' as const),
		chips: newsChips,
		line: [t(`queue.news.${news.choice ?? 'unasked'}`), ...titles.map((one) => `${one}.`)].join(' ')
	};
}

// Whoever stands in is not told what it is: the case stays closed to them.
function coverNewsRow(one: coveredNews.ToTell, more: readonly Chip[]) {
	return {
		...newsAt(one, one.since),
		band: 'now' as const,
		chips: [...newsChips, ...more],
		line: t('queue.news.cover')
	};
}

const newsChips = [{ text: t('queue.chip.news'), tone: 'late' as const }];

function newsAt(
	{ participation, name }: Pick<coveredNews.ToTell, 'participation' | 'name'>,
	since: Instant
) {
	return {
		...placeRow(participation, name),
		sort: 'news' as const,
		at: since,
		when: t('queue.news.since'),
		small: sayDay('en', dayOf(since), 'plain')
	};
}

function courtRow({ hearing, participation, name }: myPeople.Line, now: Instant) {
	if (!hearing) return undefined;
	const day = sayDay('en', hearing.on, 'short');
	const at = Math.max(now, instantOf(hearing.on));
	return {
		...placeRow(participation, name),
		sort: 'court' as const,
		// Nothing is due of whoever has her case: it comes before all that is next.
		band: bandOf(at, now) === 'week' ? ('week' as const) : ('next' as const),
		at,
		when: sayDay('en', hearing.on, 'weekday'),
		small: '',
		chips: [{ text: t('queue.chip.court') }],
		line: t(hearing.kind === 'week-of' ? 'queue.courtWeek' : 'queue.court', { day })
	};
}

function taskRow({ id, participation, name, what, on }: tasks.Due, now: Instant): OtherRow {
	const today = dayOf(now);
	const at = instantOf(on);
	const due = on < today ? 'late' : bandOf(at, now);
	return {
		...placeRow(participation, name),
		id,
		sort: 'task',
		band: due,
		at,
		when: sayTaskDay(on, now),
		small: t('queue.chip.task'),
		chips: [],
		line: sayToDo(what)
	};
}

// Of a day, and no hour: how long it is late is counted in days of the calendar.
function sayTaskDay(on: Day, now: Instant): string {
	const days = daysBetween(on, dayOf(now));
	if (days > 0) return t('queue.late', { gap: t('queue.gap.days', { count: days }) });
	return days === 0 ? t('queue.today') : sayNear(instantOf(on), now);
}

function placeRow(id: string, name: string | undefined) {
	return { id, name, href: `/desk/people/${id}` };
}
