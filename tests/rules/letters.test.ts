/** Letters: each language in its own script, with no look-alike from another and nothing that cannot be seen. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { foreignLetters, isUntidy, oddSigns } from '#lib/i18n/checking/letters.ts';
import {
	guidanceOf,
	inEnglish as english,
	sentencesOf,
	translated,
	type Folder
} from './sentences.ts';

const codeOf = (sign: string) => `U+${sign.codePointAt(0)?.toString(16)}`;
const tongueOf = (lang: Folder) => (lang === 'staff' ? 'en' : lang);

/** Every text of a folder. */
function textsOf(lang: Folder): [string, string][] {
	return [...sentencesOf(lang), ...(lang === 'staff' ? [] : guidanceOf(lang))];
}

for (const lang of [...translated, ...english]) {
	test(`${lang} is written in the letters of its own script, but for names`, () => {
		const foreign = textsOf(lang)
			.map(([name, text]) => [name, foreignLetters(text, tongueOf(lang)).join('')])
			.filter(([, found]) => found);

		assert.deepEqual(foreign, []);
	});

	test(`${lang} holds nothing that cannot be seen, and no sign of another kind`, () => {
		const odd = textsOf(lang)
			.map(([name, text]) => [name, oddSigns(text, tongueOf(lang)).map(codeOf).join(' ')])
			.filter(([, found]) => found);

		assert.deepEqual(odd, []);
	});

	test(`${lang} has no space too many and no exclamation mark`, () => {
		const untidy = [...sentencesOf(lang)].filter(([, text]) => isUntidy(text));

		assert.deepEqual(untidy, []);
	});
}
