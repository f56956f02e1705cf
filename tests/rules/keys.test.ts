/** Where the compiler is told to trust the name of a sentence, each name it can become has its sentence in every language. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { languages } from '#lib/i18n/languages.ts';
import { becomes } from './names-trusted.ts';
import { bare, inEnglish, sentencesOf, wordFiles } from './sentences.ts';
import { components, filesIn, read } from './tree.ts';

// A name that is written out, or whose holes hold closed unions, does not compile when its sentence is missing. What is
// left are casts: `as Key` after a name, and `as 'this'` in what fills its hole.
const files = [
	...components(),
	...filesIn('src').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
];
const names = new RegExp(
	`\`((?:${inEnglish.flatMap(wordFiles).join('|')})\\.[^\`]*|\\$\\{\\w+\\}\\.[a-z$][^\`]*)\`(\\s*as Key\\b)?`,
	'g'
);
const hole = /\$\{[^}]*\}/g;

type Trusted = { readonly name: string; readonly place: string };

function trustedIn(file: string): Trusted[] {
	const text = read(file);
	return [...text.matchAll(names)].flatMap(([, name = '', isKey]) =>
		isKey || name.match(hole)?.some((filled) => / as /.test(filled))
			? [{ name: name.replaceAll(hole, '*'), place: file }]
			: []
	);
}

const trusted = files.flatMap(trustedIn);

test('a name is trusted only where it is written beside what it is made of', () => {
	const casts = files.filter((file) => {
		const all = read(file).match(/\bas Key\b/g)?.length ?? 0;
		const named = [...read(file).matchAll(names)].filter(([, , isKey]) => isKey).length;
		return all !== named;
	});

	assert.deepEqual(casts, []);
});

test('of every name that is trusted it is written down what it can become, and of nothing else', () => {
	const known = new Set(Object.keys(becomes));
	const asked = new Set(trusted.map(({ name }) => name));

	assert.deepEqual(
		trusted.filter(({ name }) => !known.has(name)),
		[]
	);
	assert.deepEqual([...known.difference(asked)], []);
});

// The receipt of a call that was handed to a colleague answered 500: `talk.tell.handed-over` was in no language.
for (const { code } of languages)
	test(`whatever a trusted name becomes, ${code} says it`, () => {
		const said = new Set([...sentencesOf(code).keys(), ...sentencesOf('staff').keys()].map(bare));
		const wanted = Object.values(becomes).flat();

		assert.deepEqual(
			wanted.filter((name) => !said.has(name)),
			[]
		);
	});
