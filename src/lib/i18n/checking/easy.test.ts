import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceOf } from '#tests/rules/sentences.ts';
import { languages } from '#lib/i18n/languages.ts';
import { easyNumbers, hasEasyWords } from '#lib/i18n/pages.ts';
import { pictures } from '#lib/ui/pictures.ts';
import { easyLines, isEasy, isOneIdea } from './easy.ts';
import { digitsOf } from './parts.ts';

const tongues = languages.map(({ code }) => code).filter(hasEasyWords);
const names = ['0', ...easyNumbers].map((number) => `easy-${number}.md`);
const page = (lang: (typeof tongues)[number], name: string) => guidanceOf(lang).get(name) ?? '';

for (const lang of tongues)
	test(`each page in easy words in ${lang} says one idea a line, in few words, with danger first`, () => {
		const tongue = lang === 'en' ? 'english' : 'other';

		const faulty = names.flatMap((name) =>
			easyLines(page(lang, name))
				.filter(({ line }) => !isOneIdea(line, tongue))
				.map(({ line }) => `${name}: ${line}`)
		);

		assert.deepEqual(faulty, []);
		assert.deepEqual(
			names.filter((name) => !isEasy(page(lang, name), tongue)),
			[]
		);
	});

test('every picture beside a line is drawn, and each that is drawn for them stands beside one', () => {
	const asked = new Set(
		names.flatMap((name) => easyLines(page('en', name)).map(({ picture }) => picture))
	);

	assert.deepEqual(
		[...asked].filter((name) => !Object.hasOwn(pictures, name)),
		[]
	);
	assert.deepEqual(
		Object.keys(pictures).filter((name) => !asked.has(name)),
		[]
	);
});

for (const lang of tongues)
	test(`what each picture shows is said in ${lang} once, in their order`, () => {
		const named = easyLines(page(lang, 'easy-pictures.md'));

		assert.deepEqual(
			named.map(({ picture }) => picture),
			Object.keys(pictures)
		);
		assert.equal(new Set(named.map(({ line }) => line)).size, named.length);
	});

test('a line with two ideas or too many words, and a page that is no such page, are found', () => {
	const lines = [
		'You can ask; they must answer.',
		'If you can, ask, and they must answer.',
		'One two three four five six seven eight nine ten eleven twelve thirteen.',
		'No stop',
		'You can ask. They must answer. It is free.'
	];
	const right = page('en', 'easy-14.md');

	for (const line of lines) assert.equal(isOneIdea(line), false, line);
	assert.ok(isOneIdea('Victim Support is free at any time: 08 08 16 89 111.'));
	assert.ok(isEasy(right));
	for (const bad of [
		right.replace(/^# .*\n/, ''),
		right.replace('- *call* ', '- '),
		right.split('\n').slice(0, 7).join('\n'),
		right.replace(/(- \*call\* .*999.*\n)(- .*\n)/, '$2$1')
	])
		assert.equal(isEasy(bad), false, bad);
});

test('each page leads to the one it was made from, and gives no number that does not stand there', () => {
	const english = guidanceOf('en');
	const made = easyNumbers.map((number) => {
		const text = page('en', `easy-${number}.md`);
		const [, kind, from] = /\n\[[^\]]+\]\(\/(right|guide)s?\/(\d+)\)\n$/.exec(text) ?? [];
		const source = digitsOf(english.get(`${kind}-${from}.md`) ?? '');
		return {
			number,
			to: `${kind} ${from}`,
			more: digitsOf(text).filter((one) => !source.includes(one))
		};
	});

	// The number of the page it leads to is one of its own address.
	const wrong = made.filter(({ to, more }) => more.some((one) => !to.endsWith(` ${one}`)));

	assert.deepEqual(wrong, []);
	assert.deepEqual(
		made.slice(0, 12).map(({ to }) => to),
		made.slice(0, 12).map(({ number }) => `right ${number}`)
	);
	assert.ok(made.slice(12).every(({ to }) => to.startsWith('guide ')));
});
