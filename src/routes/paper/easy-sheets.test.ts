/** What is printed in easy words: a side for each page, a picture with its words beside each line, and only where somebody wrote it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Form } from '#lib/domain/paper/forms.ts';
import { easyNumbers, hasEasyWords } from '#lib/i18n/pages.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { whomToCall } from '#lib/i18n/paper/leaflet.ts';
import { words } from '#lib/i18n/words.ts';
import type { Sheet } from '#lib/server/paper/paper.ts';
import { print } from '#lib/server/paper/press.ts';
import { GET } from '../(public)/leaflet/[form=form].pdf/+server.ts';
import { easyOf } from '../guidance/easy.ts';
import { written } from '../guidance/written.ts';
import { codeSheets, asLeaflet } from './code-sheets.ts';
import { easySheets } from './easy-sheets.ts';
import { paperOf } from './printed.ts';

const url = new URL('https://alongside.example.org/agency');
const sheetsIn = (lang: Language) => {
	const ours = { number: '020 7946 0018', hours: words(lang)('common.end.hours') };
	return easySheets(lang, whomToCall(lang, { ...ours, site: url.host }), `${url.origin}/${lang}`);
};
const pictured = ({ parts }: Sheet) =>
	parts.flatMap(({ blocks }) =>
		blocks.flatMap((one) => (one.kind === 'pictured' ? one.lines : []))
	);
const asText = (runs: Sheet['heading'] = []) => runs.map(({ text }) => text).join('');

for (const lang of ['en', 'cy'] as const)
	test(`in ${lang} each page in easy words is one side, and says the lines of the page with what each picture shows`, async () => {
		const sheets = sheetsIn(lang);

		const pdf = Buffer.from(
			await print(paperOf(lang, 'easy', sheets), { who: 'a network', known: false })
		).toString('latin1');

		const pages = ['0', ...easyNumbers].map((number) =>
			easyOf(written(lang, `easy-${number}`)?.guidance ?? [])
		);
		assert.deepEqual(
			sheets.slice(0, pages.length).map((sheet) => [asText(sheet.heading), pictured(sheet).length]),
			pages.map(({ title, lines }) => [title, lines.length])
		);
		const lines = sheets.flatMap(pictured);
		assert.ok(lines.every(({ said }) => /^\S.+\S$/.test(asText(said))));
		assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, sheets.length);
		assert.equal(pdf.match(/\/S \/H1\n/g)?.length, sheets.length);
		// Beside the pictures one pattern for a camera has words too.
		assert.equal(pdf.match(/\/Alt [(<]/g)?.length, lines.length + 1);
		const shown = new Set(lines.map(({ picture }) => picture.alt));
		assert.equal(shown.size, 17);
		assert.ok([...shown].every((alt) => /^\p{Lu}.+\.$/u.test(alt)));
		assert.match(pdf, /pdfuaid:part>1</);
		assert.match(pdf, new RegExp(`/Lang \\(${lang}-GB\\)`));
	});

test('in no other language is there a paper in easy words, of the leaflet or with a code', async () => {
	const others = languages.map(({ code }) => code).filter((code) => !hasEasyWords(code));
	const code = { code: '7K3PQ-9WXYZ-2ABCD', lines: [] };

	const made = others.map((language) => [
		sheetsIn(language).length,
		codeSheets(url, 'easy', { ...code, language }).length
	]);

	assert.ok(made.length >= 14);
	assert.ok(made.flat().every((count) => count === 0));
	for (const lang of ['pl', 'ur'] as const) assert.equal(await statusOf(lang, 'easy'), 404);
	assert.equal(await statusOf('pl', 'a4'), 200);
});

test('a language that nobody has read is not printed in easy words where people are real', async () => {
	assert.deepEqual(
		[
			await statusOf('cy', 'easy', false),
			await statusOf('cy', 'easy'),
			await statusOf('en', 'easy')
		],
		[404, 200, 200]
	);
});

test('with a code the code comes first on a side of its own, and one camera pattern leads to where it is typed', () => {
	const sheets = codeSheets(url, 'easy', { code: '7K3PQ', language: 'cy', lines: ['Until May.'] });

	const [first, ...rest] = sheets;
	assert.deepEqual(
		[first, ...rest].map((sheet) => JSON.stringify(sheet).includes('7K3PQ')),
		[true, ...rest.map(() => false)]
	);
	assert.equal(JSON.stringify(sheets).match(/"kind":"scan"/g)?.length, 1);
	assert.ok(JSON.stringify(first).includes('/cy/sign-in'));
});

test('lists and packs are printed as leaflets alone', () => {
	assert.deepEqual((['a4', 'large'] as const).map(asLeaflet), ['a4', 'large']);
	assert.throws(() => asLeaflet('easy'), { status: 404 });
});

async function statusOf(lang: Language, form: Form, invented = true): Promise<number> {
	const locals = { lang, t: words(lang), world: { invented } };
	const event = { locals, params: { form }, url, getClientAddress: () => '192.0.2.7' };
	try {
		return (await GET(event as never)).status;
	} catch (thrown) {
		return (thrown as { status: number }).status;
	}
}
