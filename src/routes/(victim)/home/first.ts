import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { hasPassed } from '#lib/domain/call/promise-watch.ts';
import { dayKey } from '#lib/domain/case/court-day.ts';
import { isOfOffender, wasHeld } from '#lib/domain/case/released.ts';
import type { Entry } from '#lib/domain/case/timeline.ts';
import { whoseIn } from '#lib/domain/case/whose.ts';
import type { Event, Instant } from '#lib/domain/event.ts';
import { safetyNews } from '#lib/domain/news/gate.ts';
import { guardsOn, type Guards } from '#lib/domain/news/orders.ts';
import { newestMove, type Move } from '#lib/domain/news/move.ts';
import { sentenceStage } from '#lib/domain/stage/stage.ts';
import { nextDate } from '#lib/domain/stage/next-date.ts';
import { isDecision } from '#lib/domain/news/weight.ts';
import { together } from '#lib/i18n/joining.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import type { Depth } from '#lib/i18n/case/hearing-words.ts';
import { sayMove } from '#lib/i18n/case/move-words.ts';
import { sayInShort, sayLostBy } from '#lib/i18n/news/rules-words.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sayPassed, saySlot } from '#lib/i18n/call/slot-words.ts';
import type { OpenCase } from '#lib/server/case/cases.ts';
import { standingOf } from '#lib/server/call/receipts.ts';
import * as calls from '#lib/server/call/calls.ts';
import { openNow } from '../open-now.ts';

type WaitingState = 'asks' | 'later' | 'advocate' | 'shut';

/** What comes before everything else on her page: her safety, news that waits, a date that was taken away. */
export async function firstOn({ world, lang, t, actor }: App.Locals, open: OpenCase, now: Instant) {
	const victim = actor as Victim;
	const whole = victim.level === 'full';
	const safety = safetyNews(open.events, open.choices, now);
	const moved = newestMove(open.events, now);
	const guards = guardsOn(open.events, dayOf(now));
	const { waiting, names } = open;
	const owed =
		safety.length > 0 || waiting?.aboutHeld
			? await calls.safetyFor(world.db, world.keys, victim)
			: undefined;
	return {
		whole,
		head: headOf(safety.length > 0, whole && waiting && !waiting.choice, moved),
		safety: safety.map((event) => said(event)),
		call: owed && sayCall(owed),
		rules: rulesFor(victim, guards, lang, { waits: waiting !== undefined, names }),
		waiting: waiting && {
			state: waitingState(whole, waiting.choice),
			aboutHeld: waiting.aboutHeld
		},
		moved: moved && {
			...shown(moved, { lang, places: whole }),
			day: whole ? dayOn(moved, open.events) : undefined
		},
		day: whole ? nextDay(open.events, now) : undefined,
		decided: whole && open.events.some((one) => isDecision(one) || sentenceStage(one)),
		open: openNow(t, victim, now)
	};

	function said(event: Event) {
		const entry = sayEntry(toldOf(event, open.events), { lang, places: whole, names });
		const lost = sayLostBy(guards, event, lang);
		if (whole) return { ...entry, detail: together([entry.detail, ...lost], lang) };
		const { on, datetime, title, kind } = entry;
		return { on, datetime, title, kind };
	}

	function sayCall(asked: calls.Asked): string {
		const standing = standingOf(asked);
		if (standing === 'done') return t('news.safety.spoke');
		if (standing === 'closed') return t('home.request.closed');
		if (!asked.mayRing) return t('news.safety.noNumber');
		if (standing === 'lost') return t('talk.state.lost');
		const { promised } = asked;
		if (promised.from === promised.to) return t('news.safety.noTime');
		if (hasPassed(promised, now)) return sayPassed(lang, promised);
		const slot = saySlot(lang, promised);
		return t(`news.safety.${standing === 'missed' ? 'missed' : 'call'}`, slot);
	}
}

function toldOf(event: Event, events: readonly Event[]): Entry {
	const of = { isOfOffender: isOfOffender(event, events), wasHeld: wasHeld(event, events) };
	return { event, whose: whoseIn(events)(event), before: [], ...of };
}

function waitingState(whole: boolean, choice: 'later' | 'advocate' | undefined): WaitingState {
	return whole ? (choice ?? 'asks') : 'shut';
}

function nextDay(events: readonly Event[], now: Instant): string | undefined {
	const next = nextDate(events, dayOf(now));
	return next && `/day/${dayKey(next.now.hearing)}`;
}

/** What leads her page: one card, and whatever else there is is a line under it. */
function headOf(isSafety: boolean, isAsked: boolean | undefined, moved: Move | undefined) {
	if (isSafety) return 'safety' as const;
	if (isAsked) return 'news' as const;
	return moved ? ('moved' as const) : undefined;
}

// A code out of a letter opens no rules.
type Said = { readonly waits: boolean; readonly names: OpenCase['names'] };

function rulesFor({ level }: Victim, guards: Guards, lang: Language, { waits, names }: Said) {
	return level === 'code' ? undefined : sayInShort(guards, lang, waits, names);
}

function shown(moved: Move, depth: Depth) {
	const state = moved.when ? 'new-date' : 'no-date';
	return { ...sayMove(moved, depth), kind: moved.what, state };
}

function dayOn({ told, when }: Move, events: readonly Event[]): string | undefined {
	const known = when && events.includes(told) && 'hearing' in told.data;
	return known ? `/day/${dayKey(String(told.data.hearing))}` : undefined;
}
