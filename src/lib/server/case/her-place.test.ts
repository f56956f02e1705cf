/** What her pages ask of the database: few questions, hers alone, and none that reads a table from end to end. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CompiledQuery, type Compilable } from 'kysely';
import type { Victim } from '#lib/domain/actor.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { isPostgres } from '#lib/server/database.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { counted } from '#tests/world/counted.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import * as cases from './cases.ts';
import * as events from './events.ts';
import * as herPlace from './her-place.ts';
import * as whatThereIs from './what-there-is.ts';

let world: TestWorld;
let mary: Victim;
before(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, '01BN1000026' as Urn);
});
after(() => world.close());

const look = () => counted(world.db, (db) => cases.readFor(db, world.keys, mary, world.now()));

test('her case is read with two questions, and only the first look of a day is written', async () => {
	assert.ok((await look()) > 2);
	assert.deepEqual([await look(), await look()], [2, 2]);

	world.setNow('2026-11-26T10:00:00Z');
	assert.ok((await look()) > 2);
	assert.equal(await look(), 2);

	const looks = await world.db
		.selectFrom('audit')
		.select('at')
		.where('chain', '=', `case:${mary.caseId}`)
		.where('act', '=', 'case-read')
		.execute();
	assert.equal(looks.length, 2);
});

test('two that look at the same moment write it down once', async () => {
	world.setNow('2026-11-27T10:00:00Z');
	await Promise.all([look(), look(), look()]);

	const looks = await world.db
		.selectFrom('audit')
		.select('at')
		.where('act', '=', 'case-read')
		.where('at', '=', world.now())
		.execute();
	assert.equal(looks.length, 1);
});

test('what there is for her beside it is one question', async () => {
	assert.equal(await counted(world.db, (db) => whatThereIs.readFor(db, mary)), 1);
});

test('that everything is to be deleted is there until she stops it', async () => {
	const { db, keys, now } = world;
	const erasing = async () => (await whatThereIs.readFor(db, mary)).erasing;

	assert.equal(await erasing(), false);
	await dataRequests.ask(db, keys, mary, 'erase', now());
	assert.equal(await erasing(), true);
	const asked = await dataRequests.openOf(db, mary, 'erase', now());
	await dataRequests.stop(db, keys, mary, asked?.id ?? '', now());
	assert.equal(await erasing(), false);
});

test('neither is answered for anybody else', async () => {
	const eve = { ...mary, person: 'eve' as Victim['person'] };

	assert.equal(await herPlace.readFor(world.db, world.keys, eve, world.now()), undefined);
	assert.deepEqual((await cases.readFor(world.db, world.keys, eve, world.now())).events, []);
	for (const [name, there] of Object.entries(await whatThereIs.readFor(world.db, eve)))
		assert.ok(!there, name);
});

test('no question of hers reads a table from end to end', async () => {
	// PostgreSQL plans by how much there is, and here is next to nothing.
	if (isPostgres(world.db)) return;
	const chain: audit.Chain = `case:${mary.caseId}`;
	const asked: Record<string, Compilable> = {
		events: events.scopedTo(world.db, mary),
		place: herPlace.scopedTo(world.db, { ...mary, chain, since: 0 }),
		there: whatThereIs.scopedTo(world.db, mary)
	};
	for (const [name, question] of Object.entries(asked)) {
		const { sql, parameters } = question.compile();
		const { rows } = await world.db.executeQuery<{ detail: string }>(
			CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
		);
		// There are as many agencies as there are; what is gathered for an answer is its own table.
		const scans = rows
			.map(({ detail }) => detail)
			.filter((detail) => /^SCAN (?!agencies|agg|latest|CONSTANT)/.test(detail));
		assert.deepEqual(scans, [], name);
	}
});
