/**
 * Every public page in two pseudo-locales at 320 px, with the text spacing of WCAG 1.4.12: nothing runs over the side and no
 * line is cut off. Their words are built into a copy of the project; no build that is served ever holds them.
 */
import { address, foundPages, isThereIn } from '#lib/i18n/pages.ts';
import { copied, standsIn } from './_copied.ts';
import { openBrowser, showAs } from './_browser.ts';
import { tooWide } from './_spaced.ts';
import { tell } from './_told.ts';

const folder = copied();
const copy = (await import(`${folder}/tests/drills/_server.ts`)) as typeof import('./_server.ts');
await copy.makeBuilt();
const data = copy.newFolder();
await copy.prepare(data);
const server = await copy.start(data);
const browser = await openBrowser();
const page = await browser.newPage({ baseURL: `http://localhost:${server.port}` });
// A machine that does other things as well is slow, not wrong.
page.setDefaultTimeout(90_000);
const faults: string[] = [];
let pages = 0;
for (const code of ['pl', 'ar'] as const)
	for (const path of [
		...foundPages.filter((page) => isThereIn(code, page)),
		'/sign-in/yours',
		'/receipt',
		'/nowhere-at-all'
	]) {
		await page.goto(address(code, path), { waitUntil: 'load' });
		await showAs(page, 320, 'light');
		const lang = await page.locator('html').getAttribute('lang');
		if (lang !== standsIn[code]) faults.push(`${path} is in ${lang}`);
		for (const fault of await tooWide(page)) faults.push(`${standsIn[code]} ${path}: ${fault}`);
		pages += 1;
	}
await browser.close();
await server.stop();
tell(
	'pseudo',
	{ pages, 'pages at fault': faults.length, 'the faults': faults.slice(0, 20) },
	faults.length === 0
);
