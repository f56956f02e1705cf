/**
 * What `npm test` asks in one language of each kind, asked in all of them: pages as built and as sent, their weight, and words
 * that go out as XLIFF and come back. And every page of hers at 320 px with the text spacing of WCAG 1.4.12: nothing is cut
 * off, the letters are drawn by a font that was made for them, no number turns round in a text from right to left, and
 * no English sentence stands there without being marked as English.
 */
import { spawnSync } from 'node:child_process';
import { languages } from '#lib/i18n/languages.ts';
import { tallest } from '#tests/journeys/town/tall.ts';
import { openBrowser } from './_browser.ts';
import { makeBuilt, newFolder, prepare, root, start } from './_server.ts';
import { shownIn, type Shown } from './_shown.ts';
import { tell } from './_told.ts';
import { weighAll, type Weight } from './_weights.ts';

const files = [
	'as-sent',
	'button-names',
	'built',
	'public-pages',
	'staff-english',
	'typed-along',
	'unread-languages'
];

await makeBuilt();
const built = files.map((name) => `tests/rules/built/${name}.test.ts`);
const asked = [...built, 'tests/operator/words.test.ts'];
const { status, stdout } = spawnSync(process.execPath, ['scripts/test.mjs', ...asked], {
	cwd: root,
	env: { ...process.env, WHOLE: '1' },
	encoding: 'utf8'
});
const folder = newFolder();
await prepare(folder);
const server = await start(folder);
const weights: Weight[] = [];
for (const { code } of languages) weights.push(...(await weighAll(server, folder, code)));

const browser = await openBrowser();
const at = { baseURL: `http://localhost:${server.port}`, folder };
const english = await shownIn(browser, at, 'en');
const shown: Shown[] = [english];
for (const { code } of languages)
	if (code !== 'en') shown.push(await shownIn(browser, at, code, english.families));
await browser.close();
await server.stop();

const [heaviest] = weights.toSorted((one, other) => other.bytes - one.bytes);
const bytesOf = (page: string) =>
	Object.fromEntries(
		weights.filter((one) => one.page === page).map(({ lang, bytes }) => [lang, bytes])
	);
const all = (what: keyof Shown['faults']) =>
	shown.flatMap(({ lang, faults }) => faults[what].map((fault) => `${lang} ${fault}`));
const [room, fonts, order, unmarked] = [all('room'), all('fonts'), all('order'), all('english')];
const high = shown.filter((one) => one.high > tallest).map(({ lang }) => lang);
tell(
	'languages',
	{
		languages: languages.length,
		pages: weights.length,
		'heaviest page': `${heaviest?.lang} ${heaviest?.page}: ${heaviest?.bytes} bytes`,
		'bytes of /home': bytesOf('/home'),
		'bytes of /help': bytesOf('/help'),
		'pages at 320 px with text spacing': shown.reduce((sum, { pages }) => sum + pages, 0),
		'over the side or cut off': room.length,
		'height of /home at 390 px': Object.fromEntries(shown.map(({ lang, high }) => [lang, high])),
		'higher than it may be': high,
		'drawn by': Object.fromEntries(shown.map(({ lang, families }) => [lang, families.join(', ')])),
		'drawn by another font': fonts.length,
		'no font for it here': shown.filter(({ isUndrawn }) => isUndrawn).map(({ lang }) => lang),
		'numbers turned round': order.length,
		'English that is not marked': unmarked.length,
		'the faults': [...room, ...fonts, ...order, ...unmarked].slice(0, 20),
		tests: stdout.trim().split('\n').at(-1) ?? ''
	},
	status === 0 && room.length + fonts.length + order.length + unmarked.length + high.length === 0
);
