/** What pages of staff say of whoever they are about. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('./staff/', import.meta.url);
// The people of the demonstration are made up, and called by name.
const files = readdirSync(folder).filter((one) => one.endsWith('.json') && one !== 'demo.json');

// Of Bilal the desk said: "When you are sure that it is her".
test('no page of staff says she or he of somebody: nobody has told us which is true', () => {
	const said = files.flatMap((file) =>
		readFileSync(new URL(file, folder), 'utf8')
			.split('\n')
			.map((line) => line.replace(/^\s*"[^"]*":/, ''))
			.filter((text) => /\b(she|hers?|herself|he|him|his|himself)\b/i.test(text))
	);

	assert.ok(files.length > 20);
	assert.deepEqual(said, []);
});
