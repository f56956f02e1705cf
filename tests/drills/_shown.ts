/** Every page of a language as she sees it on the narrowest phone: public ones, forms refused, and those of somebody who reads it. */
import type { Browser, Page } from '@playwright/test';
import type { Language } from '#lib/i18n/languages.ts';
import { tagOf } from '#lib/i18n/language-rows.ts';
import { address, isThereIn, stillPages } from '#lib/i18n/pages.ts';
import { drawing, fontsFor, turnedRound } from './_letters.ts';
import { herPages } from './_looks.ts';
import { papersIn } from './_server.ts';
import { tooWide } from './_spaced.ts';
import { sentencesInEnglishOn } from '#tests/journeys/town/english.ts';
import { heightOfHome } from '#tests/journeys/town/tall.ts';

/** What was seen of one language. */
export type Shown = {
	readonly lang: Language;
	readonly pages: number;
	/** Of her first page, at 390 px. */
	readonly high: number;
	/** What drew its words. */
	readonly families: readonly string[];
	/** No font for its letters is on this machine: how they are drawn was not judged. */
	readonly isUndrawn: boolean;
	readonly faults: Readonly<Record<'room' | 'fonts' | 'order' | 'english', readonly string[]>>;
};

const made = [
	...['/help', '/help?n=2&a=1', '/help/numbers', '/talk', '/talk/someone', '/talk/receipt'],
	...['/sign-in', '/sign-in/yours', '/sign-in/lost', '/sign-in/about?closed', '/begin'],
	...['/receipt', '/words', '/nowhere-at-all']
];

/** Looks at them all; the letters of a language without fonts of its own are held to those of the English pages. */
export async function shownIn(
	browser: Browser,
	at: { readonly baseURL: string; readonly folder: string },
	lang: Language,
	latin: readonly string[] = []
): Promise<Shown> {
	const context = await browser.newContext({
		baseURL: at.baseURL,
		javaScriptEnabled: false,
		viewport: { width: 320, height: 900 }
	});
	// A machine that does other things as well is slow, not wrong.
	context.setDefaultTimeout(90_000);
	const page = await context.newPage();
	const client = await context.newCDPSession(page);
	await client.send('DOM.enable');
	await client.send('CSS.enable');
	const drawn = drawing(lang, client, page);
	const fitting = fontsFor(lang) ?? latin;
	const families = new Set<string>();
	const none = (): string[] => [];
	const faults = { room: none(), fonts: none(), order: none(), english: none() };
	let pages = 0;
	const look = async (name: string) => {
		pages += 1;
		if ((await page.locator('html').getAttribute('lang')) !== tagOf(lang))
			faults.order.push(`${name} is in another language`);
		for (const family of await drawn()) {
			families.add(family);
			if (lang !== 'en' && !fitting.includes(family))
				faults.fonts.push(`${name}: drawn in ${family}`);
		}
		faults.order.push(...(await turnedRound(page)).map((fault) => `${name}: ${fault}`));
		if (lang !== 'en')
			faults.english.push(
				...(await sentencesInEnglishOn({ page })).map((one) => `${name}: ${one}`)
			);
		faults.room.push(...(await tooWide(page)).map((fault) => `${name}: ${fault}`));
	};
	await visit(page, lang, at.folder, look);
	const high = await heightOfHome(page);
	await context.close();
	const isUndrawn = fontsFor(lang)?.length === 0;
	return {
		...{ lang, pages, high, isUndrawn, families: [...families] },
		faults: isUndrawn ? { ...faults, fonts: [] } : faults
	};
}

async function visit(
	page: Page,
	lang: Language,
	folder: string,
	look: (name: string) => Promise<void>
): Promise<void> {
	for (const path of [...stillPages.filter((one) => isThereIn(lang, one)), ...made]) {
		await page.goto(address(lang, path));
		await look(path);
	}
	await page.goto(address(lang, '/talk'));
	await page.locator('main form button').last().click();
	await page.waitForLoadState();
	await look('/talk, nothing filled in');
	const reader = papersIn(folder).people.find(
		({ role, language }) => role === 'victim' && language === lang
	);
	if (!reader) throw new Error(`Nobody reads ${lang}`);
	const { origin } = new URL(page.url());
	await page.request.post('/demo', { form: { id: reader.id }, headers: { origin } });
	for (const path of herPages.filter((one) => !/^\/(talk|help)/.test(one))) {
		await page.goto(path);
		await look(path);
	}
}
