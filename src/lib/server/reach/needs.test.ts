import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { slotsFrom, type Slot } from '#lib/domain/call/call.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { someWishes } from '#tests/world/builders.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { transaction } from '#lib/server/database.ts';
import * as needs from './needs.ts';
import * as people from '#lib/server/people/people.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as contactPlans from './contact-plans.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const said = someNeeds({ speaks: 'CANARY-TONGUE', phone: '07700 900464', other: ['breaks'] });

async function anAdvocate(): Promise<Staff> {
	const person = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en', name: 'A' }, world.now())
	);
	return { kind: 'advocate', person };
}

async function aCall(actor: Victim | { kind: 'stranger' }): Promise<string> {
	const slots = slotsFrom(world.now()).slice(0, 2);
	const asked = {
		kind: 'call',
		wishes: someWishes({ slots }),
		language: 'en',
		promised: slots[0] as Slot
	} as const;
	return transaction(world.db, (trx) => calls.add(trx, world.keys, actor, asked, world.now()));
}

const save = (victim: Victim, so = said) =>
	needs.save(world.db, world.keys, victim, so, world.now());

test('days she cannot come and whom she was given are kept beside what else she needs, and given to no view that may not be hers alone', async () => {
	const { db, keys, now } = world;
	const victim = await aVictimOf(world, urn);
	const away = [{ from: '2027-03-08', to: '2027-03-12' }];
	const contacts = [{ who: 'police', text: 'PC Lee' }] as const;
	await save(victim);

	await needs.saveBeside(db, keys, victim, { away }, now());
	await needs.saveBeside(db, keys, victim, { contacts }, now());

	const short = { ...victim, level: 'short' } as const;
	assert.deepEqual(await needs.besideOf(db, keys, victim), { away, contacts });
	assert.deepEqual(await needs.besideOf(db, keys, short), { away: [], contacts: [] });
	assert.deepEqual(await needs.readFor(db, keys, victim, now()), { ...said, away, contacts });
	await needs.saveBeside(db, keys, victim, { away: [], contacts: [] }, now());
	assert.deepEqual(await needs.readFor(db, keys, victim, now()), said);
});

test('what she says is kept sealed, changed in place, and gone when she takes it away', async () => {
	const victim = await aVictimOf(world, urn);
	await save(victim);
	const rows = await world.db.selectFrom('needs').selectAll().execute();
	await save(victim, someNeeds({ gender: 'woman' }));

	const changed = await needs.readFor(world.db, world.keys, victim, world.now());
	await save(victim, someNeeds());

	assert.equal(Buffer.from(rows[0]?.needs_sealed ?? []).includes('CANARY'), false);
	assert.deepEqual(changed, someNeeds({ gender: 'woman' }));
	assert.deepEqual(await world.db.selectFrom('needs').selectAll().execute(), []);
	assert.equal(await needs.readFor(world.db, world.keys, victim, world.now()), undefined);
	assert.equal(
		await auditCheck.firstBroken(world.db, world.keys, `case:${victim.caseId}`),
		undefined
	);
});

test('she alone reads it, and not before she is in fully', async () => {
	const mary = await aVictimOf(world, urn);
	const nora = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	await save(mary);

	const asNora = { ...mary, person: nora.person };
	const short = { ...mary, level: 'short' } as const;

	assert.deepEqual(await needs.readFor(world.db, world.keys, mary, world.now()), said);
	for (const other of [nora, asNora, short])
		assert.equal(await needs.readFor(world.db, world.keys, other, world.now()), undefined);
});

test('the advocate who took her call sees it, another does not, and the look is written down', async () => {
	const victim = await aVictimOf(world, urn);
	await save(victim);
	const [amina, tom] = [await anAdvocate(), await anAdvocate()];
	const id = await aCall(victim);
	const before = await callDesk.needsFor(world.db, world.keys, amina, id, world.now());
	await callDesk.take(world.db, world.keys, amina, id, world.now());

	const seen = await callDesk.needsFor(world.db, world.keys, amina, id, world.now());
	const other = await callDesk.needsFor(world.db, world.keys, tom, id, world.now());

	assert.deepEqual([before, seen, other], [undefined, said, undefined]);
	const looks = await world.db
		.selectFrom('audit')
		.select('actor_id')
		.where('act', '=', 'needs-read')
		.execute();
	assert.deepEqual(looks, [{ actor_id: amina.person }]);
});

test('a call that a stranger asked for leads to nobody', async () => {
	const amina = await anAdvocate();
	const id = await aCall({ kind: 'stranger' });
	await callDesk.take(world.db, world.keys, amina, id, world.now());

	assert.equal(await callDesk.needsFor(world.db, world.keys, amina, id, world.now()), undefined);
});

test('days she cannot come, whom she was given and her language change nothing of a call: the number she gave for it is rung', async () => {
	const { db, keys, now } = world;
	const victim = await aVictimOf(world, urn);
	await save(victim, someNeeds({ phone: '07700 900464' }));
	world.setNow('2026-11-25T10:30:00Z');
	const id = await aCall(victim);
	const call = () =>
		db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
	const before = await contactPlans.forCall(db, keys, await call());
	world.setNow('2026-11-25T11:30:00Z');

	await needs.saveBeside(
		db,
		keys,
		victim,
		{ away: [{ from: '2027-03-08', to: '2027-03-08' }] },
		now()
	);
	await needs.saveBeside(db, keys, victim, { contacts: [{ who: 'police', text: 'A' }] }, now());
	await needs.save(
		db,
		keys,
		victim,
		someNeeds({ phone: '07700 900464', speaks: 'Polish' }),
		now(),
		'kept'
	);

	assert.deepEqual(await contactPlans.forCall(db, keys, await call()), before);
	assert.notEqual(before.phone, '07700 900464');
	await save(victim, someNeeds({ phone: '07700 900465' }));
	assert.equal((await contactPlans.forCall(db, keys, await call())).phone, '07700 900465');
});
