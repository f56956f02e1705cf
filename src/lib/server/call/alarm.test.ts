/** Fear for her is said from the call too, by whoever has it, for somebody without a page as well. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPromisedCall } from '#tests/call/promised.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld } from '#tests/world/world.ts';
import * as alarm from './alarm.ts';
import * as callDesk from './desk.ts';
import * as worries from './worries.ts';

test('whoever has the call of somebody without a page says there that they fear for her, and nobody else does', async () => {
	const world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	const { db, keys, now } = world;
	const { id } = await aPromisedCall(world);
	const amina = await aColleague({ world }, 'advocate', 'east', 'Amina');
	const sam = await aColleague({ world }, 'supervisor', 'east', 'Sam');
	const presses = () => alarm.atCall(db, keys, amina, id, now());
	assert.equal(await presses(), undefined);
	assert.ok(await callDesk.take(db, keys, amina, id, now()));
	assert.equal(await alarm.atCall(db, keys, sam, id, now()), undefined);

	const worry = await presses();
	assert.ok(worry);
	assert.equal(await presses(), worry);

	const [one] = await worries.openFor(db, keys, sam, now());
	assert.deepEqual([one?.id, one?.request, one?.owner?.name], [worry, id, 'Amina']);
	const at = { request: id, person: undefined };
	assert.equal(await worries.openAtCall(db, amina, at, now()), worry);
	const told = await db
		.selectFrom('notices')
		.select('person_id')
		.where('kind', '=', 'worried-now')
		.execute();
	assert.deepEqual(told, [{ person_id: sam.person }]);
	await world.close();
});
