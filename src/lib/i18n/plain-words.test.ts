/** English as a native writer says it, in shapes that every language can follow. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceOf, sentencesOf } from '#tests/rules/sentences.ts';
import { languages } from './languages.ts';

const english = [...sentencesOf('en'), ...guidanceOf('en')];

/** Where nobody has said which role the person has, or it is somebody of ours. */
const withoutRole = [
	/^(talk|receipt|someone|messages)\./,
	/^ask\.letter\.supervisor$|^rules\.nothing$|^happened\.escaped\.title$/,
	/^(right-3|really-us)\.md$/
];

test('whoever is accused is called by the role they have, and not “the person”', () => {
	const nameless = english.filter(
		([name, text]) => /\bthe person\b/i.test(text) && !withoutRole.some((one) => one.test(name))
	);

	assert.deepEqual(nameless, []);
});

test('after hard news one sentence says that she may well have been believed, and none denies that she was not', () => {
	const denied = english.filter(([, text]) => /\bnot believed\b/.test(text));
	const said = english.filter(([, text]) => text.includes('You may well have been believed.'));

	assert.deepEqual(denied, []);
	assert.ok(said.length > 20);
});

test('the name of a court or an office stands behind a colon or first, so that no language has to bend it', () => {
	const bent = languages.flatMap(({ code }) =>
		[...sentencesOf(code)].filter(([, text]) => /(?<!^|: )\{\{(court|who)\}\}/.test(text))
	);

	assert.deepEqual(bent, []);
});
