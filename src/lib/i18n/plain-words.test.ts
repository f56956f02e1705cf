/** English as a native writer says it, in shapes that every language can follow. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceOf, sentencesOf, sourceOf, translated } from '#tests/rules/sentences.ts';
import { checksOf } from './checks.ts';
import { languages } from './languages.ts';

const english = [...sentencesOf('en'), ...guidanceOf('en')];

/** Where nobody has said which role the person has, or it is somebody of ours. */
const withoutRole = [
	/^(talk|receipt|someone|messages)\./,
	/^rules\.nothing$|^happened\.escaped\.title$/,
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

test('a word that people spell in two ways is spelt in one', () => {
	const others = [...english, ...sentencesOf('staff')].filter(([, text]) => /e-mail/i.test(text));

	assert.deepEqual(others, []);
});

test('the name of a court or an office stands behind a colon or first, so that no language has to bend it', () => {
	const bent = languages.flatMap(({ code }) =>
		[...sentencesOf(code)].filter(([, text]) => /(?<!^|: )\{\{(court|who)\}\}/.test(text))
	);

	assert.deepEqual(bent, []);
});

/** Where an instruction is an offer or stands in a letter of hers, and asks in another way. */
const otherwise = [
	/^ask\.(letter\.ombudsman|answer\.\w+\.hint)$/,
	/^copy\.have\.seen$|^messages\.terms\.crime$|^rules\.plan\.text$/,
	/^happened\.appeal-decided\.conviction-quashed\.detail$/
];
const inParts = (text: string) => text.replaceAll(/<[^>]+>/g, '').split(/(?<=[.?!؟])\s+/);
const asks =
	/^(Ask|Call|Tell|Keep|Type|Choose|Write|Print|Wait|Press|Reply|Answer|Check|Leave it)\b.*\.$/;
const isAsked = /رجاء|يرجى|نرجو|يمكن|ينبغي|يجب/;

test('what English asks for Arabic asks for, and neither names it nor calls it best', () => {
	const source = new Map(english);
	const labels = [...sentencesOf('ar')].filter(([name, text]) => {
		const said = sourceOf(name, source) ?? '';
		const [parts, theirs] = [inParts(said), inParts(text)];
		const isLabel = theirs.some((part, nth) => asks.test(parts[nth] ?? '') && !isAsked.test(part));
		const isRemark = /الأفضل/.test(text) && !/\bbest|better|wants? to talk/i.test(said);
		const differ = parts.length !== theirs.length || otherwise.some((one) => one.test(name));
		return isRemark || (isLabel && !differ) || /(?:^|\. )المطلوب (?!هو )/.test(text);
	});

	assert.deepEqual(labels, []);
});

test('a day in a Polish sentence stands behind a colon, where no word bends it', () => {
	const bent = [...sentencesOf('pl')].filter(([, text]) => /do dnia (<b>)?\{\{day/.test(text));

	assert.deepEqual(bent, []);
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
		return [...sentencesOf(code), ...guidanceOf(code)].flatMap(([name, text]) =>
			Object.entries(offices).flatMap(([office, named]) =>
				text
					.split(` (${office}`)
					.slice(0, -1)
					.filter((before) => !named.test(before.replaceAll('*', '')))
					.map((before) => [name, office, before.slice(-40)])
			)
		);
	});

	assert.deepEqual(others, []);
});
