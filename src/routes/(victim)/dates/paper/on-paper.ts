/** Her dates as they stand on paper: what comes next in court, what she should be told and by when, what she can still do. */
import { asSentence, labelled, together } from '#lib/i18n/joining.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Part } from '#lib/i18n/paper/leaflet.ts';
import { words, type Say } from '#lib/i18n/words.ts';
import type { HerDates } from '../her-dates.ts';

/** What is still to come or still open, each line as her page says it; what is over is on no paper. */
export function datesOnPaper(dates: HerDates, lang: Language): readonly Part[] {
	const t = words(lang);
	const owed = dates.owed.filter(({ state, isPast }) => isOpen.includes(state) && !isPast);
	const parts = [
		inCourt(dates, lang, t),
		bullets(
			t('dates.owed'),
			owed.map(({ title, sentences, law }) => line(title, [...sentences, law], lang))
		),
		bullets(
			t('own.title'),
			dates.own.map(({ title, sentences, contact }) => line(title, [...sentences, contact], lang))
		)
	];
	return [asOf(dates, lang, t), ...parts.filter(({ list }) => list && list.lines.length > 0)];
}

/** Whether all of it is from before news that waits, and of which day it is. */
function asOf({ waiting, isAwaited, lead, asOf: day }: HerDates, lang: Language, t: Say): Part {
	const waits = [
		...[t('news.waits.shut'), t('news.waits.below')],
		isAwaited ? t('news.waits.before') : ''
	];
	return {
		title: t('dates.title'),
		first: waiting ? together(waits, lang) : lead,
		small: t('quiet.asOf', { day })
	};
}

/** Her dates and what everybody gets, but for how a case begins, and for the general times where she has her own. */
export function withHers(hers: readonly Part[], forAll: readonly Part[], t: Say): readonly Part[] {
	const hasOwn = hers.some(({ title }) => title === t('own.title'));
	const general = [t('leaflet.next.title'), ...(hasOwn ? [t('leaflet.dates.title')] : [])];
	return [...hers, ...forAll.filter(({ title }) => !general.includes(title))];
}

const isOpen: readonly string[] = ['overdue', 'due', 'not-known'];
const isAhead: readonly string[] = ['planned', 'begun', 'started'];

function inCourt(dates: HerDates, lang: Language, t: Say): Part {
	const ahead = dates.hearings.filter(({ state }) => isAhead.includes(state));
	const hearings = ahead.flatMap((one) =>
		linesOf(
			t(`dates.purpose.${one.purpose}`),
			[
				one.state !== 'planned' || !one.datetime ? t(`dates.${one.state}`) : '',
				...[one.on, ...one.starts, ...one.course, one.unread, ...one.days, one.silence]
			],
			lang
		)
	);
	const given = dates.given.map((day) => line(t('dates.you'), [day], lang));
	const lines = [...hearings, ...given];
	return { ...bullets(t('dates.court'), lines), then: dates.isAwaited ? [t('dates.travel')] : [] };
}

function bullets(title: string, lines: readonly string[]): Part {
	return { title, list: { as: 'bullets', lines } };
}

/** So many sentences stand in one piece: what no page holds would run off its lower edge. */
const most = 12;

function linesOf(
	title: string,
	sentences: readonly (string | undefined)[],
	lang: Language
): readonly string[] {
	const said = sentences.filter(Boolean);
	const after = Array.from({ length: Math.ceil(said.length / most) - 1 }, (_, nth) =>
		said.slice((nth + 1) * most, (nth + 2) * most)
	);
	return [line(title, said.slice(0, most), lang), ...after.map((some) => plainly(some, lang))];
}

function line(title: string, sentences: readonly (string | undefined)[], lang: Language): string {
	return labelled(`<b>${title}</b>`, plainly(sentences, lang), lang);
}

function plainly(sentences: readonly (string | undefined)[], lang: Language): string {
	return together(
		sentences.flatMap((one) => (one ? [asSentence(one, lang)] : [])),
		lang
	);
}
