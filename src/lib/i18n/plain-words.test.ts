/** English as a native writer says it, in shapes that every language can follow. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceOf, sentencesOf, sourceOf, translated } from '#tests/rules/sentences.ts';
import { checksOf } from './checks.ts';
import { isBent, isLabel, isUnplain, misnamed } from './checking/plain.ts';
import { languages } from './languages.ts';

const english = [...sentencesOf('en'), ...guidanceOf('en')];

test('whoever is accused is called by the role they have, nobody is denied to have been believed, and a word is spelt in one way', () => {
	const unplain = english.filter(([name, text]) => isUnplain({ name, text }));
	const said = english.filter(([, text]) => text.includes('You may well have been believed.'));
	const staffs = [...sentencesOf('staff')].filter(([, text]) => /e-mail/i.test(text));

	assert.deepEqual([...unplain, ...staffs], []);
	assert.ok(said.length > 20);
	for (const text of ['Tell the person.', 'You were not believed.', 'Send an e-mail.'])
		assert.ok(isUnplain({ name: 'home.x', text }));
});

test('the name of a court or an office, and a day in Polish, stand behind a colon or first, so that no language has to bend them', () => {
	const bent = languages.flatMap(({ code }) =>
		[...sentencesOf(code)].filter(([, text]) => isBent(text, code))
	);

	assert.deepEqual(bent, []);
	assert.ok(isBent('Wyznaczono do dnia {{day}}', 'pl') && isBent('In {{court}}', 'en'));
});

test('what English asks for Arabic asks for, and neither names it nor calls it best', () => {
	const source = new Map(english);
	const labels = [...sentencesOf('ar')].filter(([name, text]) =>
		isLabel({ name, text, english: sourceOf(name, source) ?? '' })
	);

	assert.deepEqual(labels, []);
});

/** The offices that stand with their English name behind their own. */
const officesNamed = [
	'Witness Care Unit',
	'Victim Liaison Officer',
	'Probation Service',
	'youth offending team'
];

test('an office has one name in a language', () => {
	const others = translated.flatMap((code) => {
		const { offices = {} } = checksOf(code);
		assert.deepEqual(Object.keys(offices), officesNamed, code);
		return [...sentencesOf(code), ...guidanceOf(code)].flatMap(([, text]) => misnamed(text, code));
	});

	assert.deepEqual(others, []);
});
