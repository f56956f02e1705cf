/** Somebody else answered, or it was not safe: nobody rings her again before the next time she was promised. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import type { Outcome, Slot } from '#lib/domain/call/call.ts';
import { aPromisedCall } from '#tests/call/promised.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { transaction } from '#lib/server/database.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { someWishes } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { ringBack } from '#lib/server/identity/calls.ts';
import { isQuiet } from '#lib/server/reach/quiet.ts';
import * as callDesk from './desk.ts';
import * as calls from './calls.ts';
import * as receipts from './receipts.ts';
import * as revealNumber from './reveal-number.ts';
import * as takeBack from './take-back.ts';

const other = readUrn('01GD7654321') as Urn;
let world: TestWorld;
let ada: Staff;
let id: string;
let slots: readonly Slot[];
beforeEach(async () => {
	world = await testWorld();
	({ id, slots } = await aPromisedCall(world));
	ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	at(slots[0]!.from);
});
afterEach(() => world.close());

const at = (instant: number) => world.setNow(new Date(instant).toISOString());
const row = () => world.db.selectFrom('calls').selectAll().executeTakeFirstOrThrow();
const take = () => callDesk.take(world.db, world.keys, ada, id, world.now());
const shows = () => revealNumber.showNumber(world.db, world.keys, ada, id, world.now());
const went = async (outcome: Outcome) => {
	assert.ok(await take());
	assert.ok(await shows());
	assert.ok(await callDesk.answer(world.db, world.keys, ada, id, outcome, world.now()));
};
const turn = async () =>
	(await callDesk.waitingFor(world.db, world.keys, ada, world.now()))[0]?.turn;

// The list went on to say "safe until 5:00 pm", and the number was a press away.
test('after it was not safe she is not said to be safe, and no number is shown, before her next time', async () => {
	await went('not-safe');
	const { promised_from: next } = await row();
	assert.ok(next > world.now() && slots[1]!.from < next);

	const waits = await turn();
	assert.deepEqual([waits?.is, waits && 'from' in waits && waits.from], ['next', next]);
	assert.ok(await take());
	assert.equal(await shows(), false);
	at(next);
	assert.equal((await turn())?.is, 'now');
	assert.equal(await shows(), true);
});

test('in danger the number opens all the same, with its reason', async () => {
	await went('not-safe');
	assert.ok(await take());
	const { db, keys, now } = world;

	const why = { id, reason: 'police-said' } as const;
	assert.equal(await revealNumber.showInDanger(db, keys, ada, why, now()), true);
});

test('after nobody answered, once it is taken back, or when she chose another time, her times are as before', async () => {
	const { db, keys, now } = world;
	await went('no-answer');
	assert.equal((await turn())?.is, 'now');

	await went('not-safe');
	assert.equal((await turn())?.is, 'next');
	assert.ok(await takeBack.takeBack(db, keys, ada, id, now()));
	assert.equal((await turn())?.is, 'now');

	assert.ok(await shows());
	assert.ok(await callDesk.answer(db, keys, ada, id, 'not-safe', now()));
	const offered = await receipts.offerToMove(db, id, now());
	const chosen = { id, slots: offered!.slots };
	assert.ok(await receipts.move(db, keys, { kind: 'stranger' }, chosen, now()));
	at(offered!.slots[0]!.from);
	assert.equal((await turn())?.is, 'now');
});

// "No answer" after a ring in danger was the last word, and her number was open again at once.
test('that nobody answered a ring in danger does not lift it: the time she was promised does', async () => {
	const { db, keys, now } = world;
	await went('not-safe');
	const { promised_from: next } = await row();
	assert.ok(await take());
	const why = { id, reason: 'police-said' } as const;
	assert.ok(await revealNumber.showInDanger(db, keys, ada, why, now()));
	assert.ok(await callDesk.answer(db, keys, ada, id, 'no-answer', now()));

	assert.equal((await turn())?.is, 'next');
	assert.ok(await take());
	assert.equal(await shows(), false);
	at(next);
	assert.ok(await shows());
});

// With danger open a call is not let go after its last try, and is owed at no time: a minute later her number was open again.
test('after the last try, with danger open, the number opens by the way of danger alone', async () => {
	const { db, keys, now } = world;
	const why = { id, reason: 'police-said' } as const;
	const inDanger = () => revealNumber.showInDanger(db, keys, ada, why, now());
	await went('not-safe');
	assert.ok(await take());
	assert.ok(await inDanger());
	assert.ok(await callDesk.answer(db, keys, ada, id, 'no-answer', now()));
	for (let tries = 2; tries <= 3; tries += 1) {
		at((await row()).promised_from);
		await went('not-safe');
	}
	assert.equal((await row()).state, 'asked');

	at(world.now() + 60_000);
	assert.ok(await take());
	assert.equal(await shows(), false);
	assert.ok(await inDanger());
});

type Times = { readonly promised: Slot; readonly further?: readonly Slot[] };
const add = (who: Victim, kind: 'call' | 'check-in', times: Times, safe = slots) =>
	transaction(world.db, (trx) => {
		const of = { team: 'east', receipt: null };
		const wishes = someWishes({ slots: safe });
		const asked = { kind, wishes, language: 'en', of, ...times } as const;
		return calls.add(trx, world.keys, who, asked, world.now());
	});

test('what was not safe in one call to her is not safe in another, and says nothing of anybody else', async () => {
	const { db, keys, now } = world;
	const [mary, amal] = [await aVictimOf(world, urn), await aVictimOf(world, other)];
	const [promised, ...rest] = slots;
	const asks = (who: Victim) =>
		add(who, 'call', { promised: promised!, further: rest.slice(0, 2) });
	const [first, second, hers] = [await asks(mary), await asks(mary), await asks(amal)];
	id = first;
	await went('not-safe');

	const turns = new Map(
		(await callDesk.waitingFor(db, keys, ada, now())).map((one) => [one.id, one.turn.is])
	);
	assert.deepEqual([turns.get(second), turns.get(hers)], ['next', 'now']);
	id = second;
	assert.ok(await take());
	assert.equal(await shows(), false);
	id = hers;
	assert.ok(await take());
	assert.ok(await shows());
});

// Let go after its last try, it no longer counted: a call that somebody began a minute later showed her number.
test('what was not safe in a call that is over is not safe in one she did not ask for, until she says anew when it is', async () => {
	const { db, keys, now } = world;
	const mary = await aVictimOf(world, urn);
	id = await add(mary, 'call', { promised: slots[0]! }, slots.slice(0, 1));
	await went('not-safe');
	assert.equal((await calls.newestFor(db, keys, mary))?.state, 'closed');
	at(now() + 60_000);
	const turnOf = async (one: string) =>
		(await callDesk.waitingFor(db, keys, ada, now())).find((call) => call.id === one)?.turn;

	const next = slots[2]!;
	const [begun, planned] = [
		await add(mary, 'check-in', { promised: slots[0]! }),
		await add(mary, 'check-in', { promised: next })
	];
	assert.deepEqual([(await turnOf(begun))?.is, await isQuiet(db, mary.person)], ['past', true]);
	assert.deepEqual(await turnOf(planned), {
		...(await turnOf(planned)),
		is: 'next',
		from: next.from
	});

	await needs.save(db, keys, mary, someNeeds({ phone: '07700 900123' }), now());
	assert.equal(await isQuiet(db, mary.person), false);
});

test('a call that she asks for after one that was not safe goes by the times she chose for it', async () => {
	const { now } = world;
	const mary = await aVictimOf(world, urn);
	id = await add(mary, 'call', { promised: slots[0]! }, slots.slice(0, 1));
	await went('not-safe');
	at(now() + 60_000);

	id = await add(mary, 'call', { promised: slots[1]! });

	assert.ok(await take());
	assert.ok(await shows());
});

// Whoever of us said that she was on the telephone saw the number on record a minute after it was not safe.
test('what was not safe is not safe in a call back to whoever says on the telephone that it is her, but in danger', async () => {
	const { db, keys, now } = world;
	const mary = await aVictimOf(world, urn, { phone: '07700 900999' });
	id = await add(mary, 'call', { promised: slots[0]! }, slots.slice(0, 1));
	await went('not-safe');
	at(now() + 60_000);
	const backTo = (person: Victim['person']) =>
		transaction(db, (trx) => ringBack(trx, keys, ada, person, now()));

	id = (await backTo(mary.person))!;

	assert.ok(await take());
	assert.equal(await shows(), false);
	const why = { id, reason: 'she-said' } as const;
	assert.ok(await revealNumber.showInDanger(db, keys, ada, why, now()));
	const amal = await aVictimOf(world, other, { phone: '07700 900998' });
	id = (await backTo(amal.person))!;
	assert.ok(await take());
	assert.ok(await shows());
});
