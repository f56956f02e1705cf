/** What was wrong goes off her page by two keepers; who saw it is told so, and who did not learns nothing. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import type { EventId, Telling } from '#lib/domain/event.ts';
import { isOwnCase, readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as actors from '#lib/server/access/actors.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as choices from '#lib/server/notice/choices.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { aMessage, anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as apologies from './apologies.ts';
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
const charged: Telling = { kind: 'charged', on: '2026-11-10', data: {} };
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
const sorry = (victim: Victim) => apologies.readFor(world.db, world.keys, victim);

test('a wrong fact goes with a second keeper, is said to be wrong, and the right one is shown when it comes', async () => {
	await tells(released);
	assert.deepEqual(await seenBy(mary), ['suspect-released']);
	const deed = { do: 'fact', event: await newest() } as const;

	const id = await deeds.ask(world.db, world.keys, kim, deed, world.now());
	assert.deepEqual(await seenBy(mary), ['suspect-released']);
	assert.equal(await deeds.confirm(world.db, world.keys, kim, id, world.now()), false);
	assert.equal(await deeds.confirm(world.db, world.keys, lee, id, world.now()), true);

	assert.deepEqual(await seenBy(mary), []);
	const [one, ...others] = await sorry(mary);
	assert.deepEqual([one?.why, one?.says.map(({ kind }) => kind)], ['facts', ['suspect-released']]);
	assert.equal(others.length, 0);
	await apologies.read(world.db, mary, world.now());
	assert.deepEqual(await sorry(mary), []);
	await tells(released);
	assert.deepEqual(await seenBy(mary), ['suspect-released']);
});

test('what was withdrawn is no news of anybody: she may tell it herself, and it takes no call away', async () => {
	await world.db.updateTable('invitations').set({ used_at: world.now() }).execute();
	const courts = await anAgency(world, 'courts');
	const bail = (said: 'custody' | 'conditional-bail'): Telling => ({
		...{ kind: 'court-bail-decided', on, data: { bail: said, protections: [] } }
	});
	const arrested: Telling = { kind: 'suspect-arrested', on, data: {} };
	await tells(bail('custody'), urn, courts);
	for (const wrong of [bail('conditional-bail'), arrested]) {
		later(1);
		await tells(wrong, urn, wrong === arrested ? police : courts);
		await withTwo({ do: 'fact', event: await newest() });
	}

	await cases.tellAs(world.db, world.keys, mary, [arrested], world.now());
	await tells({ kind: 'discontinued', on, data: {} }, urn, await anAgency(world, 'cps'));

	assert.deepEqual(await seenBy(mary), ['court-bail-decided', 'suspect-arrested']);
	assert.equal((await world.db.selectFrom('calls').selectAll().execute()).length, 1);
});

test('what waits for a case goes with everything since its hour, and is told to nobody who comes later', async () => {
	const other = readUrn('01GD7654321') as Urn;
	const third = readUrn('01GD7654322') as Urn;
	await tells(charged, third);
	later(10);
	const since = world.now();
	await tells(released, other);
	assert.deepEqual(await found.since(world.db, police.id, since), {
		facts: 0,
		cases: 0,
		waiting: 1
	});

	assert.equal(await withTwo({ do: 'since', agency: police.id, since }), true);

	assert.deepEqual(await seenBy(await aVictimOf(world, other)), []);
	assert.deepEqual(await seenBy(await aVictimOf(world, third)), ['charged']);
});

test('what a withdrawn correction had replaced stands again', async () => {
	const id = await tells({ ...charged, on: '2026-11-11' });
	await tells({ ...charged, on: '2026-11-12', corrects: id });

	await withTwo({ do: 'fact', event: await newest() });

	const { events } = await cases.readFor(world.db, world.keys, mary, world.now());
	assert.deepEqual(
		events.map(({ on }) => on),
		['2026-11-11']
	);
});

test('who saw it is told by the way she chose; whoever has not looked is told nothing', async () => {
	const nora = await aVictimOf(world, urn);
	const times = { days: ['3'], parts: ['morning'], about: 'nothing' } as const;
	for (const victim of [mary, nora]) {
		await choices.setTimes(world.db, world.keys, victim, times, world.now());
		await choices.addPush(world.db, world.keys, victim, 'phone', world.now() - 1);
	}
	await tells(released);
	await seenBy(mary);

	await withTwo({ do: 'fact', event: await newest() });
	later(1);
	while ((await notices.deliver(world)) > 0);

	assert.deepEqual(
		world.sent.filter(({ to }) => to !== 'keeper').map(({ to, text }) => [to, text]),
		[[mary.person, 'There is something new.']]
	);
	assert.deepEqual(await sorry(nora), []);
});

test('a note that waits for her hours is taken back with what it was about', async () => {
	const times = { days: ['3'], parts: ['evening'], about: 'everything' } as const;
	await choices.setTimes(world.db, world.keys, mary, times, world.now());
	await choices.addPush(world.db, world.keys, mary, 'phone', world.now() - 1);
	await tells(released);

	await withTwo({ do: 'fact', event: await newest() });

	world.setNow('2026-11-25T18:00:00Z');
	while ((await notices.deliver(world)) > 0);
	assert.deepEqual(
		world.sent.filter(({ to }) => to === mary.person),
		[]
	);
});

test('everything of one source since an hour goes, and nothing else', async () => {
	const other = readUrn('01GD7654321') as Urn;
	const nora = await aVictimOf(world, other);
	const courts = await anAgency(world, 'courts');
	await tells(charged);
	later(10);
	const since = world.now();
	await tells(released);
	await tells(released, other);
	await tells({ kind: 'sent-to-crown-court', on, data: {} }, other, courts);
	assert.deepEqual(await found.since(world.db, police.id, since), {
		facts: 2,
		cases: 2,
		waiting: 0
	});

	await withTwo({ do: 'since', agency: police.id, since });

	assert.deepEqual(await seenBy(mary), ['charged']);
	assert.deepEqual(await seenBy(nora), ['sent-to-crown-court']);
	assert.deepEqual(await world.db.selectFrom('calls').selectAll().execute(), []);
});

test('a place that was linked to the wrong case gets one of its own, and the other page keeps no trace', async () => {
	const nora = await aVictimOf(world, urn);
	await tells(charged);
	const page = async (victim: Victim) => {
		const now = world.now();
		const { days } = await accessLog.readFor(world.db, world.keys, victim, { now });
		// That she looks herself is another matter.
		const others = days.flatMap(({ lines }) => lines).filter(({ act }) => !act.endsWith('-read'));
		return { ...(await cases.readFor(world.db, world.keys, victim, now)), others };
	};
	const before = await page(mary);
	await seenBy(nora);
	const own = { kind: 'reported', on, data: {} } as const;
	await cases.tellAs(world.db, world.keys, nora, [own], world.now());

	assert.equal(await withTwo({ do: 'unlink', participation: nora.participation }), true);

	const now = await actors.actorOf(world.db, nora.person, { level: 'full', sure: true });
	const moved = now?.actor as Victim;
	assert.ok(isOwnCase(moved.caseId));
	assert.deepEqual(await seenBy(moved), ['reported']);
	assert.deepEqual(
		(await sorry(moved)).map(({ why, says }) => [why, says]),
		[['link', []]]
	);
	assert.deepEqual(await seenBy(nora), []);
	assert.deepEqual(await page(mary), before);
	assert.equal(await withTwo({ do: 'unlink', participation: nora.participation }), false);
});

test('whoever looks for a case by its reference is written down, whether there is one or not', async () => {
	const { db, keys, now } = world;

	assert.equal(await found.caseOf(db, keys, kim, urn, now()), mary.caseId);
	for (const none of ['01GD7654321', 'no reference'])
		assert.equal(await found.caseOf(db, keys, kim, none, now()), undefined);

	const rows = await db.selectFrom('audit').select(['chain', 'act']).execute();
	const sought = rows.filter(({ act }) => act === 'case-sought').map(({ chain }) => chain);
	assert.deepEqual(
		sought,
		Array.from({ length: 3 }, () => `person:${kim.person}`)
	);
});

test('what one keeper asked for is over after a day', async () => {
	await tells(released);
	const deed = { do: 'fact', event: await newest() } as const;
	const id = await deeds.ask(world.db, world.keys, kim, deed, world.now());

	later(24 * 60);

	assert.equal(await deeds.confirm(world.db, world.keys, lee, id, world.now()), false);
	assert.deepEqual(await deeds.openIn(world.db, world.now()), []);
});
