import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { spanOfWeek } from '#lib/domain/team/work-week.ts';
import { hours, works } from '#tests/team/at-work.ts';
import { aColleague } from '#tests/team/staff.ts';
import { actsOf, aTeam, promises } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import * as rotaDesk from './rota.ts';
import * as staffTeams from './keys.ts';
import * as teamCalls from '#lib/server/call/team.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
beforeEach(async () => {
	world = await testWorld();
	({ eve, ada, ben } = await aTeam(world));
});
afterEach(() => world.close());

const week = spanOfWeek('2026-11-30');
const adds = (by: Staff, person: Staff, day = '2026-11-30', from = '9', to = '17') =>
	rotaDesk.addShift(
		world.db,
		world.keys,
		by,
		{ person: person.person, day, from, to },
		world.now()
	);
const seen = (by: Staff) => rotaDesk.readFor(world.db, world.keys, by, week, world.now());
const removes = (shift: string, sure = false) =>
	rotaDesk.removeShift(world.db, world.keys, eve, { shift, sure }, world.now());
const away = (person: Staff, { cover = '', sure = false, first = '2026-11-30' } = {}) => {
	const asked = { person: person.person, first, last: '2026-12-04', cover, sure };
	return rotaDesk.addAbsence(world.db, world.keys, eve, asked, world.now());
};
const unkept = async () =>
	(await teamCalls.unkeptIn(world.db, 'east', world.now())).map(({ id }) => id);
const takes = (call: string, by: Staff) =>
	callDesk.take(world.db, world.keys, by, call, world.now());

test('a supervisor adds and takes away work of her own team, and nobody else does; it is written down', async () => {
	const zoe = await aColleague({ world }, 'supervisor', 'west');

	assert.equal(await adds(eve, ada), 'added');
	assert.equal(await adds(eve, ada, '2026-11-30', '16', '18'), 'overlaps');
	assert.equal(await adds(eve, ada, 'Monday'), 'day-unread');
	assert.equal(await adds(zoe, ada, '2026-12-01'), 'not-of-the-team');
	assert.equal(await adds(ben, ada, '2026-12-01'), 'not-of-the-team');

	const [shift, ...others] = (await seen(eve))?.shifts ?? [];
	assert.deepEqual([shift?.person, others], [ada.person, []]);
	assert.deepEqual([await seen(ada), (await seen(zoe))?.shifts], [undefined, []]);
	assert.equal(await removes(shift?.id ?? ''), true);
	assert.equal(await removes(shift?.id ?? ''), false);
	assert.deepEqual(await actsOf(world, ada), ['shift-added', 'shift-removed']);
	assert.deepEqual(await actsOf(world, zoe), ['refused']);
});

test('a shift goes to another day and another person as one change, and not over a call, another shift or the past', async () => {
	const shift = await works(world, ada, {
		from: instantOf('2026-11-30', '09:00'),
		to: instantOf('2026-12-01')
	});
	await works(world, ben, hours('2026-12-02'));
	const moves = async (to: Staff, day: string, sure = false) => {
		const [kept] = (await seen(eve))?.shifts.filter(({ person }) => person === ada.person) ?? [];
		const asked = { shift: kept?.id ?? shift, person: to.person, day, sure };
		return rotaDesk.moveShift(world.db, world.keys, eve, asked, world.now());
	};
	assert.equal(await moves(ada, '2026-12-01'), 'moved');
	assert.equal(await moves(ben, '2026-12-02'), 'overlaps');
	assert.equal(await moves(ada, '2026-11-02'), 'in-the-past');
	assert.equal(await moves(ada, 'Monday'), 'day-unread');
	const zoe = await aColleague({ world }, 'advocate', 'west');
	assert.equal(await moves(zoe, '2026-12-03'), 'not-of-the-team');
	await promises(world, '2026-12-01', '10:00');
	await assert.rejects(moves(ben, '2026-12-03'), teamCalls.WouldBreak);

	assert.equal(await moves(ben, '2026-12-03', true), 'moved');

	assert.deepEqual(
		(await seen(eve))?.shifts.map(({ person, from, to }) => [person, from, to]),
		[
			[ben.person, instantOf('2026-12-02', '09:00'), instantOf('2026-12-02', '17:00')],
			[ben.person, instantOf('2026-12-03', '09:00'), instantOf('2026-12-04')]
		]
	);
	assert.equal((await actsOf(world, ada)).at(-1), 'shift-removed');
	assert.equal((await actsOf(world, ben)).at(-1), 'shift-added');
});

