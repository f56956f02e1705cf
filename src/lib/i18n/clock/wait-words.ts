/** The wait beside what is usual, in whole sentences of one language. */
import type { Wait } from '#lib/domain/clock/wait.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

export type SaidWait = {
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
	return {
		bars: [
			{ kind: 'yours', text: t('wait.yours', { count: soFarDays }), share: share(soFarDays) },
			{ kind: 'usual', text: t('wait.usual', { count: usual.days }), share: share(usual.days) }
		],
		sentences: [...(isLonger ? [t('wait.longer')] : []), t('wait.not')],
		source: [t('wait.source', { period }), ...(isStale ? [t('wait.stale')] : [])].join(' '),
		link: { href: usual.source.url, text: t('wait.link') },
		state: isLonger ? 'longer' : 'usual'
	};
}

/** A quarter in words: `2025-Q2` is April to June 2025. */
function sayPeriod(period: string, lang: Language): string {
	const [year = '', quarter = 'Q1'] = period.split('-');
	return words(lang)(`wait.quarter.${quarter as 'Q1' | 'Q2' | 'Q3' | 'Q4'}`, { year });
}
