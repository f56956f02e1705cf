/** What an advocate says to whoever answers: every sentence of the list, and her own name where it asks for her. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingChosen } from '#lib/domain/reach/contact-plan.ts';
import { aSlot } from '#tests/world/builders.ts';
import { languages } from '#lib/i18n/languages.ts';
import { scripts, stillSafe } from './scripts.ts';

const plan = { ...nothingChosen, someoneElse: 'ask-for-me', hasName: true } as const;
const saidToAnother = (language: string, name?: string) =>
	scripts(plan, { language, name }).find(({ who }) => who === 'another')?.said ?? [];

// "May I speak to …?", though her name stood at the top of the page.
test('whoever else answers is asked for her by name, in her language and in English', () => {
	for (const { code } of languages) {
		const said = saidToAnother(code, 'Amal Zaki');

		assert.equal(said.length, code === 'en' ? 1 : 2, code);
		for (const { text } of said) {
			assert.equal(text.split('\u2068Amal Zaki\u2069').length, 2, text);
			assert.doesNotMatch(text, /…/, text);
		}
	}
	assert.match(saidToAnother('en')[0]?.text ?? '', /May I speak to …\?/);
});

// It came third, under the number, where a screen ended before it.
test('what to say to somebody else stands before what is for her alone', () => {
	const who = scripts({ ...plan, askFirst: true }, { language: 'cy' }).map((one) => one.who);

	assert.deepEqual(who, ['first', 'another', 'her', 'asked', 'machine']);
});

// At half past one on Monday "Safe times" began with Sunday evening.
test('beside a call stand the times that are safe now or later, and none that is over', () => {
	const [over, later] = [aSlot({ at: '09:00' }), aSlot({ at: '10:00' })];

	assert.deepEqual(stillSafe({ slots: [over, later] }, over.to), [later]);
	assert.deepEqual(stillSafe({ slots: [over, later] }, later.to - 1), [later]);
});