test('a week is copied to the next once, by the clock', async () => {
	await works(world, ada, hours('2026-11-26'));
	await works(world, ben, hours('2026-11-27', '10:00', '12:00'));
	const copies = () => rotaDesk.copyWeek(world.db, world.keys, eve, '2026-11-30', world.now());

	assert.deepEqual([await copies(), await copies()], [2, 0]);
	assert.deepEqual(
		(await seen(eve))?.shifts.map(({ from }) => from),
		[instantOf('2026-12-03', '09:00'), instantOf('2026-12-04', '10:00')]
	);
});

test('what would leave a promised call without anybody is shown before, and nothing is changed', async () => {
	const shift = await works(world, ada, hours('2026-11-30'));
	const call = await promises(world, '2026-11-30', '10:00');
	assert.deepEqual(await unkept(), []);

	await assert.rejects(removes(shift), (error: unknown) => {
		assert.ok(error instanceof teamCalls.WouldBreak);
		assert.deepEqual(
			error.calls.map(({ id, from }) => [id, from]),
			[[call, instantOf('2026-11-30', '10:00')]]
		);
		return true;
	});
	assert.equal((await seen(eve))?.shifts.length, 1);
	await assert.rejects(away(ada), teamCalls.WouldBreak);
	assert.deepEqual((await seen(eve))?.absences, []);

	assert.equal(await removes(shift, true), true);
	assert.deepEqual(await unkept(), [call]);
});

test('where another is there the call is kept, and a call that nobody could keep before stops nothing', async () => {
	const shift = await works(world, ada, hours('2026-11-30'));
	await works(world, ben, hours('2026-11-30'));
	await promises(world, '2026-11-30', '10:00');
	const lost = await promises(world, '2026-12-05', '10:00');

	assert.equal(await removes(shift), true);
	assert.deepEqual(await unkept(), [lost]);
});

test('somebody is away with another who stands in, and what they had taken for that time goes back', async () => {
	await works(world, ben, hours('2026-11-30'));
	const [call, before] = [
		await promises(world, '2026-11-30', '10:00'),
		await promises(world, '2026-11-26', '10:00')
	];
	for (const one of [call, before]) await takes(one, ada);

	assert.equal(await away(ada, { cover: ben.person }), 'added');

	const state = async (id: string) => (await receipts.findById(world.db, world.keys, id))?.state;
	assert.deepEqual([await state(call), await state(before)], ['asked', 'taken']);
	const [absence] = (await seen(eve))?.absences ?? [];
	assert.deepEqual([absence?.person, absence?.coveredBy], [ada.person, ben.person]);
	assert.deepEqual(await away(ben, { cover: eve.person }), {
		field: 'first',
		why: 'stands-in',
		with: absence
	});
	const overlapping = await away(ada, { first: '2026-12-04' });
	assert.deepEqual(overlapping, { field: 'first', why: 'overlaps', with: absence });
	const back = (id: string, by = eve) =>
		rotaDesk.removeAbsence(world.db, world.keys, by, id, world.now());
	assert.equal(await back(absence?.id ?? '', ada), false);
	assert.equal(await back(absence?.id ?? ''), true);
	assert.deepEqual((await seen(eve))?.absences, []);
});

test('the calls of somebody who is paused go back to the team at once, and she sees that they wait', async () => {
	await works(world, ada, hours('2026-11-30'));
	const call = await promises(world, '2026-11-30', '10:00');
	await takes(call, ada);
	const pause = { person: ada.person, paused: true };

	await staffTeams.setPaused(world.db, world.keys, eve, pause, world.now());

	const asked = await receipts.findById(world.db, world.keys, call);
	assert.deepEqual(
		[asked?.state, asked?.steps.map(({ step }) => step)],
		['asked', ['asked', 'taken', 'returned']]
	);
	assert.deepEqual(await unkept(), [call]);
	assert.equal(await takes(call, ben), true);
});
