/** How what is corrected looks where it stands: each kind one row, without the correction and with it. */
import { holidaysWith } from '#lib/domain/bank-holidays.ts';
import { addDays, addWorkingDays, dayOf } from '#lib/domain/calendar.ts';
import { amended } from '#lib/domain/clock/amended.ts';
import type { Duty } from '#lib/domain/clock/duty.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { renewed, usualWaits } from '#lib/domain/clock/wait.ts';
import { ofKind, type AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import type { Instant } from '#lib/domain/event.ts';
import { corrected, type Correction } from '#lib/domain/help/correction.ts';
import { services } from '#lib/domain/help/service.ts';
import { fiveDaysAfter } from '#lib/domain/keeper/holiday.ts';
import type { Banner } from '#lib/i18n/banner.ts';
import { sayWait } from '#lib/i18n/clock/wait-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { CorrectionKind } from '#lib/server/keeper/correction-kinds.ts';
import { guidanceWith } from '#lib/server/keeper/guidance-texts.ts';
import { guideWith, phraseWith } from '#lib/server/keeper/word-corrections.ts';
import type { Change } from '#lib/server/keeper/corrections.ts';
import { blocks, type Block } from '../../../guidance/guidance.ts';
import { entry, type Entry } from '../../../(public)/help/say.ts';
import { named } from './named.ts';
import { letterSides, ownSides, sayEnd, saySource, stepSides } from './rule-sides.ts';

/** One side: a place that helps, or sentences in a language. */
export type Shown =
	| { readonly as: 'place'; readonly place: Entry }
	| { readonly as: 'said'; readonly said: readonly { lang: Language; text: string }[] }
	| { readonly as: 'pages'; readonly pages: readonly { lang: Language; blocks: Block[] }[] };
type Show = (of: string, all: readonly AnyCorrection[], now: Instant) => Shown | undefined;

const inEnglish = (texts: readonly string[]): Shown => ({
	as: 'said',
	said: texts.map((text) => ({ lang: 'en', text }))
});

const place: Show = (of, all, now) => {
	const service = corrected(services, all as readonly Correction[]).find(({ slug }) => slug === of);
	return service && { as: 'place', place: entry(service, 'en', now) };
};

const rows: Readonly<Record<CorrectionKind, Show>> = {
	number: place,
	hours: place,
	hold: place,
	checked: place,
	law: (of, all, now) =>
		inEnglish(amended(duties, all).flatMap((row) => (row.id === of ? sayLaw(row, now) : []))),
	letter: (of, all, now) => inEnglish(letterSides(of, all, now)),
	'own-date': (of, all) => inEnglish(ownSides(of, all)),
	step: (of, all) => inEnglish(stepSides(of, all)),
	wait: (of, all, now) => {
		const usual = renewed(usualWaits, all).find(({ id }) => id === of);
		if (!usual) return undefined;
		const isStale = dayOf(now) > usual.staleAfter;
		const wait = { usual, since: dayOf(now), soFarDays: 0, isLonger: false, isStale };
		const said = languages.flatMap(({ code: lang }) => {
			const { bars, source } = sayWait(wait, lang);
			return [bars[1]?.text ?? '', source].map((text) => ({ lang, text }));
		});
		return { as: 'said', said };
	},
	holiday: (of, all) => {
		const closed = holidaysWith(all);
		const day = addDays(of, -1);
		const due = sayDay('en', fiveDaysAfter(day, closed));
		const is = t(closed.has(of) ? 'corrections.shown.closed' : 'corrections.shown.open', {
			day: sayDay('en', of)
		});
		return inEnglish([is, t('corrections.shown.due', { day: sayDay('en', day), due })]);
	},
	phrase: (of, all) => ({
		as: 'said',
		said: phraseWith(of, all).map(({ lang, text }) => ({ lang, text: named(text) }))
	}),
	guide: (of, all) => ({
		as: 'pages',
		pages: guideWith(of, guidanceWith(all)).map(({ lang, text }) => ({
			...{ lang, blocks: blocks(named(text)) }
		}))
	}),
	banner: (of, all) => {
		const banner = ofKind<Banner>(all, 'banner').findLast((one) => one.of === of)?.value;
		if (!banner) return undefined;
		const said = languages.flatMap(({ code: lang }) => {
			const text = banner.says[lang];
			return text ? [{ lang, text }] : [];
		});
		const until = t('corrections.shown.until', { day: sayDay('en', banner.until) });
		return { as: 'said', said: [...said, { lang: 'en', text: until }] };
	},
	language: (_, all) => {
		const off = ofKind(all, 'language').map(({ of }) => of);
		const on = languages.filter(({ code }) => !off.includes(code));
		return { as: 'said', said: on.map(({ code: lang, name: text }) => ({ lang, text })) };
	}
};

/** A change as it looks before and after. */
export function sides(
	{ kind, of, before, after }: Pick<Change, 'kind' | 'of' | 'before' | 'after'>,
	now: Instant
) {
	const show = rows[kind];
	const both = [show(of, before, now), show(of, after, now)] as const;
	if (kind !== 'phrase' && kind !== 'guide') return { before: both[0], after: both[1] };
	return { before: changed(both[0], both[1]), after: changed(both[1], both[0]) };
}

/** Of words in every language those that are not the same on the other side: sixteen lines of which one differs hide it. */
function changed(one: Shown | undefined, other: Shown | undefined): Shown | undefined {
	if (one?.as === 'said' && other?.as === 'said')
		return { as: 'said', said: one.said.filter(({ text }, nth) => text !== other.said[nth]?.text) };
	if (one?.as !== 'pages' || other?.as !== 'pages') return one;
	const same = (nth: number) => JSON.stringify(one.pages[nth]) === JSON.stringify(other.pages[nth]);
	return { as: 'pages', pages: one.pages.filter((_, nth) => !same(nth)) };
}

function sayLaw(row: Duty, now: Instant): string[] {
	const { standardDays, enhancedDays, inForceFrom, inForceTo, source } = row;
	const from = sayDay('en', inForceFrom);
	const day = inForceFrom > dayOf(now) ? inForceFrom : dayOf(now);
	const due = (days: number) => sayDay('en', addWorkingDays(day, days));
	const numbers =
		standardDays === undefined || enhancedDays === undefined
			? [t('corrections.shown.ask', { from })]
			: [
					t('corrections.shown.days', { from, standard: standardDays, enhanced: enhancedDays }),
					t('corrections.shown.due', { day: sayDay('en', day), due: due(standardDays) })
				];
	return [...numbers, ...sayEnd(inForceTo), ...saySource(source)];
}
