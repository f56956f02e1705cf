import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { slotsFrom, type Slot, type Wishes } from '#lib/domain/call/call.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as callDesk from './desk.ts';
import { transaction } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import * as calls from './calls.ts';
import * as revealNumber from './reveal-number.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const phone = '07700 900456';

async function anAdvocate(): Promise<Staff> {
	const person = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en', name: 'A' }, world.now())
	);
	return { kind: 'advocate', person };
}

function wishes(over: Partial<Wishes> = {}): Wishes {
	return {
		phone,
		slots: slotsFrom(world.now()).slice(0, 2),
		mayLeaveMessage: false,
		language: 'en',
		ifSomeoneElse: 'hang-up',
		...over
	};
}

async function aRequest(
	actor: Victim | { kind: 'stranger' } = { kind: 'stranger' },
	over: Partial<calls.NewRequest> = {}
): Promise<string> {
	const asked = {
		kind: 'call',
		wishes: wishes(),
		language: 'en',
		promised: wishes().slots[0] as Slot,
		...over
	} as const;
	return transaction(world.db, (trx) => calls.add(trx, world.keys, actor, asked, world.now()));
}

test('the calls are listed in the order they fall due', async () => {
	const advocate = await anAdvocate();
	const [first, second] = wishes().slots as [Slot, Slot];
	const later = await aRequest(undefined, { promised: second });
	const sooner = await aRequest(undefined, { promised: first });

	const waiting = await callDesk.waitingFor(world.db, world.keys, advocate, world.now());

	assert.deepEqual(
		waiting.map(({ id }) => id),
		[sooner, later]
	);
});

test('one advocate takes a call; another who is slower does not, and no longer sees it', async () => {
	const [amina, tom] = [await anAdvocate(), await anAdvocate()];
	const id = await aRequest();

	const taken = await Promise.all([
		callDesk.take(world.db, world.keys, amina, id, world.now()),
		callDesk.take(world.db, world.keys, tom, id, world.now())
	]);

	assert.equal(taken.filter(Boolean).length, 1);
	const seen = await Promise.all(
		[amina, tom].map((one) => callDesk.waitingFor(world.db, world.keys, one, world.now()))
	);
	assert.deepEqual(seen.map((list) => list.length).sort(), [0, 1]);
});

test('the number is shown only to the advocate who took the call, in a safe time, and it is written down', async () => {
	const [amina, tom] = [await anAdvocate(), await anAdvocate()];
	const id = await aRequest();
	await callDesk.take(world.db, world.keys, amina, id, world.now());
	const early = await revealNumber.showNumber(world.db, world.keys, amina, id, world.now());
	world.setNow('2026-11-25T11:10:00Z');

	const shown = await revealNumber.showNumber(world.db, world.keys, amina, id, world.now());

	assert.deepEqual([early, shown], [false, true]);
	assert.equal(await revealNumber.numberFor(world.db, world.keys, amina, id, world.now()), phone);
	assert.equal(await revealNumber.numberFor(world.db, world.keys, tom, id, world.now()), undefined);
	const acts = (
		await world.db.selectFrom('audit').select('act').where('chain', '=', `request:${id}`).execute()
	).map(({ act }) => act);
	assert.ok(acts.includes('number-shown'));
	world.setNow('2026-11-25T11:26:00Z');
	assert.equal(
		await revealNumber.numberFor(world.db, world.keys, amina, id, world.now()),
		undefined
	);
});

test('that they spoke is kept only once the number was shown to whoever says so', async () => {
	const [amina, tom] = [await anAdvocate(), await anAdvocate()];
	const id = await aRequest();
	const spoke = (who: Staff) =>
		callDesk.answer(world.db, world.keys, who, id, 'spoke', world.now());
	await callDesk.take(world.db, world.keys, amina, id, world.now());
	world.setNow('2026-11-25T11:10:00Z');

	const before = await spoke(amina);
	await revealNumber.showNumber(world.db, world.keys, amina, id, world.now());
	await callDesk.giveBack(world.db, world.keys, amina, id, world.now());
	await callDesk.take(world.db, world.keys, tom, id, world.now());
	const other = await spoke(tom);
	await revealNumber.showNumber(world.db, world.keys, tom, id, world.now());

	await callDesk.giveBack(world.db, world.keys, tom, id, world.now());
	await callDesk.take(world.db, world.keys, tom, id, world.now());
	const again = await spoke(tom);
	await revealNumber.showNumber(world.db, world.keys, tom, id, world.now());

	assert.deepEqual([before, other, again, await spoke(tom)], [false, false, false, true]);
});

