import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { callDue, type Due } from '#lib/domain/team/today.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { tongueOf } from '#lib/i18n/languages.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { Away } from '#lib/server/advocate/covered.ts';
import type { Waiting } from '#lib/server/call/rows.ts';
import type { Colleague } from '#lib/server/team/workloads.ts';

/** Whose a call is, to whoever reads the list. */
export type Whose = 'yours' | 'waiting' | 'cover' | 'team';
export type CallRow = ReturnType<typeof rowOf>;
/** A short word beside a name: `safe` when she may be rung, `late` what should not wait. */
export type Chip = { readonly text: string; readonly tone?: 'safe' | 'late' | undefined };

type Here = {
	readonly staff: Staff;
	readonly colleagues: readonly Colleague[];
	/** Whether there is room for a call. */
	readonly hasRoom: (call: Waiting) => boolean;
	/** For whom whoever reads the list stands in. */
	readonly away?: ReadonlyMap<PersonId, Away>;
	readonly now: Instant;
};

/** A call as the list shows it: names and rules, no number; days and times in words, made here and not in the browser. */
export function rowOf(call: Waiting, { staff, colleagues, hasRoom, away, now }: Here) {
	const { id, kind, wishes, tries, takenBy, handed, plan, turn } = call;
	const named = (person: string | undefined) =>
		colleagues.find((one) => one.person === person)?.name ?? t('queue.somebody');
	const whose = whoseIs(takenBy, staff, colleagues);
	const due = callDue(call, now);
	const taker = takenBy && takenBy !== staff.person ? named(takenBy) : undefined;
	return {
		sort: 'call' as const,
		id,
		kind,
		whose,
		...due,
		...sayWhen(due, spanOf(call, now), now),
		name: wishes.name,
		chips: chipsOf(call, now),
		// First what keeps her safe: where there is no room the end of a line is cut off.
		line: [
			...(turn.is === 'tell' ? [t('queue.turn.tell')] : []),
			// As its own page says it: of a promise that was never one for her nothing has passed.
			...(turn.is === 'past'
				? [t(plan.slots.length > 0 ? 'queue.turn.past' : 'desk.hour.wait')]
				: []),
			t(plan.message ? 'queue.message' : 'queue.noMessage'),
			...(handed && handed.by !== staff.person ? [sayHanded(handed, named(handed.by))] : []),
			...(taker ? [sayTaker(taker, whose, takenBy && away?.get(takenBy))] : []),
			...(kind === 'call' ? [] : [t(`desk.kind.${kind}`)]),
			...(wishes.why ? [t('queue.why', { why: t(`desk.wished.why.${wishes.why}`) })] : []),
			...(tries > 0 ? [t('desk.tries', { count: tries })] : []),
			// Her own words follow it.
			...(turn.is === 'read' ? [t('queue.turn.read')] : [])
		].join('. '),
		mayTake: hasRoom(call),
		isSafe: turn.is === 'now',
		/** When she is safe, as she wrote it, where it has no time yet. */
		words: turn.is === 'read' ? wishes.hour : undefined
	};
}

/** Who handed a call to whoever has it, and why. */
export function sayHanded({ why }: NonNullable<Waiting['handed']>, who: string): string {
	return t('queue.handed', { who, why: t(`queue.hand.why.${why}`) });
}

function sayTaker(who: string, whose: Whose, away: Away | undefined): string {
	if (whose !== 'cover') return t('queue.takenBy', { who });
	if (!away) return t('queue.away', { who });
	return t('queue.awayUntil', { who, day: sayDay('en', away.until, 'short') });
}

/** What is to be known before she is rung, in a word each; a time that stands beside her name already is not said again. */
export function chipsOf(
	{ wishes, turn, promised }: Pick<Waiting, 'wishes' | 'turn' | 'promised'>,
	now: Instant,
	reads?: string
): Chip[] {
	const at = (when: Instant) => sayTime('en', when);
	return [
		...tongueChips(reads, wishes.language),
		...(turn.is === 'now'
			? [{ text: t('queue.chip.safe', { to: at(turn.until) }), tone: 'safe' as const }]
			: []),
		...(turn.is === 'next' && turn.from !== promised.from
			? [{ text: t('queue.chip.notBefore', { at: sayMoment(turn.from, now) }) }]
			: []),
		...(wishes.talking ?? []).map((one) => ({ text: t(`queue.chip.${one}`) })),
		...(wishes.gender && wishes.gender !== 'either'
			? [{ text: t(`queue.chip.${wishes.gender}`) }]
			: [])
	];
}

/** The language she reads and writes here, where that is known, as each list says it; beside it that of a call, where it is another. */
export function tongueChips(reads: string | undefined, call?: string): Chip[] {
	const first = reads ?? call;
	return [
		...(first ? [{ text: tongueOf(first, 'en') }] : []),
		...(call && call !== first
			? [{ text: t('queue.chip.callIn', { language: tongueOf(call, 'en') }) }]
			: [])
	];
}

function whoseIs(
	takenBy: string | undefined,
	{ person, kind }: Staff,
	colleagues: readonly Colleague[]
): Whose {
	if (!takenBy) return 'waiting';
	if (takenBy === person) return 'yours';
	const isAway = colleagues.some((one) => one.person === takenBy && one.isAway);
	return kind === 'supervisor' && !isAway ? 'team' : 'cover';
}

type Span = { readonly from: Instant; readonly to: Instant };

/** When a call is made: as it was promised; once that has begun and she is not safe, when she is next. */
export function spanOf({ turn, promised }: Pick<Waiting, 'turn' | 'promised'>, now: Instant): Span {
	return turn.is === 'next' && promised.from <= now
		? { from: turn.from, to: turn.until }
		: promised;
}

/** When something falls due as the list says it: by how much it is late, in how long, at what time, or on which day. */
export function sayWhen({ band, at }: Due, { from, to }: Span, now: Instant) {
	const until = Math.max(from, now) < to ? t('queue.until', { time: sayTime('en', to) }) : '';
	if (band === 'late')
		return {
			when: t('queue.late', { gap: sayGap(now - at) }),
			small: t('queue.due', { by: sayMoment(at, now) })
		};
	if (from <= now) return { when: t('queue.now'), small: until };
	if (band === 'now') return { when: t('queue.in', { gap: sayGap(from - now) }), small: until };
	if (dayOf(at) === dayOf(now)) return { when: sayTime('en', at), small: until };
	return { when: sayNear(at, now), small: sayTime('en', at) };
}

/** A moment as exactly as it is known: today its time alone, else its day before it. */
function sayMoment(at: Instant, now: Instant): string {
	const time = sayTime('en', at);
	return dayOf(at) === dayOf(now) ? time : `${sayNear(at, now)} ${time}`;
}

/** A day by its name; of two Thursdays only the nearest has no date. */
export function sayNear(at: Instant, now: Instant): string {
	const isNear = Math.abs(at - now) < 6 * 24 * 60 * 60_000;
	return sayDay('en', dayOf(at), isNear ? 'weekday' : 'short');
}

/** A length of time, in whole minutes, hours or days. */
export function sayGap(length: number): string {
	const minutes = Math.max(1, Math.floor(length / 60_000));
	if (minutes < 60) return t('queue.gap.minutes', { minutes });
	const hours = Math.floor(minutes / 60);
	if (hours < 24 && minutes % 60 === 0) return t('queue.gap.whole', { hours });
	if (hours < 24) return t('queue.gap.hours', { hours, minutes: minutes % 60 });
	return t('queue.gap.days', { count: Math.floor(hours / 24) });
}
