/** The half hours kept for a code: the same for a right one and a wrong one, so that what is free tells nobody which it was. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { slotsFrom } from '#lib/domain/call/call.ts';
import { offer } from '#lib/domain/team/rota.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aCall, anOwnVictim, aPaper, typesACode } from '#tests/begin/joining.ts';
import { openTeam } from '#tests/team/teams.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as joinMoves from '#lib/server/begin/join-moves.ts';
import * as joins from '#lib/server/begin/joins.ts';
import * as promises from './promises.ts';
import * as rotas from './rota.ts';

let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:00:00Z' });
	mary = await anOwnVictim(world);
});
afterEach(() => world.close());

const wrong = '7'.repeat(15);
const row = () => world.db.selectFrom('calls').selectAll().executeTakeFirstOrThrow();
const at = (instant: number) => world.setNow(new Date(instant).toISOString());
const wishesFor = (first: number, last: number) =>
	someWishes({ slots: slotsFrom(world.now()).slice(first, last) });
const reads = () => joins.readFor(world.db, world.keys, mary, world.now());

async function keepsHouse(): Promise<void> {
	const { db, keys, now } = world;
	await joins.follow(db, keys, now());
	await joinMoves.follow(db, keys, now());
	await promises.follow(db, keys, now());
}

/** What anybody may see of the only team: how soon it calls, and which times are free. */
async function free() {
	const { db, now } = world;
	const team = (await openTeam(world, { id: 'east', advocates: 0, cap: 2 })).team;
	return offer(team, await rotas.read(db, now()), now());
}

test('she is promised a half hour that a team keeps, and two more tries, and rung at no other time', async () => {
	await openTeam(world);
	const paper = await aPaper(world);
	await typesACode(world, mary, paper.code, { wishes: wishesFor(0, 30) });

	await keepsHouse();

	const { kind, team, promised_from, promised_to, second_from, third_from } = await row();
	assert.deepEqual([kind, team], ['join', 'east']);
	assert.equal(promised_to - promised_from, 30 * 60_000);
	const standing = await reads();
	assert.deepEqual(standing?.state === 'asked' && [standing.promised.from, ...standing.further], [
		promised_from,
		second_from,
		third_from
	]);
	assert.equal((await aCall(world).then(({ number }) => number())) === paper.phone, true);
});

test('where no team can keep a time of hers the code is not tried', async () => {
	await openTeam(world, { advocates: 0 });
	const { code, locator } = await aPaper(world);

	assert.equal(await typesACode(world, mary, code), false);

	const { used_at } = await world.db
		.selectFrom('invitations')
		.select('used_at')
		.where('locator', '=', locator)
		.executeTakeFirstOrThrow();
	assert.deepEqual([used_at, await reads()], [null, undefined]);
});

for (const how of ['left', 'refused'] as const)
	test(`what is free is the same after a right code and after a wrong one, also when its call is ${how}`, async () => {
		const seen = [];
		for (const isRight of [true, false]) {
			await world.close();
			world = await testWorld({ now: '2026-11-25T09:00:00Z' });
			mary = await anOwnVictim(world);
			await openTeam(world);
			const { code } = await aPaper(world);
			const found = [await free()];
			await typesACode(world, mary, isRight ? code : wrong, { wishes: wishesFor(0, 9) });
			found.push(await free());
			await keepsHouse();
			found.push(await free());
			const [first, second] = await timesOfCode();
			at(first + 60_000);
			if (isRight && how === 'refused') await (await aCall(world)).refuse();
			await keepsHouse();
			found.push(await free());
			// Nobody took it: it goes on to the next try, which was kept from the first.
			at(first + 25 * 60_000);
			await keepsHouse();
			found.push(await free());
			at(second + 25 * 60_000);
			await keepsHouse();
			found.push(await free());
			seen.push(found);
		}

		assert.deepEqual(seen[0], seen[1]);
		assert.notDeepEqual(seen[0]?.[0], seen[0]?.[1]);
	});

async function timesOfCode(): Promise<[number, number]> {
	const [one] = await world.db.selectFrom('joins').selectAll().execute();
	return [one?.promised_from ?? 0, one?.second_from ?? 0];
}

test('ten codes of one person keep one call’s time, and the right one among them is called at it', async () => {
	await openTeam(world);
	const { code } = await aPaper(world);
	await typesACode(world, mary, wrong, { wishes: wishesFor(0, 9) });
	const [before, first] = [await free(), await timesOfCode()];

	for (let nth = 0; nth < 3; nth += 1) await typesACode(world, mary, wrong);
	await typesACode(world, mary, code, { wishes: wishesFor(10, 20) });
	await keepsHouse();

	assert.deepEqual(await free(), before);
	assert.equal((await row()).promised_from, first[0]);
	assert.equal(await joins.hasTimes(world.db, mary, world.now()), true);
});

test('nobody took it: the call goes on to the try that was kept, and nobody of the case is told that something changed', async () => {
	await openTeam(world);
	await typesACode(world, mary, (await aPaper(world)).code, { wishes: wishesFor(0, 9) });
	await keepsHouse();
	const { promised_to, second_from } = await row();

	at(promised_to - 60_000);
	await keepsHouse();

	assert.equal((await row()).promised_from, second_from);
	const told = await world.db
		.selectFrom('notices')
		.select('kind')
		.where('kind', '=', 'request-changed')
		.execute();
	assert.deepEqual(told, []);
});

test('a call nobody made at any try goes to the times she gives with the next code, though her right one is spent', async () => {
	await openTeam(world);
	const { code, phone } = await aPaper(world);
	await typesACode(world, mary, code, { wishes: wishesFor(0, 1) });
	await keepsHouse();
	at((await row()).promised_to);
	await keepsHouse();
	assert.deepEqual(await reads(), { state: 'could-not' });
	await joinMoves.follow(world.db, world.keys, world.now());
	const lost = await row();

	await typesACode(world, mary, code, { wishes: wishesFor(2, 20) });
	await keepsHouse();

	const found = await row();
	assert.notEqual(found.promised_from, lost.promised_from);
	assert.ok(found.second_from && found.third_from);
	assert.equal(await aCall(world).then(({ number }) => number()), phone);
	assert.equal((await world.db.selectFrom('calls').select('id').execute()).length, 1);
});
