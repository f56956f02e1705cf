/** Who reads a message next and is told of it, and who reads nothing however the case was given. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { hours, isAway, works } from '#tests/team/at-work.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aTalk, writing } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import * as parties from '#lib/server/beside/parties.ts';
import * as people from '#lib/server/people/people.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';

let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

const other = readUrn('01GD7654321') as Urn;
type Staff = Parameters<typeof talkDesk.readFor>[2];
const writes = (words: string) =>
	talks.send(world.db, world.keys, mary, writing(words), world.now());
const answers = (by: Staff, words: string) => {
	const told = { participation: mary.participation, ...writing(words) };
	return talkDesk.send(world.db, world.keys, by, told, world.now());
};
const opens = (by: Staff, whose = mary) =>
	talkDesk.readFor(world.db, world.keys, by, whose.participation, world.now());
const page = () => talks.readFor(world.db, world.keys, mary, { all: false, now: world.now() });
/** A moment later, so that what is owed has an order. */
const later = () => world.setNow(new Date(world.now() + 1000).toISOString());
const owed = async () =>
	world.db.selectFrom('notices').select(['kind', 'person_id']).orderBy('owed_at').execute();

test('it is said when it is read next: by her advocate, by who stands in, or that nobody knows', async () => {
	const { ada } = await aTalk(world, mary);
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	const next = async () => (await page()).next;

	assert.deepEqual(await next(), { when: 'not-known' });
	await works(world, ada, hours('2026-11-27'));
	assert.deepEqual(await next(), {
		when: 'next',
		at: Date.parse('2026-11-27T09:00:00Z'),
		by: 'own'
	});
	await isAway(world, ada, hours('2026-11-27', '00:00', '23:00'), ben);
	assert.deepEqual(await next(), { when: 'not-known' });
	await works(world, ben, hours('2026-11-27', '13:00'));
	assert.deepEqual(await next(), {
		when: 'next',
		at: Date.parse('2026-11-27T13:00:00Z'),
		by: 'cover'
	});

	// Whoever is paused reads nothing, whatever was planned before.
	await transaction(world.db, (trx) => people.setPaused(trx, ben.person, world.now()));
	assert.deepEqual(await next(), { when: 'not-known' });
});

test('the first message that waits owes one notice, to whoever reads now; the next none', async () => {
	const { ada } = await aTalk(world, mary);
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');

	await writes('One');
	await writes('Two');
	assert.deepEqual(await owed(), [{ kind: 'message-waiting', person_id: ada.person }]);
	later();
	await opens(ada);
	await answers(ada, 'Three');
	await answers(ada, 'Four');
	assert.deepEqual((await owed()).slice(1), [{ kind: 'something-new', person_id: mary.person }]);
	later();

	await isAway(world, ada, hours('2026-11-25'), ben);
	await writes('Five');
	assert.deepEqual((await owed()).slice(2), [{ kind: 'message-waiting', person_id: ben.person }]);
	later();

	// Whoever is paused would never hear of it.
	await opens(ben);
	await transaction(world.db, (trx) => people.setPaused(trx, ben.person, world.now()));
	await writes('Six');
	assert.deepEqual((await owed()).slice(3), [{ kind: 'message-waiting', person_id: ada.person }]);
});

test('what waits unread for an advocate before keeps nobody from telling the next, once', async () => {
	const { ada, eve } = await aTalk(world, mary);
	await writes('For Ada');
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	world.setNow('2026-11-25T11:00:00Z');
	const given = { participation: mary.participation, advocate: ben.person };
	await assignments.give(world.db, world.keys, eve, given, world.now());
	await talks.open(world.db, world.keys, mary, world.now());

	await Promise.all([writes('For Ben'), writes('For Ben too')]);

	assert.deepEqual(
		(await owed()).map(({ person_id }) => person_id),
		[ada.person, ben.person]
	);
});

test('while her page rests nobody at the desk reads or writes', async () => {
	const { ada } = await aTalk(world, mary);
	await transaction(world.db, (trx) => people.setPaused(trx, mary.person, world.now()));

	assert.equal(await opens(ada), undefined);
	assert.equal(await answers(ada, 'Hello'), false);
});

test('an advocate whose team turns out to have the other side reads nothing more', async () => {
	const { keys, db } = world;
	const index = indexOf(keys, 'party', 'Sam');
	const jane = await aVictimOf(world, other);
	const hers = await aTalk(world, jane);
	const { ada } = await aTalk(world, mary);
	assert.ok((await opens(ada)) && (await opens(hers.ada, jane)));

	await transaction(db, async (trx) => {
		await parties.noteSuspect(trx, keys, mary.caseId, index);
		await parties.noteVictim(trx, keys, jane.participation, index);
	});

	assert.equal(await opens(ada), undefined);
	assert.equal(await writes('Hello'), 'closed');
	assert.ok(await opens(hers.ada, jane));
});
