/** What lets her in and what does not, whichever box of whichever page she types it in. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { admitVictim } from '#lib/server/begin/paper.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import type { House } from '../house.ts';
import { askHouse } from '../shared.ts';
import { elements, readOf, says, walker, type Walker } from '../walking.ts';

const { opened, done } = askHouse();
let house: House;
before(async () => (house = await opened()));
after(done);

/** A code of a paper that was handed to her alone. */
async function invited(urn: string): Promise<string> {
	const { db, keys, now } = house.world;
	const paper = { urn: readUrn(urn) as Urn, handed: 'alone', language: 'en' } as const;
	const code = await invitations.newCode(keys);
	await transaction(db, (trx) =>
		admitVictim(trx, keys, { ...paper, enhanced: 'unknown' }, code, now())
	);
	return code.shown;
}

/** What a page that shows it once says in one of its parts. */
const shown = (mary: Walker, part: string) =>
	mary.parts(`data-part="${part}"`).map(readOf)[0] ?? '';

/** Makes number and words, a card and a long code with what is said on the telephone, page by page. */
async function keepsAllOfIt(mary: Walker) {
	await mary.goes('/way-back');
	await mary.sends('name="phone"', { phone: 'yes' });
	const [number, both] = [shown(mary, 'number'), shown(mary, 'words')];
	await mary.sends('', {}, says('en', 'way.yours.done'));
	await mary.sends('name="first"');
	await mary.goes('/way-back/card');
	await mary.sends('', {}, says('en', 'way.card.button'));
	const card = readOf(elements(mary.parts('data-part="card"')[0] ?? '', /^<li\b/)[0] ?? '');
	await mary.sends('', {}, says('en', 'way.yours.done'));
	await mary.goes('/way-back/paper');
	await mary.sends('', {}, says('en', 'way.paper.button'));
	const made = { number, both, card, code: shown(mary, 'code'), spoken: shown(mary, 'spoken') };
	assert.ok(Object.values(made).every(Boolean), JSON.stringify(Object.keys(made)));
	return made;
}

test('whatever lets her in is taken in any box, and what does not by itself is told for what it is', async () => {
	const code = await invited('01GD7000001');
	const mary = walker(house.port, '203.0.113.201');
	const types = async (page: string, box: string, typed: string) => {
		await mary.goes(page);
		await mary.sends(`name="${box}"`, { [box]: typed });
	};
	const signsOut = () => mary.sends('/sign-out', {}, says('en', 'common.nav.signOut'));
	for (const [page, box] of [
		['/', 'code'],
		['/begin', 'code'],
		['/sign-in', 'both'],
		['/sign-in', 'card'],
		['/sign-in/lost', 'code'],
		['/sign-in', 'code']
	] as const) {
		await types(page, box, code);
		assert.equal(mary.at(), '/home', `${page} ${box}`);
		if (box !== 'code' || page !== '/sign-in') await signsOut();
	}
	const way = await keepsAllOfIt(mary);
	await signsOut();

	for (const [typed, is] of [
		[way.number, 'number'],
		[way.both, 'words'],
		[way.spoken, 'spoken'],
		[code.slice(0, -1), 'near']
	] as const) {
		await types('/sign-in', 'code', typed);
		const number = '020 7946 0018';
		const why = readOf(mary.parts('id="code-error"')[0] ?? '');
		assert.ok(why.includes(says('en', `signin.is.${is}`, { length: 14, number })), `${is}: ${why}`);
		// Somebody may stand behind her.
		const isShown = mary.parts('id="code"')[0]?.includes(` value="${typed}"`);
		assert.equal(isShown, !/s/.test(is), is);
		assert.equal(mary.page().includes(typed), !/s/.test(is), is);
	}
	await types('/sign-in', 'code', way.card);
	const why = readOf(mary.parts('id="both-error"')[0] ?? '');
	assert.ok(why.includes(says('en', 'signin.is.card-code')), why);
	assert.ok(mary.parts('id="card"')[0]?.includes(` value="${way.card}"`));

	await types('/sign-in', 'code', `${way.number} ${way.both}`);
	assert.equal(mary.at(), '/home');
	await signsOut();
	for (const page of ['/sign-in', '/sign-in/lost']) {
		const she = walker(house.port, '203.0.113.202');
		await she.goes(page);
		await she.sends('name="code"', { code: way.code });
		assert.equal(she.at(), '/sign-in/lost');
		assert.deepEqual(she.parts(/^<h1\b/).map(readOf), [says('en', 'lost.one.title')]);
		assert.deepEqual(elements(she.parts(/^<main\b/)[0] ?? '', /^<form\b/), []);
	}
});
