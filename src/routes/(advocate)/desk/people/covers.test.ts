/** The people of an advocate who is away, on the list of whoever stands in. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as events from '#lib/server/case/events.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction } from '#lib/server/database.ts';
import { isAway } from '#tests/team/at-work.ts';
import { aTeam, aVictimWith } from '#tests/team/staying.ts';
import { aTelling } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { load } from './+page.server.ts';

let world: TestWorld;
let ben: Staff;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	const { eve, ada, ...team } = await aTeam(world);
	({ ben } = team);
	mary = await aVictimWith(world, eve, ada);
	await aVictimWith(world, eve, ada, readUrn('01GD7654321') as Urn);
	const told = [aTelling({ kind: 'discontinued', on: '2026-11-24' })];
	const origin = { toldBy: 'police', source: 'test', id: 'one' } as const;
	await transaction(world.db, (trx) =>
		events.append(trx, world.keys, mary.caseId, origin, told, world.now())
	);
	world.setNow('2026-11-26T09:30:00Z');
	await newsChoices.choose(world.db, world.keys, mary, 'advocate', world.now());
	await isAway(world, ada, { from: instantOf('2026-11-26'), to: instantOf('2026-11-28') }, ben);
});
afterEach(() => world.close());

type Shown = { readonly place: string; readonly news: boolean };
async function shows(only: string) {
	const url = new URL(`http://localhost/desk/people${only}`);
	const event = { locals: { world, actor: ben }, url };
	const page = await load(event as unknown as Parameters<typeof load>[0]);
	assert.ok(page);
	const covers = page.covers as readonly { readonly people: readonly Shown[] }[];
	const covered = covers.flatMap(({ people }) => people);
	return {
		covered: covered.map(({ place, news }) => [place === mary.participation, news]),
		counts: [page.all, page.counts.news]
	};
}

// They stood there as if nothing waited, while Today said that news was to be told.
test('whoever is to hear news from an advocate who is away is marked, counted, and found by news not read', async () => {
	assert.deepEqual(await shows(''), {
		covered: [
			[true, true],
			[false, false]
		],
		counts: [2, 1]
	});
	assert.deepEqual((await shows('?only=news')).covered, [[true, true]]);
	assert.deepEqual((await shows('?only=court')).covered, []);
});

test('once she has read it, or chose to read it later, nothing is marked', async () => {
	await newsChoices.choose(world.db, world.keys, mary, 'later', world.now());

	assert.deepEqual((await shows('')).counts, [2, 0]);
	assert.deepEqual((await shows('?only=news')).covered, []);
});
