import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as notices from './notices.ts';
import { Refused } from './sender.ts';
import * as stuck from './stuck.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const owe = () =>
	transaction(world.db, (trx) =>
		notices.owe(trx, { kind: 'call-asked', role: 'advocate', facts: {} }, world.now())
	);

test('a notice is sent once, as one neutral sentence', async () => {
	await owe();

	const sent = [await notices.deliver(world), await notices.deliver(world)];

	assert.deepEqual(sent, [1, 0]);
	assert.deepEqual(
		world.sent.map(({ to, text }) => ({ to, text })),
		[{ to: 'advocate', text: 'There is a new item on the list.' }]
	);
});

test('a notice owed in a transaction that breaks off is not owed', async () => {
	const broken = transaction(world.db, async (trx) => {
		await notices.owe(trx, { kind: 'call-asked', role: 'advocate', facts: {} }, world.now());
		throw new Error('broken off');
	});

	await assert.rejects(broken);

	assert.equal(await notices.deliver(world), 0);
});

test('two that deliver at once send each notice once', async () => {
	for (let count = 0; count < 30; count += 1) await owe();

	await Promise.all([notices.deliver(world), notices.deliver(world), notices.deliver(world)]);
	await notices.deliver(world);

	assert.equal(new Set(world.sent.map(({ notice }) => notice)).size, 30);
	assert.equal(world.sent.length, 30);
});

test('a sender that is down is tried again later, each time later, and in the end given up', async () => {
	await owe();
	world.breakSenders(true);
	const minutes = [0, 1, 3, 7, 15, 31, 63, 127];

	for (const minute of minutes) {
		world.setNow(
			new Date(Date.parse('2026-11-25T10:00:00Z') + minute * 60_000 + minute).toISOString()
		);
		await notices.deliver(world);
	}

	const [row] = await world.db.selectFrom('notices').selectAll().execute();
	assert.equal(row?.tries, 8);
	assert.ok(row?.given_up_at);
	assert.equal(world.lines.length, 8);
});

test('one that died while sending is taken up by another after a minute', async () => {
	await owe();
	await world.db
		.updateTable('notices')
		.set({ leased_until: world.now() + 60_000 })
		.execute();

	const early = await notices.deliver(world);
	world.setNow('2026-11-25T10:01:00Z');
	const late = await notices.deliver(world);

	assert.deepEqual([early, late], [0, 1]);
});

test('the oldest notice that waits is known by its age', async () => {
	await owe();
	world.setNow('2026-11-25T10:07:00Z');

	assert.equal(await notices.oldestWaiting(world.db, world.now()), 7 * 60_000);
	await notices.deliver(world);
	assert.equal(await notices.oldestWaiting(world.db, world.now()), 0);
});

test('what the other side refuses for good is given up at once, and a person can try it again', async () => {
	await owe();
	const refusing = {
		...world,
		senders: { ...world.senders, send: () => Promise.reject(new Refused()) }
	};

	await notices.deliver(refusing);

	const [dead] = await stuck.dead(world.db);
	assert.equal(dead?.why, 'refused');
	assert.equal(await notices.oldestWaiting(world.db, world.now()), 0);
	assert.equal(await stuck.retry(world.db, dead.id, world.now()), 1);
	assert.equal(await notices.deliver(world), 1);
	assert.deepEqual(await stuck.dead(world.db), []);
});

test('more of one kind from one source in an hour than may be wait for a person, and all else goes', async () => {
	const few = { ...world, noticesAnHour: 5 };
	const oweMany = (kind: 'call-asked' | 'inquiry-made', source: string, many: number) =>
		transaction(world.db, async (trx) => {
			for (let nth = 0; nth < many; nth += 1)
				await notices.owe(trx, { kind, role: 'advocate', facts: {}, source }, world.now());
		});
	await oweMany('call-asked', 'one', 12);
	await oweMany('call-asked', 'other', 5);
	await oweMany('inquiry-made', 'one', 3);

	let sent = 0;
	for (let round = 0; round < 4; round += 1) sent += await notices.deliver(few);

	assert.equal(sent, 5 + 5 + 3);
	assert.deepEqual(await stuck.held(world.db), [
		{ kind: 'call-asked', source: 'one', many: 7, since: world.now() }
	]);
	assert.equal(await notices.oldestWaiting(world.db, world.now()), 0);

	await stuck.decide(world.db, { kind: 'call-asked', source: 'one' }, 'release', world.now());
	assert.equal(await notices.deliver(few), 7);

	world.setNow('2026-11-25T11:00:00.001Z');
	await oweMany('call-asked', 'one', 5);
	assert.equal(await notices.deliver(few), 5);
});

