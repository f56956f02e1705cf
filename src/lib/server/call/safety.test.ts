import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { slotsFrom } from '#lib/domain/call/call.ts';
import type { Telling } from '#lib/domain/event.ts';
import { seesNumber } from '#tests/call/promised.ts';
import { aTelling, someWishes } from '#tests/world/builders.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as callDesk from './desk.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as people from '#lib/server/people/people.ts';
import * as calls from './calls.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import * as revealNumber from './reveal-number.ts';

let world: TestWorld;
let police: Agency;
let ada: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	police = await anAgency(world, 'police', '01');
	const person = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en' }, world.now())
	);
	ada = { kind: 'advocate', person };
});
afterEach(() => world.close());

const bail = aTelling({ kind: 'suspect-on-bail', on: '2026-11-25' });

async function joined(phone?: string): Promise<Victim> {
	const victim = await aVictimOf(world, urn, { name: 'Mary', phone: '07700 900999' });
	await waysIn.make(world.db, world.keys, victim.person, 'en', world.now());
	if (phone) await asks(victim, phone);
	return victim;
}

function asks(victim: Victim, phone: string): Promise<string> {
	const wishes = someWishes({ phone, slots: slotsFrom(world.now()).slice(0, 2) });
	const promised = wishes.slots[0]!;
	const request = { kind: 'call', wishes, language: 'en', promised } as const;
	return transaction(world.db, (trx) => calls.add(trx, world.keys, victim, request, world.now()));
}

function tells(id: string, ...tellings: Telling[]) {
	const message = aMessage({ id, body: id, urn, tellings });
	return inbox.take(world.db, world.keys, police, [message], world.now());
}

const tasks = async () =>
	(await callDesk.waitingFor(world.db, world.keys, ada, world.now())).filter(
		({ kind }) => kind === 'safety'
	);

test('news about her safety owes a call before every other call, of no team where none is open', async () => {
	await joined('07700 900456');

	await tells('bail', bail);

	const [first] = await callDesk.waitingFor(world.db, world.keys, ada, world.now());
	assert.deepEqual([first?.kind, first?.mayRing], ['safety', true]);
});

test('told twice, under another id or by another message, it is one call', async () => {
	await joined('07700 900456');

	await tells('bail', bail);
	await tells('bail', bail);
	await tells('bail-again', bail);
	await Promise.all([tells('one', bail), tells('two', bail)]);

	assert.equal((await tasks()).length, 1);
});

test('more news while the call is still to be made is told in the same call', async () => {
	await joined('07700 900456');

	await tells('bail', bail);
	await tells('broken', aTelling({ kind: 'rules-broken', on: '2026-11-25' }));

	assert.equal((await tasks()).length, 1);
	const owed = await world.db.selectFrom('safety_calls').selectAll().execute();
	assert.equal(owed.length, 2);
});

test('news after a call that was made owes another', async () => {
	await joined('07700 900456');
	await tells('bail', bail);
	const [task] = await tasks();
	await callDesk.take(world.db, world.keys, ada, task!.id, world.now());
	await seesNumber(world, ada, task!.id);
	await callDesk.answer(world.db, world.keys, ada, task!.id, 'spoke', world.now());

	await tells('broken', aTelling({ kind: 'rules-broken', on: '2026-11-25' }));

	assert.equal((await tasks()).length, 1);
	assert.notEqual((await tasks())[0]?.id, task?.id);
});

test('without a number and a time she gave herself nobody is rung, and no number is ever shown', async () => {
	await joined();

	await tells('bail', bail);

	const [task] = await tasks();
	assert.deepEqual([task?.mayRing, task?.wishes.slots, task?.wishes.name], [false, [], 'Mary']);
	await callDesk.take(world.db, world.keys, ada, task!.id, world.now());
	const shown = await revealNumber.showNumber(world.db, world.keys, ada, task!.id, world.now());
	assert.equal(shown, false);
	assert.equal(
		await revealNumber.numberFor(world.db, world.keys, ada, task!.id, world.now()),
		undefined
	);
});

