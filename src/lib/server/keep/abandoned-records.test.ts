/** What is destroyed of the records people begin themselves, and what never is. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { unlessSaid } from '#lib/domain/clock/ask-form.ts';
import { aSlot, aTelling, someWishes } from '#tests/world/builders.ts';
import {
	anOwnVictim,
	aPaper,
	joiningUnderWay,
	typesACode,
	victimOf
} from '#tests/begin/joining.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { aPaperOf } from '#tests/door/ways.ts';
import { everythingIn, killedAnywhere } from '#tests/world/breaking.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as abandoned from './abandoned-records.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as joins from '#lib/server/begin/joins.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const later = '2026-12-25T09:30:00.001Z';
const forget = () => abandoned.forget(world.db, world.keys, world.now());
const isThere = async ({ person }: Victim) => (await victimOf(world, person)) !== undefined;
const arrest = aTelling({ kind: 'suspect-arrested', on: '2026-11-20' });

async function asksForACall(victim: Victim): Promise<string> {
	const call = { kind: 'call', wishes: someWishes(), language: 'en', promised: aSlot() } as const;
	return transaction(world.db, (trx) => calls.add(trx, world.keys, victim, call, world.now()));
}

test('a record without a way back in is destroyed 30 days after the last sign of life, not a moment before', async () => {
	const mary = await anOwnVictim(world);

	world.setNow('2026-12-25T09:30:00Z');
	const before = await forget();
	world.setNow(later);

	assert.deepEqual([before, await forget(), await forget()], [0, 1, 0]);
	assert.equal(await isThere(mary), false);
});

test('nothing of it is left but the chain of who looked, which is whole and says that it was destroyed', async () => {
	const mary = await anOwnVictim(world);
	const { db, keys, now } = world;
	await cases.tellAs(db, keys, mary, [arrest], now());
	await needs.save(db, keys, mary, someNeeds({ speaks: 'Tigrinya' }), now());
	await typesACode(world, mary, 'wrong');
	const call = await asksForACall(mary);
	await db.updateTable('calls').set({ state: 'done' }).where('id', '=', call).execute();
	const [own] = (await cases.readFor(db, keys, mary, now())).own;
	const row = { duty: 'arrest', because: own!.event.id, to: 'police' } as const;
	await letters.setAnswering(db, keys, mary, row, unlessSaid, now());
	await db.updateTable('agency_letters').set({ state: 'over' }).execute();
	world.setNow(later);

	await forget();

	const tables = (await db.introspection.getTables()).map(({ name }) => name);
	const left = [];
	for (const name of tables.filter((one) => !one.startsWith('kysely'))) {
		const rows = await db
			.selectFrom(name as 'events')
			.selectAll()
			.execute();
		if (rows.length) left.push(name);
	}
	const team = ['people', 'shifts', 'team_members', 'teams'];
	// The notice to the advocates names nobody.
	assert.deepEqual(left.sort(), ['audit', 'audit_chains', 'limits', 'notices', ...team]);
	const folk = await db.selectFrom('people').select('role').distinct().execute();
	assert.deepEqual(folk, [{ role: 'advocate' }]);
	const chain = `case:${mary.caseId}` as const;
	assert.equal(await auditCheck.firstBroken(db, keys, chain), undefined);
	const acts = await db.selectFrom('audit').select('act').where('chain', '=', chain).execute();
	assert.equal(acts.at(-1)?.act, 'erased');
});

/** What keeps a record, however old. */
const keeps: Record<string, (victim: Victim) => Promise<unknown>> = {
	'a way back in': ({ person }) => waysIn.make(world.db, world.keys, person, 'en', world.now()),
	'a key in her phone': ({ person }) =>
		world.db
			.insertInto('device_keys')
			.values({
				id: 'key',
				person_id: person,
				public_key: Buffer.of(1),
				counter: 0,
				added_at: world.now(),
				used_at: null
			})
			.execute(),
	'her printed code': ({ person }) => aPaperOf(world, person),
	'a call that waits': (victim) => asksForACall(victim),
	'something she is about to ask an agency': async (victim) => {
		const { db, keys, now } = world;
		await cases.tellAs(db, keys, victim, [arrest], now());
		const [own] = (await cases.readFor(db, keys, victim, now())).own;
		const row = { duty: 'arrest', because: own!.event.id, to: 'police' } as const;
		await letters.setAnswering(db, keys, victim, row, unlessSaid, now());
	},
	'a look at it less than 30 days ago': async (victim) => {
		world.setNow('2026-12-01T09:30:00Z');
		await cases.readFor(world.db, world.keys, victim, world.now());
	},
	'a code on paper that still works': async ({ person }) => {
		world.setNow('2026-11-26T09:30:00Z');
		const code = await invitations.newCode(world.keys);
		const paper = { person, handed: 'alone', language: 'en', livesFor: 'month' } as const;
		await transaction(world.db, (trx) => invitations.add(trx, code, paper, world.now()));
	}
};

for (const [what, make] of Object.entries(keeps))
	test(`${what} keeps a record from being destroyed`, async () => {
		const mary = await anOwnVictim(world);
		await make(mary);
		world.setNow(later);

		assert.equal(await forget(), 0);
		assert.equal(await isThere(mary), true);
	});

test('a used code of it that was typed elsewhere does not keep it', async () => {
	const [mary, nora] = [await anOwnVictim(world), await anOwnVictim(world)];
	const { db, keys, now } = world;
	const code = await invitations.newCode(keys);
	const spoken = {
		person: mary.person,
		handed: 'alone',
		language: 'en',
		livesFor: 'day'
	} as const;
	await transaction(db, (trx) => invitations.add(trx, code, spoken, now()));
	await invitations.redeem(db, keys, await invitations.look(db, keys, code.shown), now(), () =>
		Promise.resolve()
	);
	await waysIn.make(db, keys, nora.person, 'en', now());
	await typesACode(world, nora, code.shown);
	await joins.follow(db, keys, now());
	world.setNow(later);

	assert.equal(await forget(), 1);
	assert.deepEqual([await isThere(mary), await isThere(nora)], [false, true]);
});

test('a call about joining keeps her record, and joined it is no longer one to be destroyed', async () => {
	const { mary, call } = await joiningUnderWay(world);
	const called = world.now();
	world.setNow('2027-01-25T09:30:00Z');
	const open = await forget();
	world.setNow(new Date(called).toISOString());
	await call.join();
	world.setNow('2027-03-25T09:30:00Z');

	assert.deepEqual([open, await forget()], [0, 0]);
	assert.equal(await isThere(mary), true);
});

test('a case of an agency is never destroyed, however long nobody came', async () => {
	const { victim } = await aPaper(world);
	world.setNow('2028-11-25T09:30:00Z');

	assert.equal(await forget(), 0);
	assert.equal(await isThere(victim), true);
});

test('one that breaks off, at whatever statement, leaves the whole record or nothing of it', async () => {
	const mary = await anOwnVictim(world);
	await cases.tellAs(world.db, world.keys, mary, [arrest], world.now());
	world.setNow(later);
	const before = await everythingIn(world.db);

	const statements = await killedAnywhere(
		world.db,
		(db) => abandoned.forget(db, world.keys, world.now()),
		async () => {
			if (await isThere(mary)) assert.equal(await everythingIn(world.db), before);
		}
	);

	assert.ok(statements > 5, `only ${statements} statements`);
});
