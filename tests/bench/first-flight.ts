/**
 * W1 and W4: what a page weighs on the way, compressed as the server sends it. 12,000 bytes reach a phone in the first
 * flight after the handshake; a page in another language should not weigh much more than in English.
 */
import { languages, type Language } from '#lib/i18n/languages.ts';
import { makeBuilt, newFolder, prepare, start } from '#tests/drills/_server.ts';
import { median } from '#tests/drills/_told.ts';
import { weighAll, type Weight } from '#tests/drills/_weights.ts';
import { report, round } from './_rounds.ts';

/** What fits into the first flight, in bytes. */
const flight = 12_000;

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder);
const weights = new Map<Language, Weight[]>();
for (const { code } of languages) weights.set(code, await weighAll(server, folder, code));
await server.stop();

const all = [...weights.values()].flat();
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

function ratiosTo(lang: Language): number[] {
	const english = weights.get('en') ?? [];
	return (weights.get(lang) ?? []).map(({ bytes }, at) => bytes / (english[at]?.bytes ?? NaN));
}
