/** The pages of a demonstration as the built server sends them: what they weigh, and that they do not repeat themselves. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { victimPages } from '#lib/domain/access.ts';
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import { offered } from '#lib/i18n/offered.ts';
import { papersIn } from '#tests/drills/_server.ts';
import { visitor } from '#tests/drills/_visitor.ts';
import { weighAll, weighHeaviest, type Weight } from '#tests/drills/_weights.ts';
import { ofEachKind } from '#tests/world/tongues.ts';
import type { Town } from '#tests/journeys/town/town.ts';
import { askDemonstration } from '../shared.ts';

/** 12,000 bytes are on a phone with the first breath of the connection. Latin and Arabic letters are one or two bytes, others three. */
const mostIn = (lang: Language) =>
	['Latn', 'Arab'].includes(languageOf(lang).script) ? 11_000 : 12_000;
const tooHeavy = (weights: readonly Weight[]) =>
	weights.filter(({ lang, bytes }) => bytes > mostIn(lang));

const { opened, done } = askDemonstration();
let town: Town;
before(async () => (town = await opened()));
after(done);

test('every page, as it is sent, weighs at most 11,000 bytes, and 12,000 in letters that weigh more, in each kind of language', async () => {
	const weights = [];
	for (const lang of ofEachKind) weights.push(...(await weighAll(town, town.folder, lang)));

	assert.ok(weights.length > 60, 'hardly any page was weighed');
	assert.deepEqual(tooHeavy(weights), []);
});

test('the heaviest pages are no heavier in any language', async () => {
	const others = offered.filter((lang) => !ofEachKind.includes(lang));
	const weights = [];
	for (const lang of others) weights.push(...(await weighHeaviest(town, town.folder, lang)));

	assert.deepEqual(tooHeavy(weights), []);
});

/** Her pages that have one address, whatever is on them. */
const hers = Object.keys(victimPages)
	.map((id) => id.replace('/(victim)', ''))
	.filter((page) => !/\[|\/ask$|\/file$/.test(page));

test('no page of hers says one sentence more than twice, but in the rows of a list', async () => {
	const found: string[] = [];
	for (const { role, language, id, name } of papersIn(town.folder).people) {
		if (role !== 'victim' || language !== 'en') continue;
		const she = visitor(town.port);
		await she.post('/demo', { id });
		for (const page of hers)
			found.push(...repeated((await she.see(page)).text).map((said) => `${name} ${page}: ${said}`));
	}

	assert.deepEqual(found, []);
});

function repeated(html: string): string[] {
	const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
	// Rows of a list are each of something else.
	const said = main
		.replaceAll(/<li[ >][^]*?<\/li>/g, '')
		.split(/<[^>]+>/)
		.map((text) => text.trim());
	const times = Map.groupBy(
		said.filter((text) => text.split(' ').length > 5),
		(text) => text
	);
	return [...times].filter(([, all]) => all.length > 2).map(([text]) => text);
}
