/** A message of hers waits until one of us wrote or spoke to her after it was read, or said plainly that it needs no answer. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { triesAmong } from '#lib/domain/call/tries.ts';
import { offer } from '#lib/domain/team/rota.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { markFor } from '#lib/server/call/live-desks.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as takeBack from '#lib/server/call/take-back.ts';
import { transaction } from '#lib/server/database.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import { seesNumber } from '#tests/call/promised.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aTalk, writing } from '#tests/message/builders.ts';
import { aColleague } from '#tests/team/staff.ts';
import { openTeam } from '#tests/team/teams.ts';
import { someWishes } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as talkDesk from './desk.ts';
import * as talks from './hers.ts';
import * as needsNone from './needs-none.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn, { name: 'Mary' });
	({ ada } = await aTalk(world, mary));
});
afterEach(() => world.close());

const later = () => world.setNow(new Date(world.now() + 60_000).toISOString());
const writes = async (words: string) => {
	later();
	await talks.send(world.db, world.keys, mary, writing(words), world.now());
};
const reads = async () => {
	later();
	const { db, keys, now } = world;
	return (await talkDesk.readFor(db, keys, ada, mary.participation, now()))?.messages ?? [];
};
const answers = async () => {
	later();
	const told = { participation: mary.participation, ...writing('Yes') };
	assert.ok(await talkDesk.send(world.db, world.keys, ada, told, world.now()));
};
const waits = async () => {
	const [line] = await talkDesk.listFor(world.db, world.keys, ada, world.now());
	assert.deepEqual(await talkDesk.waitingFor(world.db, ada, world.now()), {
		people: line?.waiting ? 1 : 0,
		messages: line?.waiting?.count ?? 0
	});
	return line?.waiting && [line.waiting.count, line.waiting.unread];
};

test('that it was read answers nothing: it waits until one of us writes back', async () => {
	await writes('Can we talk?');
	assert.deepEqual(await waits(), [1, 1]);

	await reads();
	assert.deepEqual(await waits(), [1, 0]);
	await answers();
	assert.equal(await waits(), undefined);
});

test('what came in while the answer was written waits on, though the page that follows shows it', async () => {
	await writes('Can we talk?');
	await reads();
	await writes('It is urgent');

	await answers();
	await reads();

	assert.deepEqual(await waits(), [1, 0]);
});

test('a call in which they spoke answers what was read before, and taken back it answers nothing', async () => {
	const { db, keys } = world;
	const { team } = await openTeam(world);
	const { slots } = offer(team, await rotas.read(db, world.now()), world.now());
	const [promised, ...further] = triesAmong(slots.slice(0, 20));
	const of = { team: 'east', receipt: null };
	const call = { kind: 'call', wishes: someWishes({ slots }), language: 'en', of } as const;
	const id = await transaction(db, (trx) =>
		calls.add(trx, keys, mary, { ...call, promised: promised!, further }, world.now())
	);
	await writes('Can we talk?');
	await reads();
	assert.ok(await callDesk.take(db, keys, ada, id, world.now()));
	await seesNumber(world, ada, id);
	later();

	assert.ok(await callDesk.answer(db, keys, ada, id, 'spoke', world.now()));
	assert.equal(await waits(), undefined);
	await writes('One more thing');
	assert.deepEqual(await waits(), [1, 1]);
	assert.ok(await takeBack.takeBack(db, keys, ada, id, world.now()));
	assert.deepEqual(await waits(), [2, 1]);
});

test('one of us says that it needs no answer, and takes that back, as she can read; nobody else can, nor of what nobody has read', async () => {
	const { db, keys, now } = world;
	const zed = await aColleague({ world }, 'advocate', 'east', 'Zed');
	await writes('Thank you');
	const [row] = await db.selectFrom('messages').select('id').execute();
	const of = { participation: mary.participation, message: row?.id ?? '' };
	await needsNone.say(db, keys, ada, of, now());
	assert.deepEqual(await waits(), [1, 1]);

	await reads();
	assert.equal(await needsNone.say(db, keys, zed, of, now()), false);
	assert.deepEqual(await waits(), [1, 0]);
	const before = await markFor(db, keys, ada);
	assert.ok(await needsNone.say(db, keys, ada, of, now()));
	assert.equal(await waits(), undefined);
	assert.notEqual(await markFor(db, keys, ada), before);
	assert.deepEqual((await reads())[0]?.settled?.by, ada.person);

	assert.ok(await needsNone.takeBack(db, keys, ada, of, now()));
	assert.deepEqual(await waits(), [1, 0]);
	const { days } = await accessLog.readFor(db, keys, mary, { now: now() });
	const shown = days.flatMap(({ lines }) => lines).filter(({ act }) => act === 'message-settled');
	assert.deepEqual(
		shown.map(({ actorId, times }) => [actorId, times]),
		[[ada.person, 2]]
	);
});

test('what was answered stays answered, whatever is said of it later', async () => {
	const { db, keys, now } = world;
	await writes('Can we talk?');
	const [message] = await reads();
	await answers();
	const of = { participation: mary.participation, message: message?.id ?? '' };

	await needsNone.say(db, keys, ada, of, now());
	await needsNone.takeBack(db, keys, ada, of, now());

	assert.equal(await waits(), undefined);
	assert.equal((await reads())[0]?.settled, undefined);
});

test('what we wrote before it was read, or another team did, is no answer to it', async () => {
	const { db, keys, now } = world;
	await writes('Can we talk?');
	await answers();
	const [message] = await reads();
	const of = { participation: mary.participation, message: message?.id ?? '' };
	await needsNone.say(db, keys, ada, of, now());
	later();
	const ours = db.selectFrom('messages').selectAll().where('side', '=', 'ours');
	const theirs = {
		...(await ours.executeTakeFirstOrThrow()),
		id: 'theirs',
		team: 'west',
		form: 'theirs'
	};
	await db
		.insertInto('messages')
		.values({ ...theirs, written_at: now() })
		.execute();

	assert.ok(await needsNone.takeBack(db, keys, ada, of, now()));

	assert.deepEqual(await waits(), [1, 0]);
});

test('what was said to need no answer and was answered since waits no more when that is taken back', async () => {
	const { db, keys, now } = world;
	await writes('Can we talk?');
	const [message] = await reads();
	const of = { participation: mary.participation, message: message?.id ?? '' };
	await needsNone.say(db, keys, ada, of, now());
	await answers();

	assert.ok(await needsNone.takeBack(db, keys, ada, of, now()));

	assert.equal(await waits(), undefined);
	assert.equal((await reads())[0]?.settled, undefined);
});
