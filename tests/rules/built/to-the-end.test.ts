/** Two stories that matter from end to end at the running server, where a browser walks them only in the drill of stories. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { transaction } from '#lib/server/database.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import { eraseDue } from '#lib/server/data/erasing.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import * as talks from '#lib/server/message/hers.ts';
import { visitor } from '#tests/drills/_visitor.ts';
import { keepsTeam } from '#tests/team/staying.ts';
import { aCase, aVictimIn, signedIn, staffOf, type Who } from '../folk.ts';
import type { House } from '../house.ts';
import { askHouse } from '../shared.ts';

const { opened, done } = askHouse();
let house: House;
before(async () => (house = await opened()));
after(done);

let networks = 0;
const comes = async (who?: Who) => {
	const jar = new Map(who ? [[cookieName, await signedIn(house.world, who)]] : []);
	return visitor(house.port, `203.0.113.${(networks += 1)}`, jar);
};

/** A victim, the advocate who has her case, and the advocate’s supervisor. */
async function three() {
	const { world } = house;
	const { db, keys, now } = world;
	const made = await transaction(db, async (trx) => ({
		mary: await aVictimIn(trx, world, await aCase(trx, world, 'Harrow')),
		ann: await staffOf(trx, world, 'advocate', 'east'),
		eve: await staffOf(trx, world, 'supervisor', 'east')
	}));
	await keepsTeam(world);
	const given = { participation: made.mary.participation, advocate: made.ann.person };
	await assignments.give(db, keys, made.eve, given, now());
	await talks.open(db, keys, made.mary, now());
	return made;
}

test('a worry about her safety is on every page of the supervisor until it is said how it ended, and on none of hers', async () => {
	const { mary, ann, eve } = await three();
	const advocate = await comes({ person: ann.person, level: 'staff' });
	const supervisor = await comes({ person: eve.person, level: 'staff', proved: 'team' });
	const victim = await comes({ person: mary.person, level: 'full' });
	const everywhere = ['/desk', '/desk/team', '/desk/messages', '/desk/contacts'];
	const pinned = async (worry: string) => {
		const replies = await Promise.all(everywhere.map((page) => supervisor.see(page)));
		return everywhere.filter((_, nth) => replies[nth]?.text.includes(`href="${worry}"`));
	};

	const noted = await advocate.post(`/desk/people/${mary.participation}?/worried`);
	const worry = String(noted.headers.location);
	assert.match(worry, /^\/desk\/worries\/\w+$/);
	assert.equal((await advocate.post(`${worry}?/done`)).status, 400);
	assert.equal((await advocate.post(`${worry}?/done`, { done: 'rang-999' })).status, 303);

	assert.deepEqual(await pinned(worry), everywhere);
	assert.equal((await supervisor.post(`${worry}?/end`)).status, 400);
	assert.deepEqual(await pinned(worry), everywhere);
	for (const address of ['/looked', '/messages', '/home']) {
		const { status, text } = await victim.see(address);
		assert.equal(status, 200, address);
		assert.doesNotMatch(text, /worr/i, address);
	}
	assert.equal((await supervisor.post(`${worry}?/end`, { end: 'said-safe' })).status, 303);
	assert.deepEqual(await pinned(worry), []);
});

test('she has everything deleted after a week, may stop it until then, and anybody with its number reads a receipt that names nobody', async () => {
	const { mary } = await three();
	const { world } = house;
	const victim = await comes({ person: mary.person, level: 'full', proved: 'erase' });
	const asks = async () => {
		assert.equal((await victim.post('/your-data/erase')).headers.location, '/your-data/erase');
		return /\d{10}/.exec((await victim.see('/your-data/erase')).text)?.[0] ?? '';
	};
	const later = (days: number) => world.now() + days * 86_400_000;

	await asks();
	const { text } = await victim.see('/your-data');
	const id = /name="id" value="(\w+)"/.exec(text)?.[1] ?? '';
	const stopped = await victim.post('/your-data?/stop', { id });
	assert.equal(stopped.headers.location, '/your-data?stopped');
	assert.equal(await eraseDue(world.db, world.keys, later(8)), 0);
	const number = await asks();
	assert.equal(await eraseDue(world.db, world.keys, later(6)), 0);
	assert.equal((await victim.see('/home')).status, 200);
	assert.equal(await eraseDue(world.db, world.keys, later(8)), 1);

	assert.equal((await victim.see('/home')).headers.location, '/sign-in');
	const anybody = await comes();
	assert.equal((await anybody.post('/receipt', { number })).status, 303);
	const receipt = await anybody.see('/receipt');
	assert.match(receipt.text, new RegExp(number));
	assert.doesNotMatch(receipt.text, new RegExp(`Harrow|${mary.person}|${mary.participation}`));
});
