import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { aColleague } from '#tests/team/staff.ts';
import { promises } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from './database.ts';
import { often } from './housekeeping.ts';
import * as notices from '#lib/server/notice/notices.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

test('what breaks off in a round keeps nothing else from being done, and says nothing of whom', async () => {
	const eve = await aColleague({ world }, 'supervisor', 'east', 'Eve');
	const call = await promises(world, '2026-11-25', '10:00');
	await world.db
		.updateTable('calls')
		.set({ wishes_sealed: Buffer.from('broken') as never })
		.where('id', '=', call)
		.execute();
	world.setNow(new Date(instantOf('2026-11-25', '10:25')).toISOString());
	const owed = { kind: 'danger-call', person: eve.person, facts: {} } as const;
	await transaction(world.db, (trx) => notices.owe(trx, owed, world.now()));

	await often(world);

	assert.ok(world.sent.some(({ to }) => to === eve.person));
	const line = world.lines.find((one) => one.includes('broke off'));
	assert.ok(line?.includes('promises.ts') && !line.includes(call));
});
