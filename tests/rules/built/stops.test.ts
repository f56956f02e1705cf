/** What is asked of the built app while a keeper has stopped something, and after it was started again. Runs after the build. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { words } from '#lib/i18n/words.ts';
import { transaction } from '#lib/server/database.ts';
import * as stops from '#lib/server/stop/stops.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { aCast, type Cast } from '../cast.ts';
import { signedIn, staffOf } from '../folk.ts';
import { openHouse, type House } from '../house.ts';
import { readOf, walker } from '../walking.ts';

let house: House;
let cast: Cast;
let kim: Staff;
before(async () => {
	house = await openHouse();
	cast = await aCast(house.world);
	kim = await transaction(house.world.db, (trx) => staffOf(trx, house.world, 'keeper', 'none'));
});
after(() => house.close());

/** Stops it, and waits until the server knows, which it does within its next round. */
async function whileStopped(stop: stops.Stop, isThere: () => Promise<boolean>) {
	const { db, keys, now } = house.world;
	await stops.set(db, keys, kim, { ...stop, why: 'A test' }, now());
	await until(isThere);
	return async () => {
		for (const { id } of await stops.list(db, keys)) await stops.lift(db, keys, kim, id, now());
		await until(async () => !(await isThere()));
	};
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
	for (let nth = 0; nth < 40; nth += 1) {
		if (await isSo()) return;
		await new Promise((done) => setTimeout(done, 250));
	}
	assert.fail('It did not come');
}

const get = async (target: string, cookie?: string) => house.ask({ method: 'GET', target }, cookie);

test('whoever opens the page of a case that is stopped reads so, everybody else reads on, and it opens again', async () => {
	const cookie = await cast.cookieOf('full');
	const isClosed = async () => (await get('/home', cookie)).status === 503;
	assert.equal(await isClosed(), false);

	const start = await whileStopped({ kind: 'case', of: cast.victim.caseId }, isClosed);
	const closed = await get('/home', cookie);

	assert.match(closed.text, new RegExp(words('en')('stopped.case.title')));
	const own = { method: 'POST', target: '/home?/stop', body: '' };
	assert.match(closed.text, /action="\/home\?\/stop"/);
	assert.equal((await house.ask(own, cookie)).status, 303);
	assert.match(
		(await get('/home?stopped', cookie)).text,
		new RegExp(words('en')('stopped.case.done'))
	);
	assert.equal((await get('/rights', cookie)).status, 200);
	const other = await cast.cookieOf('victim-of-another-case');
	assert.equal((await get('/home', other)).status, 200);
	await start();
});

test('a keeper who gives a reason stops one case by its reference, reads of it without it, and opens it again', async () => {
	const urn = readUrn('01GD7000002') as Urn;
	const { person } = await aVictimOf(house.world, urn);
	const hers = await signedIn(house.world, { person, level: 'full' });
	const keeper = walker(house.port, '203.0.113.211', await cast.cookieOf('keeper'));
	const ofCase = 'name="case-of"';
	const standing = () => readOf(keeper.parts('data-part="standing"')[0] ?? '');

	await keeper.goes('/today/stops');
	const { status } = await keeper.sends(ofCase, { 'case-of': urn });
	assert.equal(status, 400);
	assert.ok(keeper.reads().includes(t('stops.wrong.why')));
	assert.equal((await get('/home', hers)).status, 200);
	await keeper.sends(ofCase, { 'case-of': urn, 'case-why': 'Two people were mixed up' });
	assert.equal(keeper.at(), '/today/stops?done');
	assert.ok(standing().includes('Two people were mixed up'));
	assert.ok(!standing().includes(urn));
	await keeper.goes('/today');
	assert.equal(keeper.parts('data-kind="stops"').length, 1);

	const closed = await get('/home', hers);
	assert.equal(closed.status, 503);
	assert.ok(closed.text.includes(words('en')('stopped.case.title')));

	await keeper.goes('/today/stops');
	await keeper.sends('action="?/start"');
	assert.equal(keeper.at(), '/today/stops?done');
	assert.equal((await get('/home', hers)).status, 200);
	await keeper.goes('/today/staff');
	assert.ok(keeper.reads().includes(t('keeping.staff.keepers')));
	await keeper.goes('/today/use');
	assert.equal(keeper.parts('data-part="week"').length, 8);
	assert.ok(keeper.reads().includes('fewer than 10'));
});

test('while nothing can be sent pages are read, forms are not taken, and staff work', async () => {
	const talk = { method: 'POST', target: '/talk', body: 'name=x' };
	const isRefused = async () => (await house.ask(talk, undefined)).status === 503;
	assert.equal(await isRefused(), false);

	const start = await whileStopped({ kind: 'writing', of: '' }, isRefused);

	assert.match(
		(await house.ask(talk, undefined)).text,
		new RegExp(words('en')('stopped.writing.title'))
	);
	assert.equal((await get('/home', await cast.cookieOf('full'))).status, 200);
	const staff = await cast.cookieOf('supervisor');
	const desk = { method: 'POST', target: '/desk/people?/find', body: 'reference=x' };
	assert.notEqual((await house.ask(desk, staff)).status, 503);
	assert.notEqual((await house.ask({ method: 'POST', target: '/leave' }, undefined)).status, 503);
	await start();
});

// Kit fetched the file of the address without its language: whoever was signed in read English.
test('a page made at build time is made anew in the language of its address', async () => {
	for (const lang of ['pl', 'ar']) {
		const { text } = await get(`/${lang}/rights`, await cast.cookieOf('full'));
		assert.match(text, new RegExp(`<html lang="${lang}"`));
	}
});

// "Done. The lists are up to date.", and the fact that was to be withdrawn stood on.
test('a keeper who comes too late is told that nothing was done', async () => {
	const cookie = await cast.cookieOf('keeper');
	const late = [
		['second', 'id=gone'],
		['drop', 'id=gone'],
		['tie', 'tie=gone&to=refuse'],
		['facts', 'burst=gone&to=drop']
	] as const;
	for (const [action, body] of late) {
		const asked = { method: 'POST', target: `/today?/${action}`, body };
		assert.equal((await house.ask(asked, cookie)).headers.location, '/today?late', action);
	}
	assert.ok((await get('/today?late', cookie)).text.includes(t('corrections.late')));
});
