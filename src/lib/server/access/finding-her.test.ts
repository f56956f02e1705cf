/** Staff find somebody who has lost her ways in by what she can tell them, and learn from it nothing of anybody else. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { staffOf } from '#tests/rules/folk.ts';
import { aPaperOf } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as confirmations from '#lib/server/identity/confirmations.ts';
import { transaction } from '#lib/server/database.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
beforeEach(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn, { phone: '07700 900999' });
	// Two in the case: its reference alone would be a guess.
	await aVictimOf(world, urn);
	ada = await transaction(world.db, (trx) => staffOf(trx, world, 'advocate', 'east'));
});
afterEach(() => world.close());

const asksForACall = (about: string) =>
	confirmations.askForCall(world.db, world.keys, ada, about, world.now());
const seen = (about: string) => confirmations.seen(world.db, world.keys, ada, about, world.now());
const waiting = async () =>
	(await callDesk.waitingFor(world.db, world.keys, ada, world.now())).map(({ person }) => person);
const standing = () => recoveries.standing(world.db, mary.person, world.now());

test('the code she printed says whom to call, and is not one of the two she needs', async () => {
	const { code } = await aPaperOf(world, mary.person);

	assert.equal(await asksForACall(code.toLowerCase().replaceAll('-', ' ')), undefined);

	assert.deepEqual(await waiting(), [mary.person]);
	assert.equal(await standing(), undefined);
	const said = await seen(code);
	assert.equal(said?.was === 'held' && said.standing.state, 'second');
});

test('seen with her code, her page that she closed stays closed', async () => {
	const { code } = await aPaperOf(world, mary.person);
	await pauses.pause(world.db, world.keys, mary, world.now());

	assert.deepEqual(await seen(code), { was: 'closed' });
});

test('a wrong code, one she stopped and an unknown one are answered alike, and who tried is written down', async () => {
	const { code } = await aPaperOf(world, mary.person);
	const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
	const answers = [await asksForACall(wrong), await seen(wrong), await asksForACall('99999999')];
	await transaction(world.db, (trx) => recoveries.stop(trx, mary.person));
	answers.push(await asksForACall(code), await seen(code), await seen(urn));

	assert.deepEqual([...new Set(answers)], [undefined]);
	assert.deepEqual(await waiting(), []);
	const rows = await world.db
		.selectFrom('audit')
		.select('act')
		.where('chain', '=', `person:${ada.person}`)
		.execute();
	assert.deepEqual(
		rows.map(({ act }) => act),
		Array(6).fill('refused')
	);
});

test('after twenty in a short time one of staff waits, whether they were found or not', async () => {
	const { code } = await aPaperOf(world, mary.person);
	for (let nth = 0; nth < 20; nth += 1) await asksForACall(nth % 2 ? code : 'hello');

	assert.deepEqual(await asksForACall(code), { was: 'wait', minutes: 10 });
	assert.deepEqual(await seen('hello'), { was: 'wait', minutes: 10 });
	world.setNow('2026-11-25T10:10:00Z');
	assert.equal(await asksForACall(code), undefined);
});
