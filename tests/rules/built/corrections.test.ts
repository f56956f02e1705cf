/** What the built app shows while a keeper has corrected a service, on pages made at build time too. Runs after the build. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import type { AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import { transaction } from '#lib/server/database.ts';
import { guidanceTexts } from '#lib/server/keeper/guidance-texts.ts';
import { ask, confirm, undoAll as undoCorrections } from '#tests/keeper/correcting.ts';
import { staffOf } from '../folk.ts';
import { openHouse, type House } from '../house.ts';

let house: House;
let kim: Staff;
let lee: Staff;
before(async () => {
	house = await openHouse();
	const keeper = () =>
		transaction(house.world.db, (trx) => staffOf(trx, house.world, 'keeper', 'none'));
	[kim, lee] = [await keeper(), await keeper()];
});
after(() => house.close());

async function correct(correction: AnyCorrection): Promise<void> {
	await ask(house.world, kim, correction);
	assert.equal(await confirm(house.world, lee), true);
}

const undoAll = () => undoCorrections(house.world, lee);

const get = async (target: string) => (await house.ask({ method: 'GET', target }, undefined)).text;

async function until(isSo: () => Promise<boolean>): Promise<void> {
	for (let nth = 0; nth < 40; nth += 1) {
		if (await isSo()) return;
		await new Promise((done) => setTimeout(done, 250));
	}
	assert.fail('It did not come');
}

/** What is made for one request is never kept. */
const isFromMemory = async (target: string) =>
	(await house.ask({ method: 'GET', target }, undefined)).headers['cache-control'] !== 'no-store';

test('a number that was corrected stands at once on pages that ask and on pages made at build time, in texts and in lists, and the old one on none', async () => {
	const pages = [
		'/help',
		'/pl/help',
		'/help/numbers',
		'/ar/help/numbers',
		'/',
		'/leaflet',
		'/offline'
	];
	const worker = await get('/service-worker.js');
	const texts = ['/guide/12', '/pl/guide/12', '/rights/4', '/safety'];
	const [was, number] = ['08 08 16 89 111', '0808 000 1234'];
	for (const page of [...pages, ...texts]) assert.ok((await get(page)).includes(was), page);
	assert.equal(await isFromMemory('/help/numbers'), true);

	await correct({ kind: 'number', of: 'victim-support', value: { was, number } });
	await until(async () => (await get('/help/numbers')).includes(number));

	for (const page of [...pages, ...texts]) {
		const text = await get(page);
		assert.ok(text.includes(number) && !text.includes(was), page);
	}
	assert.equal(await isFromMemory('/help/numbers'), false);
	assert.match(await get('/service-worker.js'), /^self\.said="[0-9a-f]{16}";/);
	assert.equal((await get('/service-worker.js')).replace(/^self[^;]*;/, ''), worker);
	await undoAll();
	await until(async () => (await get('/help/numbers')).includes(was));
	assert.equal(await get('/service-worker.js'), worker, 'a phone keeps its pages anew');
	assert.equal(await isFromMemory('/help/numbers'), true);
});

test('a sentence, a page of guidance and a banner that two keepers wrote stand on pages made at build time within seconds, and go with one undo', async () => {
	const says = (said: Readonly<Record<string, string>>) => ({ says: said });
	const guide = guidanceTexts.get('pl/guide-12')?.replace(/^# /, '# Nowy: ') ?? '';
	await correct({
		kind: 'phrase',
		of: 'offline.heading',
		value: says({ 'ar:offline.heading': 'لا اتصال.' })
	});
	await correct({ kind: 'guide', of: 'guide-12', value: says({ 'pl/guide-12': guide }) });
	const banner = { en: 'Our line is down.', pl: 'Linia nie działa.', ar: 'الخط معطل.' };
	await correct({ kind: 'banner', of: '*', value: { says: banner, until: '2099-01-01' } });

	// The last of them: the server reads every few seconds, and between two corrections too.
	await until(async () => (await get('/')).includes(banner.en));
	assert.ok((await get('/ar/offline')).includes('لا اتصال.'));
	assert.ok((await get('/pl/guide/12')).includes('Nowy: '));
	for (const [page, lang] of [
		['/', 'en'],
		['/pl', 'pl'],
		['/ar/help', 'ar'],
		['/help/numbers', 'en']
	] as const)
		assert.ok((await get(page)).includes(banner[lang]), page);
	assert.ok(!(await get('/kitchen')).includes(banner.en));
	await undoAll();
	for (const [page, said] of [
		['/ar/offline', 'لا اتصال.'],
		['/pl/guide/12', 'Nowy: '],
		['/', banner.en]
	] as const)
		await until(async () => !(await get(page)).includes(said));
});

test('a service on hold goes from the pages, and comes back', async () => {
	const number = '0808 808 1677';
	const isThere = async () => (await get('/help/numbers')).includes(number);
	assert.equal(await isThere(), true);

	await correct({ kind: 'hold', of: 'cruse', value: { held: true } });
	await until(async () => !(await isThere()));
	assert.ok(!(await get('/help?w=2')).includes(number));

	await undoAll();
	await until(isThere);
});