test('what an advocate sees before asking holds no number', async () => {
	const advocate = await anAdvocate();
	const id = await aRequest();

	const seen = JSON.stringify([
		await callDesk.waitingFor(world.db, world.keys, advocate, world.now()),
		await callDesk.readFor(world.db, world.keys, advocate, id, world.now())
	]);

	assert.equal(seen.includes('900456'), false);
});

test('no answer promises her next safe time and gives the call back to everybody', async () => {
	const advocate = await anAdvocate();
	const id = await aRequest();
	await callDesk.take(world.db, world.keys, advocate, id, world.now());
	world.setNow('2026-11-25T10:40:00Z');

	await callDesk.answer(world.db, world.keys, advocate, id, 'no-answer', world.now());

	const [again] = await callDesk.waitingFor(world.db, world.keys, await anAdvocate(), world.now());
	assert.equal(again?.promised.from, Date.parse('2026-11-25T11:00:00Z'));
	assert.equal(again?.tries, 1);
});

test('with no safe time left the request is closed and she can read that we tried', async () => {
	const victim = await aVictimOf(world, urn);
	const advocate = await anAdvocate();
	const [only] = wishes().slots as [Slot];
	const id = await aRequest(victim, { wishes: wishes({ slots: [only] }), promised: only });
	await callDesk.take(world.db, world.keys, advocate, id, world.now());
	world.setNow('2026-11-25T11:10:00Z');

	await callDesk.answer(world.db, world.keys, advocate, id, 'no-answer', world.now());

	const seen = await calls.newestFor(world.db, world.keys, victim);
	assert.equal(seen?.state, 'closed');
	assert.deepEqual(
		seen?.steps.map(({ step }) => step),
		['asked', 'taken', 'no-answer']
	);
});

test('a printed code alone does not open what was asked for', async () => {
	const victim = await aVictimOf(world, urn);
	await aRequest(victim);

	assert.equal(
		await calls.newestFor(world.db, world.keys, { ...victim, level: 'code' }),
		undefined
	);
	assert.equal(
		(await calls.newestFor(world.db, world.keys, { ...victim, level: 'short' }))?.state,
		'asked'
	);
});

test('a call that confirms who she is rings the number the police recorded', async () => {
	const victim = await aVictimOf(world, urn, { phone: '07700 900999' });
	const advocate = await anAdvocate();
	const { phone: _, ...without } = wishes();
	const id = await aRequest(victim, { kind: 'confirm', wishes: without });
	await callDesk.take(world.db, world.keys, advocate, id, world.now());
	world.setNow('2026-11-25T11:10:00Z');
	await revealNumber.showNumber(world.db, world.keys, advocate, id, world.now());

	assert.equal(
		await revealNumber.numberFor(world.db, world.keys, advocate, id, world.now()),
		'07700 900999'
	);
});

test('a victim’s request stands in the chain of her case', async () => {
	const victim = await aVictimOf(world, urn);
	const advocate = await anAdvocate();
	const id = await aRequest(victim);
	await callDesk.take(world.db, world.keys, advocate, id, world.now());

	const acts = (
		await world.db
			.selectFrom('audit')
			.select('act')
			.where('chain', '=', `case:${victim.caseId}`)
			.orderBy('seq')
			.execute()
	).map(({ act }) => act);

	assert.deepEqual(acts.slice(-2), ['request-made', 'request-taken']);
	assert.equal(
		await auditCheck.firstBroken(world.db, world.keys, `case:${victim.caseId}`),
		undefined
	);
});

test('what she wished is sealed in the database', async () => {
	await aRequest({ kind: 'stranger' }, { wishes: wishes({ name: 'CANARY' }) });

	const [row] = await world.db.selectFrom('calls').selectAll().execute();

	assert.equal(Buffer.from(row?.wishes_sealed ?? []).includes('CANARY'), false);
});
