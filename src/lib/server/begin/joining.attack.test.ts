/** One of us means harm, and has the code of her letter, which she never used: he types it on a page of his own. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { hostiles } from '#tests/identity/hostiles.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { anOwnVictim, typesACode, victimOf } from '#tests/begin/joining.ts';
import { aTeamOf } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import * as seconds from '#lib/server/identity/seconds.ts';
import * as joinCalls from './join-calls.ts';
import * as joins from './joins.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:00:00Z' });
	mary = await aVictimOf(world, urn, { phone: '07700 900999' });
});
afterEach(() => world.close());

const later = (milliseconds: number) =>
	world.setNow(new Date(world.now() + milliseconds).toISOString());

/** He has the code of her letter, which she never used: types it on a page of his own, takes the call and says yes for her. */
async function joinsHerCase(
	who: Staff
): Promise<{ readonly own: Victim; readonly saidYes: number }> {
	const { db, keys } = world;
	const code = await invitations.newCode(keys);
	const letter = {
		person: mary.person,
		language: 'en',
		handed: 'letter',
		livesFor: 'month'
	} as const;
	await transaction(db, (trx) => invitations.add(trx, code, letter, world.now()));
	const own = await anOwnVictim(world);
	await typesACode(world, own, code.shown);
	await joins.follow(db, keys, world.now());
	let saidYes = 0;
	for (const { id, kind } of await callDesk.waitingFor(db, keys, who, world.now())) {
		if (kind !== 'join') continue;
		await callDesk.take(db, keys, who, id, world.now());
		assert.equal(await joinCalls.said(db, keys, who, id, world.now()), false, 'before he rings');
		later(hour);
		await revealNumber.showNumber(db, keys, who, id, world.now());
		if (await joinCalls.said(db, keys, who, id, world.now())) saidYes += 1;
	}
	for (const { place } of await seconds.listFor(db, keys, who, world.now()))
		await seconds.agree(db, keys, who, place, world.now());
	await seconds.agree(db, keys, who, mary.participation, world.now());
	return { own, saidYes };
}

async function isJoined(own: Victim): Promise<boolean> {
	for (let nth = 0; nth < 14; nth += 1) {
		await joinCalls.follow(world.db, world.keys, world.now());
		later(day);
	}
	return (await victimOf(world, own.person)).caseId === mary.caseId;
}

for (const [who, comes] of Object.entries(hostiles))
	test(`${who} joins her case to a page of his own by no door, though he has her unused code and the call`, async () => {
		const { own } = await joinsHerCase(await comes(world, mary));

		assert.equal(await isJoined(own), false);
		assert.equal((await victimOf(world, mary.person)).caseId, mary.caseId);
	});

test('she and a supervisor hear that somebody said yes for her, and either stops the joining', async () => {
	const { db, keys, now } = world;
	const { ada, ben, sue } = await aTeamOf(world, mary);
	const { own, saidYes } = await joinsHerCase(ada);
	assert.equal(saidYes, 1);
	const told = await db.selectFrom('notices').select(['kind', 'person_id']).execute();
	assert.ok(told.some((one) => one.kind === 'way-vouched' && one.person_id === sue.person));
	assert.ok(told.some((one) => one.kind === 'way-changed' && one.person_id === mary.person));
	await seconds.agree(db, keys, ben, mary.participation, now());

	assert.equal(await seconds.stop(db, keys, sue, mary.participation, now()), true);

	assert.equal(await isJoined(own), false);
	assert.notEqual((await joins.readFor(db, keys, own, now()))?.state, 'said');
});

test('the honest joining: she says yes on the call, a second of us agrees, and a day later it is one', async () => {
	const { db, keys, now } = world;
	const { ada, ben } = await aTeamOf(world, mary);
	const { own } = await joinsHerCase(ada);
	assert.equal((await joins.readFor(db, keys, own, now()))?.state, 'said');
	assert.equal(await seconds.agree(db, keys, ben, mary.participation, now()), true);
	later(day - hour);
	await joinCalls.follow(db, keys, now());
	assert.equal((await victimOf(world, own.person)).caseId, own.caseId);
	later(hour);

	await joinCalls.follow(db, keys, now());

	assert.equal((await victimOf(world, own.person)).caseId, mary.caseId);
});

test('a code of somebody who has a way into her page is worth nothing at joining, and takes no way from her', async () => {
	const { db, keys, now } = world;
	await waysIn.make(db, keys, mary.person, 'en', now());
	const { ada } = await aTeamOf(world, mary);

	const { own, saidYes } = await joinsHerCase(ada);

	assert.equal(saidYes, 0);
	assert.equal(await isJoined(own), false);
	assert.equal(await waysIn.has(db, mary.person), true);
});
