/** What an officer hands over on paper, list or pack by pack, and what whoever holds one of them then comes to. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Urn } from '#lib/domain/case/urn.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { scanned } from '#tests/begin/scanned.ts';
import { papersIn } from '#tests/drills/_server.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { askDemonstration } from '../shared.ts';
import { attribute, elements, readOf, says, walker, type Walker } from '../walking.ts';

const { opened, done } = askDemonstration();
let folder: string;
let port: number;
before(async () => ({ folder, port } = await opened()));
after(done);

let networks = 0;
const comes = () => walker(port, `203.0.113.${(networks += 1)}`);

async function officer(): Promise<Walker> {
	const grant = comes();
	await grant.posts('/demo', { id: 'officer' });
	assert.equal(grant.at(), '/agency/give');
	return grant;
}

test('that it is not for anybody under 16 is said above the button that makes the paper', async () => {
	const [form = ''] = (await officer()).parts('data-part="give"');

	const young = form.indexOf('data-part="young"');
	assert.ok(young > 0 && young < form.lastIndexOf('<button'));
	assert.match(readOf(form), /Under 16\? No paper/);
});

async function tells(kind: string, urn: string, day: string): Promise<void> {
	const police = papersIn(folder).agencies.find(({ id }) => id === 'thamesgate-police');
	assert.ok(police);
	const body = JSON.stringify(eventOf(kind, urn, { time: `${day}T12:00:00Z` }));
	const headers = signed(police, body);
	const { status } = await ask(port, '/api/events', { method: 'POST', headers, body });
	assert.equal(status, 202);
}

/** Types the code of a paper where it says, in her language. */
async function types(lang: Language, code: string): Promise<Walker> {
	const she = comes();
	await she.goes(address(lang, '/sign-in'));
	await she.sends('name="code"', { code });
	return she;
}

/** She says that it is about hers, and opens all there is. */
async function opensAll(she: Walker, month: string, urn: string): Promise<void> {
	assert.match(she.at(), /\/sign-in\/about$/);
	assert.ok(she.reads().includes(says('pl', 'signin.about.title', { month })));
	await she.sends('', {}, says('pl', 'signin.about.yes'));
	assert.equal(she.at(), '/home');
	await she.sends('', {}, says('pl', 'home.rest.open'));
	assert.equal(she.at(), '/home');
	assert.match(she.parts('data-part="answer"')[0] ?? '', /data-state="full"/);
	assert.ok(she.reads().includes(says('pl', 'home.reference', { urn })));
}

const codesIn = (text: string) => text.match(/[0-9A-Z]{5}(-[0-9A-Z]{5}){2}/g) ?? [];

test('a unit sends a list with one bad line, prints the rest as one document and is told what to put right', async () => {
	const grant = await officer();
	const send = async (lines: readonly string[]) => {
		await grant.goes('/agency/list');
		return grant.uploads('name="file"', { field: 'file', text: lines.join('\n') });
	};
	assert.equal((await send(['reference,alone', '01/1,yes', ''])).status, 422);
	assert.match(grant.at(), /\/agency\/list\?form=/);
	assert.match(readOf(grant.parts('id="file-error"')[0] ?? ''), /Missing: language/);

	const lines = ['01/7234/26,pl,yes', '01/7235/26,klingon,no', '01/7236/26,ar,no'];
	await send(['reference,language,alone', ...lines]);
	assert.equal(grant.at(), '/agency/list/paper');
	const items = (part: string) =>
		elements(grant.parts(`data-part="${part}"`)[0] ?? '', /^<li\b/).map(readOf);
	assert.deepEqual(items('bad'), [`Row 3, language: ${t('papers.why.unknown')}`]);
	assert.equal(items('whose').length, 2);
	const paper = readOf(grant.parts('data-part="papers"')[0] ?? '');
	const codes = [...new Set(codesIn(paper))];
	assert.equal(codes.length, 2);
	assert.ok(paper.includes('2 / 2'));
	for (const hidden of ['01723426', '7234/26', 'Thamesgate', 'klingon'])
		assert.ok(!paper.includes(hidden), hidden);

	// Before a first opening whoever holds it is asked; the other one says no, and has seen nothing.
	await tells('reported', '01723426', '2026-03-14');
	await tells('reported', '01723626', '2026-04-02');
	await opensAll(
		await types('pl', codes[0] ?? ''),
		sayDay('pl', '2026-03-01', 'month'),
		'01723426'
	);
	const other = await types('ar', codes[1] ?? '');
	await other.sends('', {}, says('ar', 'signin.about.no'));
	assert.equal(other.at(), '/ar/sign-in/about?closed');
	assert.deepEqual(other.parts(/^<h1\b/).map(readOf), [says('ar', 'signin.about.closed.title')]);
	const again = await types('ar', codes[1] ?? '');
	assert.equal(again.parts('id="code-error"').length, 1);
	await grant.goes('/agency/give/given');
	const given = elements(grant.parts('data-part="given"')[0] ?? '', /^<li\b/).map(readOf);
	const mine = given.filter((one) => /01723[46]26/.test(one));
	assert.equal(mine.length, 2, given.join('\n'));
	for (const one of mine) assert.ok(one.includes(t('give.proof.you')));
});

