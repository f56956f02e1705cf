/** What goes when news is held or withdrawn: the lines of who looked, the tellings of it, and the case in an address. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type { EventId, Telling } from '#lib/domain/event.ts';
import * as children from '#lib/server/beside/children.ts';
import * as calls from '#lib/server/call/calls.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import { aMessage, anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { yearsAgo } from '#tests/rules/folk.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as burstDesk from './burst-desk.ts';
import * as deeds from './deeds.ts';
import * as found from './found.ts';

let world: TestWorld;
let police: Agency;
let mary: Victim;
let kim: Staff;
let lee: Staff;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
	mary = await aVictimOf(world, urn);
	kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
});
afterEach(() => world.close());

const on = '2026-11-25';
const released: Telling = { kind: 'suspect-released', on, data: {} };
const urnOf = (nth: number) => readUrn(`01BN${1_000_000 + nth}26`) as Urn;
let made = 0;
const tells = async (telling: Telling, to: Urn = urn, by = police) => {
	made += 1;
	const id = `w-${made}`;
	const message = aMessage({ urn: to, id, body: id, tellings: [telling] });
	const taken = await inbox.take(world.db, world.keys, by, [message], world.now());
	assert.ok(taken.ok);
	return id;
};
const later = (minutes: number) =>
	world.setNow(new Date(world.now() + minutes * 60_000).toISOString());
const seenBy = (victim: Victim) => kindsFor(world, victim);
const newest = async () => {
	const row = await world.db
		.selectFrom('events')
		.select('id')
		.orderBy('heard_at', 'desc')
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	return row.id as EventId;
};
const withTwo = async (deed: deeds.Deed) => {
	const id = await deeds.ask(world.db, world.keys, kim, deed, world.now());
	return deeds.confirm(world.db, world.keys, lee, id, world.now());
};

// The address of the page had the id of the case in it.
test('the case a keeper found stands in no address but as a key of that keeper for an hour', () => {
	const { keys } = world;
	const now = world.now();

	const key = found.keyOf(keys, kim, mary.caseId, now);

	assert.doesNotMatch(key, new RegExp(mary.caseId));
	assert.equal(found.caseBy(keys, kim, key, now), mary.caseId);
	assert.equal(found.caseBy(keys, lee, key, now), undefined);
	assert.equal(found.caseBy(keys, kim, key, now + 60 * 60_000), undefined);
	assert.equal(found.caseBy(keys, kim, mary.caseId, now), undefined);
});

const acts = async (victim: Victim) => {
	const { days } = await accessLog.readFor(world.db, world.keys, victim, { now: world.now() });
	return days
		.flatMap(({ lines }) => lines.map(({ act }) => act))
		.filter((act) => /fact|event/.test(act));
};

test('that something was taken off stands in "who looked" of whoever saw it, and of nobody else', async () => {
	const nora = await aVictimOf(world, urn);
	await tells(released);
	await seenBy(mary);

	await withTwo({ do: 'fact', event: await newest() });

	assert.deepEqual((await acts(mary)).toSorted(), ['events-added', 'facts-withdrawn']);
	assert.deepEqual(await acts(nora), ['events-added']);
});

// The task stood, and the advocate told a child what had never been so.
test('a telling for a child falls with the news, and one that was taken says so and is owed no more', async () => {
	const { participation, caseId } = mary;
	const born = yearsAgo(world.now(), 10);
	await transaction(world.db, (trx) =>
		children.set(
			trx,
			world.keys,
			{ kind: 'operator' },
			{ participation, caseId, born },
			world.now()
		)
	);
	const stopped: Telling = { kind: 'discontinued', on, data: {} };
	const cps = await anAgency(world, 'cps');
	const tasks = () =>
		world.db.selectFrom('calls').selectAll().where('kind', '=', 'child').execute();
	const goes = async () => withTwo({ do: 'fact', event: await newest() });
	await tells(stopped, urn, cps);
	assert.equal((await tasks()).length, 1);

	await goes();
	assert.deepEqual(await tasks(), []);

	later(1);
	await tells(released);
	later(1);
	await tells(stopped, urn, cps);
	await world.db.updateTable('calls').set({ state: 'taken' }).where('kind', '=', 'child').execute();
	await goes();
	assert.deepEqual(
		(await tasks()).map(({ state }) => state),
		['taken']
	);
	const [first] = await world.db
		.selectFrom('events')
		.select('id')
		.orderBy('heard_at')
		.orderBy('seq')
		.offset(1)
		.limit(1)
		.execute();
	await withTwo({ do: 'fact', event: first?.id as EventId });
	const [task] = await tasks();
	const steps = await calls.stepsOf(world.db, task?.id ?? '');
	assert.deepEqual([task?.state, steps.at(-1)?.step], ['closed', 'withdrawn']);
});

// "Added news to your case", on the page of whoever was shown none.
test('of what is held "who looked" says nothing until it is let through', async () => {
	for (let nth = 1; nth < 20; nth += 1) await aVictimOf(world, urnOf(nth));
	const twenty = Array.from({ length: 20 }, (_, nth) => {
		const id = `held-${nth}`;
		return aMessage({ urn: nth ? urnOf(nth) : urn, id, body: id, tellings: [released] });
	});
	assert.ok((await inbox.take(world.db, world.keys, police, twenty, world.now())).ok);
	assert.deepEqual(await acts(mary), []);

	const [burst] = await burstDesk.list(world.db, world.keys);
	assert.ok(burst);
	assert.equal(await withTwo({ do: 'let', burst: burst.id }), true);

	assert.deepEqual(await acts(mary), ['events-added']);
});