test('what was held can be dropped, and then nobody is told', async () => {
	for (let nth = 0; nth < 3; nth += 1) await owe();
	const few = { ...world, noticesAnHour: 1 };
	await notices.deliver(few);

	const dropped = await stuck.decide(
		world.db,
		{ kind: 'call-asked', source: 'advocate' },
		'drop',
		world.now()
	);

	assert.equal(dropped, 2);
	assert.equal(await notices.deliver(few), 0);
	assert.equal(world.sent.length, 1);
	assert.deepEqual(await stuck.dead(world.db), []);
});

test('a slow sender does not keep what somebody else may take by then', async () => {
	for (let nth = 0; nth < 3; nth += 1) await owe();
	let now = world.now();
	const slow = {
		...world,
		now: () => now,
		senders: {
			...world.senders,
			send: (...sent: Parameters<typeof world.senders.send>) => {
				now += 20_000;
				return world.senders.send(...sent);
			}
		}
	};

	assert.equal(await notices.deliver(slow), 2);
	now += 61_000;
	assert.equal(await notices.deliver(slow), 1);
	assert.equal(new Set(world.sent.map(({ notice }) => notice)).size, 3);
});

test('what a keeper decides happens, once, and that it was decided is written down', async () => {
	const kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	for (let nth = 0; nth < 3; nth += 1) await owe();
	const refusing = {
		...world,
		senders: { ...world.senders, send: () => Promise.reject(new Refused()) }
	};
	await notices.deliver(refusing);
	const [first] = await stuck.dead(world.db);
	const decides = (deed: stuck.Deed) =>
		stuck.decideAs(world.db, world.keys, kim, deed, world.now());

	assert.equal(await decides({ to: 'drop', id: first?.id ?? '' }), 1);
	assert.equal(await decides({ to: 'drop', id: first?.id ?? '' }), 0);
	assert.equal(await decides({ to: 'retry', id: 'made-up' }), 0);
	assert.equal(await decides({ to: 'retry' }), 2);
	assert.equal(await notices.deliver(world), 2);

	const written = await world.db
		.selectFrom('audit')
		.select(['chain', 'act', 'actor_id'])
		.where('act', '=', 'notices-decided')
		.execute();
	assert.deepEqual(written, [
		...Array.from({ length: 4 }, () => ({
			...{ chain: `person:${kim.person}`, act: 'notices-decided', actor_id: kim.person }
		}))
	]);
});

/** What a slow sender ends with, after somebody else has sent the same notice meanwhile; what is kept of it then. */
const afterASlow = async (ends: () => void) => {
	await owe();
	let now = world.now();
	const send = async () => {
		now += 61_000;
		await notices.deliver({ ...world, now: () => now });
		ends();
	};
	const slow = { ...world, senders: { ...world.senders, send } };
	await notices.deliver(slow);
	now += 60 * 60_000;
	await notices.deliver({ ...world, now: () => now });
	return world.db.selectFrom('notices').selectAll().executeTakeFirstOrThrow();
};

for (const [how, error] of [
	['is refused for good', new Refused()],
	['finds its sender down', new Error('down')]
] as const)
	test(`what was sent by another is not given up or sent again by a slow one that ${how}`, async () => {
		const row = await afterASlow(() => {
			throw error;
		});

		assert.equal(world.sent.length, 1);
		assert.ok(row.sent_at);
		assert.deepEqual([row.given_up_at, row.ended_why, row.tries], [null, null, 0]);
	});

test('what was given up while a slow one sent it after all has been sent, and is for nobody to look at', async () => {
	await owe();
	let now = world.now();
	const refusing = { ...world.senders, send: () => Promise.reject(new Refused()) };
	const send = async (...sent: Parameters<typeof world.senders.send>) => {
		now += 61_000;
		await notices.deliver({ ...world, now: () => now, senders: refusing });
		await world.senders.send(...sent);
	};

	await notices.deliver({ ...world, senders: { ...world.senders, send } });

	assert.deepEqual(await stuck.dead(world.db), []);
	assert.equal(await stuck.retry(world.db, undefined, now), 0);
	assert.equal(await notices.deliver({ ...world, now: () => now }), 0);
	assert.equal(world.sent.length, 1);
});
