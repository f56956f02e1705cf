/** What stands beside a place in a case goes with it when two cases become one: people, days, holds and questions. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aPaper, joiningUnderWay } from '#tests/begin/joining.ts';
import { staffOf, yearsAgo } from '#tests/rules/folk.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { isOnTheRota } from '#tests/team/at-work.ts';
import { endsCase } from '#tests/team/ends-case.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as children from '#lib/server/beside/children.ts';
import * as companions from '#lib/server/access/companions.ts';
import { transaction } from '#lib/server/database.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as inquiries from '#lib/server/looked/inquiries.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as parties from '#lib/server/beside/parties.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';
import * as supporters from '#lib/server/beside/supporters.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const operator = { kind: 'operator' } as const;
const aStaff = (kind: Staff['kind']) =>
	transaction(world.db, (trx) => staffOf(trx, world, kind, 'east'));

async function letsIn(victim: Victim): Promise<PersonId> {
	const asked = { language: 'en', panes: ['dates'], days: 30, shared: false } as const;
	const made = await supporters.letIn(world.db, world.keys, victim, asked, world.now());
	if (!made.ok) throw new Error(made.refused);
	return made.person;
}

const gives = async (supervisor: Staff, victim: Victim, ann: Staff) => {
	await isOnTheRota(world, ann);
	const given = { participation: victim.participation, advocate: ann.person };
	return assignments.give(world.db, world.keys, supervisor, given, world.now());
};

async function isAChild({ participation, caseId }: Victim, years: number): Promise<void> {
	const child = { participation, caseId, born: yearsAgo(world.now(), years) };
	await transaction(world.db, (trx) => children.set(trx, world.keys, operator, child, world.now()));
}

test('supporters of both places stand beside hers, and each can be let out', async () => {
	const { mary, paper, call, after } = await joiningUnderWay(world);
	const both = [await letsIn(mary), await letsIn(paper.victim)];

	await call.join();

	const her = await after();
	const list = await supporters.listFor(world.db, world.keys, her, world.now());
	assert.deepEqual(list.map(({ person }) => person).sort(), both.toSorted());
	for (const person of both) {
		const found = await companions.actorOf(world.db, person);
		assert.deepEqual([found?.participation, found?.caseId], [her.participation, her.caseId]);
	}
	for (const { id } of list)
		assert.equal(await supporters.revoke(world.db, world.keys, her, id, world.now()), true);
});

test('what is known of a child goes on, and so does the advocate who holds her case', async () => {
	const { db, keys, now } = world;
	const { paper, call, after } = await joiningUnderWay(world);
	const [ann, eve] = [await aStaff('advocate'), await aStaff('supervisor')];
	await isAChild(paper.victim, 12);
	await gives(eve, paper.victim, ann);

	await call.join();

	const her = await after();
	assert.ok(her.child);
	assert.equal(await endsCase(db, keys, ann, her.participation, now()), true);
});

test('where each place had an advocate hers stays, and nothing is left of a second one', async () => {
	const { mary, paper, call, after } = await joiningUnderWay(world);
	const [ann, cat, eve] = [
		await aStaff('advocate'),
		await aStaff('advocate'),
		await aStaff('supervisor')
	];
	await gives(eve, mary, ann);
	await gives(eve, paper.victim, cat);

	await call.join();

	const { participation } = await after();
	const ends = (one: Staff) => endsCase(world.db, world.keys, one, participation, world.now());
	assert.deepEqual([await ends(cat), await ends(ann)], [false, true]);
});

test('who she is stays noted, so that nobody who ever held the other side is given her case', async () => {
	const { mary, paper, call, after } = await joiningUnderWay(world);
	const { victim: other } = await aPaper(world, { urn: undefined });
	const note = ({ participation }: Victim, index: string) =>
		transaction(world.db, (trx) => parties.noteVictim(trx, world.keys, participation, index));
	await note(paper.victim, 'mary');
	const mistake = { asked_by: null, asked_at: null, cleared_by: null, cleared_at: null } as const;
	await world.db
		.insertInto('side_notes')
		.values({
			...{ id: 'noted', participation_id: paper.victim.participation, team: 'east', ...mistake },
			...{ against: other.caseId, noted_by: other.person, noted_at: world.now() }
		})
		.execute();

	await call.join();

	const { participation } = await after();
	const noted = await world.db.selectFrom('victims').selectAll().execute();
	assert.deepEqual(noted, [{ participation_id: participation, party_index: 'mary' }]);
	// Or no supervisor could ever say that it was a mistake.
	const notes = await world.db.selectFrom('side_notes').select('participation_id').execute();
	assert.deepEqual(notes, [{ participation_id: participation }]);
	assert.equal(participation, mary.participation);
});

test('of two holds the longer stays', async () => {
	const { db, keys, now } = world;
	const { mary, paper, call, after } = await joiningUnderWay(world);
	const longer = { reason: 'complaint', until: '2027-12-01' } as const;
	await legalHolds.set(
		db,
		keys,
		operator,
		mary,
		{ reason: 'court-order', until: '2026-12-01' },
		now()
	);
	await legalHolds.set(db, keys, operator, paper.victim, longer, now());

	await call.join();

	assert.deepEqual(await legalHolds.on(db, (await after()).participation, dayOf(now())), longer);
});

test('a number that was shown at her former place is still on her list, with what she asked of it and the answer', async () => {
	const { db, keys, now } = world;
	const { paper, call, after } = await joiningUnderWay(world);
	const [ann, eve] = [await aStaff('advocate'), await aStaff('supervisor')];
	const slots = [{ on: dayOf(now()), from: now(), to: now() + 3_600_000 }];
	const asked = { kind: 'call', wishes: someWishes({ slots }), language: 'en' } as const;
	const id = await transaction(db, (trx) =>
		calls.add(trx, keys, paper.victim, { ...asked, promised: slots[0]! }, now())
	);
	await callDesk.take(db, keys, ann, id, now());
	assert.equal(await revealNumber.showNumber(db, keys, ann, id, now()), true);
	const shownTo = async (victim: Victim) => {
		const { days } = await accessLog.readFor(db, keys, victim, { before: undefined, now: now() });
		return days
			.flatMap(({ lines }) => lines)
			.find(({ act, inquiry }) => act === 'number-shown' && inquiry !== undefined);
	};
	const { days } = await accessLog.readFor(db, keys, paper.victim, {
		before: undefined,
		now: now()
	});
	const lines = days.flatMap((one) => one.lines).filter(({ act }) => act === 'number-shown');
	for (const { id: line } of lines) await inquiries.ask(db, keys, paper.victim, line, now());
	const open = await inquiries.openFor(db, keys, eve);
	for (const one of open) await inquiries.answer(db, keys, eve, one.id, 'was-wrong', now());

	await call.join();

	assert.ok(open.length > 0);
	assert.equal((await shownTo(await after()))?.inquiry?.answer, 'was-wrong');
});

test('what she asked about a look is still hers, and still owed an answer', async () => {
	const { db, keys, now } = world;
	const { paper, call, after } = await joiningUnderWay(world);
	const eve = await aStaff('supervisor');
	const { days } = await accessLog.readFor(db, keys, paper.victim, {
		before: undefined,
		now: now()
	});
	const line = days.flatMap(({ lines }) => lines)[0];
	assert.equal(await inquiries.ask(db, keys, paper.victim, line?.id ?? '', now()), true);

	await call.join();

	const kept = await db.selectFrom('inquiries').select('participation_id').execute();
	assert.deepEqual(kept, [{ participation_id: (await after()).participation }]);
	assert.equal((await inquiries.openFor(db, keys, eve)).length, 1);
});
