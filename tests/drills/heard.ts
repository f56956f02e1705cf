/**
 * What Orca says of five pages in English and in Arabic, from the title to the last line, is what docs/heard.md holds. Who
 * changes one of these pages so that it is heard in another way says `--write` and reads what is new.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { address } from '#lib/i18n/pages.ts';
import { openOrca } from './_orca.ts';
import { makeBuilt, newFolder, papersIn, prepare, root, start } from './_server.ts';
import { tell } from './_told.ts';
import { dramaNumber } from './_visitor.ts';

const file = path.join(root, 'docs', 'heard.md');
/** A Wednesday, so that what is said of times and days is the same whenever this is run. */
const env = { ALONGSIDE_NOW: '2026-11-18T10:01:00Z' };
const readers = [
	{ lang: 'en', name: 'Mary Adeyemi', said: 'English' },
	{ lang: 'ar', name: 'Amal Haddad', said: 'Arabic' }
] as const;

/** What a thing is, said after its name. */
const kinds =
	/^((visited )?link|(toggle |radio )?button|collapsed|expanded|heading \d|(not )?(checked|selected)|check box|entry.*)$/;

/** The figures of a receipt. */
const byChance = [/(?<=^020 7946 )\d{4}( ext .*)?$/, /^\d{3} \d{4}$/];

await makeBuilt();
const folder = newFolder();
await prepare(folder, env);
const server = await start(folder, env);
const url = `http://localhost:${server.port}`;
const orca = await openOrca(`${url}/kitchen`);
const page = orca.context.pages()[0]!;
const heard = new Map<string, string[]>();
for (const { lang, name, said } of readers) {
	const hears = async (what: string, arrive: () => Promise<unknown>) =>
		heard.set(`${what}, ${said}`, ofMain(await orca.hears(arrive)));
	await orca.context.clearCookies();
	await hears('Start', () => page.goto(url + address(lang, '/')));
	await hears('Asking for a call', () => page.goto(url + address(lang, '/talk')));
	await fills(page);
	await hears('Receipt', () => sends(page));
	const id = papersIn(folder).people.find((one) => one.name === name)!.id;
	await page.request.post(`${url}/demo`, { form: { id }, headers: { origin: url } });
	await hears('Her page', () => page.goto(`${url}/home`));
	await hears('Her dates', () => page.goto(`${url}/dates`));
}
await orca.close();
await server.stop();

const kept = readFileSync(file, 'utf8');
const [about = ''] = kept.split(/^## /m);
const golden = new Map(
	kept
		.split(/^## /m)
		.slice(1)
		.map((one) => [one.split('\n')[0]!, one.split('\n').filter((line) => line.startsWith('- '))])
);
const differences = [...heard].flatMap(([what, lines]) => {
	const wanted = golden.get(what) ?? [];
	const nth = lines.findIndex((line, at) => line !== wanted[at]);
	if (nth < 0 && lines.length === wanted.length) return [];
	const at = nth < 0 ? lines.length : nth;
	return [`${what}, line ${at + 1}: ${lines[at] ?? 'nothing'} (was: ${wanted[at] ?? 'nothing'})`];
});
if (process.argv.includes('--write')) {
	const parts = [...heard].map(([what, lines]) => `## ${what}\n\n${lines.join('\n')}\n`);
	writeFileSync(file, about + parts.join('\n'));
}
tell(
	'heard',
	{
		'read by': orca.versions,
		pages: heard.size,
		utterances: [...heard.values()].flat().length,
		'heard otherwise': differences
	},
	heard.size === 10 && differences.length === 0
);

/** Asks for a call at any safe time, as far as what is sent is shown again. */
async function fills(page: Page): Promise<void> {
	await page.locator('input[name="times"][value="any"]').check();
	await page.locator('input[name="someoneElse"][value="hang-up"]').check();
	await sends(page);
	await page.locator('#phone').fill(dramaNumber(1));
	await sends(page);
}

async function sends(page: Page): Promise<void> {
	await page.locator('main').evaluate((main) => main.setAttribute('data-left', ''));
	await page.locator('main form button').first().click();
	await page.locator('main:not([data-left])').waitFor();
}

/** What is said of the main part of the page that came last; what a thing is stands in the line of its name. */
function ofMain(said: readonly string[]): string[] {
	const last = said.findLastIndex((one) => one.startsWith('Page has'));
	const from = said.indexOf('main content', last);
	const to = said.indexOf('leaving main content.', from);
	const lines: string[] = [];
	for (const one of said.slice(from < 0 ? last + 1 : from + 1, to < 0 ? undefined : to))
		if (kinds.test(one) && lines.length > 0)
			lines[lines.length - 1] += `, ${one.replace('visited ', '')}`;
		else if (one)
			lines.push(`- ${byChance.reduce((line, figures) => line.replace(figures, '#'), one)}`);
	return lines;
}
