import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { deadlines, type Deadline } from '#lib/domain/clock/deadline.ts';
import type { Telling } from '#lib/domain/event.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aMessage, anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as answers from './answers.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as inbox from '#lib/server/feed/inbox.ts';

let world: TestWorld;
let mary: Victim;
let police: Agency;
// Wednesday 25 November 2026: an arrest on the 2nd should have been told by the 9th.
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
	police = await anAgency(world, 'police', '01');
});
afterEach(() => world.close());

test('she says that nobody told her, and the row is late from then on', async () => {
	await arrested('2026-11-02');
	const { key, state } = await arrestOf(mary);

	const given = await give(mary, key, 'no');

	assert.deepEqual([state, given], ['not-known', 'given']);
	const late = await arrestOf(mary);
	assert.deepEqual([late.state, late.workingDaysLate], ['overdue', 12]);
});

test('she can change her answer as often as she likes on one day, and the last one counts', async () => {
	await arrested('2026-11-02');
	const { key } = await arrestOf(mary);

	const states: string[] = [];
	for (const answer of ['yes', 'no', 'yes', 'not-sure'] as const) {
		world.setNow(new Date(world.now() + 60_000).toISOString());
		await give(mary, key, answer);
		states.push((await arrestOf(mary)).state);
	}

	assert.deepEqual(states, ['kept', 'overdue', 'kept', 'not-known']);
});

test('an answer sent twice is one answer', async () => {
	await arrested('2026-11-02');
	const { key } = await arrestOf(mary);

	await give(mary, key, 'no');
	const again = await give(mary, key, 'no');

	assert.equal(again, 'given');
	const kinds = await kindsFor(world, mary);
	assert.equal(kinds.filter((kind) => kind === 'told-answered').length, 1);
});

test('the day she was told is kept with her answer; one before it happened is refused', async () => {
	await arrested('2026-11-02');
	const { key } = await arrestOf(mary);

	const early = await give(mary, key, 'yes', '2026-11-01');
	const good = await give(mary, key, 'yes', '2026-11-12');

	assert.deepEqual([early, good], ['too-early', 'given']);
	const { state, metOn } = await arrestOf(mary);
	assert.deepEqual([state, metOn], ['kept-late', '2026-11-12']);
});

test("a row whose day has not passed, that an agency met, or that is nobody's takes no answer", async () => {
	await arrested('2026-11-20');
	const due = await arrestOf(mary);

	assert.equal(due.state, 'due');
	assert.equal(await give(mary, due.key, 'no'), 'no-such-row');
	assert.equal(await give(mary, 'not-a-row', 'no'), 'no-such-row');
	assert.equal(await give(mary, '', 'no'), 'no-such-row');
	world.setNow('2026-12-10T10:00:00Z');
	await tell([{ kind: 'victim-told', on: '2026-11-25', data: { about: 'suspect-arrested' } }]);
	assert.equal(await give(mary, due.key, 'no'), 'no-such-row');
	assert.ok(!(await kindsFor(world, mary)).includes('told-answered'));
});

test("nobody can answer for a row of another's case, and nobody else sees her answer", async () => {
	await arrested('2026-11-02');
	const { key } = await arrestOf(mary);
	const nora = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	const sister = await aVictimOf(world, urn);

	assert.equal(await give(nora, key, 'no'), 'no-such-row');
	assert.equal(await give({ ...nora, caseId: mary.caseId }, key, 'no'), 'no-such-row');
	assert.equal(
		await give({ ...nora, participation: mary.participation }, key, 'no'),
		'no-such-row'
	);
	await give(mary, key, 'no');

	assert.equal((await arrestOf(mary)).state, 'overdue');
	assert.equal((await arrestOf(sister)).state, 'not-known');
	assert.ok(!(await kindsFor(world, sister)).includes('told-answered'));
	// Each of the two may say the same: both are kept.
	await give(sister, key, 'no');
	assert.equal((await arrestOf(sister)).state, 'overdue');
});

test('that she answered is written down, and what she answered is not', async () => {
	await arrested('2026-11-02');
	const { key } = await arrestOf(mary);
	const before = await acts();

	await give(mary, key, 'no');

	const after = await acts();
	assert.deepEqual(after.slice(before.length), ['victim events-added']);
});

async function arrested(on: string): Promise<void> {
	await tell([{ kind: 'suspect-arrested', on, data: {} }]);
}

async function tell(tellings: readonly Telling[]): Promise<void> {
	const message = aMessage({ id: `m-${world.now()}`, urn, tellings });
	await inbox.take(world.db, world.keys, police, [message], world.now());
}

function give(victim: Victim, row: string, answer: 'yes' | 'no' | 'not-sure', toldOn?: string) {
	return answers.give(world.db, world.keys, victim, { row, answer, toldOn }, world.now());
}

async function arrestOf(victim: Victim): Promise<Deadline> {
	const now = world.now();
	const { events } = await cases.readFor(world.db, world.keys, victim, now);
	const asked = { enhanced: 'no', sendTellings: new Map<never, never>(), now } as const;
	const found = deadlines(events, duties, asked).find(({ duty }) => duty.id === 'arrest');
	assert.ok(found);
	return found;
}

async function acts(): Promise<string[]> {
	const rows = await world.db
		.selectFrom('audit')
		.select(['actor_kind', 'act', 'seq'])
		.where('chain', '=', `case:${mary.caseId}`)
		.orderBy('seq')
		.execute();
	return rows.map(({ actor_kind, act }) => `${actor_kind} ${act}`);
}
