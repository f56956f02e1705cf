/** The few words at the top of a page, by who reads it. */
import { address, isPublic } from '#lib/i18n/pages.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { words, type Key, type StaffKey } from '#lib/i18n/words.ts';

/** A word of the navigation and where it leads. `current` is 'page' on that very page, 'true' on one below it. */
export type Place = {
	readonly text: string;
	readonly href: string;
	readonly current: 'page' | 'true' | undefined;
};

/** How Leave leaves: the address that ends the visit, and the page about nothing that comes in the place of ours. */
export type WayOut = {
	readonly act: string;
	readonly calm: string;
	/** Another site that an operator leads to instead, where a script can still reach it. */
	readonly elsewhere?: string | undefined;
};

type Words<Name> = Readonly<Record<string, readonly (readonly [say: Name, path: string])[]>>;

const translated: Words<Key> = {
	public: [
		['common.nav.rights', '/rights'],
		['common.nav.help', '/help'],
		['common.nav.talk', '/talk'],
		['common.nav.signIn', '/sign-in']
	],
	victim: [
		['common.nav.now', '/home'],
		['common.nav.dates', '/dates'],
		['common.nav.talk', '/talk'],
		['common.nav.you', '/you']
	]
};

/** What belongs to a place and lies elsewhere: she still sees where she is. */
const parts: Readonly<Record<string, readonly string[]>> = {
	'/rights': ['/guide'],
	'/home': ['/open', '/join', '/news', '/rules'],
	'/dates': ['/day', '/ask'],
	'/talk': ['/messages', '/advocate', '/notes'],
	'/you': [
		'/needs',
		'/tell-us',
		'/people',
		'/looked',
		'/asked',
		'/signed-in',
		'/way-back',
		'/your-data'
	]
};

/** What only staff read. */
const ofStaff: Words<StaffKey> = {
	workshop: [['gallery.nav', '/gallery']]
};

/**
 * The navigation of an audience on a page; `path` is without language. Only public places carry the language. The first
 * page has none: it leads to all of them itself. Who `writes` to an advocate here does so where she talks.
 */
export function places(
	audience: string,
	lang: Language,
	path: string,
	{ writes = false }: { readonly writes?: boolean | undefined } = {}
): readonly Place[] {
	if (audience === 'public' && path === '/') return [];
	const say = words(lang);
	const all = [
		...(translated[audience] ?? []).map(([key, to]) => ({ text: say(key), to })),
		...(ofStaff[audience] ?? []).map(([key, to]) => ({ text: t(key), to }))
	];
	const isBelow = (to: string) =>
		[to, ...(parts[to] ?? [])].some((one) => path === one || path.startsWith(`${one}/`));
	return all.map(({ text, to }) => {
		// Her calls are a part of the page on which she writes.
		const leads = writes && to === '/talk' ? '/messages' : to;
		return {
			text,
			href: isPublic(leads) ? address(lang, leads) : leads,
			current: path === leads ? 'page' : isBelow(to) ? 'true' : undefined
		};
	});
}

/** The way out in a language; `elsewhere` is the same for everybody. */
export function wayOut(lang: Language, elsewhere?: string): WayOut {
	return { act: address(lang, '/leave'), calm: address(lang, '/kitchen'), elsewhere };
}
