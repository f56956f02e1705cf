import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageRows, tagOf } from '#lib/i18n/language-rows.ts';
import { isLanguage, preferred } from '#lib/i18n/languages.ts';
import { pseudo, pseudoFile, pseudoLanguages } from '#tests/drills/_pseudo.ts';

test('a pseudo sentence is at least two fifths longer, keeps what is not read, and stops without a space', () => {
	assert.equal(
		pseudo('You can ask {{name}}. <b>Now</b>.', 'en-XA'),
		'Ÿöüöö cånöö åsköö {{name}}．<b>Nöwöö</b>．'
	);
	assert.equal(
		pseudo('See [the page](/help/numbers).', 'en-XA'),
		'Sééöö [théöö pågéöö](/help/numbers)．'
	);
	assert.equal(pseudo('نعم {{name}}.', 'ar-XB'), 'نــعم {{name}}.');
});

test('a pseudo file has the names of its shape, and for a form that English has not its usual one', () => {
	assert.deepEqual(
		pseudoFile(
			{ a: { few: 'x' }, n_one: 'x', n_many: 'x' },
			{ a: { few: 'Go' }, n_one: 'One', n_other: 'All' },
			'en-XA'
		),
		{ a: { few: 'Göö' }, n_one: 'Önéöö', n_many: 'Ållöö' }
	);
});

test('no pseudo-locale is a language of ours: no row, no folder, and no browser is given it', () => {
	const rows = languageRows.flatMap(({ code }) => [code, tagOf(code)]) as string[];
	for (const code of pseudoLanguages) {
		assert.ok(!rows.includes(code), code);
		assert.ok(!isLanguage(code), code);
	}
	assert.equal(preferred('en-XA'), 'en');
	assert.equal(preferred('ar-XB'), 'ar');
});
