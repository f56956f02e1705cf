/** Where people are real, a language nobody has read is on no list, and its leaflet says whom to call and how to ask for it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readingOf } from '#lib/i18n/offering.ts';
import { tagOf } from '#lib/i18n/language-rows.ts';
import { languages } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import { words } from '#lib/i18n/words.ts';
import { visitor } from '#tests/drills/_visitor.ts';
import { ofEachKind } from '#tests/world/tongues.ts';
import { aCast, type Cast } from '../cast.ts';
import type { House } from '../house.ts';
import { askDemonstration, askHouse } from '../shared.ts';

const [real, invented] = [askHouse(), askDemonstration()];
let house: House;
let cast: Cast;
let port: number;
before(async () => {
	house = await real.opened();
	cast = await aCast(house.world);
	({ port } = await invented.opened());
});
after(async () => {
	await real.done();
	await invented.done();
});

const unread = languages.filter(
	({ code }) => ofEachKind.includes(code) && readingOf(code).unread > 0
);
const inHouse = async (target: string) =>
	(await house.ask({ method: 'GET', target }, undefined)).text;

test('where people are real it is on no list of languages, and on all of a demonstration', async () => {
	const stranger = visitor(port);
	for (const page of ['/', '/rights', '/help', '/nowhere-at-all']) {
		const [shown, shownThere] = [await inHouse(page), (await stranger.see(page)).text];
		for (const { name } of unread) {
			assert.ok(!shown.includes(`>${name}<`), `${name} on ${page}`);
			assert.ok(shownThere.includes(`>${name}<`), `${name} on ${page} of the demonstration`);
		}
	}
});

test('its leaflet says whom to call and what to say in English, and no more, until somebody has read it', async () => {
	const stranger = visitor(port);
	for (const { code, english } of unread) {
		const leaflet = address(code, '/leaflet');
		const [short, whole] = [await inHouse(leaflet), (await stranger.see(leaflet)).text];
		const rights = words(code)('leaflet.rights.title');

		assert.ok(short.includes(`somebody who speaks ${english}.`), code);
		assert.ok(/999/.test(short) && short.includes('020 7946 0018'), code);
		assert.deepEqual([short.includes(rights), whole.includes(rights)], [false, true], code);
	}
	assert.ok((await inHouse('/leaflet')).includes(words('en')('leaflet.rights.title')));
	const [{ code } = { code: 'pl' as const }] = unread;
	const partsOf = async (page: string) => (await inHouse(page)).match(/\/S \/H2/g)?.length;
	assert.equal(await partsOf(address(code, '/leaflet/a4.pdf')), 2);
	assert.equal(await partsOf('/leaflet/a4.pdf'), 8);
});

test('nobody can make it theirs, nor be given a paper in it', async () => {
	const cookie = await cast.cookieOf('full');
	const { code } = unread.find((one) => one.code !== 'ar')!;

	await house.ask({ method: 'POST', target: '/language', body: `lang=${code}&to=/home` }, cookie);

	const page = await house.ask({ method: 'GET', target: '/home' }, cookie);
	assert.doesNotMatch(page.text, new RegExp(`<html lang="${tagOf(code)}"`));
	const begin = { method: 'POST', target: '/desk/begin', body: `language=${code}` };
	assert.equal((await house.ask(begin, await cast.cookieOf('advocate-who-took-it'))).status, 400);
});
