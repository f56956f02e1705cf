/** The pages of a demonstration as the built server sends them: what they weigh. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { languages } from '#lib/i18n/languages.ts';
import { newFolder, prepare, start, type Server } from '#tests/drills/_server.ts';
import { weighAll } from '#tests/drills/_weights.ts';

/** 12,000 bytes are on a phone with the first breath of the connection. */
const most = 11_000;

const folder = newFolder();
let server: Server;
before(async () => {
	await prepare(folder);
	server = await start(folder);
});
after(() => server.stop());

test('every page, as it is sent, weighs at most 11,000 bytes in every language', async () => {
	const weights = [];
	for (const { code } of languages) weights.push(...(await weighAll(server, folder, code)));

	assert.ok(weights.length > 60, 'hardly any page was weighed');
	assert.deepEqual(
		weights.filter(({ bytes }) => bytes > most),
		[]
	);
});
