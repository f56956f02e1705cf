/** The pages of a demonstration as the built server sends them: what they weigh, and that they do not repeat themselves. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { victimPages } from '#lib/domain/access.ts';
import { languages } from '#lib/i18n/languages.ts';
import { papersIn, type Server } from '#tests/drills/_server.ts';
import { visitor } from '#tests/drills/_visitor.ts';
import { weighAll } from '#tests/drills/_weights.ts';
import { askDemonstration } from '../shared.ts';

/** 12,000 bytes are on a phone with the first breath of the connection. */
const most = 11_000;

const { opened, done } = askDemonstration();
let folder: string;
let server: Server;
before(async () => ({ folder, server } = await opened()));
after(done);

test('every page, as it is sent, weighs at most 11,000 bytes in every language', async () => {
	const weights = [];
	for (const { code } of languages) weights.push(...(await weighAll(server, folder, code)));

	assert.ok(weights.length > 60, 'hardly any page was weighed');
	assert.deepEqual(
		weights.filter(({ bytes }) => bytes > most),
		[]
	);
});

/** Her pages that have one address, whatever is on them. */
const hers = Object.keys(victimPages)
	.map((id) => id.replace('/(victim)', ''))
	.filter((page) => !/\[|\/ask$|\/file$/.test(page));

test('no page of hers says one sentence more than twice, but in the rows of a list', async () => {
	const found: string[] = [];
	for (const { role, language, id, name } of papersIn(folder).people) {
		if (role !== 'victim' || language !== 'en') continue;
		const she = visitor(server.port);
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
