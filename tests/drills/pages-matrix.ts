/**
 * Every page: axe finds nothing, nothing runs over the side, the browser complains of nothing. In three languages on a narrow
 * and a wide screen, in light, dark and forced colours; in each other one on the narrow screen, in light, and from right to
 * left in dark too: a page differs there by its words, its letters and the side it begins on.
 */
import type { Page } from '@playwright/test';
import { languageOf, languages, type Language } from '#lib/i18n/languages.ts';
import { faultsOf, looks, openBrowser, showAs, widths } from './_browser.ts';
import { makeBuilt, newFolder, papersIn, prepare, start } from './_server.ts';
import { tell } from './_told.ts';
import { walk } from './_walk.ts';
import { behindOthers, routeOf, routesOfPages } from './_pages.ts';

await makeBuilt();
const folder = newFolder();
await prepare(folder);
// Behind a proxy, so that each walk comes from a network of its own: who asks for sixteen calls from one waits.
const server = await start(folder, { TRUST_PROXY: '1' });
const browser = await openBrowser();

/** Looked at in every way. */
const whole: readonly Language[] = ['en', 'pl', 'ar'];

const pages = new Set<string>();
const looked = new Set<string>();
const faults = new Map<string, string>();
const complaints = new Set<string>();
const last = new Map<Language, string>();
let cells = 0;

const waiting = languages.map(({ code }) => code);
await Promise.all(whole.map(() => walkOn()));
await browser.close();
const ended = await server.stop();

const unseen = routesOfPages.filter((route) => !looked.has(route) && !behindOthers[route]);
const measured = {
	pages: pages.size,
	'pages of the house nobody looked at': unseen,
	'left to stories': Object.keys(behindOthers).length,
	languages: languages.length,
	'of them in every way': whole.length,
	widths,
	looks,
	cells,
	'kinds of fault': faults.size,
	'the faults': Object.fromEntries([...faults].slice(0, 12)),
	'complaints of the browser': [...complaints].slice(0, 5)
};
tell('pages-matrix', measured, unseen.length + faults.size + complaints.size + (ended ?? 1) === 0);

/** Walks in one language after another, whichever nobody walks in yet. */
async function walkOn(): Promise<void> {
	for (let lang = waiting.shift(); lang; lang = waiting.shift()) {
		const code = lang;
		await walkIn(code).catch((error: unknown) =>
			faults.set(
				`the walk in ${code} ended`,
				`${String(error).split('\n')[0]} after ${last.get(code)}`
			)
		);
	}
}

/** On which screens and in which looks a page is judged in a language. */
function waysIn(lang: Language) {
	if (whole.includes(lang))
		return widths.flatMap((width) => looks.map((look) => ({ width, look })));
	const isTurned = languageOf(lang).dir === 'rtl';
	return looks
		.filter((look) => look === 'light' || (isTurned && look === 'dark'))
		.map((look) => ({ width: widths[0], look }));
}

async function walkIn(lang: Language): Promise<void> {
	const context = await browser.newContext({
		baseURL: `http://localhost:${server.port}`,
		reducedMotion: 'reduce',
		// Each page of another language would fetch all public ones anew, and now and then the browser, watched as it is here,
		// hears no answer to what a worker asks: a page did not come in 90 seconds that came at once beside it.
		serviceWorkers: 'block',
		extraHTTPHeaders: { 'x-forwarded-for': `198.18.1.${networkOf(lang)}` }
	});
	// A machine that does other things as well is slow, not wrong.
	context.setDefaultTimeout(90_000);
	context.on('console', (message) => {
		// A page that is answered 400 or 404 on purpose is one the browser could not load.
		const isAnswer =
			/Failed to load resource.*(400|404)/.test(message.text()) &&
			pathOf(message.page()?.url()) === pathOf(message.location().url);
		if (message.type() === 'error' && !isAnswer)
			complaints.add(`${lang} ${message.page()?.url()}: ${message.text()}`);
	});
	context.on('weberror', (error) =>
		complaints.add(`${lang} ${error.page()?.url()}: ${error.error().message}`)
	);
	await walk(context, lang, papersIn(folder), (page, name) => lookOver(page, lang, name));
	await context.close();
}

function networkOf(lang: Language): number {
	return languages.findIndex(({ code }) => code === lang) + 1;
}

async function lookOver(page: Page, lang: Language, name: string): Promise<void> {
	const known = lang === 'en' ? name : name.replace(`/${lang}/`, '/').replace(`/${lang},`, '/,');
	pages.add(known);
	last.set(lang, name);
	looked.add(routeOf(page.url(), lang) ?? '');
	for (const { width, look } of waysIn(lang)) {
		await showAs(page, width, look);
		cells += 1;
		for (const fault of await faultsOf(page)) {
			const at = `${lang} ${width} ${look}: ${name}`;
			faults.set(fault, faults.get(fault) ?? at);
		}
	}
}

// A form that was sent by script is answered at its action, on the page it is on.
function pathOf(address: string | undefined): string {
	return address ? new URL(address).pathname : '';
}
