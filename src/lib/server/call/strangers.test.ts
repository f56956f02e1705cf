/** The diary as somebody finds it who wants to empty it: strangers hold a part of each day and no more. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Actor } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { slotsFrom, type Slot } from '#lib/domain/call/call.ts';
import { route } from '#lib/domain/team/routing.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as teams from '#lib/server/team/teams.ts';
import { newToken } from '#lib/server/vault/tokens.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { anOwnVictim, typesACode } from '#tests/begin/joining.ts';
import { openTeam } from '#tests/team/teams.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { isStranger, send, type Sent } from './book.ts';
import * as receipts from './receipts.ts';
import * as rotas from './rota.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const nobody = { kind: 'stranger' } as const;
const talking = { language: 'en', talking: [] } as const;

async function offered(actor: Actor): Promise<readonly Slot[]> {
	const { db, now } = world;
	const asking = { ...talking, stranger: isStranger(actor, talking) };
	return route(await teams.all(db), await rotas.read(db, now()), asking, now())?.slots ?? [];
}

async function asks(actor: Actor, slots: readonly Slot[]): Promise<Sent> {
	const { db, keys, now } = world;
	const token = newToken();
	await drafts.save(db, keys, token, { phone: '020 7946 0018' }, now());
	const wanted = slots[0]?.from ?? 0;
	const sending = {
		token,
		wishes: someWishes({ slots }),
		asking: talking,
		language: 'en'
	} as const;
	return send(db, keys, actor, { ...sending, wanted }, now());
}

/** Somebody asks for whatever is offered, and then another, until nothing is. */
async function empties(another: () => Actor | Promise<Actor> = () => nobody): Promise<number> {
	for (let calls = 0; ; calls += 1) {
		const actor = await another();
		const slots = await offered(actor);
		if (slots.length === 0) return calls;
		assert.equal(await asks(actor, slots), 'sent');
		assert.ok(calls < 1000);
	}
}

const daysOf = (slots: readonly Slot[]) => new Set(slots.map(({ on }) => on));

// 236 calls from 24 addresses left none of 77 half hours to anybody.
test('however many strangers ask, each day keeps times for somebody an agency knows', async () => {
	await openTeam(world, { cap: 1000 });
	const mary = await aVictimOf(world, urn);
	const before = await offered(mary);

	await empties();

	const left = await offered(mary);
	assert.deepEqual(daysOf(left), daysOf(before));
	assert.ok(left.length >= before.length / 4, `${left.length} of ${before.length}`);
	assert.equal(await asks(mary, left), 'sent');
});

test('a page somebody opened herself makes nobody less of a stranger to the diary', async () => {
	await openTeam(world, { cap: 1000 });
	const mary = await aVictimOf(world, urn);
	await empties(() => anOwnVictim(world));

	assert.equal((await offered(nobody)).length, 0);
	assert.ok((await offered(mary)).length > 0);
});

test('strangers never take all the calls that a team can have waiting', async () => {
	await openTeam(world, { cap: 8 });
	const mary = await aVictimOf(world, urn);
	const first = (await offered(mary))[0]?.on;
	for (let nth = 0; nth < 6; nth += 1) await asks(nobody, (await offered(nobody)).slice(0, 1));

	assert.equal((await offered(mary))[0]?.on, first);
	const theirs = (await offered(nobody))[0];
	const promised = await world.db.selectFrom('calls').select('promised_to').execute();
	assert.ok(theirs && theirs.from >= Math.min(...promised.map((one) => one.promised_to)));
});

test('a call that is ended gives its part back to strangers, and one that is moved takes no more than its part', async () => {
	await openTeam(world, { cap: 1000 });
	await empties();
	const calls = await world.db.selectFrom('calls').selectAll().orderBy('promised_from').execute();
	const call = calls[0];
	assert.ok(call);
	const own = [call.promised_from, call.second_from, call.third_from].map((from) =>
		dayOf(from ?? 0)
	);
	const all = await offered(await aVictimOf(world, urn));
	const others = all.filter(({ on }) => !own.includes(on));

	const to = { id: call.id, slots: others };
	const moved = await receipts.move(world.db, world.keys, nobody, to, world.now());
	assert.equal(moved, false);
	await receipts.cancel(world.db, world.keys, nobody, call.id, world.now());

	assert.ok((await offered(nobody)).length > 0);
});

test('with more than a day’s part in an hour the supervisors and the keeper are told, once', async () => {
	await openTeam(world, { cap: 1000 });
	await empties();

	assert.deepEqual(await toldOfMany(), ['keeper', 'supervisor']);
});

test('with as much kept for wrong codes at joining they are told too, once', async () => {
	await openTeam(world, { cap: 1000 });
	await emptiesByCodes();

	assert.deepEqual(await toldOfMany(), ['keeper', 'supervisor']);
});

test('however many type a wrong code at joining, each day keeps its times for somebody an agency knows', async () => {
	await openTeam(world, { cap: 1000 });
	const mary = await aVictimOf(world, urn);
	const before = await offered(mary);

	await emptiesByCodes();

	const left = await offered(mary);
	assert.deepEqual(daysOf(left), daysOf(before));
	assert.ok(left.length >= before.length / 4, `${left.length} of ${before.length}`);
});

/** Types a wrong code for one new page after the other until no time is kept for one. */
async function emptiesByCodes(): Promise<void> {
	const wishes = () => someWishes({ slots: slotsFrom(world.now()) });
	for (let codes = 0; ; codes += 1) {
		assert.ok(codes < 1000);
		const own = await anOwnVictim(world);
		if (!(await typesACode(world, own, '7'.repeat(15), { wishes: wishes() }))) return;
	}
}

async function toldOfMany(): Promise<(string | null)[]> {
	const told = await world.db
		.selectFrom('notices')
		.select('role')
		.where('kind', '=', 'many-asked')
		.orderBy('role')
		.execute();
	return told.map(({ role }) => role);
}
