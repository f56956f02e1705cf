import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { isAway } from '#tests/team/at-work.ts';
import { someWishes } from '#tests/world/builders.ts';
import { openTeam } from '#tests/team/teams.ts';
import { anOwnVictim } from '#tests/begin/joining.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { route } from '#lib/domain/team/routing.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Slot } from '#lib/domain/call/call.ts';
import type { Team } from '#lib/domain/team/team.ts';
import { send, type Sent } from './book.ts';
import * as contactPlans from '#lib/server/reach/contact-plans.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as limits from '#lib/server/limits.ts';
import * as receipts from './receipts.ts';
import * as rotas from './rota.ts';
import * as teams from '#lib/server/team/teams.ts';
import * as undo from './undo.ts';
import { newToken } from '#lib/server/vault/tokens.ts';
import { askerOf, wishesOf } from '#lib/server/reach/wishes.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const stranger = { kind: 'stranger' } as const;
const asking = { language: 'en', talking: [] } as const;

async function offered(): Promise<readonly Slot[]> {
	const { db, now } = world;
	return route(await teams.all(db), await rotas.read(db, now()), asking, now())?.slots ?? [];
}

async function aDraft(): Promise<string> {
	const token = newToken();
	await drafts.save(world.db, world.keys, token, { phone: '020 7946 0018' }, world.now());
	return token;
}

function sends(token: string, slots: readonly Slot[], wanted = slots[0]?.from ?? 0): Promise<Sent> {
	const wishes = someWishes({ slots });
	const sending = { token, wishes, asking, language: 'en', wanted } as const;
	return send(world.db, world.keys, stranger, sending, world.now());
}

const kept = () => world.db.selectFrom('calls').selectAll().execute();

test('of a hundred who want one time at once one gets it, and the others are told that it is taken', async () => {
	await openTeam(world);
	const slots = (await offered()).slice(0, 1);
	const tokens = await Promise.all(Array.from({ length: 100 }, aDraft));

	const answers = await Promise.all(tokens.map((token) => sends(token, slots)));

	const count = (sent: Sent) => answers.filter((one) => one === sent).length;
	assert.deepEqual([count('sent'), count('taken')], [1, 99]);
	assert.equal((await kept()).length, 1);
	assert.ok(!(await offered()).some(({ from }) => from === slots[0]?.from));
});

test('as many get a time as there are advocates at work in it', async () => {
	await openTeam(world, { advocates: 3 });
	const slots = (await offered()).slice(0, 1);
	const tokens = await Promise.all(Array.from({ length: 20 }, aDraft));

	const answers = await Promise.all(tokens.map((token) => sends(token, slots)));

	assert.equal(answers.filter((one) => one === 'sent').length, 3);
});

test('sent many times at once, what she asked is one call, and every answer leads to it', async () => {
	await openTeam(world);
	const slots = (await offered()).slice(0, 3);
	const token = await aDraft();

	const answers = await Promise.all(Array.from({ length: 10 }, () => sends(token, slots)));
	const again = await sends(token, slots);

	assert.equal(answers.filter((one) => one === 'sent').length, 1);
	assert.equal(answers.filter((one) => one === 'sent-before').length, 9);
	assert.equal(again, 'sent-before');
	assert.equal((await kept()).length, 1);
});

test('a cap holds when many ask at once', async () => {
	await openTeam(world, { advocates: 4, cap: 3 });
	const slots = (await offered()).slice(0, 1);
	const tokens = await Promise.all(Array.from({ length: 10 }, aDraft));

	const answers = await Promise.all(tokens.map((token) => sends(token, slots)));

	assert.equal(answers.filter((one) => one === 'sent').length, 2);
});

test('one advocate of two teams is promised to one of them', async () => {
	const { people } = await openTeam(world, { isDefault: false, boroughs: ['brent'] });
	await openTeam(world, { id: 'west', isDefault: false, boroughs: ['barnet'], advocates: 0 });
	const now = world.now();
	await world.db
		.transaction()
		.execute((trx) =>
			rotas.addShift(trx, { person: people[0]!, team: 'west', from: now, to: now + 86_400_000 })
		);
	const there = (borough: 'brent' | 'barnet') => ({ ...asking, borough });
	const all: readonly Team[] = await teams.all(world.db);
	const rota = await rotas.read(world.db, now);
	const slots = route(all, rota, there('barnet'), now)?.slots.slice(0, 1) ?? [];
	const wishes = someWishes({ slots });
	const tokens = await Promise.all(Array.from({ length: 10 }, aDraft));

	const answers = await Promise.all(
		tokens.map((token, nth) => {
			const of = there(nth % 2 ? 'brent' : 'barnet');
			const wanted = slots[0]?.from ?? 0;
			const sending = { token, wishes, asking: of, language: 'en', wanted } as const;
			return send(world.db, world.keys, stranger, sending, now);
		})
	);

	assert.equal(answers.filter((one) => one === 'sent').length, 1);
});

test('with the call two more tries are kept among her times, and nobody else is promised them', async () => {
	await openTeam(world);
	const slots = (await offered()).slice(0, 20);
	await sends(await aDraft(), slots);

	const [call] = await kept();
	const free = (await offered()).map(({ from }) => from);

	assert.equal(call?.team, 'east');
	assert.equal(call?.promised_from, slots[0]?.from);
	for (const taken of [call?.promised_from, call?.second_from, call?.third_from]) {
		assert.ok(slots.some(({ from }) => from === taken));
		assert.ok(!free.includes(taken as number));
	}
});

