/** The leaflet as PDF: one sheet, tagged, in its language, and with the name of nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	formNames,
	forms,
	leafletForms,
	type Form,
	type FormRow
} from '#lib/domain/paper/forms.ts';
import { leaflet, toFill } from '#lib/i18n/paper/leaflet.ts';
import { offered } from '#lib/i18n/offered.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { readPdf, unpacked } from '#lib/server/paper/pdf-objects.ts';
import { print, printForAll } from '#lib/server/paper/press.ts';
import { coverSheet } from '../(agency)/agency/packs/paper/cover.ts';
import { codeSheet } from './code-sheets.ts';
import { match } from '../../params/form.ts';
import { handedOut, paperOf, sheetOf, tongueOf } from './printed.ts';

const asker = { who: 'a network', known: false };
const site = 'alongside.example.org';

function leafletIn(lang: Language, form: Form) {
	const t = words(lang);
	const ours = { number: '020 7946 0018', hours: t('common.end.hours'), site };
	const parts = [toFill(t), ...leaflet(lang, ours)];
	return paperOf(lang, form, [sheetOf(lang, parts, `https://${site}/${lang}`)]);
}

const sidesOf = (pdf: string) => pdf.match(/\/Type \/Page\b/g)?.length;

for (const lang of ['en', 'ur'] as const)
	test(`the leaflet in ${lang} is one sheet of A4, tagged as PDF/UA asks, and its title says nothing`, async () => {
		const pdf = Buffer.from(await print(leafletIn(lang, 'a4'), asker)).toString('latin1');

		assert.equal(sidesOf(pdf), 2);
		for (const sign of ['/MarkInfo', '/StructTreeRoot', '/DisplayDocTitle true', '/S /H2'])
			assert.ok(pdf.includes(sign), sign);
		assert.match(pdf, /pdfuaid:part>1</);
		assert.match(pdf, new RegExp(`/Lang \\(${lang === 'ur' ? 'ur-PK' : 'en-GB'}\\)`));
		assert.match(pdf, new RegExp(`/Alt \\(https://${site}/${lang}\\)`));
		const { headers } = handedOut(Buffer.from(pdf, 'latin1'));
		assert.equal(headers.get('content-disposition'), 'inline; filename="page.pdf"');
		assert.equal(headers.get('cache-control'), 'no-store');
	});

for (const lang of ['ur', 'bn'] as const)
	test(`in ${lang}, whose letters are drawn in pieces, every sentence says what was written`, async () => {
		const paper = leafletIn(lang, 'a4');

		const heard = said(await print(paper, asker));

		const [sheet] = paper.sheets;
		const written = [sheet?.heading, ...(sheet?.parts ?? []).map(({ title }) => title)];
		const blocks = sheet?.parts.flatMap((part) => part.blocks) ?? [];
		const rights = blocks.flatMap((one) =>
			'items' in one && one.kind !== 'places' ? one.items : []
		);
		assert.ok(rights.length > 12);
		for (const runs of [...written, ...rights])
			assert.ok(heard.includes(runs?.map(({ text }) => text).join('') ?? '?'), heard);
	});

/** All that a paper says in place of what is drawn. */
function said(pdf: Uint8Array): string {
	const drawn = [...readPdf(pdf).values()].map((one) =>
		one.includes('stream\n') && /\/Length \d+\n {2}\/Filter \/FlateDecode\n>>/.test(one)
			? unpacked(one)
			: one
	);
	const found = drawn.join('').matchAll(/\/ActualText <feff(\w*)>/g);
	return Array.from(found, ([, hex = '']) =>
		Buffer.from(hex, 'hex').swap16().toString('utf16le')
	).join('');
}

test('a list in two languages is one document, a sheet for each, and so is a pack with its cover', async () => {
	const url = new URL('https://alongside.example.org/agency');
	const code = '7K3PQ-9WXYZ-2ABCD';
	const list = (['pl', 'ur'] as const).map((language, nth) =>
		codeSheet(url, { code, language, lines: [], number: `${nth + 1} / 2` })
	);
	const pack = [coverSheet(url, '12345678', 'bn', '1 May 2027'), list[0] ?? list[1]!];

	const pdfs = await Promise.all(
		[list, pack].map((sheets) => print(paperOf('en', 'a4', sheets), { who: 'a', known: true }))
	);

	const [listed, packed = ''] = pdfs.map((pdf) => Buffer.from(pdf).toString('latin1'));
	// The side behind a cover stays white.
	assert.deepEqual([sidesOf(listed ?? ''), sidesOf(packed)], [4, 4]);
	for (const alt of ['/pl/sign-in)', '/ur/sign-in)'])
		assert.equal(listed?.split(`/Alt (https://alongside.example.org${alt}`).length, 2, alt);
	assert.ok(said(pdfs[0] ?? new Uint8Array()).includes(code));
	assert.equal(packed.match(/\/Alt \(/g)?.length, 2);
});

for (const form of leafletForms)
	test(`the leaflet as ${form} takes no more sides than its form has`, async () => {
		const { sides = Infinity }: FormRow = forms[form];

		const pdf = await print(leafletIn('en', form), asker);

		assert.ok(Number(sidesOf(Buffer.from(pdf).toString('latin1'))) <= sides);
	});

test('large print takes more sides, and is set once for everybody', async () => {
	const paper = leafletIn('en', 'large');

	const [one, other] = await Promise.all([1, 2].map(() => printForAll(paper, asker)));

	assert.equal(one, other);
	assert.ok(Number(sidesOf(Buffer.from(one ?? []).toString('latin1'))) > 2);
});

test('what is too long for its sheet is no paper, but hers is on two', async () => {
	const lines = Array.from(
		{ length: 130 },
		(_, nth) => `${nth}. ${'A line of her dates. '.repeat(5)}`
	);
	const long = { title: 'Long', list: { as: 'bullets', lines } } as const;
	const paper = paperOf('en', 'a4', [sheetOf('en', [long], `https://${site}/`)]);

	const hers = await print({ ...paper, mayGrow: true }, asker);

	assert.equal(sidesOf(Buffer.from(hers).toString('latin1')), 4);
	await assert.rejects(print(paper, asker), /could not be set/);
});

test('what a font cannot draw is no paper, and no fault tells what stood on it', async () => {
	const paper = leafletIn('en', 'a4');
	const secret = '\u{1F513}7K3PQ';

	const odd = {
		...paper,
		sheets: [{ language: tongueOf('en'), heading: [{ text: secret }], parts: [] }]
	};
	const fault = await print(odd, asker).catch(String);

	assert.equal(fault, 'Error: A paper could not be set');
});

test('every language offered has a font on paper', () => {
	assert.ok(offered.every((lang) => tongueOf(lang).families.length > 0));
});

test('a form is one of the rows, and no name that every object has', () => {
	const asked = [...formNames, 'constructor', '__proto__', 'toString', ''];

	assert.deepEqual(asked.filter(match), formNames);
});
