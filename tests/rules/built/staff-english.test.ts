/** Pages of staff on the running server: English, whatever their reader or the browser asks for. Runs after the build. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isForStaff } from '#lib/domain/access.ts';
import { address } from '#lib/i18n/pages.ts';
import { ofEachKind } from '#tests/world/tongues.ts';
import { aCast, sorts, type Cast } from '../cast.ts';
import { openHouse, type House } from '../house.ts';
import { doors } from '../manifest.ts';
import { addressOf } from '../tree.ts';

let house: House;
let cast: Cast;
before(async () => {
	house = await openHouse();
	cast = await aCast(house.world);
	// Whatever somebody chose elsewhere, or chose before.
	await house.world.db.updateTable('people').set({ language: 'ar' }).execute();
});
after(() => house.close());

const theirs = async () =>
	(await doors())
		.filter(({ id, isPage }) => isPage && isForStaff(id) && !id.includes('['))
		.map(({ id }) => id);

test('a page of staff speaks English from left to right to whoever may open it, and offers no other language', async () => {
	const seen = new Set<string>();
	for (const id of await theirs())
		for (const sort of sorts) {
			const asked = { method: 'GET', target: addressOf(id) };
			const page = await house.ask(asked, await cast.cookieOf(sort));
			if (page.status !== 200) continue;
			seen.add(id);
			assert.match(page.text, /<html lang="en" dir="ltr"/, id);
			assert.doesNotMatch(page.text, /action="\/language"|hreflang=/, id);
		}

	assert.ok(seen.size > 20, [...seen].join(' '));
});

test('the address of a page of staff in another language leads to the page', async () => {
	for (const id of await theirs())
		for (const code of ofEachKind.filter((one) => one !== 'en')) {
			const target = address(code, addressOf(id));
			const page = await house.ask({ method: 'GET', target }, undefined);
			if (page.status === 404) continue;
			assert.equal(page.status, 303, target);
			assert.doesNotMatch(String(page.headers.location), new RegExp(`^/${code}`), target);
		}
});

test('a page of hers speaks the language she chose', async () => {
	const page = await house.ask({ method: 'GET', target: '/home' }, await cast.cookieOf('full'));

	assert.match(page.text, /<html lang="ar" dir="rtl"/);
});
