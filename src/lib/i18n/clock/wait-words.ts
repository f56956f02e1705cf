/** The wait beside what is usual, in whole sentences of one language. */
import type { Wait } from '#lib/domain/clock/wait.ts';
import { together } from '#lib/i18n/joining.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sayLength } from '#lib/i18n/amounts.ts';
import { words } from '#lib/i18n/words.ts';

export type SaidWait = {
	/** The same in a breath, as people measure it. */
	readonly short: string;
	readonly bars: readonly { kind: 'yours' | 'usual'; text: string; share: number }[];
	readonly sentences: readonly string[];
	/** What the figures are of. */
	readonly source: string;
	readonly link: { readonly href: string; readonly text: string };
	readonly state: 'usual' | 'longer';
};

/** One wait: two bars on one scale, each said in words, and what they do not say. */
export function sayWait({ usual, soFarDays, isLonger, isStale }: Wait, lang: Language): SaidWait {
	const t = words(lang);
	const longest = Math.max(usual.days, soFarDays, 1);
	const share = (days: number) => Math.round((100 * days) / longest);
	const period = sayPeriod(usual.period, lang);
	const half = t('wait.half', { time: sayAbout(usual.days, lang) });
	const soFar = t('wait.soFar', { time: sayAbout(soFarDays, lang) });
	return {
		short: together([soFarDays > 0 ? soFar : '', half], lang),
		bars: [
			{ kind: 'yours', text: t('wait.yours', { count: soFarDays }), share: share(soFarDays) },
			{ kind: 'usual', text: t('wait.usual', { count: usual.days }), share: share(usual.days) }
		],
		sentences: [...(isLonger ? [t('wait.longer')] : []), t('wait.not')],
		source: together([t('wait.source', { period }), isStale ? t('wait.stale') : ''], lang),
		link: { href: usual.source.url, text: t('wait.link') },
		state: isLonger ? 'longer' : 'usual'
	};
}

// Days up to two weeks, weeks up to two months, then months.
function sayAbout(days: number, lang: Language): string {
	if (days < 14) return sayLength(lang, { days });
	if (days < 61) return sayLength(lang, { weeks: Math.round(days / 7) });
	return sayLength(lang, { months: Math.round(days / 30.44) });
}

/** A quarter in words: `2025-Q2` is April to June 2025. */
function sayPeriod(period: string, lang: Language): string {
	const [year = '', quarter = 'Q1'] = period.split('-');
	return words(lang)(`wait.quarter.${quarter as 'Q1' | 'Q2' | 'Q3' | 'Q4'}`, { year });
}
