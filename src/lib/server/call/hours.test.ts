/** She wrote when she is safe: no half hour is taken, somebody reads it, gives it a time, and she may say no. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { readBy } from '#lib/domain/call/hour.ts';
import { offer } from '#lib/domain/team/rota.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import { wishesOf } from '#lib/server/reach/wishes.ts';
import { newToken } from '#lib/server/vault/tokens.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aTeam, openTeam } from '#tests/team/teams.ts';
import { someWishes } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { send } from './book.ts';
import * as callDesk from './desk.ts';
import * as hours from './hours.ts';
import * as receipts from './receipts.ts';
import * as revealNumber from './reveal-number.ts';
import * as rotas from './rota.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const stranger = { kind: 'stranger' } as const;
const words = 'Sunday after 7, when he is at work';
const row = (id: string) =>
	world.db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const times = async (team = aTeam()) =>
	offer(team, await rotas.read(world.db, world.now()), world.now()).slots;
const standing = async (id: string) => {
	const asked = await receipts.findById(world.db, world.keys, id);
	assert.ok(asked);
	return receipts.standingOf(asked);
};

async function writes(): Promise<{ readonly sent: string; readonly id: string }> {
	const { db, keys, now } = world;
	const token = newToken();
	await drafts.save(db, keys, token, {}, now());
	const sending = {
		token,
		wishes: someWishes({ hour: words, slots: [] }),
		asking: { language: 'en', talking: [] },
		language: 'en',
		wanted: 0
	} as const;
	const sent = await send(db, keys, stranger, sending, now());
	return { sent, id: (await drafts.find(db, keys, token, now()))?.request ?? '' };
}

async function taken(): Promise<{ readonly id: string; readonly ada: Staff }> {
	await openTeam(world);
	const { id } = await writes();
	const ada = await aColleague({ world });
	assert.ok(await callDesk.take(world.db, world.keys, ada, id, world.now()));
	return { id, ada };
}

async function timed() {
	const { id, ada } = await taken();
	const [, slot] = await times();
	assert.ok(slot);
	const given = { id, from: slot.from };
	assert.ok(await hours.giveTime(world.db, world.keys, ada, given, world.now()));
	return { id, ada, slot };
}

test('what she wrote takes no half hour, and promises only that somebody reads it', async () => {
	await openTeam(world);
	const before = await times();

	const { sent, id } = await writes();

	assert.equal(sent, 'sent');
	assert.deepEqual(await times(), before);
	// Nor is it one of the calls of which a team takes only so many.
	assert.deepEqual(await times(aTeam({ cap: 1 })), before);
	const { promised_from, promised_to } = await row(id);
	const { to } = readBy(world.now());
	assert.deepEqual([promised_from, promised_to], [to, to]);
	assert.equal(await standing(id), 'waits');
	assert.ok(!JSON.stringify(await row(id)).includes('Sunday'));
});

test('the desk reads it as she wrote it, and her number stays closed until it has a time', async () => {
	const { id, ada } = await taken();
	const { db, keys, now } = world;

	const [call] = await callDesk.waitingFor(db, keys, ada, now());

	assert.equal(call?.wishes.hour, words);
	assert.deepEqual(call.turn, { is: 'read' });
	assert.equal(await revealNumber.showNumber(db, keys, ada, id, now()), false);
});

test('an advocate gives it one time of the rota, which is everybody’s call then, and its number opens in it alone', async () => {
	const { id, ada, slot } = await timed();
	const { db, keys, now } = world;

	const { state, taken_by, promised_from } = await row(id);
	assert.deepEqual([state, taken_by, promised_from], ['asked', null, slot.from]);
	assert.deepEqual((await wishesOf(db, keys, await row(id))).slots, [slot]);
	assert.ok(!(await times()).some(({ from }) => from === slot.from));
	await callDesk.take(db, keys, ada, id, now());
	assert.equal(await revealNumber.showNumber(db, keys, ada, id, now()), false);
	world.setNow(new Date(slot.from).toISOString());
	assert.equal(await revealNumber.showNumber(db, keys, ada, id, now()), true);
});

test('nobody gives it a time that cannot be kept, nor one who has not taken it', async () => {
	const { id, ada } = await taken();
	const { db, keys, now } = world;
	// A supervisor sees what others took.
	const sam = await aColleague({ world }, 'supervisor');
	const [slot] = await times();
	const gives = (who: Staff, from: number) => hours.giveTime(db, keys, who, { id, from }, now());

	assert.equal(await gives(ada, slot!.from + 1), false);
	assert.equal(await gives(ada, slot!.from + 365 * 24 * 60 * 60_000), false);
	assert.equal(await gives(sam, slot!.from), false);
	assert.equal(await hours.haveNone(db, keys, sam, id, now()), false);
	assert.equal(await standing(id), 'waits');
});

test('she says no to a time she was given, and it waits again with what she wrote', async () => {
	const { id, slot } = await timed();
	const { db, keys, now } = world;

	assert.ok(await hours.refuse(db, keys, stranger, id, now()));

	assert.equal(await standing(id), 'waits');
	const { hour, slots } = await wishesOf(db, keys, await row(id));
	assert.deepEqual([hour, slots], [words, []]);
	assert.ok((await times()).some(({ from }) => from === slot.from));
	assert.equal(await hours.refuse(db, keys, stranger, id, now()), false);
});

test('times she chooses stand in place of what she wrote, and new words in place of the times', async () => {
	const { id } = await taken();
	const { db, keys, now } = world;
	const said = async () => {
		const { hour, slots } = await wishesOf(db, keys, await row(id));
		return [hour, slots];
	};
	const [slot] = await times();
	assert.ok(slot);

	assert.ok(await receipts.move(db, keys, stranger, { id, slots: [slot] }, now()));
	assert.deepEqual(await said(), [undefined, [slot]]);
	assert.equal(await standing(id), 'asked');

	assert.ok(await hours.write(db, keys, stranger, { id, hour: 'Never on Mondays' }, now()));
	assert.deepEqual(await said(), ['Never on Mondays', []]);
	assert.equal(await standing(id), 'waits');
	// The time is free for somebody else.
	assert.ok((await times()).some(({ from }) => from === slot.from));
	assert.equal((await row(id)).taken_by, null);

	// Nor is anything taken down that nobody would read.
	const shifts = await db.selectFrom('shifts').selectAll().execute();
	await db.deleteFrom('shifts').execute();
	assert.equal(await hours.write(db, keys, stranger, { id, hour: 'Tuesday' }, now()), false);
	await db.insertInto('shifts').values(shifts).execute();
	await db.updateTable('calls').set({ state: 'closed' }).execute();
	assert.equal(await hours.write(db, keys, stranger, { id, hour: 'Tuesday' }, now()), false);
});

test('where no time of ours is safe for her the call is over, and she reads why', async () => {
	const { id, ada } = await taken();
	const { db, keys, now } = world;

	assert.ok(await hours.haveNone(db, keys, ada, id, now()));

	assert.equal(await standing(id), 'no-time');
	assert.equal(await hours.haveNone(db, keys, ada, id, now()), false);
});

test('what nobody answered in time is late: supervisors hear of it once, and she reads it', async () => {
	const { id } = await taken();
	const { db, keys, now } = world;
	const { to } = readBy(now());
	const told = () =>
		db.selectFrom('notices').select('kind').where('kind', '=', 'promise-untaken').execute();

	world.setNow(new Date(to - 1).toISOString());
	await hours.follow(db, keys, now());
	assert.deepEqual(await told(), []);
	world.setNow(new Date(to).toISOString());
	await hours.follow(db, keys, now());
	await hours.follow(db, keys, now());

	assert.equal((await told()).length, 1);
	assert.equal((await row(id)).late_since, to);
	assert.equal(await standing(id), 'unanswered');
});

test('a team takes no more of them than calls, and of those from strangers three of four', async () => {
	await openTeam(world, { cap: 4 });

	const sent = [await writes(), await writes(), await writes(), await writes()];

	assert.deepEqual(
		sent.map((one) => one.sent),
		['sent', 'sent', 'sent', 'unread']
	);
});

test('where nobody is at work by then nothing is taken down that nobody would read', async () => {
	await openTeam(world, { advocates: 0 });

	assert.equal((await writes()).sent, 'unread');
});
