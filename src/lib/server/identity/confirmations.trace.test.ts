/** What staff do about her ways in, and what it leaves behind. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aPaperOf } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as confirmations from './confirmations.ts';
import * as seconds from './seconds.ts';
import { transaction } from '#lib/server/database.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import { comeBackByCode } from '#lib/server/door/sign-in-recovery.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
beforeEach(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn, { phone: '07700 900999' });
	ada = await aColleague({ world });
});
afterEach(() => world.close());

test('what staff do about her ways in is on her list of who looked, and looking for nobody is written down', async () => {
	await confirmations.seen(world.db, world.keys, ada, urn, world.now());
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	await seconds.agree(world.db, world.keys, ben, mary.participation, world.now());
	await seconds.stop(world.db, world.keys, ben, mary.participation, world.now());
	await confirmations.seen(world.db, world.keys, ada, '01GD9999926', world.now());
	await confirmations.askForCall(world.db, world.keys, ada, '9999 9999', world.now());

	const { days } = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
	const hers = days.flatMap(({ lines }) => lines).filter(({ who }) => who === 'advocate');
	assert.deepEqual(hers.map(({ act }) => act).sort(), [
		'invitation-made',
		'recovery-seconded',
		'recovery-stopped',
		'recovery-vouched'
	]);
	const tried = await world.db
		.selectFrom('audit')
		.select('act')
		.where('chain', '=', `person:${ada.person}`)
		.execute();
	assert.deepEqual(tried, [{ act: 'refused' }, { act: 'refused' }]);
});

test('what somebody asked in her name is stopped, and no call alone opens anything afterwards', async () => {
	const { db, keys, now } = world;
	const { code } = await aPaperOf(world, mary.person);
	await transaction(db, (trx) => recoveries.stop(trx, mary.person));

	await confirmations.askForCall(db, keys, ada, urn, now());
	const [call] = await callDesk.waitingFor(db, keys, ada, now());
	await callDesk.take(db, keys, ada, call!.id, now());
	await revealNumber.showNumber(db, keys, ada, call!.id, now());
	const said = { id: call!.id, spoken: '' };
	assert.deepEqual(await confirmations.confirm(db, keys, ada, said, now()), { was: 'not-her' });
	const here = { world, sessions: openSessions(db, now) };
	assert.equal((await comeBackByCode(here, '192.0.2.1', code)).ok, false);
	assert.equal(await recoveries.standing(db, mary.person, now()), undefined);
});
