/**
 * W1 and W4: what a page weighs on the way, compressed as the server sends it. 12,000 bytes reach a phone in the first
 * flight after the handshake; a page in another language should not weigh much more than in English.
 */
import { address, stillPages } from '#lib/i18n/pages.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { makeBuilt, newFolder, papersIn, prepare, start } from '#tests/drills/_server.ts';
import { median } from '#tests/drills/_told.ts';
import { ask, visitor } from '#tests/drills/_visitor.ts';
import { report, round } from './_rounds.ts';

/** What fits into the first flight, in bytes. */
const flight = 12_000;
const br = { accept: 'text/html', 'accept-encoding': 'br' };

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder);
const pages = [...stillPages, '/help', '/talk', '/sign-in'];
const weights = new Map<Language, { page: string; bytes: number }[]>();
for (const { code } of languages) weights.set(code, await weighAll(code));
await server.stop();

const all = [...weights].flatMap(([lang, list]) => list.map((one) => ({ lang, ...one })));
const heaviest = all.reduce((most, one) => (one.bytes > most.bytes ? one : most));
const homes = all.filter(({ page }) => page.startsWith('/home'));
report([
	{
		what: 'W1 heaviest page / 12,000 bytes',
		ratio: round(heaviest.bytes / flight),
		from: `${heaviest.lang} ${heaviest.page}: ${heaviest.bytes} bytes, of ${all.length} pages`
	},
	{
		what: 'W1 middle page / 12,000 bytes',
		ratio: round(median(all.map(({ bytes }) => bytes)) / flight)
	},
	...homes.map(({ lang, page, bytes }) => ({
		what: `W1 ${page} in ${lang} / 12,000 bytes`,
		ratio: round(bytes / flight),
		from: `${bytes} bytes`
	})),
	...(['pl', 'ar'] as const).map((lang) => ({
		what: `W4 ${lang} / en, the same pages, middle`,
		ratio: round(median(ratiosTo(lang))),
		from: `at most ${round(Math.max(...ratiosTo(lang)))}`
	}))
]);

async function weighAll(lang: Language): Promise<{ page: string; bytes: number }[]> {
	const list: { page: string; bytes: number }[] = [];
	for (const page of pages) list.push({ page, bytes: await weigh(address(lang, page)) });
	const she = visitor(server.port);
	const id =
		papersIn(folder).people.find((one) => one.role === 'victim' && one.language === lang)?.id ?? '';
	await she.post('/demo', { id });
	const cookie = [...she.jar].map(([name, value]) => `${name}=${value}`).join('; ');
	for (const page of ['/home', '/dates']) list.push({ page, bytes: await weigh(page, { cookie }) });
	return list;
}

async function weigh(target: string, more: Readonly<Record<string, string>> = {}): Promise<number> {
	const { status, headers, body } = await ask(server.port, target, { headers: { ...br, ...more } });
	if (status !== 200 || headers['content-encoding'] !== 'br')
		throw new Error(`${target} was answered ${status}, not in brotli`);
	return body.length;
}

function ratiosTo(lang: Language): number[] {
	const english = weights.get('en') ?? [];
	return (weights.get(lang) ?? []).map(({ bytes }, at) => bytes / (english[at]?.bytes ?? NaN));
}
