import { dayOf } from '#lib/domain/calendar.ts';
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { TalkingNeed } from '#lib/domain/call/voice.ts';
import { callDue } from '#lib/domain/team/today.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { forDesk, sayToDo } from '#lib/i18n/desk-words.ts';
import { sayMessage } from '#lib/i18n/message/message-words.ts';
import { sayPicked } from '#lib/i18n/note/contact-words.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as covered from '#lib/server/advocate/covered.ts';
import * as coveredNews from '#lib/server/advocate/covered-news.ts';
import * as myPeople from '#lib/server/advocate/my-people.ts';
import * as sharedPanes from '#lib/server/advocate/shared-panes.ts';
import * as checks from '#lib/server/beside/checks.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as worries from '#lib/server/call/worries.ts';
import * as asksForHer from '#lib/server/clock/asks-for-her.ts';
import * as draft from '#lib/server/message/draft.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import * as tasks from '#lib/server/note/tasks.ts';
import type { World } from '#lib/server/world.ts';
import { sayAway } from '../../for-whom.ts';
import { chipsOf, sayWhen, spanOf, tongueChips } from '../../rows.ts';
import { sayAsks, sayLetIn, sayOpened } from './about.ts';
import { answersOf } from './answers.ts';
import { englishOf, type Opened } from './english.ts';

/** Whose page it is, and who of us asks for it. */
export type Asked = Pick<World, 'db' | 'keys'> & {
	readonly staff: Staff;
	readonly place: ParticipationId;
	readonly now: Instant;
	/** Which of her messages is being written in English. */
	readonly english?: Opened | undefined;
};

/** So many messages, and so many notes, stand there at first. */
const few = 3;

/** What of a page is shown whole. */
export const wholes = ['messages', 'notes'] as const;
export type Whole = (typeof wholes)[number];

/**
 * All that a page shows of one person: what she opened to this one of us, and her calls, messages and notes that are theirs
 * to see. Each part is asked for by its own read, which writes down who looked. Nothing where no part is theirs.
 */
export async function personFor(asked: Asked, whole: Whole | undefined) {
	const { db, keys, staff, place, now } = asked;
	const thread = await threadFor(asked, whole === 'messages');
	const noted = await notedFor(asked, whole === 'notes');
	// Where nothing is theirs this read says no, and writes it down.
	const hasOther = thread !== undefined || noted !== undefined;
	const isOpen = !hasOther || (await sharedPanes.isOpen(db, staff, place, now));
	const open = isOpen ? await sharedPanes.readFor(db, keys, staff, place, now) : undefined;
	if (!open && !hasOther) return undefined;
	const asking = open?.owing && (await asksForHer.readFor(db, keys, staff, place, now));
	const of = await covered.awayFor(db, keys, staff, now);
	const away = (await covered.awayAt(db, staff, of, now)).get(place);
	const line = open && (await myPeople.standingFor(db, keys, staff, place, now));
	return {
		place,
		name: open?.name ?? thread?.name ?? noted?.name,
		/** For whom this one of us only stands in. */
		cover: away && sayAway(away),
		tongue: tongueChips(thread?.language),
		news: open ? newsOf(line) : await coverNewsOf(asked),
		opened: open && sayOpened(open, now),
		asks: asking && sayAsks(asking.asks),
		ready: (asking?.ready ?? []).map(({ key, to, letter }) => ({ key, to, letter })),
		thread,
		noted,
		...(await nextFor(asked, open?.needs?.talking ?? [], thread)),
		letIn: open && (await letInFor(asked)),
		worry: thread && (await worries.openAt(db, staff, place, now))
	};
}

function newsOf(line: myPeople.Line | undefined) {
	if (!line?.news) return undefined;
	const { choice, since } = line.news;
	return sayNews(t(choice === 'advocate' ? 'person.news.yours' : 'person.news.unread'), since);
}

/** To whoever stands in: that she waits to hear it from who is away. */
async function coverNewsOf({ db, keys, staff, place, now }: Asked) {
	const since = await coveredNews.sinceAt(db, keys, staff, place, now);
	return since === undefined ? undefined : sayNews(t('queue.news.cover'), since);
}

const sayNews = (what: string, since: Instant) =>
	`${what} ${t('person.news.since', { day: sayDay('en', dayOf(since), 'plain') })}`;

/** What was said with her, as her page at the desk shows it. */
export type Thread = NonNullable<Awaited<ReturnType<typeof threadFor>>>;

