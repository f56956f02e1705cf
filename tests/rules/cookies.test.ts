/** What a browser is given to keep, and what must not be guessed. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { filesIn, read } from './tree.ts';

const written = [...filesIn('src'), ...filesIn('scripts/commands')].filter(
	(file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts')
);
const found = (pattern: RegExp) => written.flatMap((file) => read(file).match(pattern) ?? []);

test('every cookie is for this host alone, sent by no other site and hidden from scripts', () => {
	const given = found(/cookies\.set\([^;]*\);/g);
	const names = found(/'__\w+-[\w-]*'/g);

	assert.ok(given.length > 1 && names.length > 3);
	for (const one of given) assert.match(one, /, (forSession|\{ \.\.\.forSession, [^}]*\})\);$/);
	for (const name of names) assert.match(name, /^'__Host-[a-z]+'$/);
	assert.deepEqual(found(/const forSession = .*;/g), [
		"const forSession = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;"
	]);
	assert.deepEqual(found(/document\.cookie|set-cookie/gi), []);
});

test('what must not be guessed is made by the system and never by a number that looks random', () => {
	assert.deepEqual(found(/Math\.random/g), []);
	assert.doesNotMatch(read('static/phone.js'), /Math\.random/);
});

test('a file she keeps has a name that tells nothing', () => {
	assert.deepEqual(found(/filename="[^"]*"/g), [
		'filename="items.txt"',
		'filename="contacts.csv"',
		'filename="rows.csv"',
		'filename="reminder.ics"',
		'filename="page.html"',
		'filename="page.pdf"'
	]);
});
