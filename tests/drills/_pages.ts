/** Which pages the house has, which of them an address is of, and which no walk comes to. */
import { isLanguage, type Language } from '#lib/i18n/languages.ts';
import { aboutPages } from '#lib/i18n/pages.ts';
import { addressOf, components, filesIn, routeIds } from '../rules/tree.ts';

/** Every page of the house, by the pattern of its address. */
export const routesOfPages = components()
	.filter((file) => file.endsWith('/+page.svelte'))
	.map((file) => addressOf(file.slice('src/routes'.length, -'/+page.svelte'.length)));

/** Those a walk does not come to, and why: stories and the rules of what is built open them. */
export const behindOthers: Readonly<Record<string, string>> = {
	'/beside': 'her advocate lets a supporter begin',
	'/desk/frame': 'only a script asks for it',
	'/desk/keys': 'a key was shown',
	'/desk/prove': 'a key was shown',
	'/agency/sign-in/[door]': 'an agency has a service of its own for signing in',
	'/gallery': 'many pages on one, each of which is looked at by itself',
	'/join': 'a code on paper was typed for somebody who is in',
	'/signed-in': 'a card was shown',
	'/talk/someone/thanks': 'a call was asked for somebody else',
	'/talk/change': 'a call stands that can be changed',
	'/way-back/card': 'a card was shown',
	'/way-back/key': 'a card was shown',
	'/way-back/paper': 'a printed code was made'
};

// Those without a part that changes come first.
const routes = routesOfPages
	.toSorted((one, other) => Number(one.includes('[')) - Number(other.includes('[')))
	.map((route) => ({
		route,
		pattern: new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`)
	}));

/** Which page of the house an address is of; none where it leads elsewhere or is in another language. */
export function routeOf(path: string, lang: Language): string | undefined {
	const { pathname, hostname } = new URL(path, 'http://localhost');
	const [, first = ''] = pathname.split('/');
	if (hostname !== 'localhost' || (isLanguage(first) && first !== lang)) return undefined;
	return routeIn(isLanguage(first) ? pathname.slice(first.length + 1) || '/' : pathname);
}

function routeIn(pathname: string): string | undefined {
	return routes.find(({ pattern }) => pattern.test(pathname))?.route;
}

/** What a stranger is answered at the first part of an address; a door that is not theirs leads to where one signs in. */
const answers = new Map(
	routeIds().map((id) => {
		const [, audience = '', first = ''] = id.split('/');
		const isTheirs = ['(public)', '(machine)', '(workshop)'].includes(audience);
		return [`/${first}`, isTheirs ? [200, 303, 405] : [303, 405]];
	})
);

/** Whether what a stranger was answered is something of the house: a page, a file, a door, or no address at all (400). */
export function isOurs({ status, address }: Answered): boolean {
	const isFile = filesIn('static').includes(`static${address}`);
	const isPage = isLanguage(address.slice(1)) || aboutPages.some((page) => `/${page}` === address);
	if (status === 400 || (status === 200 && (isFile || isPage))) return true;
	return answers.get(address)?.includes(status) ?? false;
}

type Answered = { readonly status: number; readonly address: string };
