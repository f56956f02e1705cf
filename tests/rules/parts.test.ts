/** The parts of our pages: each has examples, and the examples are shown. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import path from 'node:path';
import { filesIn, read } from './tree.ts';

const named = (ending: string) =>
	filesIn('src/lib/ui')
		.filter((file) => file.endsWith(ending))
		.map((file) => path.posix.basename(file, ending));

test('every part has examples, and every file of examples has its part', () => {
	// They name the page they are on in tabs: a gallery of pages has one name.
	const heads = ['FormHead', 'Head'];
	const parts = named('.svelte').filter((name) => !heads.includes(name));

	assert.deepEqual(named('.examples.ts'), parts);
	assert.ok(parts.length > 15);
});

test('every file of examples shows at least one, of its own part', () => {
	const faulty = named('.examples.ts').filter((name) => {
		const text = read(`src/lib/ui/${name}.examples.ts`);
		const typed = new RegExp(`export const examples: Examples<typeof ${name}> = \\{\\s*\\S`);
		return !typed.test(text) || /= \{\s*\}/.test(text);
	});

	assert.deepEqual(faulty, []);
});