test('a sealed pack is handed over by its number, opens a page of hers, and one of a case once an officer says whose it is', async () => {
	const kept = '01774721/26'.replace('/', '') as Urn;
	const grant = await officer();
	await grant.goes('/agency/give');
	await grant.follows('/agency/packs');
	await grant.sends('?/print', { language: 'pl' });
	assert.equal(grant.at(), '/agency/packs/paper');
	const sheets = grant.parts('data-part="packs"')[0] ?? '';
	const numbers = (readOf(sheets).match(/\b\d{5} \d\d \d\b/g) ?? []).map((one) =>
		one.replaceAll(' ', '')
	);
	const codes = codesIn(readOf(sheets));
	assert.deepEqual([codes.length, numbers.length], [50, 50]);
	const [number = '', tied = '', lost = ''] = numbers;
	const scannedIn = (html: string) => {
		const [scan = ''] = elements(html, 'data-part="scan"');
		const [rect = ''] = elements(scan, /^<rect\b/);
		const [path = ''] = elements(scan, /^<path\b/);
		return scanned({ size: Number(attribute(rect, 'width')), path: attribute(path, 'd') ?? '' });
	};
	assert.equal(scannedIn(elements(sheets, 'data-part="cover"')[0] ?? ''), number);
	assert.equal(scannedIn(sheets), `http://127.0.0.1:${port}/pl/sign-in`);

	// Nobody is signed in at the station: one field, one press, and the same again.
	const desk = comes();
	await desk.goes('/agency/pack');
	for (let nth = 0; nth < 2; nth += 1) {
		await desk.sends('name="number"', { number });
		assert.equal(desk.at(), '/agency/pack?given');
		assert.ok(desk.reads().includes(t('pack.hand.done')));
	}
	// 130 words read in a minute, three signs typed and one tap in a second; a scanner types the number and ends it with Enter.
	const noted = (readOf(desk.parts('data-part="given"')[0] ?? '').split(' ').length * 60) / 130;
	assert.ok(noted + number.length / 3 + 2 < 7 && noted + 1 < 5, String(noted));
	const slip = `${number.slice(0, 7)}${(Number(number[7]) + 1) % 10}`;
	assert.equal((await desk.sends('name="number"', { number: slip })).status, 400);
	assert.equal(desk.at(), '/agency/pack');
	assert.ok(desk.reads().includes(t('pack.hand.mistyped')));

	// She is asked for the reference she may have been told. It opens nothing, and is hers to delete.
	const ewa = await types('pl', codes[0] ?? '');
	assert.equal(ewa.at(), '/tell-us?first');
	const reference = () => ewa.parts('data-part="reference"')[0] ?? '';
	await ewa.sends('?/reference', { reference: '1/2' });
	assert.equal(ewa.at(), '/tell-us?/reference');
	assert.ok(reference().includes('value="1/2"'));
	await ewa.sends('?/reference', { reference: '01/77 4721/26' });
	assert.equal(ewa.at(), '/tell-us?reference');
	assert.ok(ewa.reads().includes(says('pl', 'tell.kept')));
	await ewa.goes('/home');
	assert.deepEqual(ewa.parts(/^<h1\b/).map(readOf), [says('pl', 'stage.not-told.line')]);
	assert.equal(ewa.parts('data-part="tell-us"').length, 1);
	assert.ok(ewa.reads().includes(says('pl', 'home.reference', { urn: kept })));

	// Whose the second is, says the officer: it opens that case, once she has said that it is about hers.
	await grant.goes('/agency/give');
	const given = { reference: '01/77 4721/26', language: 'pl', alone: 'yes', pack: tied };
	await grant.sends('name="alone"', given);
	assert.equal(grant.at(), '/agency/give/paper');
	assert.ok(grant.reads().includes(t('give.paper.pack.title')));
	await tells('reported', kept, '2026-03-14');
	const marta = await types('pl', codes[1] ?? '');
	await opensAll(marta, sayDay('pl', '2026-03-01', 'month'), kept);

	await grant.goes('/agency/packs');
	await grant.sends('?/end', { number: lost }, t('pack.lost.button'));
	assert.equal(grant.at(), '/agency/packs?ended');
	assert.ok(
		grant.reads().includes(says('en', 'pack.list.counts', { printed: 50, given: 2, ended: 1 }))
	);
});
