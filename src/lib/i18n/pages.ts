import type { Prepared } from './language-rows.ts';
import { languages, type Language } from './languages.ts';

/** Pages about ourselves, each at an address of its own and written in `guidance/`. */
export const aboutPages = ['about', 'really-us', 'privacy', 'accessibility', 'complain'] as const;

/** The short guides beside the twelve rights: addresses carry their numbers, which say nothing of anybody. */
export const guides = Array.from({ length: 13 }, (_, index) => String(index + 1));

/** Public pages made once at build time, without language. */
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

/** Those that are one and the same for everybody; the others look another way to who is signed in. */
const sameForAll: readonly string[] = ['/', '/leaflet', '/offline', '/kitchen'];

/** Whether a page made at build time is answered anew for who is signed in; `path` is with or without its language. */
export function isFramedForHer(path: string): boolean {
	const page = readAddress(path).path;
	return stillPages.some((one) => one === page) && !sameForAll.includes(page);
}

/** Whether the app can make a page again that was made at build time: not the one about nothing, which says nothing. */
export function isSaidAnew(path: string): boolean {
	const page = readAddress(path).path;
	return stillPages.some((one) => one === page) && page !== '/kitchen';
}

const unfound: readonly string[] = ['/offline', '/kitchen'];
/** Where somebody who searches may begin: not in the middle of a form, nor where nothing is said. */
export const foundPages: readonly string[] = [
	...stillPages.filter((page) => !unfound.includes(page)),
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

/** Every address made at build time: pages times languages. */
export function prerendered(): `/${string}`[] {
	return languages.flatMap(({ code }) =>
		stillPages.map((page) => address(code, page) as `/${string}`)
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
