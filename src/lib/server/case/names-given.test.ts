import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { toldApart } from '#lib/domain/case/whose.ts';
import type { DefendantKey } from '#lib/domain/event.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { unlink } from '#lib/server/keeper/unlinking.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aTelling } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as cases from './cases.ts';
import * as namesGiven from './names-given.ts';

let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn);
	const courts = await anAgency(world, 'courts');
	const tellings = ['one', 'two'].map((defendant) =>
		aTelling({ kind: 'charged', on: '2026-11-10', defendant })
	);
	const message = aMessage({ urn, tellings });
	await inbox.take(world.db, world.keys, courts, [message], world.now());
});
afterEach(() => world.close());

const [one, two] = ['one', 'two'] as readonly string[] as readonly [DefendantKey, DefendantKey];
const open = (victim = mary) => cases.readFor(world.db, world.keys, victim, world.now());
const give = (names: Readonly<Record<string, string>>, victim = mary) => {
	const given = new Map(Object.entries(names) as [DefendantKey, string][]);
	return namesGiven.give(world.db, world.keys, victim, given, world.now());
};
const rows = () => world.db.selectFrom('names_given').selectAll().execute();

test('the name she gives to one of two people is on her page from then on, until she takes it away', async () => {
	assert.deepEqual([(await open()).names.size, toldApart((await open()).events)], [0, [one, two]]);

	await give({ one: 'Dan', two: '' });
	assert.deepEqual((await open()).names, new Map([[one, 'Dan']]));
	await give({ two: 'the taller one' });
	assert.deepEqual((await open()).names.get(one), 'Dan');

	await give({ one: '', two: '' });
	assert.deepEqual((await open()).names, new Map());
	assert.deepEqual(await rows(), []);
	const acts = await world.db.selectFrom('audit').select(['act', 'whose']).execute();
	const written = acts.filter(({ act }) => act === 'names-given');
	assert.deepEqual(
		written.map(({ whose }) => whose),
		Array.from({ length: 3 }, () => mary.participation)
	);
});

test('her names are sealed, and so are the keys of those who have them', async () => {
	await give({ one: 'my ex-husband' });

	const [row] = await rows();
	assert.equal(row?.participation_id, mary.participation);
	const kept = Buffer.from(row.names_sealed).toString('latin1');
	assert.doesNotMatch(kept, /ex-husband|one/);
});

test('they are hers alone: another victim of the case, and whoever names her place, reads none', async () => {
	await give({ one: 'Dan' });
	const anna = await aVictimOf(world, urn);
	const eve = { ...anna, participation: mary.participation };

	assert.deepEqual((await open(anna)).names, new Map());
	assert.deepEqual((await open(eve)).names, new Map());
	await give({ one: 'Tom' }, anna);
	assert.deepEqual((await open()).names, new Map([[one, 'Dan']]));
});

test('a code alone, on a phone that somebody else may hold, opens none of them', async () => {
	await give({ one: 'Dan' });

	for (const level of ['code', 'short'] as const)
		assert.deepEqual((await open({ ...mary, level })).names, new Map(), level);
});

test('two that save at the same moment lose none of them', async () => {
	await Promise.all([give({ one: 'Dan' }), give({ two: 'Tom' })]);

	assert.deepEqual((await open()).names.size, 2);
});

test('of two places that are one the names of both are kept, and hers come first', async () => {
	const anna = await aVictimOf(world, urn);
	await give({ one: 'Dan', two: 'Sam' });
	await give({ one: 'Tom' }, anna);

	await transaction(world.db, (trx) =>
		namesGiven.mergeInto(trx, world.keys, mary.participation, anna.participation)
	);

	assert.deepEqual([...(await open(anna)).names].toSorted(), [
		[one, 'Tom'],
		[two, 'Sam']
	]);
	assert.deepEqual(
		(await rows()).map(({ participation_id }) => participation_id),
		[anna.participation]
	);
});

test('whose paper led to another’s case takes no name out of it', async () => {
	await give({ one: 'Dan' });

	await transaction(world.db, (trx) => unlink(trx, world.keys, mary.participation, world.now()));

	assert.deepEqual(await rows(), []);
});

test('by what a form knows somebody is another on the form of anybody else', async () => {
	const anna = await aVictimOf(world, urn);
	const mark = (victim: Victim, key: DefendantKey) => namesGiven.markOf(world.keys, victim, key);

	assert.equal(new Set([mark(mary, one), mark(mary, two), mark(anna, one)]).size, 3);
	assert.equal(mark(mary, one), mark(mary, one));
});
