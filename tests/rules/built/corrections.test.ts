/** What the built app shows while a keeper has corrected a service, on pages made at build time too. Runs after the build. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import { transaction } from '#lib/server/database.ts';
import { guidanceTexts } from '#lib/server/keeper/guidance-texts.ts';
import { ask, confirm, undoAll as undoCorrections } from '#tests/keeper/correcting.ts';
import { signedIn, staffOf } from '../folk.ts';
import { openHouse, type House } from '../house.ts';
import { elements, readOf, walker, type Walker } from '../walking.ts';

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

const cameIn = async ({ person }: Staff, network: string) =>
	walker(house.port, network, await signedIn(house.world, { person, level: 'staff' }));
const part = (who: Walker, name: string) => who.parts(`data-part="${name}"`)[0] ?? '';

test('two keepers correct a number in place, and of two who correct it at once the second is told and keeps her reason', async () => {
	const [one, two] = [await cameIn(kim, '203.0.113.221'), await cameIn(lee, '203.0.113.222')];
	const writes = async (who: Walker, number: string) => {
		await who.goes('/today/corrections?about=service&of=cruse');
		await who.sends('value="number"', { number });
	};
	const side = (name: string) => readOf(elements(part(one, 'ask'), `data-side="${name}"`)[0] ?? '');
	const numbers = async (who: Walker) => {
		await who.goes('/help/numbers');
		return who.reads();
	};
	await writes(one, '0900 123 4567');
	assert.ok(one.reads().includes(t('corrections.wrong.number')));
	await writes(one, '0808 808 1234');
	assert.ok(side('before').includes('0808 808 1677'));
	assert.ok(side('after').includes('0808 808 1234'));

	await writes(two, '0808 808 9999');
	await one.sends('name="why"', { why: 'Their page says so' });
	assert.equal(one.at(), '/today/corrections?done');
	assert.ok(one.reads().includes(t('corrections.yours')));
	await two.sends('name="why"', { why: 'They rang' });
	assert.match(two.at(), /\?\/ask/);
	assert.ok(two.reads().includes(t('corrections.wrong.clash')));
	assert.ok(part(two, 'ask').includes('value="They rang"'));
	await two.sends('action="?/second"');
	assert.equal(two.at(), '/today/corrections?done');
	assert.ok((await numbers(two)).includes('0808 808 1234'));

	await one.goes('/today/corrections');
	await one.sends('action="?/undo"');
	assert.equal(one.at(), '/today/corrections?done');
	assert.ok((await numbers(one)).includes('0808 808 1677'));
});

/** What one keeper does, counted: screens, fields, presses and keys. */
function counted(who: Walker) {
	const done = { screens: 0, fields: 0, presses: 0, keys: 0 };
	const press = async (act: Promise<unknown>) => {
		Object.assign(done, { screens: done.screens + 1, presses: done.presses + 1 });
		await act;
	};
	return {
		done,
		press,
		/** Fills in one field: by keys, where it is not picked from a list. */
		fills: (holds: string, field: string, text: string, isPicked = false) => {
			done.fields += 1;
			if (!isPicked) done.keys += text.length;
			return press(who.sends(holds, { [field]: text }));
		}
	};
}

// By the keystroke-level model, with five seconds to read each screen.
test('two keepers correct a number, a sentence and a date in a few screens, within five minutes', async () => {
	const [one, two] = [await cameIn(kim, '203.0.113.223'), await cameIn(lee, '203.0.113.224')];
	const { done, press, fills } = counted(one);
	const chooses: Record<string, () => Promise<void>> = {
		service: () => fills('name="of"', 'of', 'cruse', true),
		phrase: async () => {
			await fills('name="q"', 'q', 'not connected');
			await press(one.follows('of=offline.heading'));
		}
	};
	for (const [about, field, text] of [
		['service', 'number', '0808 808 4321'],
		['phrase', 'says-en', 'You have no connection.'],
		['holiday', 'day', '2026-12-24']
	] as const) {
		await one.goes('/today/corrections');
		await press(one.follows(`about=${about}"`));
		await chooses[about]?.();
		await fills('?/write', field, text);
		await fills('name="why"', 'why', 'Their page says so');
		assert.equal(one.at(), '/today/corrections?done');
		await two.goes('/today/corrections');
		await press(two.sends('action="?/second"'));
		assert.equal(two.at(), '/today/corrections?done');
	}
	const standing = readOf(part(two, 'standing'));
	for (const said of ['0808 808 4321', 'You have no connection.', 'is a bank holiday'])
		assert.ok(standing.includes(said), said);
	await two.goes('/offline');
	assert.deepEqual(two.parts(/^<h1\b/).map(readOf), ['You have no connection.']);
	const seconds = 5 * done.screens + 1.2 * done.presses + 2 * done.fields + 0.28 * done.keys;
	assert.deepEqual(done, { screens: 15, fields: 8, presses: 15, keys: 113 });
	assert.ok(seconds < 300);
	await undoAll();
});
