/** What is said of the law and of ourselves is no surer than its source, in every language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '#tests/rules/tree.ts';
import { inEnglish, sentencesOf } from '#tests/rules/sentences.ts';
import { languages } from './languages.ts';

const codes = languages.map(({ code }) => code);
const saidIn = (lang: (typeof codes)[number], key: string): string => {
	const text = sentencesOf(lang).get(key);
	assert.ok(text, `${lang} ${key}`);
	return text;
};

test('wherever 55 stands it is said to be for a mobile, and to be pressed when she is asked', () => {
	const said = inEnglish.flatMap((folder) => [...sentencesOf(folder)]);
	const with55 = said.filter(([, text]) => text.includes('<ref>55</ref>'));

	assert.ok(with55.length >= 5);
	for (const [key, text] of with55) {
		assert.match(text, /[Oo]n a mobile/, key);
		assert.match(text, /when (you are|she is) asked/, key);
	}
});

/** What a page said that no source bears out, and what it says now: `never` and `says` in English. */
const softened: Readonly<Record<string, { never: RegExp; says: RegExp }>> = {
	'talk.private': { never: /We do not tell the police/, says: /unless.*badly hurt.*the law/ },
	'begin.sees.nobody': { never: /this page\.$/, says: /unless the law/ },
	'copy.lead': { never: /all of it/, says: /leave some things out/ },
	'looked.lead': { never: /Everyone/, says: /leave some things out/ },
	'rights.source': { never: /^From|Checked/, says: /copies of it, and pages about it/ },
	'rights.enhanced.text': { never: /frightened/, says: /so afraid of giving evidence/ },
	'ask.step.complaint.note': { never: /They should write/, says: /normally write/ },
	'ask.asked.acknowledge': { never: /They should write/, says: /normally write/ },
	'rights.list.12.line': { never: /should write/, says: /should normally write/ },
	'leaflet.complain.first': { never: /should answer/, says: /should normally answer/ },
	'leaflet.dates.review': { never: /: ask/, says: /may be able.*questioned someone/ },
	'leaflet.help.checked': { never: /checked/i, says: /copies/ },
	'help.checked.official': { never: /Checked/, says: /stored copy/ },
	'help.how.read': { never: /each one/, says: /called none/ },
	'leaflet.dates.sentence': { never: /safest/, says: /Office has to act.*as soon as you can/ },
	'option.low-sentence.note': { never: /safest/, says: /as soon as you can.*may have only 28/ },
	'stage.sentenced.can': { never: /safest/, says: /as soon as you can.*may have only 28/ },
	'news.can.review-cps': { never: /^You can ask/, says: /may be able.*every charge/ },
	'news.can.review-sorry': { never: /^You can ask/, says: /may be able/ },
	'news.means.not-guilty': { never: /did it/, says: /was guilty/ },
	'stage.not-guilty.means': { never: /did it/, says: /was guilty/ },
	'stage.released-rules.means': { never: /There are rules/, says: /may be rules/ },
	'stage.released-rules.next': { never: /change\.$/, says: /change or end/ },
	'clock.sooner': { never: /say why/, says: /ask the police to assess/ },
	'clock.askText': { never: /The Code gives/, says: /We show no date/ },
	'wait.usual_other': { never: /Usual/, says: /All crimes together/ },
	'happened.trial-cracked.title': { never: /have to/, says: /did not take place/ },
	// Whoever began by herself has no paper.
	'home.way.text': { never: /A code on paper works only/, says: /unless you have a code on paper/ },
	'card.until': { never: /once/, says: /until you have your own way/ },
	'start.help.title': { never: /near you/, says: /^Find help now$/ },
	'option.support.title': { never: /near you/, says: /support/ },
	'day.interpreter.text': { never: /Never/, says: /safer not/ }
};

for (const [key, { never, says }] of Object.entries(softened))
	test(`${key} is no surer than what was read`, () => {
		assert.doesNotMatch(saidIn('en', key), never);
		assert.match(saidIn('en', key), says);
	});

test('the page of each right says that copies were read, and of Right 10 that its text was not', () => {
	const footer = (lang: string, right: number) =>
		read(`src/lib/i18n/${lang}/guidance/right-${right}.md`).trim().split('\n').at(-1) ?? '';

	for (let right = 1; right <= 12; right += 1)
		assert.match(footer('en', right), right === 10 ? /could not read/ : /copies of it and pages/);
	for (const lang of codes) {
		const footers = [1, 9, 10].map((right) => footer(lang, right).replace(/ \d+\./, ''));
		assert.notEqual(footers[2], footers[1], lang);
	}
});

test('a charge and a caution are normally told of within 5 working days, with no sooner number, in every language', () => {
	for (const lang of codes) {
		const line = read(`src/lib/i18n/${lang}/guidance/right-6.md`)
			.split('\n')
			.find((text) => /\b5\b/.test(text) && !text.includes('/rights/4') && text.includes('**'));
		assert.ok(line, lang);
		assert.doesNotMatch(line, /\b1\b/, lang);
	}
});