test('a time she was not offered is never promised, and her draft stays as it was', async () => {
	await openTeam(world);
	const slots = await offered();
	const token = await aDraft();
	const weekend = { on: '2026-11-28', from: Date.UTC(2026, 10, 28, 11), to: 0 };

	assert.equal(await sends(token, [weekend]), 'taken');
	assert.equal(await sends(token, slots.slice(1), slots[0]?.from), 'taken');
	const draft = await drafts.find(world.db, world.keys, token, world.now());
	assert.deepEqual(draft, { answers: { phone: '020 7946 0018' } });
	assert.equal(await sends(newToken(), slots), 'gone');
});

test('once it was sent the draft holds no number of hers, only the one that opens the receipt', async () => {
	await openTeam(world);
	const token = await aDraft();
	await sends(token, await offered());

	const draft = await drafts.find(world.db, world.keys, token, world.now());

	assert.deepEqual(Object.keys(draft?.answers ?? {}), ['receipt']);
	assert.match(String(Object.values(draft?.answers ?? {})[0]), /^020 7946 0\d{3} ext \d{3} \d{4}$/);
	const [call] = await kept();
	assert.ok(call);
	assert.equal((await wishesOf(world.db, world.keys, call)).phone, '020 7946 0018');
});

test('no team that is closed, and nobody who is paused or away, is promised', async () => {
	const { people, team } = await openTeam(world);
	assert.ok((await offered()).length > 0);

	await world.db.updateTable('people').set({ paused_at: 1 }).where('id', '=', people[0]!).execute();
	assert.deepEqual(await offered(), []);
	await world.db.updateTable('people').set({ paused_at: null }).execute();
	await isAway(world, { person: people[0]! }, { from: 0, to: 9e12 });
	assert.deepEqual(await offered(), []);
	await world.db.deleteFrom('absences').execute();
	await world.db.transaction().execute((trx) => teams.keep(trx, { ...team, isOpen: false }, 0));
	assert.deepEqual(await offered(), []);
});

test('who asks for somebody else is kept apart, gets no receipt, and nothing of it is in their own case', async () => {
	await openTeam(world);
	const victim = await anOwnVictim(world);
	const slots = (await offered()).slice(0, 2);
	const asker = { name: 'Dr Lee', relation: 'professional', phone: '020 7946 0999' } as const;
	const wishes = someWishes({ slots, askFirst: true });
	const wanted = slots[0]?.from ?? 0;
	const token = newToken();
	const sending = { token, wishes, asking, language: 'en', wanted, asker } as const;
	const { db, keys, now } = world;

	await drafts.begin(db, keys, token, now());
	const answers = await Promise.all(
		Array.from({ length: 3 }, () => send(db, keys, victim, sending, now()))
	);
	await drafts.begin(db, keys, token, now());
	const again = await send(db, keys, victim, sending, now());

	assert.deepEqual(answers.toSorted(), ['sent', 'sent-before', 'sent-before']);
	assert.equal(again, 'sent-before');
	const [call] = await kept();
	assert.ok(call);
	assert.deepEqual([call.receipt, call.person_id], [null, null]);
	assert.ok(!JSON.stringify(await wishesOf(db, keys, call)).includes('Lee'));
	assert.deepEqual(askerOf(keys, call), asker);
	assert.deepEqual((await drafts.find(db, keys, token, now()))?.answers, {});
	assert.equal((await contactPlans.forCall(db, keys, call)).plan.askFirst, true);
});

test('five thousand who ask from one network in an hour are told to wait, and nobody else is', async () => {
	const { db, keys, now } = world;
	const knock = (address: string) => {
		const name = limits.bucket(keys, 'asking', address);
		return limits.take(db, [{ name, rule: limits.perAsking }], now());
	};

	const waits: number[] = [];
	for (let nth = 0; nth < 5000; nth += 1) waits.push(await knock('192.0.2.7'));

	assert.equal(waits.filter((wait) => wait === 0).length, 10);
	assert.ok(Math.max(...waits) <= 3_600_000);
	assert.equal(await knock('198.51.100.9'), 0);
});

// She asked again, and two calls were promised her at one hour.
test('whoever is signed in has one call at a time, and may ask again when it is over', async () => {
	await openTeam(world, { advocates: 3 });
	const { db, keys, now } = world;
	const hers = await anOwnVictim(world);
	const asks = async (actor: Actor) => {
		const slots = await offered();
		const wishes = someWishes({ slots });
		const wanted = slots[0]?.from ?? 0;
		const sending = { token: await aDraft(), wishes, asking, language: 'en', wanted } as const;
		return send(db, keys, actor, sending, now());
	};

	const answers = await Promise.all([asks(hers), asks(hers), asks(hers)]);
	assert.deepEqual(answers.toSorted(), ['has-one', 'has-one', 'sent']);
	assert.equal((await kept()).length, 1);
	// Nobody knows a stranger again, and a code alone opens no call.
	assert.equal(await asks(stranger), 'sent');
	assert.equal(await receipts.hasOne(db, { ...hers, level: 'code' }), false);

	const [first] = await db
		.selectFrom('calls')
		.select('id')
		.where('person_id', 'is not', null)
		.execute();
	assert.ok(first && (await receipts.cancel(db, keys, hers, first.id, now())));
	assert.equal(await asks(hers), 'sent');
	// By the number of its receipt, too: what she ended stays ended while another is to come.
	for (const actor of [hers, stranger])
		assert.equal(await undo.keep(db, keys, actor, first.id, now()), false);
});
