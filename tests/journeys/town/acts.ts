/** What anybody does with a page: go, press, read. */
import { expect, type Locator } from '@playwright/test';
import type { Day } from '#lib/domain/event.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { address } from '#lib/i18n/pages.ts';
import { words, type Key, type StaffKey } from '#lib/i18n/words.ts';
import { pieces, plain } from '#lib/ui/said.ts';
import { inLanguage, type Person } from './person.ts';
import type { Town } from './town.ts';

type Vars = Readonly<Record<string, string | number>>;
/** The name of a sentence; one of staff is English, whoever reads. */
export type Name = Key | StaffKey;

/** A sentence as it stands on the page. */
export function says({ lang }: Person, key: Name, vars?: Vars): string {
	return pieces(words(lang)(key as Key, vars))
		.map(plain)
		.join('');
}

/** A promised time: a day and two times of it. */
export type When = { readonly on: Day; readonly from: string; readonly to: string };

/** A promised time as sentences carry it. */
export function said({ lang }: Person, { on, from, to }: When) {
	const time = (clock: string) => sayTime(lang, Date.parse(`${on}T${clock}Z`));
	return { day: sayDay(lang, on, 'short'), from: time(from), to: time(to) };
}

/** Types an address. */
export async function goes(who: Person, path: string): Promise<void> {
	await who.page.goto(path);
	await who.look();
}

/** Types the address of a public page, in her language. */
export async function goesTo(who: Person, path: string): Promise<void> {
	await goes(who, address(who.lang, path));
}

/** Presses something, and looks over the page of that address which follows. */
export async function press(who: Person, what: Locator, next: RegExp): Promise<void> {
	// The page that is left is marked: the next one may have the same address. Not by a locator: to act on what it finds
	// brings all that finds things into the page a second time, which takes as long as the page itself.
	await who.page.evaluate(() => document.querySelector('main')!.setAttribute('data-left', ''));
	const left = who.page.locator('main[data-left]');
	const arrives = who.page.waitForEvent('domcontentloaded').catch(() => undefined);
	await what.click();
	// To ask again and again whether the page has left takes longer than to be told that the next one came.
	await Promise.race([arrives, left.waitFor({ state: 'detached' }).catch(() => undefined)]);
	await expect(left).toHaveCount(0);
	await expect(who.page).toHaveURL(next);
	await who.look();
}

/** Presses a button by its words. */
export async function presses(who: Person, key: Name, next: RegExp): Promise<void> {
	await press(who, who.page.getByRole('button', { name: says(who, key), exact: true }), next);
}

/** Follows a link of the page by its words. */
export async function follows(who: Person, key: Name, next: RegExp): Promise<void> {
	const name = { name: says(who, key), exact: true };
	const link = who.page.locator('main, .rail').getByRole('link', name).first();
	// On a small screen what is rare is folded.
	const folded = who.page.locator('.rail summary').first();
	if ((await link.count()) === 0 && (await folded.isVisible())) await folded.click();
	await press(who, link, next);
}

/** Reads the heading of the page. */
export async function seesTitle(who: Person, key: Name, vars?: Vars): Promise<void> {
	await expect(who.page.locator('h1')).toHaveText(says(who, key, vars));
}

/** Reads how such a sentence begins, whatever day or time it names. */
export async function seesSomethingLike(who: Person, key: Name): Promise<void> {
	const [begins = ''] = says(who, key, { day: '@', time: '@', name: '@' }).split('@');
	expect(begins.length).toBeGreaterThan(3);
	await expect(who.page.locator('main')).toContainText(begins.trim());
}

/** Reads a sentence somewhere on the page. */
export async function sees(who: Person, key: Name, vars?: Vars): Promise<void> {
	await expect(who.page.locator('body')).toContainText(says(who, key, vars));
}

/** None of these words is anywhere in the page, shown or not. */
export async function seesNothingOf({ page }: Person, canaries: readonly string[]): Promise<void> {
	const all = await page.content();
	expect(canaries.filter((canary) => all.includes(canary))).toEqual([]);
}

