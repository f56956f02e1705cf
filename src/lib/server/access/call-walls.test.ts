/** A call of one side is kept from whoever was given the other side's case, at each place where calls are met with. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aTeam } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as callCounts from '#lib/server/call/counts.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { transaction } from '#lib/server/database.ts';
import { handOver } from '#lib/server/call/transfer.ts';
import * as leavers from '#lib/server/supervisor/leavers.ts';
import * as parties from '#lib/server/beside/parties.ts';
import * as promises from '#lib/server/call/promises.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import * as calls from '#lib/server/call/calls.ts';

let world: TestWorld;
let [eve, ada, ben]: Staff[] = [];
let [mary, john]: Victim[] = [];
beforeEach(async () => {
	world = await testWorld();
	({ eve, ada, ben } = await aTeam(world));
	mary = await aVictimOf(world, urn, { name: 'Mary' });
	john = await aVictimOf(world, readUrn('01GD7654321') as Urn, { name: 'John' });
});
afterEach(() => world.close());

const at = instantOf('2026-11-26', '10:00');
const promised = { on: '2026-11-26', from: at, to: at + 30 * 60_000 };

/** Mary asks to be called. */
function asks(team: string | null = 'east'): Promise<string> {
	const wishes = someWishes({ slots: [promised] });
	const of = team ? { of: { team, receipt: null } } : {};
	const call = { kind: 'call', wishes, language: 'en', promised, ...of } as const;
	return transaction(world.db, (trx) => calls.add(trx, world.keys, mary!, call, world.now()));
}

/** An advocate is given a case. */
async function has({ person: advocate }: Staff, { participation }: Victim): Promise<void> {
	const given = { participation, advocate };
	assert.ok(await assignments.give(world.db, world.keys, eve!, given, world.now()));
}

/** It turns out that one is whom the case of the other is against. */
const isAgainst = ({ caseId }: Victim, { participation }: Victim) =>
	transaction(world.db, async (trx) => {
		await parties.noteVictim(trx, world.keys, participation, 'somebody');
		await parties.noteSuspect(trx, world.keys, caseId, 'somebody');
	});

/** What somebody can find and do of one call. */
async function reach(staff: Staff, id: string) {
	const { db, keys, now } = world;
	return {
		listed: (await callDesk.waitingFor(db, keys, staff, now())).length,
		counted: (await callCounts.countsFor(db, staff, now())).all,
		read: (await callDesk.readFor(db, keys, staff, id, now())) !== undefined,
		taken: await callDesk.take(db, keys, staff, id, now())
	};
}
const nothing = { listed: 0, counted: 0, read: false, taken: false };
const all = { listed: 1, counted: 1, read: true, taken: true };

for (const [sides, tell] of [
	['her own case is against him', () => isAgainst(mary!, john!)],
	['his case is against her', () => isAgainst(john!, mary!)]
] as const)
	for (const team of ['east', null])
		test(`who was given his case does not meet with her call of ${team ?? 'no team'}, a colleague does: ${sides}`, async () => {
			await has(ada!, john!);
			await tell();
			const id = await asks(team);

			assert.deepEqual(await reach(ada!, id), nothing);
			assert.deepEqual(await reach(ben!, id), all);
		});

test('who had her case before the other side keeps her calls', async () => {
	await has(ada!, mary!);
	await has(ada!, john!);
	await isAgainst(mary!, john!);

	assert.deepEqual(await reach(ada!, await asks()), all);
});

test('her call is not handed over the wall, by a colleague or by a supervisor, and no cover reaches over it', async () => {
	const { db, keys, now } = world;
	await has(ada!, john!);
	await isAgainst(john!, mary!);
	const id = await asks();
	await callDesk.take(db, keys, ben!, id, now());
	const handed = { to: ada!.person, why: 'too-many' } as const;
	const to = { person: ben!.person, call: id, ...handed };

	assert.equal(await handOver(db, keys, ben!, { id, ...handed }, now()), false);
	assert.equal(await leavers.handCall(db, keys, eve!, to, now()), false);

	await db
		.insertInto('absences')
		.values({
			id: 'away',
			person_id: ben!.person,
			starts_at: now(),
			ends_at: now() + 3_600_000,
			covered_by: ada!.person
		})
		.execute();

	assert.deepEqual(await reach(ada!, id), nothing);
});

test('a call that was taken before the two sides were known waits for everybody else again', async () => {
	const { db, keys, now } = world;
	await has(ada!, john!);
	const id = await asks();
	assert.ok(await callDesk.take(db, keys, ada!, id, now()));
	await isAgainst(mary!, john!);

	await promises.follow(db, keys, now());
	await promises.follow(db, keys, now());

	const asked = await receipts.findById(db, keys, id);
	assert.deepEqual(
		asked?.steps.map(({ step }) => step),
		['asked', 'taken', 'returned']
	);
	assert.deepEqual(await reach(ben!, id), all);
});

test('a supervisor who once had the other side is not told that her promise is untaken', async () => {
	const { db, keys, now } = world;
	const una = await aColleague({ world }, 'supervisor', 'east', 'Una');
	await has(ada!, john!);
	await isAgainst(mary!, john!);
	await db
		.updateTable('people')
		.set({ role: 'supervisor' })
		.where('id', '=', ada!.person)
		.execute();
	await asks();
	world.setNow('2026-11-26T09:45:00Z');

	await promises.follow(db, keys, now());

	const told = await db
		.selectFrom('notices')
		.select('person_id')
		.where('kind', '=', 'promise-untaken')
		.execute();
	assert.deepEqual(told.map(({ person_id }) => person_id).sort(), [eve!.person, una.person].sort());
});
