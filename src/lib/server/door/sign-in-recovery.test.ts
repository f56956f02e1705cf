import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { transaction } from '#lib/server/database.ts';
import * as stops from '#lib/server/stop/stops.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aPaperOf } from '#tests/door/ways.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as recoveries from './recoveries.ts';
import { comeBackByCode } from './sign-in-recovery.ts';
import { openSessions } from './sessions.ts';

const hour = 60 * 60_000;

let world: TestWorld;
let brings: (code: string) => ReturnType<typeof comeBackByCode>;
beforeEach(async () => {
	world = await testWorld();
	const here = { world, sessions: openSessions(world.db, world.now) };
	brings = (code) => comeBackByCode(here, '192.0.2.1', code);
});
afterEach(() => world.close());

async function aPaper(): Promise<recoveries.Paper> {
	const { person } = await aVictimOf(world, urn);
	return aPaperOf(world, person);
}

test('a wrong code, an unknown one and none are answered alike, and guesses wait', async () => {
	const { code } = await aPaper();
	const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
	const answers = [];
	for (const typed of [wrong, `ZZZZZ${code.slice(5)}`, 'hello', ''])
		answers.push(await brings(typed));

	for (const answer of answers)
		assert.deepEqual(answer, { ok: false, why: 'not-accepted', minutes: 0 });
	for (let nth = 0; nth < 16; nth += 1) await brings(wrong);
	assert.deepEqual(await brings(code), { ok: false, why: 'wait', minutes: 1 });
});

test('the database holds neither her code nor what she says on the telephone', async () => {
	const { code, spoken } = await aPaper();

	const rows = JSON.stringify(await world.db.selectFrom('recovery_codes').selectAll().execute());

	assert.equal(rows.includes(code.replaceAll('-', '').slice(5)), false);
	assert.equal(rows.includes(spoken), false);
});

test('while nothing can warn her, the day in which she could say no does not run', async () => {
	const { db, keys } = world;
	const { person } = await aVictimOf(world, urn);
	await aPaperOf(world, person);
	const kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	const standing = () => recoveries.standing(db, person, world.now());
	const later = (hours: number) => world.setNow(new Date(world.now() + hours * hour).toISOString());
	await transaction(db, async (trx) => {
		const call = { person, factor: 'call', by: kim.person, team: undefined, isSure: true } as const;
		await recoveries.give(trx, keys, 'herself', { person, factor: 'code' }, world.now());
		await recoveries.give(trx, keys, kim, call, world.now());
	});
	await stops.set(db, keys, kim, { kind: 'notices', of: '', why: 'Wrong letters' }, world.now());

	later(25);
	assert.deepEqual(await standing(), { state: 'waits', until: world.now() + 24 * hour });
	const [stop] = await stops.list(db, keys);
	await stops.lift(db, keys, kim, stop!.id, world.now());
	later(23);
	assert.deepEqual(await standing(), { state: 'waits', until: world.now() + hour });
	later(1);
	assert.deepEqual(await standing(), { state: 'open' });
});