/** A number, words and a card to come back with. */
export type Way = {
	readonly number: string;
	readonly words: string;
	readonly cards: readonly string[];
	/** For the day she has lost the rest: a code on paper, and what she says on the telephone. */
	readonly code?: string;
	readonly spoken?: string;
};

/** Types number and words, and a code of the card to see everything at once: lets in, or says why not. */
export async function typesWords(
	who: Person,
	way: Pick<Way, 'number' | 'words'>,
	card = ''
): Promise<void> {
	await goesTo(who, '/sign-in');
	await who.page.locator('#both').fill(`${way.number} ${way.words}`);
	await who.page.locator('#card').fill(card);
	await presses(who, 'signin.number.button', /\/home$|\/desk$|\/beside$|\/sign-in\?\/words$/);
}

/** Sends a form as a page of ours does, by her cookies but without a page, and gives where the answer leads. */
export async function sends(who: Person, path: string, form: Form = {}): Promise<string> {
	const { request } = who.page.context();
	// By a connection of its own: one kept from before may be closed in the moment it is used.
	const headers = { origin: who.url, accept: 'text/html', connection: 'close' };
	const answer = await request.post(path, { form, headers, maxRedirects: 0 });
	expect(answer.status(), path).toBe(303);
	return answer.headers()['location'] ?? '';
}

type Form = { readonly [field: string]: string };

/** Comes in as somebody invented, and is on the first page of theirs: how one comes in is not the story. */
export async function comesInAs(who: Person, name: string): Promise<void> {
	const id = who.idOf(name);
	if (!id) return comesInByTheDoor(who, name);
	const led = await sends(who, '/demo', { id });
	expect(led).toMatch(/^\/(home|desk|beside|today)$/);
	await goes(who, led);
}

/** Comes in as somebody invented, by the page with all of them. */
export async function comesInByTheDoor(who: Person, name: string): Promise<void> {
	await goes(inLanguage(who, 'en'), '/demo');
	await press(who, who.page.getByRole('button', { name }), /\/(home|desk|beside|today)$/);
}

/** Lets time pass on a page that has come to rest. */
export async function waitsUntil(who: Person, later: string, town: Town): Promise<void> {
	const { page, scripts } = who;
	// The list of calls renews itself: once the visit is over it would leave for the door, seen by nobody.
	if (scripts && new URL(page.url()).pathname === '/desk') await goes(who, '/desk/begin');
	await town.moveTo(later);
}

/** Leaves by the button at the end of the page. */
export async function signsOut(who: Person): Promise<void> {
	// Where she is signed in, the line of this phone has such a button too.
	await press(
		who,
		who.page.getByRole('button', { name: says(who, 'common.nav.signOut'), exact: true }).last(),
		/\/sign-out$/
	);
}

/** The paths of all that the phone keeps for times without a connection. */
export async function keeps({ page }: Person): Promise<readonly string[]> {
	return page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		const names = await caches.keys();
		const stores = await Promise.all(names.map((name) => caches.open(name)));
		const requests = await Promise.all(stores.map((store) => store.keys()));
		return requests.flat().map(({ url }) => new URL(url).pathname);
	});
}

/** What she answers to one question: a choice, a day as typed, or that she is not sure. */
export type Answer = {
	readonly choice?: string;
	readonly on?: readonly string[];
	readonly notSure?: true;
};

/** Answers one question of those about what she was told, on her page or at the desk. */
export async function answersWith(
	who: Person,
	{ choice, on = [], notSure }: Answer,
	button: 'tell.next' | 'tell.button'
): Promise<void> {
	const { page } = who;
	if (choice) await page.locator(`input[name=choice][value=${choice}]`).check();
	for (const [nth, part] of ['day', 'month', 'year'].entries())
		if (on.length) await page.locator(`#on-${part}`).fill(on[nth] ?? '');
	if (notSure) await page.locator('#notSure').check();
	await presses(who, button, /\/(tell-us|desk\/begin\/\w+)(\?\/answer)?$/);
}