async function threadFor(asked: Asked, isWhole: boolean) {
	const { db, keys, staff, place, now } = asked;
	if (!(await talkDesk.mayRead(db, staff, place, now))) return undefined;
	const thread = await talkDesk.readFor(db, keys, staff, place, now);
	if (!thread) return undefined;
	const { name, language, messages, waiting, live, isCover } = thread;
	// What waits for an answer stands there too, however much it is.
	const last = Math.max(0, messages.length - few);
	const from = messages.findIndex((one, nth) => nth >= last || waiting.has(one.id));
	const open = messages.findIndex(({ id }) => id === asked.english?.message);
	const first = open === -1 ? from : Math.min(from, open);
	const shown = isWhole ? messages : messages.slice(Math.max(0, first));
	return {
		...{ name, language, live, isCover, count: messages.length },
		messages: shown.map((one) => sayMessage(one, 'en', forDesk(name))),
		english: await englishOf(asked, shown, asked.english),
		answers: await answersOf(asked, shown, waiting),
		/** Whether one of those shown says nothing in English that a person stands for. */
		isUnread: shown.some(
			({ side, language, english }) =>
				side === 'hers' && language !== 'en' && (english?.reading ?? 'draft') === 'draft'
		),
		hasMore: shown.length < messages.length,
		draft: await draft.find(db, keys, { participation: place, staff: staff.person }, now)
	};
}

async function notedFor({ db, keys, staff, place, now }: Asked, isWhole: boolean) {
	// Whoever only reads notes has a page of them, and no other.
	if (!(await contactNotes.mayNote(db, staff, place, now))) return undefined;
	const noted = await contactNotes.readFor(db, keys, staff, place, now);
	if (!noted) return undefined;
	const standing = noted.notes.filter(({ isCorrected }) => !isCorrected);
	const shown = isWhole ? standing : standing.slice(0, few);
	const day = (on: string) => sayDay('en', on, 'short');
	return {
		name: noted.name,
		count: standing.length,
		notes: shown.map(({ id, note }) => ({
			id,
			on: day(note.on),
			text: [
				t(`contacts.channel.${note.channel}`),
				...sayPicked(note, { lang: 'en', reader: 'desk' }, day)
			].join('. ')
		}))
	};
}

/** Her calls and what was said to follow, the soonest first. */
async function nextFor(
	{ db, keys, staff, place, now }: Asked,
	talking: readonly TalkingNeed[],
	thread: Thread | undefined
) {
	const calls = await callDesk.ofPlaceFor(db, keys, staff, place, now);
	const toDo = await tasks.ofPlaceFor(db, keys, staff, place, now);
	const needed = [...talking, ...calls.flatMap(({ wishes }) => wishes.talking ?? [])];
	const isToDo = (words: string) => toDo.some(({ what }) => sayToDo(what) === words);
	const [booking, reading] = [t('person.task.interpreter'), t('person.task.reading')];
	return {
		/** An interpreter is needed, and nobody has said who books one. */
		booking: needed.includes('interpreter') && !isToDo(booking) ? booking : undefined,
		/** She wrote in another language, and no person said yet what it says in English. */
		reading: thread?.isUnread && !isToDo(reading) ? reading : undefined,
		calls: calls.map((call) => {
			const due = callDue(call, now);
			return {
				id: call.id,
				...sayWhen(due, spanOf(call, now), now),
				isLate: due.band === 'late',
				whose: whoseIs(call, staff),
				chips: chipsOf(call, now, thread?.language),
				line: t('person.next.call', {
					kind: t(`desk.kind.${call.kind}`),
					tries: t('desk.tries', { count: call.tries }),
					message: t(call.plan.message ? 'queue.message' : 'queue.noMessage')
				})
			};
		}),
		tasks: toDo.map(({ id, what, on, doneAt }) => ({
			id,
			on: on === dayOf(now) ? t('queue.today') : sayDay('en', on, 'short'),
			isLate: doneAt === undefined && on < dayOf(now),
			isDone: doneAt !== undefined,
			what: sayToDo(what)
		}))
	};
}

function whoseIs({ takenBy }: { readonly takenBy?: string }, { person }: Staff) {
	if (takenBy === undefined) return 'free' as const;
	return takenBy === person ? ('mine' as const) : ('other' as const);
}

async function letInFor({ db, keys, staff, place, now }: Asked) {
	const all = await checks.listFor(db, keys, staff, now);
	return all.filter((one) => one.place.participation === place).map((one) => sayLetIn(one, now));
}
