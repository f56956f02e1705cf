/** The way through every page of ours in one language, page by page; what each is called is for the report. */
import type { BrowserContext, Page } from '@playwright/test';
import { address, stillPages } from '#lib/i18n/pages.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { wayIn } from './_doors.ts';
import type { Papers } from './_server.ts';
import { dramaNumber } from './_visitor.ts';

/** Called on each page that has arrived. */
export type Stop = (page: Page, name: string) => Promise<void>;
type Place = { readonly page: Page; readonly lang: Language; readonly stop: Stop };

/** Walks everywhere: as a stranger, with a code, by number and words, fully signed in, and at the desk. */
export async function walk(
	context: BrowserContext,
	lang: Language,
	papers: Papers,
	stop: Stop
): Promise<void> {
	const page = await context.newPage();
	const place = { page, lang, stop };
	const [rich, empty] = papers.people.filter(
		(person) => person.role === 'victim' && person.language === lang
	);
	const advocate = papers.people.find(({ role }) => role === 'advocate');
	const keeper = papers.people.find(({ role }) => role === 'keeper');
	if (!rich?.invitation || !empty?.invitation || !advocate || !keeper)
		throw new Error('Somebody is missing');
	await publicPages(place);
	await formPages(place);
	await codePages(place, rich.invitation.code, 'code of a full case');
	await wayBackPages(place, empty.invitation.code);
	await enter(place, rich.id);
	await visit(
		place,
		[
			'/home',
			'/dates',
			'/tell-us',
			'/needs',
			'/advocate',
			'/people',
			'/needs/told',
			'/looked',
			'/prove?for=contact',
			'/way-back',
			'/open'
		],
		'full'
	);
	await visit(
		place,
		[
			...['/way-back/key', '/signed-in', '/signed-in/pause', '/your-data', '/your-data/erase'],
			...['/messages', '/asked', '/notes'],
			...['/join', '/rules', '/news']
		],
		'full'
	);
	await goes(place, '/tell-us');
	await press(place, 'tell-us, nothing told');
	await askPages(place);
	// Staff read English alone.
	if (lang === 'en') {
		await deskPages(place, advocate.id);
		await keeperPages(place, keeper.id);
	}
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
	const path = await page.locator('[data-part=ask] a').first().getAttribute('href');
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
		...stillPages,
		'/help',
		'/help?n=2&a=1',
		'/sign-in',
		'/sign-in/yours',
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

/** Comes in as somebody by the door of the demonstration. */
async function enter({ page }: Place, id: string): Promise<void> {
	await page.goto('/demo');
	await Promise.all([
		page.waitForURL(/\/(home|desk|today)$/),
		page.locator(`form:has(input[value="${id}"]) button`).click()
	]);
}

async function keeperPages(place: Place, keeper: string): Promise<void> {
	await enter(place, keeper);
	await visit(place, ['/today'], 'keeper');
}

async function deskPages(place: Place, advocate: string): Promise<void> {
	await enter(place, advocate);
	const desk = [
		'/desk/begin',
		'/desk/back',
		'/desk/back/waiting',
		'/desk/requests',
		'/desk/messages',
		'/desk/asked',
		'/desk/contacts'
	];
	await visit(place, [...desk, '/desk/letting-in', '/desk/people', '/desk'], 'advocate');
	await press(place, 'desk, a call', 'form[action="/desk?/take"]');
	await press(place, 'desk, no outcome chosen', 'form[action="?/outcome"]');
	await visit(place, ['/demo', '/gallery', '/nowhere-at-all'], 'advocate');
}
