/** A list for which papers are made together: good lines go on, each bad one is named, and nothing is made twice. */
import assert from 'node:assert/strict';
import { offered } from '#lib/i18n/offered.ts';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import { FileRefused } from '#lib/server/import/text.ts';
import * as list from './list.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	await anAgency(world, 'police', '01');
	await anAgency(world, 'courts');
});
afterEach(() => world.close());

const officerOf = (agency: string): Officer => ({
	kind: 'officer',
	agency: agency as AgencyId,
	door: agency,
	subject: 'grant' as SubjectId
});
const header = 'Reference,Language,Alone';
async function* piecesOf(text: string) {
	yield await Promise.resolve(new TextEncoder().encode(text));
}
const take = (text: string, token = 'form', officer = officerOf('police-01')) =>
	list.take(
		world.db,
		world.keys,
		officer,
		{ token, file: piecesOf(text), tongues: offered },
		world.now()
	);
async function outcomeOf(text: string, token = 'form') {
	const taken = await take(text, token);
	assert.ok(taken.ok);
	const draft = await drafts.find(world.db, world.keys, taken.paper, world.now());
	assert.ok(draft);
	const { made, bad } = draft.answers as list.Outcome;
	const papers = made.map(({ row, sheet: { reference, language } }) => [row, reference, language]);
	return { papers, bad, codes: made.map(({ sheet }) => sheet.code) };
}
const howMany = async (table: 'givings' | 'invitations') =>
	(await world.db.selectFrom(table).selectAll().execute()).length;

test('with bad lines in it each is named by row and column, and the good ones have their papers', async () => {
	const { papers, bad } = await outcomeOf(
		[
			header,
			'01/1234/26,pl,yes',
			'1,pl,yes',
			'01/1235/26,klingon,no',
			'01/1236/26,ar,perhaps',
			'02/1237/26,en,no',
			'01 1234 26,en,no',
			'01/1238/26,ar,no'
		].join('\r\n')
	);

	assert.deepEqual(papers, [
		[2, '01/1234/26', 'pl'],
		[8, '01/1238/26', 'ar']
	]);
	assert.deepEqual(bad, [
		{ row: 3, column: 'reference', why: 'unreadable' },
		{ row: 4, column: 'language', why: 'unknown' },
		{ row: 5, column: 'alone', why: 'unknown' },
		{ row: 6, column: 'reference', why: 'not-yours' },
		{ row: 7, column: 'reference', why: 'twice' }
	]);
	assert.deepEqual([await howMany('givings'), await howMany('invitations')], [2, 2]);
});

test('columns in another order, with semicolons, are read by their names', async () => {
	const { papers, bad } = await outcomeOf('alone;reference;note;language\nyes;01/1234/26;x;en\n');

	assert.deepEqual([papers, bad], [[[2, '01/1234/26', 'en']], []]);
});

test('sent twice it is one list, and put right it makes only what was missing', async () => {
	const text = `${header}\n01/1234/26,pl,yes\n01/1235/26,klingon,no\n`;
	const first = await outcomeOf(text);
	const again = await outcomeOf(text);
	const mended = await outcomeOf(text.replace('klingon', 'en'), 'other');

	assert.deepEqual(again, first);
	assert.deepEqual(mended.papers, [[3, '01/1235/26', 'en']]);
	assert.deepEqual(mended.bad, [{ row: 2, column: 'reference', why: 'given' }]);
	assert.equal(await howMany('invitations'), 2);
});

test('a list that broke off after its first papers goes on where it was, with the same codes', async () => {
	const text = `${header}\n01/1234/26,pl,yes\n01/1235/26,en,no\n`;
	const first = await outcomeOf(text);
	const taken = await take(text);
	assert.ok(taken.ok);
	await drafts.remove(world.db, taken.paper);

	assert.deepEqual(await outcomeOf(text), first);
	assert.equal(await howMany('invitations'), 2);
});

test('what is no list is refused whole, with what to do, and makes nothing', async () => {
	const long = [header, ...Array.from({ length: 51 }, (_, nth) => `01/${2000 + nth}/26,en,no`)];
	const refused = [
		['', /is empty/],
		['reference,alone\n01/1234/26,yes', /Missing: language/],
		[`${header}\n"01/1234/26,en,yes`, /row 2/],
		[long.join('\n'), /more than 50 lines/],
		['x'.repeat(20_001), /larger than 20000 bytes/]
	] as const;

	for (const [text, why] of refused)
		await assert.rejects(
			take(text),
			(error) => error instanceof FileRefused && why.test(error.message)
		);
	assert.equal(await howMany('invitations'), 0);
});

test('people of a court make no papers from a list, and after six lists an officer waits', async () => {
	const court = await take(`${header}\n01/1234/26,en,no`, 'form', officerOf('courts-00'));
	for (let nth = 0; nth < 6; nth += 1) await take(`${header}\n1,en,no`, `form-${nth}`);

	assert.deepEqual(court, { ok: false, why: 'not-yours' });
	assert.deepEqual(await take(header, 'last'), { ok: false, why: 'wait', minutes: 10 });
});
