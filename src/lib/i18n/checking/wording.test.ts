/** What a keeper may write is checked by what the files are checked by: each of them passes, and what breaks one rule is refused in one word. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { sentencesIn, sourceOf } from '#lib/i18n/sentences.ts';
import { guidanceOf } from '#tests/rules/sentences.ts';
import { faultOfGuide, faultOfSentence } from './wording.ts';

const all = new Map(languages.map(({ code }) => [code, sentencesIn(code)] as const));
const english = sentencesIn('en');
const guide = (lang: Language, name: string) => guidanceOf(lang).get(`${name}.md`) ?? '';

/** A sentence of this version, said otherwise. */
function said(lang: Language, name: string, other?: string) {
	const was = all.get(lang)?.get(name) ?? assert.fail(name);
	const text = other ?? was;
	return faultOfSentence({
		lang,
		name,
		text,
		was,
		english: lang === 'en' ? was : (sourceOf(name, english) ?? '')
	});
}

for (const { code } of languages)
	test(`every sentence and page of guidance in ${code} passes as it is`, () => {
		const faulty = [...(all.get(code)?.keys() ?? [])].map((name) => [name, said(code, name)]);
		const guides = [...guidanceOf(code)].map(([file, text]) => {
			const name = file.replace('.md', '');
			return [
				file,
				faultOfGuide({ lang: code, name, text, was: text, english: guide('en', name) })
			];
		});

		assert.deepEqual(
			[...faulty, ...guides].filter(([, fault]) => fault),
			[]
		);
	});

test('a sentence that breaks one rule is refused by its name', () => {
	const was = (lang: Language, name: string) => all.get(lang)?.get(name) ?? '';
	const bad: [string | undefined, string][] = [
		[said('pl', 'common.leave', ''), 'words-empty'],
		[said('pl', 'common.leave', 'Wyjdź '.repeat(20).trim()), 'words-long'],
		[
			said(
				'pl',
				'happened.listed.dayPlace',
				was('pl', 'happened.listed.dayPlace').replace('{{court}}', '{{cuort}}')
			),
			'words-variables'
		],
		[
			said('en', 'common.end.danger', was('en', 'common.end.danger').replaceAll(/<\/?ref>/g, '')),
			'words-marks'
		],
		[said('en', 'common.leave', 'Leave <script>x</script>'), 'words-marks'],
		[
			said('pl', 'common.end.danger', was('pl', 'common.end.danger').replace('999', '998')),
			'words-digits'
		],
		[said('pl', 'common.leave', 'Выйти'), 'words-letters'],
		[said('pl', 'common.leave', 'Wyjdź\u202e teraz'), 'words-signs'],
		[said('ar', 'common.leave', 'اطبع'), 'words-gender'],
		[said('en', 'common.leave', 'Tell the person.'), 'words-plain'],
		[said('en', 'start.help.title', 'Help near you'), 'words-sure'],
		[said('en', 'notice.way-changed', 'The police called.'), 'words-telling']
	];

	for (const [found, wanted] of bad) assert.equal(found, wanted);
});

test('a page of guidance that loses a line, a link, a number or a variable is refused, and so is one with HTML', () => {
	const was = guide('en', 'guide-12');
	const pl = guide('pl', 'guide-12');
	const of = (lang: Language, text: string, before: string) =>
		faultOfGuide({ lang, name: 'guide-12', text, was: before, english: was });

	assert.equal(of('en', `${was}<img src=x onerror=alert(1)>`, was), 'words-marks');
	assert.equal(of('en', was.replace(/\]\([^)]*\)/, '](javascript:alert)'), was), 'words-built');
	assert.equal(of('en', was.replace(/^- .*\n/m, ''), was), 'words-built');
	assert.equal(of('pl', pl.replace(/(?<![\d/])\d{2,}(?![\d/])/, '77'), pl), 'words-digits');
	assert.equal(of('en', `${was}{{x}}`, was), 'words-variables');
	assert.equal(of('pl', pl.replace(/a/, 'а'), pl), 'words-letters');
});
