import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import type { HandReason } from '#lib/domain/call/handing.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { seesNumber } from '#tests/call/promised.ts';
import { hours, works } from '#tests/team/at-work.ts';
import { hasBothKeys } from '#tests/team/keyed.ts';
import { aColleague, aReadyColleague, askedAtTheDoor, site, type Here } from '#tests/team/staff.ts';
import { actsOf, aTeam, aVictimWith, keepsTeam, promises } from '#tests/team/staying.ts';
import { testWorld } from '#tests/world/world.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as colleagues from './colleagues.ts';
import * as herAdvocate from '#lib/server/advocate/hers.ts';
import * as leavers from './leavers.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as signInStaff from '#lib/server/door/sign-in-staff.ts';
import * as staffTeams from './keys.ts';
import { WouldBreak } from '#lib/server/call/team.ts';

let here: Here;
let eve: Staff;
let ben: Staff;
beforeEach(async () => {
	const world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
	({ eve, ben } = await aTeam(world));
});
afterEach(() => here.world.close());

const other = readUrn('01GD7654321') as Urn;
const closes = ({ person }: Staff, { by = eve, sure = false } = {}) => {
	const { db, keys, now } = here.world;
	return leavers.close(db, keys, by, { person, sure }, now());
};
const standing = (of: Staff, by = eve) => {
	const { db, keys, now } = here.world;
	return leavers.readFor(db, keys, by, of.person, now());
};
const hands = (victim: Victim, to: Staff) => {
	const { db, keys, now } = here.world;
	const { participation } = victim;
	const asked = { participation, advocate: to.person, reason: 'has-left', on: '' } as const;
	return advocateChanges.plan(db, keys, eve, asked, now());
};
const handsCall = (
	call: string,
	from: Staff,
	to: Staff | undefined,
	by = eve,
	why: HandReason | 'none' = 'too-many'
) => {
	const { db, keys, now } = here.world;
	const asked = {
		person: from.person,
		call,
		to: to?.person ?? '',
		why: why === 'none' ? undefined : why
	};
	return leavers.handCall(db, keys, by, asked, now());
};

test('an account closes only when every case and every call was handed over', async () => {
	const { world } = here;
	const ada = await aReadyColleague(here);
	const mary = await aVictimWith(world, eve, ada.staff);
	const amal = await aVictimWith(world, eve, ada.staff, other);
	const [one, two] = [
		await promises(world, '2026-11-26', '10:00'),
		await promises(world, '2026-11-26', '11:00')
	];
	for (const call of [one, two])
		await callDesk.take(world.db, world.keys, ada.staff, call, world.now());

	const has = await standing(ada.staff);
	assert.deepEqual(
		has?.cases.map(({ reference }) => reference),
		['01GD1234567', '01GD7654321']
	);
	assert.equal(await closes(ada.staff), 'has-cases');
	assert.deepEqual([await hands(mary, ben), await hands(amal, ben)], ['given', 'given']);
	assert.equal(await closes(ada.staff), 'has-calls');
	assert.equal(await handsCall(one, ada.staff, ben), true);
	assert.equal(await handsCall(two, ada.staff, undefined), true);
	assert.equal(await handsCall(two, ada.staff, ben), false);
	assert.equal(await closes(ada.staff), 'closed');

	const seen = await herAdvocate.readFor(world.db, world.keys, mary, world.now());
	assert.deepEqual([seen?.name, seen?.isLetIn], ['Ben', false]);
	const held = await standing(ben);
	assert.deepEqual([held?.cases.length, held?.calls.map(({ id }) => id)], [2, [one]]);
	assert.deepEqual((await actsOf(world, ada.staff)).at(-1), 'colleague-left');
});

test('a call goes to a colleague only with a reason, which the colleague reads, and to everybody without', async () => {
	const { world } = here;
	const { db, keys, now } = world;
	const ada = await aColleague(here, 'advocate', 'east', 'Ada');
	const call = await promises(world, '2026-11-26', '10:00');
	assert.ok(await callDesk.take(db, keys, ada, call, now()));

	assert.equal(await handsCall(call, ada, ben, eve, 'none'), false);
	assert.ok(await handsCall(call, ada, ben, eve, 'long-leave'));

	const theirs = await callDesk.readFor(db, keys, ben, call, now());
	assert.deepEqual(theirs?.handed, { by: eve.person, why: 'long-leave' });
	assert.ok(await handsCall(call, ben, undefined, eve, 'none'));
});

test('a call that is answered while it is handed to another is over, and one handed to who is paused waits', async () => {
	const { world } = here;
	const { db, keys, now } = world;
	const ada = await aColleague(here, 'advocate', 'east', 'Ada');
	for (let round = 0; round < 10; round += 1) {
		const cyd = await aColleague(here, 'advocate', 'east', 'Cyd');
		const [one, two] = [
			await promises(world, '2026-11-26', '10:00'),
			await promises(world, '2026-11-26', '11:00')
		];
		for (const call of [one, two]) assert.ok(await callDesk.take(db, keys, ada, call, now()));
		await seesNumber(world, ada, one);
		const pause = { person: cyd.person, paused: true };
		await Promise.all([
			callDesk.answer(db, keys, ada, one, 'spoke', now()),
			handsCall(one, ada, ben),
			staffTeams.setPaused(db, keys, eve, pause, now()),
			handsCall(two, ada, cyd)
		]);

		const left = await db.selectFrom('calls').selectAll().where('state', '=', 'taken').execute();
		assert.ok(
			left.every(
				({ id, taken_by }) =>
					(id === two && taken_by === ada.person) || (id === one && taken_by === ben.person)
			)
		);
		const said = await db
			.selectFrom('call_steps')
			.select('step')
			.where('call_id', '=', one)
			.execute();
		const isDone = said.some(({ step }) => step === 'spoke');
		assert.equal(
			left.some(({ id }) => id === one),
			!isDone
		);
		await db.updateTable('calls').set({ state: 'done' }).execute();
	}
});

