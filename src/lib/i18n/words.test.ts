import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asEnglish } from './in-english.ts';
import { languages, type Language } from './languages.ts';
import { fallenIn } from './resources.ts';
import { t } from './staff-words.ts';
import { words, type Key } from './words.ts';

const day = 'Tuesday 2 March 2027';

test('each language says a sentence in its own words', () => {
	const said = languages.map(({ code }) => words(code)('happened.listed.noDate'));

	assert.equal(new Set(said).size, languages.length);
});

test('a sentence that nobody wrote is an error and never an empty page', () => {
	for (const { code } of languages) {
		assert.throws(() => words(code)('home.no-such-sentence' as Key), /No words for/);
		assert.throws(() => words(code)('no-such-file.title' as Key), /No words for/);
	}
});

test('a page that speaks her language cannot say a sentence of staff', () => {
	// @ts-expect-error It lies in `staff/`: the page would not compile.
	const says = () => words('en')('queue.title');

	assert.equal(says(), t('queue.title'));
});

test('a language that nobody speaks here is an error', () => {
	assert.throws(() => words('tlh' as Language), /No language tlh/);
});

test('what is put into a sentence stands there as it is: no mark of HTML is changed, and nothing is carried out', () => {
	const hostile = `Thames Magistrates' Court & <b>"A"</b> $& {{day}} $t(home.title) \\1`;

	const said = words('en')('happened.listed.dayPlace', { day, court: hostile });

	assert.ok(said.includes(`${day}. Court: ${hostile}`), said);
});

test('a value in a right-to-left sentence is fenced in, and in others it is not', () => {
	const court = 'Snaresbrook Crown Court';

	const said = (lang: Language) => words(lang)('happened.listed.dayPlace', { day, court });

	assert.ok(said('ar').includes(`\u2068${court}\u2069`));
	assert.ok(said('ar').includes(`\u2068${day}\u2069`));
	for (const lang of ['en', 'pl'] as const) assert.doesNotMatch(said(lang), /[\u2066-\u2069]/);
});

// “+LGBT” stood there.
test('in a right-to-left sentence a sign stays behind the English letters it belongs to', () => {
	for (const lang of ['ar', 'fa', 'ur'] as const)
		assert.match(words(lang)('help.service.galop.line'), /\u2066LGBT\+\u2069/);
	assert.doesNotMatch(words('pl')('help.service.galop.line'), /\u2066/);
});

test('our own words put into an Arabic sentence, and numbers, are not fenced in', () => {
	const t = words('ar');

	const late = t('clock.lateTitle.police', { row: t('clock.duty.arrest.name') });
	const law = t('clock.law', { right: 8 });

	assert.doesNotMatch(late, /[\u2066-\u2069]/);
	assert.doesNotMatch(law, /[\u2066-\u2069]/);
	assert.ok(late.includes(t('clock.duty.arrest.name')) && law.includes('8'));
});

test('a number takes the form its language has for it', () => {
	const forms = (lang: Language, counts: number[]) =>
		counts.map((count) => words(lang)('clock.ago', { count }).replace(String(count), '#'));

	assert.equal(new Set(forms('en', [1, 2, 5, 22])).size, 2);
	assert.equal(new Set(forms('pl', [1, 2, 5])).size, 3);
	assert.equal(forms('pl', [2])[0], forms('pl', [22])[0]);
	assert.equal(forms('pl', [5])[0], forms('pl', [12])[0]);
	assert.equal(new Set(forms('ar', [1, 2, 3])).size, 3);
	assert.equal(forms('ar', [3])[0], forms('ar', [103])[0]);
	for (const { code } of languages)
		for (const said of forms(
			code,
			Array.from({ length: 120 }, (_, count) => count)
		))
			assert.ok(said.length > 3 && !said.includes('{{'), said);
});

test('a fact that needs no second sentence has none, and does not borrow one from English', () => {
	for (const { code } of languages)
		assert.equal(words(code)('happened.trial-went-ahead.detail'), '');
});

test('the same sentence with other values is another sentence: nothing is remembered between people', () => {
	const t = words('en');

	const first = t('home.when.trial', { day });
	const second = t('home.when.trial', { day: 'Monday 7 December 2026' });

	assert.ok(first.includes(day) && !second.includes(day));
});

test('a sentence of danger whose English changed is said in English, fenced as such, until it is translated anew', () => {
	const old = fallenIn('ar') as Set<string>;
	const said = () => words('ar')('common.end.us', { number: '020 7946 0018', hours: '9 am' });
	const [own, english] = [
		said(),
		words('en')('common.end.us', { number: '020 7946 0018', hours: '9 am' })
	];

	old.add('common.end.us');

	try {
		assert.equal(said(), asEnglish(english));
	} finally {
		old.delete('common.end.us');
	}
	assert.equal(said(), own);
});
