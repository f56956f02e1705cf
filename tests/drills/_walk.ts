/** The way through every page of ours in one language, page by page; what each is called is for the report. */
import type { BrowserContext, Page } from '@playwright/test';
import { address, stillPagesIn } from '#lib/i18n/pages.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { newToken } from '#lib/server/vault/tokens.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { wayIn } from './_doors.ts';
import { routeOf } from './_pages.ts';
import type { Papers } from './_server.ts';
import { dramaNumber } from './_visitor.ts';

/** Called on each page that has arrived. */
export type Stop = (page: Page, name: string) => Promise<void>;
type Place = {
	readonly page: Page;
	readonly lang: Language;
	readonly stop: Stop;
	/** Pages of the house looked at so far in this language. */
	readonly looked: Set<string>;
	readonly papers: Papers;
};

/** Walks everywhere: as a stranger, with a code, by number and words, fully signed in, and at the desk. */
export async function walk(
	context: BrowserContext,
	lang: Language,
	papers: Papers,
	stop: Stop
): Promise<void> {
	const page = await context.newPage();
	const looked = new Set<string>();
	const place = {
		...{ page, lang, looked, papers },
		stop: (at: Page, name: string) => {
			looked.add(routeOf(at.url(), lang) ?? '');
			return stop(at, name);
		}
	};
	// In most languages there is one reader, who has a way back and whom nobody owes an answer.
	const [rich, empty] = papers.people.filter(
		(person) => person.role === 'victim' && person.language === lang
	);
	if (!rich?.invitation) throw new Error('Somebody is missing');
	await publicPages(place);
	await formPages(place);
	await codePages(place, rich.invitation.code, 'code of a full case');
	if (empty?.invitation) await wayBackPages(place, empty.invitation.code);
	await enter(place, rich.name);
	await visit(
		place,
		[
			'/way-back',
			'/way-back/key',
			'/way-back/card',
			'/join',
			'/prove?for=contact',
			'/open',
			'/advocate',
			'/notes',
			'/signed-in'
		],
		'full'
	);
	await wander(place, '/home', 'full');
	await goes(place, '/tell-us');
	await press(place, 'tell-us, nothing told');
	await askPages(place);
	// Staff read English alone.
	if (lang === 'en') for (const one of staff) await staffPages(place, one);
	await visit(place, ['/demo', '/kitchen', '/api', '/api/problems/body-not-json'], 'visitor');
	await page.close();
}

async function goes({ page }: Place, path: string): Promise<void> {
	await page.goto(path, { waitUntil: 'load' });
}

async function visit(place: Place, paths: readonly string[], as: string): Promise<void> {
	for (const path of paths) {
		await goes(place, path);
		await place.stop(place.page, `${path}, ${as}`);
	}
}

/** Writes to an agency that is late: the letter, the day it was sent, an answer that told nothing, the next letter. */
async function askPages(place: Place): Promise<void> {
	const { page, stop } = place;
	await goes(place, '/dates');
	const asks = page.locator('[data-part=ask] a');
	if ((await asks.count()) === 0) return;
	const path = await asks.first().getAttribute('href');
	await goes(place, String(path));
	await stop(page, 'ask, the letter');
	await press(place, 'ask, sent', 'form[action="?/sent"]');
	await press(place, 'ask, no outcome chosen', 'form[action="?/reply"]');
	await page.locator('#outcome-2').check();
	await press(place, 'ask, the next steps', 'form[action="?/reply"]');
	await press(place, 'ask, the next letter', 'form[action="?/step"]');
}

/** Presses the first button of a form in the page itself, and stops on what comes. */
async function press({ page, stop }: Place, name: string, form = 'main form'): Promise<void> {
	// The page that is left is marked: the next one may have the same address, or be put into this one.
	await page.locator('main').evaluate((main) => main.setAttribute('data-left', ''));
	await page.locator(`${form} button`).first().click();
	await page.locator('main:not([data-left])').waitFor({ timeout: 20_000 });
	await page.waitForLoadState('load');
	await stop(page, name);
}

