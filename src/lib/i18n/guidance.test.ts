/** What is written of ourselves is short, and no surer than the code it is about. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceOf } from '#tests/rules/sentences.ts';
import { retention } from '#lib/domain/data/retention.ts';
import { languages } from './languages.ts';
import { aboutPages } from './pages.ts';

const written = (lang: (typeof languages)[number]['code'], name: string): string =>
	guidanceOf(lang).get(`${name}.md`) ?? '';
const wordsIn = (text: string) =>
	text.replaceAll(/\]\([^)]*\)/g, '').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;

test('every page about us has at most 350 words', () => {
	for (const page of aboutPages) {
		const words = wordsIn(written('en', page));
		assert.ok(words > 100 && words <= 350, `${page}: ${words}`);
	}
});

test('the page on privacy says how long calls, notices, messages, notes and requests are kept, as the code keeps them', () => {
	const kept = ['calls', 'notices', 'messages', 'contact_notes', 'disclosure_requests'] as const;

	for (const { code } of languages)
		for (const table of kept) {
			const { lasts } = retention[table];
			assert.ok('days' in lasts);
			assert.match(written(code, 'privacy'), new RegExp(`\\b${lasts.days}\\b`), table);
		}
});

test('who runs it, who pays and where to write come from what an operator sets, in every language', () => {
	for (const { code } of languages) {
		assert.match(written(code, 'about'), /\{\{runBy\}\}[^]*\{\{paidBy\}\}[^]*\{\{writeTo\}\}/);
		for (const page of ['privacy', 'accessibility', 'complain'])
			assert.match(written(code, page), /\{\{number\}\}[^]*\{\{writeTo\}\}/, page);
		assert.match(written(code, 'really-us'), /\{\{number\}\}[^]*\{\{site\}\}/);
	}
});

test('MOPAC is named as what it is: not the police, and with no way into a page', () => {
	const about = written('en', 'about');

	assert.match(about, /MOPAC is the Mayor's Office for Policing and Crime/);
	assert.match(about, /not the police.*no way into your page/);
});
