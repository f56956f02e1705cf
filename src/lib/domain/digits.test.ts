import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latinDigits } from './digits.ts';

test('Arabic-Indic and Persian digits become 0 to 9, and other letters stay', () => {
	assert.equal(latinDigits('٠١٢٣٤٥٦٧٨٩'), '0123456789');
	assert.equal(latinDigits('۰۱۲۳۴۵۶۷۸۹'), '0123456789');
	assert.equal(latinDigits('+44 (0)20 ٧٩٤٦ abc'), '+44 (0)20 7946 abc');
});

test('marks of direction that nobody sees are left out', () => {
	assert.equal(latinDigits('\u202a020\u202c \u200e7946\u2069'), '020 7946');
});

test('the digits of every script that has its own become 0 to 9', () => {
	assert.equal(latinDigits('০১২৩৪৫৬৭৮৯'), '0123456789');
	assert.equal(latinDigits('௦௧௨௩௪௫௬௭௮௯'), '0123456789');
	assert.equal(latinDigits('੦੧੨੩੪੫੬੭੮੯'), '0123456789');
	assert.equal(latinDigits('𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡'), '0123456789');
});
