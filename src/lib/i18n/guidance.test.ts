/** What is written of ourselves is short, and no surer than the code it is about. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceOf } from '#tests/rules/sentences.ts';
import { stages } from '#lib/domain/stage/stage.ts';
import { retention } from '#lib/domain/data/retention.ts';
import { sayDays } from './amounts.ts';
import { languages } from './languages.ts';
import { guideAt, guidesOf } from '../../routes/guidance/guides.ts';
import { aboutPages, guides } from './pages.ts';

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
			assert.ok('days' in retention[table].lasts);
			assert.ok(written(code, 'privacy').includes(`: {{${table}}}`), `${code} ${table}`);
		}
});

test('whole years of keeping are said in years and not in days', () => {
	const said = [90, 365, 400, 730, 1096, 2192].map((days) => sayDays('en', days));

	assert.deepEqual(said, ['90 days', '1 year', '400 days', '2 years', '3 years', '6 years']);
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

test('every short guide begins with its answer, has at most 250 words, and ends with what was read and when', () => {
	for (const guide of guides) {
		const text = written('en', `guide-${guide}`);
		const words = wordsIn(text.replace(/\n.*\n$/, ''));
		assert.ok(words > 100 && words <= 250, `${guide}: ${words}`);
		assert.match(text, /^# .+\n\n[A-Z][^\n#-]{30,}/, guide);
		assert.match(
			text.trim().split('\n').at(-1) ?? '',
			/^From .*read copies.*in November 2026/,
			guide
		);
	}
});

test('every short guide is reached from the right it belongs to', () => {
	const reached = Array.from({ length: 12 }, (_, index) => guidesOf(index + 1)).flat();

	assert.deepEqual([...new Set(reached)].sort(), [...guides].sort());
});

test('no guide gives a sentence a last day for a review later than 28 days, or says it is too late', () => {
	for (const guide of guides) {
		const text = written('en', `guide-${guide}`);
		assert.doesNotMatch(text, /too late|six months/i, guide);
		if (/28 days/.test(text)) assert.match(text, /as soon as you can\. You may have only 28 days/);
	}
});

test('every stage at which something is still to be done or asked leads to a short guide', () => {
	const without = stages.filter((stage) => !guides.includes(guideAt(stage) ?? ''));

	assert.deepEqual(without, ['not-told', 'transferred', 'out-of-court', 'defendant-died', 'over']);
});
