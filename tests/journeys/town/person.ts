/** Somebody with a browser of their own. */
import { expect, type Browser, type Page } from '@playwright/test';
import type { Language } from '#lib/i18n/languages.ts';
import { look } from './look.ts';

/** How somebody reads: in which language, and whether the browser runs scripts. */
export type Reading = { readonly lang: Language; readonly scripts: boolean };

export type Person = Reading & {
	readonly page: Page;
	readonly url: string;
	/** The id of somebody invented in the same town, by name. */
	readonly idOf: (name: string) => string | undefined;
	/** Looks over the page that has arrived. */
	readonly look: (this: Person) => Promise<void>;
	/** Lets the browser complain of something the story brings about. */
	readonly expects: (complaint: RegExp) => void;
	/** What went wrong unseen: errors in the console, requests to elsewhere, pages nobody looked at. */
	readonly problems: () => readonly string[];
};

/** Acts whose first argument is the person, as acts of that person. */
export type Able<Acts> = Person & {
	readonly [Name in keyof Acts]: Acts[Name] extends (who: Person, ...rest: infer Rest) => infer Done
		? (...rest: Rest) => Done
		: never;
} & {
	/** The same person, whose pages are in another language from here on. */
	readonly in: (lang: Language) => Able<Acts>;
};

/** A person who can do what a file of acts describes: `mary.opensHerInvitation(code)`. */
export function able<Acts extends object>(who: Person, acts: Acts): Able<Acts> {
	const hers = Object.entries(acts).map(([name, act]) => [
		name,
		(...rest: unknown[]) => (act as (...all: unknown[]) => unknown)(who, ...rest)
	]);
	const turned = (lang: Language) => able(inLanguage(who, lang), acts);
	return { ...who, ...Object.fromEntries(hers), in: turned } as Able<Acts>;
}

/** The same person, whose pages are in another language. */
export function inLanguage(who: Person, lang: Language): Person {
	return { ...who, lang };
}

export type Arrival = Reading & {
	readonly url: string;
	readonly idOf: (name: string) => string | undefined;
	/** The address that other people's mistakes do not count against. */
	readonly network: string;
	/** Whether the phone may keep public pages. */
	readonly serviceWorkers: 'allow' | 'block';
	/** False where Back and Forward are the story: pages go by that nobody looks at. */
	readonly looks: boolean;
};

// The browser's own words for an answer that says no; what was refused is the story's to check.
const ownWords = /^Failed to load resource: the server responded with a status of (400|404|429) /;

/** Opens a browser for somebody who has never been here. */
export async function arrive(browser: Browser, arrival: Arrival): Promise<Person> {
	const { looks, network, serviceWorkers, ...own } = arrival;
	const context = await browser.newContext({
		baseURL: own.url,
		locale: own.lang,
		javaScriptEnabled: own.scripts,
		serviceWorkers,
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
		if (protocol !== 'data:' && origin !== own.url) complain(`Asked ${origin}`);
	});
	page.on('framenavigated', (frame) => {
		if (!looks || frame !== page.mainFrame()) return;
		// The same page asked for again is one page.
		if (unseen && unseen !== page.url()) problems.push(`Nobody looked at ${unseen}`);
		unseen = page.url();
	});
	const person: Person = {
		...own,
		page,
		async look() {
			// A page that is hydrated writes into the history as it wakes: that is no other page.
			if (own.scripts)
				await expect(page.locator('[data-part=live][data-kind=still]')).toHaveCount(0);
			unseen = undefined;
			return look(this);
		},
		expects: (complaint) => expected.push(complaint),
		problems: () => [...problems, ...(unseen ? [`Nobody looked at ${unseen}`] : [])]
	};
	return person;
}