test('whoever left is out at once, by no key and no code, and nobody lets them in again', async () => {
	const { world } = here;
	const ada = await aReadyColleague(here);
	await works(world, ada.staff, hours('2026-11-25', '09:00', '17:00'));
	await works(world, ada.staff, hours('2026-11-30'));

	assert.equal(await closes(ada.staff), 'closed');

	assert.equal(await here.sessions.find(ada.session.id), undefined);
	const answer = ada.keys[0].signs(await askedAtTheDoor(here));
	assert.equal(await signInStaff.signInByKey(here, site, answer), undefined);
	const { db, keys, now } = world;
	const { person } = ada.staff;
	const resume = { person, paused: false };
	assert.equal(await staffTeams.setPaused(db, keys, eve, resume, now()), false);
	assert.equal(await staffTeams.invite(db, keys, eve, person, now()), undefined);
	const shifts = await db.selectFrom('shifts').selectAll().execute();
	assert.deepEqual(
		shifts.map(({ ends_at }) => ends_at),
		[now()]
	);
	assert.ok((await colleagues.listFor(db, keys, eve, now())).every((one) => one.person !== person));
});

test('nobody closes their own account, or one of another team', async () => {
	const zoe = await aColleague(here, 'supervisor', 'west');

	assert.equal(await closes(eve), 'refused');
	assert.equal(await closes(ben, { by: zoe }), 'refused');
	assert.equal(await closes(ben, { by: ben }), 'refused');
	assert.equal(await standing(ben, zoe), undefined);
	assert.deepEqual(await actsOf(here.world, zoe), ['refused']);
});

test('calls that only a leaver could keep are shown before the account closes', async () => {
	await works(here.world, ben, hours('2026-11-26'));
	await promises(here.world, '2026-11-26', '10:00');

	await assert.rejects(closes(ben), WouldBreak);
	assert.ok(await standing(ben));
	assert.equal(await closes(ben, { sure: true }), 'closed');
});

test('nobody is given more cases than one of the team can have, and nobody who is paused', async () => {
	const { world } = here;
	const ada = await aColleague(here);
	const mary = await aVictimWith(world, eve, ada);
	await aVictimWith(world, eve, ben, other);
	await keepsTeam(world, { caseCap: 1 });

	assert.equal(await hands(mary, ben), 'refused');
	await keepsTeam(world, { caseCap: 2 });
	const { db, keys, now } = world;
	const pause = (paused: boolean) =>
		staffTeams.setPaused(db, keys, eve, { person: ben.person, paused }, now());
	await pause(true);
	assert.equal(await hands(mary, ben), 'refused');
	await pause(false);
	assert.equal(await hands(mary, ben), 'given');
});

test('a supervisor adds somebody to her own team alone, who then waits for two codes', async () => {
	const { world } = here;
	const add = (by: Staff) =>
		colleagues.add(world.db, world.keys, by, { name: 'Cyd', role: 'advocate' }, world.now());

	assert.equal(await add(ben), undefined);
	const cyd = await add(eve);

	const found = (await colleagues.listFor(world.db, world.keys, eve, world.now())).at(-1);
	assert.deepEqual([found?.person, found?.name, found?.role], [cyd, 'Cyd', 'advocate']);
	assert.ok(cyd && (await staffTeams.invite(world.db, world.keys, eve, cyd, world.now())));
});

test('what a leaver has is offered to nobody who is paused, without keys or off the rota, nor handed to them', async () => {
	const { world } = here;
	const ada = await aReadyColleague(here);
	const call = await promises(world, '2026-11-26', '10:00');
	await callDesk.take(world.db, world.keys, ada.staff, call, world.now());
	const names = async () => (await standing(ada.staff))?.others.map(({ name }) => name);
	assert.ok((await names())?.includes('Ben'));

	await hasBothKeys(world, eve.person);
	assert.deepEqual(await names(), ['Eve']);
	assert.equal(await handsCall(call, ada.staff, ben), false);
	await hasBothKeys(world, ben.person);
	assert.ok((await names())?.includes('Ben'));

	await works(world, eve, hours('2026-11-26'));
	assert.deepEqual(await names(), ['Eve']);
	assert.equal(await handsCall(call, ada.staff, ben), false);
	await works(world, ben, hours('2026-11-26'));
	assert.ok((await names())?.includes('Ben'));

	const { db, keys, now } = world;
	await staffTeams.setPaused(db, keys, eve, { person: ben.person, paused: true }, now());
	assert.deepEqual(await names(), ['Eve']);
});
