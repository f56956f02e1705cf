/** Her data at the desk: never over the wall between two sides, and printed by no other team than the one that has her case. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as confirmations from '#lib/server/identity/confirmations.ts';
import * as copies from '#lib/server/copy/copies.ts';
import * as dataDesk from '#lib/server/identity/data-desk.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { transaction } from '#lib/server/database.ts';
import * as parties from '#lib/server/beside/parties.ts';
import { isWalled } from './sights.ts';

let world: TestWorld;
let mary: Victim;
let john: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	mary = await aVictimOf(world, urn);
	john = await aVictimOf(world, readUrn('01GD7654321') as Urn);
});
afterEach(() => world.close());

const colleague = (team: string, role: 'advocate' | 'supervisor' = 'advocate') =>
	aColleague({ world }, role, team);

/** Gives a case to an advocate of a team. */
async function has(advocate: Staff, { participation }: Victim, team: string): Promise<void> {
	const { db, keys, now } = world;
	const supervisor = await colleague(team, 'supervisor');
	const given = { participation, advocate: advocate.person };
	assert.ok(await assignments.give(db, keys, supervisor, given, now()));
}

/** It turns out that each is against the other. */
const areTwoSides = () =>
	transaction(world.db, async (trx) => {
		const { keys } = world;
		await parties.noteVictim(trx, keys, mary.participation, 'mary');
		await parties.noteSuspect(trx, keys, john.caseId, 'mary');
	});

async function taken(by: Staff, sort: 'copy' | 'erase' = 'copy'): Promise<string | undefined> {
	const { db, keys, now } = world;
	const taking = { about: urn, sort, cameBy: 'person' } as const;
	const down = await dataDesk.takeDown(db, keys, by, taking, now());
	return down?.was === 'taken-down' ? down.id : undefined;
}

/** What somebody can do about what was asked. */
async function reach(who: Staff, id: string) {
	const { db, keys, now } = world;
	return {
		list: (await dataDesk.openFor(db, who, now())).length,
		read: (await dataDesk.readFor(db, who, id, now())) !== undefined,
		second: await dataDesk.second(db, keys, who, id, now()),
		seen: await dataDesk.seen(db, keys, who, id, now()),
		refuse: await dataDesk.refuse(db, keys, who, { id, refusal: 'no-ground' }, now())
	};
}
const nothing = { list: 0, read: false, second: false, seen: false, refuse: false };

test('whoever worked for the other side, and everybody of that team, finds nobody and touches nothing', async () => {
	const { db, keys, now } = world;
	const [cat, dan, ann] = [
		await colleague('west'),
		await colleague('west'),
		await colleague('east')
	];
	await has(cat, john, 'west');
	await areTwoSides();
	const id = (await taken(ann)) ?? '';

	for (const who of [cat, dan]) {
		assert.equal(await taken(who), undefined);
		assert.equal(await confirmations.seen(db, keys, who, urn, now()), undefined);
		assert.deepEqual(await reach(who, id), nothing);
		assert.equal(await dataDesk.stop(db, keys, who, id, now()), false);
	}
	const ben = await colleague('east');
	const { list, read, second } = await reach(ben, id);
	assert.deepEqual([list, read, second], [1, true, true]);
});

test('who saw her before it turned out to be the other side prints nothing', async () => {
	const { db, keys, now } = world;
	const [ann, ben] = [await colleague('east'), await colleague('east')];
	await has(ann, john, 'east');
	const id = (await taken(ann)) ?? '';
	assert.equal(await dataDesk.second(db, keys, ben, id, now()), true);
	await areTwoSides();

	assert.equal(await copies.printFor(db, keys, ann, id, now()), undefined);
});

test('the side that was given first stays', async () => {
	const { db, keys, now } = world;
	const [ann, ben] = [await colleague('east'), await colleague('east')];
	await has(ann, mary, 'east');
	await has(ben, john, 'east');
	await areTwoSides();
	const id = (await taken(ann)) ?? '';

	assert.equal(await dataDesk.second(db, keys, ben, id, now()), true);
	assert.ok(await copies.printFor(db, keys, ann, id, now()));
});

test('a case that another team has is printed there alone', async () => {
	const { db, keys, now } = world;
	const [ann, ben] = [await colleague('east'), await colleague('east')];
	const id = (await taken(ann)) ?? '';
	await dataDesk.second(db, keys, ben, id, now());
	const mayPrint = async () => (await dataDesk.readFor(db, ann, id, now()))?.mayPrint;
	assert.equal(await mayPrint(), true);

	await has(await colleague('west'), mary, 'west');

	assert.equal(await mayPrint(), false);
	assert.equal(await copies.printFor(db, keys, ann, id, now()), undefined);
});

test('what was asked about a case that another team has is neither listed nor read nor stopped nor vouched for here', async () => {
	const { db, keys, now } = world;
	const [ann, ben] = [await colleague('east'), await colleague('west')];
	await has(ann, mary, 'east');
	await dataRequests.ask(db, keys, mary, 'copy', now());
	const [asked] = await dataRequests.listFor(db, mary);
	const id = asked?.id ?? '';

	assert.deepEqual(await reach(ben, id), {
		list: 0,
		read: false,
		second: false,
		seen: false,
		refuse: false
	});
	assert.equal(await dataDesk.stop(db, keys, ben, id, now()), false);
	const supervisor = await colleague('west', 'supervisor');
	assert.equal(await dataDesk.stop(db, keys, supervisor, id, now()), false);
	assert.equal((await dataRequests.listFor(db, mary))[0]?.state, 'waits');
	assert.equal(await dataDesk.stop(db, keys, ann, id, now()), true);
});

test('who of another team takes down what she asks reads on, and has neither seen her nor ends it', async () => {
	const { db, keys, now } = world;
	await has(await colleague('east'), mary, 'east');
	const ben = await colleague('west');

	const id = (await taken(ben)) ?? '';

	const read = await dataDesk.readFor(db, ben, id, now());
	assert.deepEqual([read?.standing, read?.isOthers], ['unsure', true]);
	assert.equal(await dataDesk.seen(db, keys, ben, id, now()), false);
	assert.equal(await dataDesk.stop(db, keys, ben, id, now()), false);
});

test('a condition on a case is built only in a read that has the case in it', () => {
	const { db } = world;
	const given = db.selectFrom('assignments as mine').select('mine.seq');
	const joined = given.innerJoin('participations', 'participations.id', 'mine.participation_id');

	assert.match(joined.where((where) => isWalled(where)).compile().sql, /other\.seq < mine\.seq/);
	// @ts-expect-error: there is no place in this read.
	given.where((where) => isWalled(where));
	// @ts-expect-error: there is no assignment in this one.
	db.selectFrom('participations').where((where) => isWalled(where));
});
