/** What goes out: through one door, and in sentences that tell whoever reads or hears them nothing. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { channels, checkWords, fits, templates } from '#lib/domain/reach/template.ts';
import { marksOf } from '#lib/i18n/language-rows.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { sentenceOf, type Said } from '#lib/i18n/notice/outbound-words.ts';
import { givenAway, givesAway } from '#lib/i18n/checking/telling.ts';
import { sentencesOf } from './sentences.ts';
import { filesIn, read } from './tree.ts';

const code = filesIn('src').filter(
	(file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts')
);
const holding = (pattern: RegExp) => code.filter((file) => pattern.test(read(file)));
const said = templates.filter((one): one is Said => one !== 'sheet');
/** What is said with her number in hand, to her desk or to her alone, is heard by nobody else. */
const toStaff = said.filter((one) => channels.every((channel) => !fits(one, channel)));

test('a sender is used by the one way out, and opened by the world alone', () => {
	assert.deepEqual(holding(/senders\s*\.\s*send\(|\.send\(\s*\{/), [
		'src/lib/server/notice/outbound.ts'
	]);
	assert.deepEqual(holding(/from '(#lib\/server\/notice|\.)\/senders\.ts'/), [
		'src/lib/server/world.ts'
	]);
	assert.deepEqual(holding(/from '(#lib\/server\/notice|\.)\/(mail|notify)\.ts'/), [
		'src/lib/server/notice/senders.ts',
		'src/lib/server/notice/settings.ts'
	]);
	assert.deepEqual(holding(/insertInto\('sent_here'\)/), ['src/lib/server/notice/senders.ts']);
	const mailing =
		/['"](nodemailer|http_ece|web-push|notifications-node-client|node:(dgram|net|tls))['"]/;
	// Behind `lib` and `routes` is only the listening side of the server.
	assert.deepEqual(
		holding(mailing).filter((file) => /^src\/(lib|routes)\//.test(file) && !file.endsWith('.d.ts')),
		['src/lib/server/notice/mail.ts', 'src/lib/server/notice/push.ts']
	);
});

test('only a sentence of the list is made a text to send', () => {
	assert.deepEqual(holding(/as Sentence\b/), ['src/lib/i18n/notice/outbound-words.ts']);
	assert.match(read('src/lib/server/notice/sender.ts'), /readonly text: Sentence;/);
	assert.deepEqual(holding(/sentenceOf[^;]*from '#lib\/i18n\/notice\/outbound-words/), [
		'src/lib/server/notice/outbound.ts',
		'src/routes/(advocate)/desk/[id]/scripts.ts',
		'src/routes/(keeper)/today/sentence.ts',
		'src/routes/(victim)/dates/[key]/add/+server.ts'
	]);
});

test('the files of sentences that go out hold the list and nothing else', () => {
	const names = [...sentencesOf('en').keys(), ...sentencesOf('staff').keys()].filter((name) =>
		/^(notice|say|alert)\./.test(name)
	);

	assert.deepEqual(
		names.map((name) => name.replace(/^\w+\./, '')).sort(),
		said.filter((one) => one !== 'reminder').sort()
	);
});

for (const { code: lang } of languages)
	test(`every sentence in ${lang} that goes out is one of the list, and gives nobody away`, () => {
		const written = new Map([...sentencesOf(lang), ...sentencesOf('staff')]);
		for (const template of said) {
			const text = sentenceOf(template, lang);
			const own = ['notice', 'say', 'alert'].map((file) => written.get(`${file}.${template}`));
			assert.ok(template === 'reminder' || own.includes(text), template);
			assert.deepEqual(givenAway(text, lang), [], `${template}: ${text}`);
			assert.ok(text.length <= 120, `${template} is longer than a short message`);
		}
		assert.ok(toStaff.length >= 5);
	});

for (const { code: lang } of languages)
	test(`the word she picks in ${lang} stands in the sentence that was sent, and in no other`, () => {
		const written = sentencesOf(lang);
		for (const word of checkWords) {
			const picked = written.get(`told.word.${word}`) ?? 'missing';
			const holding = checkWords.filter((one) =>
				endsWith(written.get(`notice.check-${one}`) ?? '', picked, lang)
			);
			assert.deepEqual(holding, [word], picked);
		}
	});

/** Whether a sentence ends with this very word and the stop of its language. */
function endsWith(text: string, word: string, lang: Language): boolean {
	const { stop, gap } = marksOf(lang);
	const before = text.slice(0, -(word.length + stop.length));
	return text === before + word + stop && (gap === '' || !/[\p{L}\p{M}]$/u.test(before));
}

test('the list of words that give away is long in every language, and is looked for', () => {
	for (const stems of givesAway.values()) assert.ok(new Set(stems).size >= 65);

	assert.deepEqual(givenAway('News about your court case', 'en'), ['court', 'case']);
	assert.ok(givenAway('Twoja sprawa w sądzie', 'pl').length >= 2);
	assert.ok(givenAway('اتصلت الشرطة بالمحكمة', 'ar').length >= 2);
});
