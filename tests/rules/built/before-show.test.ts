/** A phone that others use: until she asks to see her page, nothing of it opens, whatever address is typed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { victimPages, waitsForShow } from '#lib/domain/access.ts';
import { transaction } from '#lib/server/database.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import { visitor } from '#tests/drills/_visitor.ts';
import { aCase, aVictimIn, signedIn } from '../folk.ts';
import type { House } from '../house.ts';
import { askHouse } from '../shared.ts';
import { addressOf } from '../tree.ts';

const { opened, done } = askHouse();
let house: House;
before(async () => (house = await opened()));
after(done);

async function aPhone() {
	const { world, port } = house;
	const { person } = await transaction(world.db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, 'Harrow'))
	);
	const id = await signedIn(world, { person, level: 'full', shared: true });
	return visitor(port, '203.0.113.1', new Map([[cookieName, id]]));
}

const covered = Object.keys(victimPages).filter(waitsForShow).map(addressOf);
const typed = covered.map((address) =>
	address.replace('[form=form]', 'a4').replace(/\[[^\]]+\]/, 'x')
);

test('on a phone that others use each of her pages leads home until she asks to see it, read or posted to', async () => {
	const phone = await aPhone();

	for (const address of typed) {
		const [read, posted] = [await phone.see(address), await phone.post(address)];

		for (const { status, headers } of [read, posted])
			assert.deepEqual([status, headers.location], [303, '/home'], address);
	}
	for (const address of ['/dates', '/rules', '/news', '/looked', '/people', '/needs', '/your-data'])
		assert.ok(typed.includes(address), address);
});

test('once she asked to see it her pages open, and before it she can still get in further and out', async () => {
	const phone = await aPhone();
	const before = ['/home', '/open', '/way-back', '/signed-in/pause'];
	for (const address of before) {
		const { headers } = await phone.see(address);
		assert.ok(address === '/open' || headers.location !== '/home', address);
	}

	await phone.post('/open?/show');

	assert.equal((await phone.see('/dates')).status, 200);
	assert.equal((await phone.see('/people')).status, 200);
});
