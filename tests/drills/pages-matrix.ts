/**
 * Every page, in each language, on a narrow and a wide screen, in light, dark and forced colours: axe finds nothing,
 * nothing runs over the side, the browser complains of nothing.
 */
import type { Page } from '@playwright/test';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { faultsOf, looks, openBrowser, showAs, widths } from './_browser.ts';
import { makeBuilt, newFolder, papersIn, prepare, start } from './_server.ts';
import { tell } from './_told.ts';
import { walk } from './_walk.ts';
import { behindOthers, routeOf, routesOfPages } from './_pages.ts';

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder);
const browser = await openBrowser();

const pages = new Set<string>();
const looked = new Set<string>();
const faults = new Map<string, string>();
const complaints = new Set<string>();
let cells = 0;

const walks = await Promise.allSettled(languages.map(({ code }) => walkIn(code)));
for (const [nth, one] of walks.entries())
	if (one.status === 'rejected')
		faults.set(
			`the walk in ${languages[nth]?.code} ended`,
			String(one.reason).split('\n')[0] ?? ''
		);
await browser.close();
const ended = await server.stop();

const unseen = routesOfPages.filter((route) => !looked.has(route) && !behindOthers[route]);
const measured = {
	pages: pages.size,
	'pages of the house nobody looked at': unseen,
	'left to stories': Object.keys(behindOthers).length,
	languages: languages.length,
	widths,
	looks,
	cells,
	'kinds of fault': faults.size,
	'the faults': Object.fromEntries([...faults].slice(0, 12)),
	'complaints of the browser': [...complaints].slice(0, 5)
};
tell('pages-matrix', measured, unseen.length + faults.size + complaints.size + (ended ?? 1) === 0);

async function walkIn(lang: Language): Promise<void> {
	const context = await browser.newContext({
		baseURL: `http://localhost:${server.port}`,
		reducedMotion: 'reduce'
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

async function lookOver(page: Page, lang: Language, name: string): Promise<void> {
	const known = lang === 'en' ? name : name.replace(`/${lang}/`, '/').replace(`/${lang},`, '/,');
	pages.add(known);
	looked.add(routeOf(page.url(), lang) ?? '');
	for (const width of widths) {
		for (const look of looks) {
			await showAs(page, width, look);
			cells += 1;
			for (const fault of await faultsOf(page)) {
				const at = `${lang} ${width} ${look}: ${name}`;
				faults.set(fault, faults.get(fault) ?? at);
			}
		}
	}
}

// A form that was sent by script is answered at its action, on the page it is on.
function pathOf(address: string | undefined): string {
	return address ? new URL(address).pathname : '';
}
