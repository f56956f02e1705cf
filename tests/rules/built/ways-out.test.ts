/** Leave and Sign out: always there for her, and for nobody else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { transaction } from '#lib/server/database.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { aCase, aVictimIn, signedIn } from '../folk.ts';
import type { House } from '../house.ts';
import { askHouse } from '../shared.ts';

const { opened, done } = askHouse();
let house: House;
before(async () => (house = await opened()));
after(done);

/** A visit of somebody new: the cookie that opens it. */
async function aVisit(): Promise<string> {
	const { world } = house;
	const { person } = await transaction(world.db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, 'Harrow'))
	);
	return `${cookieName}=${await signedIn(world, { person, level: 'full' })}`;
}

async function isOpen(cookie: string): Promise<boolean> {
	return (await ask(house.port, '/home', { headers: { cookie } })).status === 200;
}

const own = () => `http://127.0.0.1:${house.port}`;
/** How a browser says where it comes from: one of today, and one that says less. */
const elsewhere: readonly Readonly<Record<string, string>>[] = [
	{ 'sec-fetch-site': 'cross-site' },
	{ 'sec-fetch-site': 'same-site' },
	{ origin: 'https://other.example' },
	{ origin: 'null' },
	{ referer: 'https://other.example/page' }
];
const here = (): readonly Readonly<Record<string, string>>[] => [
	{ 'sec-fetch-site': 'same-origin' },
	{ 'sec-fetch-site': 'none' },
	{ origin: own() },
	{ referer: `${own()}/home` },
	{}
];

test('a link on another site to Leave or to Sign out ends nobody’s visit', async () => {
	const cookie = await aVisit();

	for (const from of elsewhere)
		for (const target of ['/leave', '/pl/leave', '/sign-out']) {
			const { status, headers } = await ask(house.port, target, { headers: { cookie, ...from } });

			assert.equal(status, 303);
			assert.equal(headers['set-cookie'], undefined);
			assert.match(headers.location ?? '', target === '/sign-out' ? /^\/home$/ : /kitchen$/);
		}

	assert.ok(await isOpen(cookie));
});

test('a page of another site can post nothing to Leave, Sign out or Forget, whatever it calls it', async () => {
	const cookie = await aVisit();
	const types = [{}, { 'content-type': 'text/plain' }, { 'content-type': 'application/json' }];

	for (const from of elsewhere)
		for (const target of ['/leave', '/sign-out', '/forget'])
			for (const type of types) {
				const headers = { cookie, ...from, ...type };
				const reply = await ask(house.port, target, { method: 'POST', headers });

				assert.equal(reply.status, 403, `${target} ${JSON.stringify(headers)}`);
				assert.equal(reply.headers['clear-site-data'], undefined);
			}

	assert.ok(await isOpen(cookie));
});

test('from a page of ours, from nowhere, and by a browser that does not say, Leave and Sign out end the visit', async () => {
	for (const from of here())
		for (const target of ['/leave', '/sign-out']) {
			const cookie = await aVisit();

			const { status, headers } = await ask(house.port, target, { headers: { cookie, ...from } });

			assert.equal(status, 303);
			assert.match(String(headers['set-cookie']), new RegExp(`${cookieName}=;`));
			assert.ok(!(await isOpen(cookie)));
		}
});
