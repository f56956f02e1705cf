/** Somebody with a browser of their own, and what anybody can do with it. */
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Key } from '#lib/i18n/words.ts';
import { pieces, plain } from '#lib/ui/said.ts';
import { look } from './look.ts';

/** How somebody reads: in which language, and whether the browser runs scripts. */
export type Reading = { readonly lang: Language; readonly scripts: boolean };
type Vars = Readonly<Record<string, string | number>>;

export type Person = Reading & {
	readonly page: Page;
	readonly url: string;
	/** What went wrong unseen: errors in the console, requests to elsewhere, pages nobody looked at. */
	readonly problems: () => readonly string[];
	/** Whether an error of the browser is one the story expects. */
	readonly expects: (pattern: RegExp) => void;
	/** Every page is looked over once it has arrived. */
	readonly look: (lang?: Language) => Promise<void>;
};

/** Acts whose first argument is the person, as acts of that person. */
export type Able<Acts> = Person & {
	readonly [Name in keyof Acts]: Acts[Name] extends (who: Person, ...rest: infer Rest) => infer Done
		? (...rest: Rest) => Done
		: never;
};

/** A person who can do what a file of acts describes: `mary.opensHerInvitation(code)`. */
export function able<Acts extends object>(who: Person, acts: Acts): Able<Acts> {
	const hers = Object.entries(acts).map(([name, act]) => [
		name,
		(...rest: unknown[]) => (act as (...all: unknown[]) => unknown)(who, ...rest)
	]);
	return { ...who, ...Object.fromEntries(hers) } as Able<Acts>;
}

type Arrival = Reading & {
	readonly url: string;
	/** The address other people's mistakes do not count against. */
	readonly network: string;
	/** Pages go by unlooked at where Back and Forward are the story. */
	readonly looks: boolean;
};

// The browser's own words for an answer that says no; what was refused is the story's to check.
const ownWords = /^Failed to load resource: the server responded with a status of (400|404|429) /;

/** Opens a browser for somebody who has never been here. */
export async function arrive(browser: Browser, { looks, network, ...own }: Arrival): Promise<Person> {
	const context = await browser.newContext({
		baseURL: own.url,
		locale: own.lang,
		javaScriptEnabled: own.scripts,
		extraHTTPHeaders: { 'x-forwarded-for': network }
	});
	const page = await context.newPage();
	const problems: string[] = [];
	const expected = [ownWords];
	let unseen: string | undefined;
	const complain = (text: string) => {
		if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
	};
	context.on('console', (said) => said.type() === 'error' && complain(said.text()));
	context.on('weberror', (error) => complain(error.error().message));
	context.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (protocol !== 'data:' && origin !== own.url) problems.push(`Asked ${origin}`);
	});
	page.on('framenavigated', (frame) => {
		if (!looks || frame !== page.mainFrame()) return;
		if (unseen) problems.push(`Nobody looked at ${unseen}`);
		unseen = page.url();
	});
	const person: Person = {
		...own,
		page,
		problems: () => [...problems, ...(unseen ? [`Nobody looked at ${unseen}`] : [])],
		expects: (pattern) => expected.push(pattern),
		look: async (lang = own.lang) => {
			unseen = undefined;
			await look({ ...person, lang });
		}
	};
	return person;
}

/** The same person, reading in another language from here on. */
export function turnsTo<Who extends Person>(who: Who, lang: Language): Who {
	return { ...who, lang, look: () => who.look(lang) };
}

/** A sentence as it stands on the page. */
export function says({ lang }: Person, key: Key, vars?: Vars): string {
	return pieces(words(lang)(key, vars)).map(plain).join('');
}

/** Types an address. */
export async function goes(who: Person, address: string): Promise<void> {
	await who.page.goto(address);
	await who.look();
}

/** Presses a button by its words, and looks over the page of that address which follows. */
export async function presses(who: Person, key: Key, address: RegExp): Promise<void> {
	const button = who.page.getByRole('button', { name: says(who, key), exact: true });
	await press(who, button, address);
}

/** Follows a link of the page, by its words. */
export async function follows(who: Person, key: Key, address: RegExp): Promise<void> {
	const link = who.page.getByRole('main').getByRole('link', { name: says(who, key), exact: true });
	await press(who, link.first(), address);
}

/** Presses something, and looks over the page of that address which follows. */
export async function press(who: Person, what: Locator, address: RegExp): Promise<void> {
	// The page that is left is marked: the next one may have the same address.
	await who.page.locator('main').evaluate((main) => main.setAttribute('data-left', ''));
	await what.click();
	await expect(who.page.locator('main[data-left]')).toHaveCount(0);
	await expect(who.page).toHaveURL(address);
	await who.look();
}

/** Reads the heading of the page. */
export async function seesTitle(who: Person, key: Key, vars?: Vars): Promise<void> {
	await expect(who.page.locator('h1')).toHaveText(says(who, key, vars));
}

/** Reads a sentence somewhere on the page, in whole or in part. */
export async function sees(who: Person, key: Key, vars?: Vars): Promise<void> {
	await expect(who.page.locator('body')).toContainText(says(who, key, vars));
}