async function publicPages(place: Place): Promise<void> {
	const paths = [
		...stillPagesIn(place.lang),
		'/help',
		'/help?n=2&a=1',
		'/sign-in',
		'/sign-in/yours',
		'/sign-in/lost',
		'/sign-in/about?closed',
		'/agency/pack',
		'/sign-out',
		'/staff',
		'/staff/begin',
		'/agency/sign-in',
		'/receipt',
		'/nowhere-at-all'
	];
	await visit(
		place,
		paths.map((path) => address(place.lang, path)),
		'stranger'
	);
	await wander(place, address(place.lang, '/'), 'stranger');
}

async function formPages(place: Place): Promise<void> {
	const { page, lang } = place;
	await goes(place, address(lang, '/sign-in'));
	await page.locator('#code').fill('AAAAA-AAAAA-AAAAA');
	await press(place, 'sign-in, a wrong code', 'form[action="?/code"]');
	await visit(place, [address(lang, '/talk')], 'stranger');
	await press(place, 'talk, times');
	await press(place, 'talk, no time chosen');
	await page.locator('input[name="times"][value="any"]').check();
	await press(place, 'talk, number');
	await press(place, 'talk, nothing filled in');
	await page.locator('#phone').fill(dramaNumber(1));
	await page.locator('input[name="someoneElse"][value="hang-up"]').check();
	await press(place, 'talk, what she wrote');
	await press(place, 'talk, her receipt');
}

async function comesIn(place: Place, code: string, name: string): Promise<void> {
	await goes(place, address(place.lang, '/sign-in'));
	await place.page.locator('#code').fill(code);
	await press(place, name, 'form[action="?/code"]');
}

async function codePages(place: Place, code: string, as: string): Promise<void> {
	await comesIn(place, code, `/home, ${as}`);
	await visit(place, ['/open', '/way-back'], as);
	await leave(place);
}

/** With her way back made, she comes in again by number and words, which opens less than her code did. */
async function wayBackPages(place: Place, code: string): Promise<void> {
	const { page, lang } = place;
	await comesIn(place, code, '/home, code of an empty case');
	await visit(place, ['/open', '/way-back'], 'code of an empty case');
	await press(place, 'way back, nothing answered', 'form[action="?/make"]');
	await page.locator('input[name="phone"][value="yes"]').check();
	await press(place, 'her way back', 'form[action="?/make"]');
	const way = wayIn(await page.content(), lang);
	await leave(place);
	await goes(place, address(lang, '/sign-in'));
	await page.locator('#both').fill(`${way.number} ${way.words}`);
	await press(place, '/home, a glance', 'form[action="?/words"]');
	await press(place, '/home, short', 'main form');
	await visit(place, ['/open'], 'short');
	await page.locator('#card').fill('AAAA-AAAA');
	await press(place, 'open, a wrong card');
	await leave(place);
}

async function leave(place: Place): Promise<void> {
	await goes(place, '/leave');
}

/** Comes in as somebody by the door of the demonstration, which has a button with their name. */
async function enter({ page }: Place, name: string): Promise<void> {
	await page.goto('/demo');
	await Promise.all([
		page.waitForURL(/\/(home|desk|today|agency\/give)$/),
		page.locator(`form:has-text("${name}") button`).first().click()
	]);
}

/** Each sort of staff, where they begin, and what they do so that pages come to be which no link leads to. */
type Sort = {
	readonly name: string;
	readonly part: string;
	readonly does?: (place: Place) => Promise<void>;
};
const keeperDoes = (at: Place) => visit(at, ['/today/corrections?about=phrase&q=call'], 'keeper');
const staff: readonly Sort[] = [
	{ name: 'Amina Hassan', part: '/desk', does: advocateDoes },
	{ name: 'Sam Okafor', part: '/desk' },
	{ name: 'Kim Lowe', part: '/today', does: keeperDoes },
	{ name: 'Grant', part: '/agency', does: officerDoes }
];