test('when her safe times have passed nobody guesses another', async () => {
	await joined('07700 900456');
	world.setNow('2026-11-30T10:00:00Z');

	await tells('bail', aTelling({ kind: 'suspect-on-bail', on: '2026-11-30' }));

	assert.equal((await tasks())[0]?.mayRing, false);
});

test('a victim who has never been here is not called', async () => {
	await aVictimOf(world, urn, { phone: '07700 900999' });

	await tells('bail', bail);

	assert.deepEqual(await tasks(), []);
});

test('each victim of the case is owed a call of her own', async () => {
	await joined('07700 900456');
	await joined('07700 900457');

	await tells('bail', bail);

	assert.equal((await tasks()).length, 2);
});

test('the news and the call are kept together or not at all', async () => {
	const victim = await joined('07700 900456');
	const broken = { id: police.id, kind: police.kind, mayTell: [] } as unknown as Agency;
	const message = aMessage({ id: 'bail', body: 'bail', urn, tellings: [bail] });
	const clash = aMessage({ id: 'bail', body: 'another', urn, tellings: [bail] });

	const taken = await inbox.take(world.db, world.keys, broken, [message, clash], world.now());

	assert.equal(taken.ok, false);
	assert.deepEqual(await tasks(), []);
	assert.deepEqual(await world.db.selectFrom('events').selectAll().execute(), []);
	assert.deepEqual(await world.db.selectFrom('safety_calls').selectAll().execute(), []);
	assert.equal(await calls.safetyFor(world.db, world.keys, victim), undefined);

	await inbox.take(world.db, world.keys, broken, [message], world.now());
	assert.equal((await tasks()).length, 1);
});

test('her own page shows the call that her safety is owed beside the one she asked for herself', async () => {
	const victim = await joined('07700 900456');
	await tells('bail', bail);

	const own = await calls.newestFor(world.db, world.keys, victim);
	const owed = await calls.safetyFor(world.db, world.keys, victim);

	assert.deepEqual([own?.kind, owed?.kind], ['call', 'safety']);
	const stranger = { ...victim, level: 'code', person: victim.person as PersonId } as const;
	assert.equal(await calls.safetyFor(world.db, world.keys, stranger), undefined);
});

test('news that may set somebody free who is held owes a call, though it waits to be read', async () => {
	await joined('07700 900456');
	const courts = await anAgency(world, 'courts');
	const held = aTelling({
		kind: 'court-bail-decided',
		on: '2026-11-01',
		data: { bail: 'custody' }
	});
	const freed = aTelling({
		kind: 'verdict-given',
		on: '2026-11-25',
		data: { verdict: 'not-guilty' }
	});
	const message = (id: string, telling: Telling) =>
		aMessage({ id, body: id, urn, tellings: [telling] });

	await inbox.take(world.db, world.keys, courts, [message('held', held)], world.now());
	assert.deepEqual(await tasks(), []);
	await inbox.take(world.db, world.keys, courts, [message('freed', freed)], world.now());

	assert.equal((await tasks()).length, 1);
});

test('what one victim told us herself decides nothing about a call to another', async () => {
	const mary = await joined('07700 900456');
	const held = { bail: 'custody', protections: [] } as const;
	const hers = aTelling({ kind: 'court-bail-decided', on: '2026-11-20', data: held });
	await cases.tellAs(world.db, world.keys, mary, [hers], world.now());

	await tells('stop', aTelling({ kind: 'discontinued', on: '2026-11-25' }));

	assert.deepEqual(await tasks(), []);
});

test('what was done stands in the chain of her case, by the agency that told it', async () => {
	const victim = await joined('07700 900456');
	await tells('bail', bail);

	const rows = await world.db
		.selectFrom('audit')
		.selectAll()
		.where('chain', '=', `case:${victim.caseId}`)
		.where('act', '=', 'request-made')
		.where('actor_kind', '=', 'agency')
		.execute();

	assert.deepEqual(
		rows.map(({ actor_id }) => actor_id),
		[police.id satisfies AgencyId]
	);
	assert.equal(
		await auditCheck.firstBroken(world.db, world.keys, `case:${victim.caseId}`),
		undefined
	);
});
