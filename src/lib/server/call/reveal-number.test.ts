/** The number to ring: in her plan, or in danger with a reason. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { slotsFrom, type Slot } from '#lib/domain/call/call.ts';
import type { Needs } from '#lib/domain/reach/needs.ts';
import { works } from '#tests/team/at-work.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import * as callDesk from './desk.ts';
import { transaction } from '#lib/server/database.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as people from '#lib/server/people/people.ts';
import * as calls from './calls.ts';
import * as revealNumber from './reveal-number.ts';

let world: TestWorld;
let mary: Victim;
let amina: Staff;
// A Wednesday; she chose half past ten to 11.
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	mary = await aVictimOf(world, urn);
	amina = await staff('advocate', 'Amina');
});
afterEach(() => world.close());

const phone = '07700 900456';

async function staff(role: 'advocate' | 'supervisor', name: string): Promise<Staff> {
	const person = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role, language: 'en', name }, world.now())
	);
	return { kind: role, person };
}

async function aTakenCall(over: Partial<calls.NewRequest> = {}): Promise<string> {
	const slots = slotsFrom(world.now()).slice(0, 1);
	const asked = {
		kind: 'call',
		wishes: someWishes({ phone, slots, mayLeaveMessage: true }),
		language: 'en',
		promised: slots[0] as Slot,
		...over
	} as const;
	const id = await transaction(world.db, (trx) =>
		calls.add(trx, world.keys, mary, asked, world.now())
	);
	await callDesk.take(world.db, world.keys, amina, id, world.now());
	return id;
}

const later = (over: Partial<Needs>) =>
	needs.save(
		world.db,
		world.keys,
		mary,
		{ talking: [], reading: [], other: [], days: [], times: [], ...over },
		world.now() + 1000
	);
const asks = (who: Staff, id: string) =>
	revealNumber.showNumber(world.db, world.keys, who, id, world.now());
const sees = (who: Staff, id: string) =>
	revealNumber.numberFor(world.db, world.keys, who, id, world.now());
const inDanger = (who: Staff, id: string) =>
	revealNumber.showInDanger(world.db, world.keys, who, { id, reason: 'police-said' }, world.now());

test('the number closes when her time is over, also for one who asked for it in time', async () => {
	const id = await aTakenCall();
	world.setNow('2026-11-25T10:55:00Z');
	assert.equal(await asks(amina, id), true);
	assert.equal(await sees(amina, id), phone);

	world.setNow('2026-11-25T11:00:00Z');

	assert.equal(await sees(amina, id), undefined);
});

// The number stood there and nothing showed it again: that they spoke was refused until the quarter of an hour was over.
test('after a call was taken again the number is asked for again, and then how it went is kept', async () => {
	const { db, keys, now } = world;
	const id = await aTakenCall();
	world.setNow('2026-11-25T10:35:00Z');
	assert.equal(await asks(amina, id), true);
	assert.ok(await callDesk.giveBack(db, keys, amina, id, now()));
	assert.ok(await callDesk.take(db, keys, amina, id, now()));

	assert.equal(await sees(amina, id), undefined);
	assert.equal(await callDesk.answer(db, keys, amina, id, 'spoke', now()), false);
	assert.equal(await asks(amina, id), true);
	assert.equal(await sees(amina, id), phone);
	assert.ok(await callDesk.answer(db, keys, amina, id, 'spoke', now()));
});

test('in danger the number opens outside her times, and she and a supervisor see the reason', async () => {
	const id = await aTakenCall();
	const tom = await staff('advocate', 'Tom');
	const sam = await staff('supervisor', 'Sam');

	assert.equal(await asks(amina, id), false);
	assert.equal(await inDanger(tom, id), false);
	assert.equal(await sees(amina, id), undefined);
	assert.equal(await inDanger(amina, id), true);

	assert.equal(await sees(amina, id), phone);
	assert.equal(await sees(tom, id), undefined);
	const lines = (
		await accessLog.readFor(world.db, world.keys, mary, { before: undefined, now: world.now() })
	).days
		.flatMap(({ lines }) => lines)
		.map(({ name = '', act }) => `${name} ${act}`);
	assert.ok(lines.includes('Amina danger-police-said') && lines.includes('Amina number-shown'));
	const list = (who: Staff) => revealNumber.inDangerFor(world.db, world.keys, who, world.now());
	assert.deepEqual(await list(sam), [{ name: 'Amina', reason: 'police-said', at: world.now() }]);
	assert.deepEqual(await list(amina), []);
	const owed = await world.db
		.selectFrom('notices')
		.select('role')
		.where('kind', '=', 'danger-call')
		.execute();
	assert.deepEqual(owed, [{ role: 'supervisor' }]);
	world.setNow('2026-11-25T09:46:00Z');
	assert.equal(await sees(amina, id), undefined);
});

test('a supervisor sees what her own team did in danger, and of whoever has none', async () => {
	const { db, keys, now } = world;
	const id = await aTakenCall();
	assert.equal(await inDanger(amina, id), true);
	const [sam, tess] = [await staff('supervisor', 'Sam'), await staff('supervisor', 'Tess')];
	const joins = ({ person }: Staff, team: string) =>
		transaction(db, (trx) => joinTeam(trx, person, team));
	const lists = async (who: Staff) => (await revealNumber.inDangerFor(db, keys, who, now())).length;
	await joins(sam, 'east');
	await joins(tess, 'west');
	assert.deepEqual([await lists(sam), await lists(tess)], [1, 1]);

	await joins(amina, 'east');

	assert.deepEqual([await lists(sam), await lists(tess)], [1, 0]);

	// What was done for a team stays with it.
	await works(world, amina, { from: now() - 1, to: now() + 1 }, 'east');
	await joins(amina, 'west');
	assert.deepEqual([await lists(sam), await lists(tess)], [1, 0]);
	await db.deleteFrom('team_members').where('person_id', '=', amina.person).execute();
	assert.deepEqual([await lists(sam), await lists(tess)], [1, 0]);
});

test('danger finds no number she did not give, and is not recorded where she may be rung anyway', async () => {
	const { phone: _, ...without } = someWishes({ slots: slotsFrom(world.now()) });
	const silent = await aTakenCall({ kind: 'safety', wishes: without });
	const id = await aTakenCall();

	assert.equal(await inDanger(amina, silent), false);
	world.setNow('2026-11-25T10:40:00Z');
	assert.equal(await inDanger(amina, id), false);
});

test('what she says after she asked counts: fewer times, no message, another number', async () => {
	const id = await aTakenCall();
	const planOf = async () =>
		(await callDesk.readFor(world.db, world.keys, amina, id, world.now()))?.plan;
	assert.equal((await planOf())?.message, true);
	await later({ days: ['3'], times: ['15:00'], message: 'no', phone: '07700 900457' });
	world.setNow('2026-11-25T10:40:00Z');

	assert.equal(await asks(amina, id), false);
	assert.deepEqual([(await planOf())?.slots, (await planOf())?.message], [[], false]);

	await later({ phone: '07700 900457' });
	assert.equal(await asks(amina, id), true);
	assert.equal(await sees(amina, id), '07700 900457');
});
