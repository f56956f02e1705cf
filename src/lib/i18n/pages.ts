import type { Prepared } from './language-rows.ts';
import { languages, type Language } from './languages.ts';

/** Pages about ourselves, each at an address of its own and written in `guidance/`. */
export const aboutPages = ['about', 'really-us', 'privacy', 'accessibility', 'complain'] as const;

/** The short guides beside the twelve rights: addresses carry their numbers, which say nothing of anybody. */
export const guides = Array.from({ length: 13 }, (_, index) => String(index + 1));

/** Pages in easy words and pictures: the twelve rights, then the eight main steps of a case. */
export const easyNumbers = Array.from({ length: 20 }, (_, index) => String(index + 1));
const easyPages: readonly string[] = ['/easy', ...easyNumbers.map((number) => `/easy/${number}`)];
// Those in which somebody wrote them; in any other language there is no such page, and nothing leads to one.
const easyTongues: readonly Prepared[] = ['en', 'cy'];

/** Whether a language has the pages in easy words. */
export function hasEasyWords(lang: Prepared): boolean {
	return easyTongues.includes(lang);
}

/** Whether a page, without its language, is there in a language: all are but those in easy words. */
export function isThereIn(lang: Prepared, page: string): boolean {
	return hasEasyWords(lang) || !easyPages.includes(page);
}

/** Public pages made once at build time, without language, in each language. */
export const stillPages = [
	'/',
	'/rights',
	...Array.from({ length: 12 }, (_, index) => `/rights/${index + 1}`),
	...guides.map((guide) => `/guide/${guide}`),
	...aboutPages.map((page) => `/${page}`),
	'/leaflet',
	'/help/numbers',
	'/safety',
	'/offline',
	'/kitchen'
] as const;

/** The pages made at build time in one language. */
export function stillPagesIn(lang: Prepared): readonly string[] {
	return hasEasyWords(lang) ? [...stillPages, ...easyPages] : stillPages;
}

/** Those that are one and the same for everybody; the others look another way to who is signed in. */
const sameForAll: readonly string[] = ['/', '/leaflet', '/offline', '/kitchen'];

/** Whether a page made at build time is answered anew for who is signed in; `path` is with or without its language. */
export function isFramedForHer(path: string): boolean {
	const { lang = 'en', path: page } = readAddress(path);
	return stillPagesIn(lang).includes(page) && !sameForAll.includes(page);
}

/** Whether the app can make a page again that was made at build time: not the one about nothing, which says nothing. */
export function isSaidAnew(path: string): boolean {
	const { lang = 'en', path: page } = readAddress(path);
	return stillPagesIn(lang).includes(page) && page !== '/kitchen';
}

const unfound: readonly string[] = ['/offline', '/kitchen'];
/** Where somebody who searches may begin: not in the middle of a form, nor where nothing is said. */
export const foundPages: readonly string[] = [
	...stillPages.filter((page) => !unfound.includes(page)),
	...easyPages,
	...['/help', '/talk', '/begin', '/sign-in']
];

/** The origin by which a page names itself in every language: ours, and only where a stranger may begin. */
export function foundAt(
	path: string,
	{ origin, signedIn }: { readonly origin: string | undefined; readonly signedIn: boolean }
): string | undefined {
	return !signedIn && foundPages.includes(path) ? origin : undefined;
}

/** A page by a name that says nothing of whose it is: `/day/…` is `/day`; empty where we have no such page. */
export function pageNamed(path: string): string {
	const page = path.split('?')[0] ?? '';
	if (foundPages.includes(page)) return page;
	const [first] = /^\/[a-z-]+/.exec(page) ?? [];
	return [...foundPages, ...bare, '/receipt'].find((one) => one === first) ?? '';
}

/** The address of a public page in a language: English has no prefix. */
export function address(lang: Prepared, path: string): string {
	if (lang === 'en') return path;
	return path === '/' ? `/${lang}` : `/${lang}${path}`;
}

/** Takes the language off an address: `/pl/rights` is `/rights` in Polish. Signed-in pages never carry one. */
export function readAddress(path: string): { lang: Language | undefined; path: string } {
	const [, first = '', ...rest] = path.split('/');
	const found = languages.find(({ code }) => code === first && code !== 'en');
	// Two strokes at its front would make what is left the address of another site.
	const isElsewhere = rest.length > 1 && rest[0] === '';
	return found && !isElsewhere
		? { lang: found.code, path: `/${rest.join('/')}` }
		: { lang: undefined, path };
}

/** Every address made at build time: the pages of each language. */
export function prerendered(): `/${string}`[] {
	return languages.flatMap(({ code }) =>
		stillPagesIn(code).map((page) => address(code, page) as `/${string}`)
	);
}

const bare = [
	'/home',
	'/you',
	'/dates',
	'/day',
	'/news',
	'/rules',
	'/open',
	'/way-back',
	'/tell-us',
	'/ask',
	'/needs',
	'/advocate',
	'/people',
	'/beside',
	'/join',
	'/looked',
	'/prove',
	'/signed-in',
	'/your-data',
	'/messages',
	'/notes',
	'/asked',
	'/desk',
	'/staff',
	'/agency',
	'/demo',
	'/gallery',
	'/today',
	'/today/withdraw',
	'/oversight'
];

/** Whether the address of a page carries the language; pages for one person or for staff never do. */
export function isPublic(path: string): boolean {
	return !bare.some((page) => path === page || path.startsWith(`${page}/`));
}