async function staffPages(place: Place, { name, part, does }: Sort) {
	await enter(place, name);
	await does?.(place);
	await wander(place, part, name);
}

async function advocateDoes(place: Place): Promise<void> {
	const { page, papers } = place;
	const about = papers.people.find(({ name }) => name === 'Joan Baker')?.number ?? '';
	await goes(place, '/desk');
	await press(place, 'desk, a call', 'form[action="/desk?/take"]');
	await press(place, 'desk, no outcome chosen', 'form[action="?/outcome"]');
	await visit(place, ['/desk/prove?for=number', '/desk/keys'], 'advocate');
	await goes(place, '/desk/people');
	const person = await page.locator('main a[href^="/desk/people/"]').first().getAttribute('href');
	await sends(place, `${person}?/worried`, {}, 'worried about somebody');
	await goes(place, '/desk/asked');
	await press(place, 'what police ask for, nothing filled in');
	const day = new Date().toISOString().slice(0, 10);
	const who = { asker: 'police', role: 'senior', reference: 'A drill', receivedOn: day };
	const what = { sorts: 'messages', from: day, to: day, counselling: 'no', tests: 'held' };
	await sends(
		place,
		'/desk/asked',
		{ about, ...who, ...what, notice: 'not-given' },
		'what police asked for'
	);
	await sends(place, '/desk/requests', { about, sort: 'copy', came: 'phone' }, 'a copy asked for');
	await goes(place, '/desk/begin');
	await press(place, 'a page begun with her', 'form[action="/desk/begin"]');
	await visit(place, [`${page.url()}/read`], 'advocate');
}

async function officerDoes(place: Place): Promise<void> {
	const { page, papers } = place;
	const police = papers.agencies.find(({ id }) => id === 'thamesgate-police')!;
	const body = JSON.stringify(eventOf('reported', '01GD7700126'));
	const told = await page.request.post('/api/events', {
		headers: signed(police, body),
		data: body
	});
	if (told.status() !== 202) throw new Error(`A report was answered ${told.status()}`);
	const given = { reference: '01/77 4321/26', language: 'pl', alone: 'yes', token: newToken() };
	await sends(place, '/agency/give', given, 'a page given');
	const print = { language: 'ar', token: newToken() };
	await sends(place, '/agency/packs?/print', print, 'packs');
	await goes(place, '/agency/list');
	const csv = 'reference,language,alone\n01/77 4322/26,en,yes\n';
	const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
	await page.locator('input[type=file]').setInputFiles(file);
	await press(place, 'a list, read');
}

/** Sends a form without showing its page, and stops on where it leads. */
async function sends(
	place: Place,
	target: string,
	form: Record<string, string>,
	name: string
): Promise<void> {
	const { origin } = new URL(place.page.url());
	const headers = { origin, accept: 'text/html' };
	const answer = await place.page.request.post(target, { form, headers, maxRedirects: 0 });
	const { location } = answer.headers();
	if (!location) throw new Error(`${target} answered ${answer.status()} and leads nowhere`);
	await goes(place, location);
	await place.stop(place.page, name);
}

// By these a visit ends.
const ends = /\/(leave|sign-out)\b/;

/** Looks at one of each page not looked at yet to which links lead from here, and from there. */
async function wander(place: Place, from: string, as: string): Promise<void> {
	const { page, lang, looked, stop } = place;
	const waiting = [from];
	for (let path = waiting.shift(); path; path = waiting.shift()) {
		const route = routeOf(path, lang);
		if (!route || (looked.has(route) && path !== from)) continue;
		looked.add(route);
		await goes(place, path);
		await stop(page, `${route}, ${as}`);
		const links = await page
			.locator('a[href]:not([download])')
			.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
		waiting.push(...links.filter((link) => !ends.test(link)));
	}
}
