/** A banner that keepers put over a page, or over all of them, until a day; in English, and in as many languages as they have. */
import { ofKind, whileCorrected } from '#lib/domain/keeper/corrected.ts';
import type { Day } from '#lib/domain/event.ts';
import type { Language } from './languages.ts';
import { stillPages } from './pages.ts';

/** The pages that may carry one; the star is every page of victims and of the public. */
export const bannerPages: readonly string[] = [
	...['*', '/home', '/help', '/talk', '/sign-in'],
	...stillPages.filter((page) => page !== '/offline' && page !== '/kitchen')
];

export type Banner = { readonly says: Readonly<Record<string, string>>; readonly until: Day };

const banners = whileCorrected(
	(all) => new Map(ofKind<Banner>(all, 'banner').map(({ of, value }) => [of, value]))
);

/** What stands over a page on a day: what is for all pages first. A language without it is told in English. */
export function bannersOver(path: string, lang: Language, today: Day) {
	return ['*', path].flatMap((of) => {
		const banner = banners().get(of);
		if (!banner || banner.until < today) return [];
		const own = banner.says[lang];
		return [{ lang: own ? lang : ('en' as const), text: own ?? banner.says.en ?? '' }];
	});
}
