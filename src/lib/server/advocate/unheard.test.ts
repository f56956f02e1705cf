/** Hard news nobody has read: a supervisor sees that it waits and since when, of her own team, and never what it is. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as events from '#lib/server/case/events.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction } from '#lib/server/database.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aTeam, aVictimWith } from '#tests/team/staying.ts';
import { aTelling } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from './assignments.ts';
import * as unheard from './unheard.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
let her: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	({ eve, ada, ben } = await aTeam(world));
	her = await aVictimWith(world, eve, ada);
	await hears(her);
});
afterEach(() => world.close());

const dropped = aTelling({ kind: 'discontinued', on: '2026-11-24' });
const hears = ({ caseId }: Victim) =>
	transaction(world.db, async (trx) => {
		const origin = { toldBy: 'police', source: 'test', id: `m-${caseId}` } as const;
		await events.append(trx, world.keys, caseId, origin, [dropped], world.now());
	});
const list = (who = eve) => unheard.listFor(world.db, world.keys, who, world.now());

test('it is listed with who has the case and since when, longest first, and nothing of what it says', async () => {
	const first = world.now();
	world.setNow('2026-11-26T09:30:00Z');
	const other = await aVictimWith(world, eve, ben, readUrn('01GD1000002') as Urn);
	await hears(other);
	await newsChoices.choose(world.db, world.keys, other, 'advocate', world.now());

	const lines = await list();

	assert.deepEqual(
		lines.map(({ reference: _, ...line }) => line),
		[
			{ participation: her.participation, advocate: ada.person, since: first, asksToHear: false },
			{
				participation: other.participation,
				advocate: ben.person,
				since: world.now(),
				asksToHear: true
			}
		]
	);
	assert.equal(lines[1]?.reference, '01GD1000002');
});

test('nothing is listed to an advocate or another team, or once she has read it, closed it or rests', async () => {
	const zoe = await aColleague({ world }, 'supervisor', 'west');
	assert.deepEqual([await list(ada), await list(zoe)], [[], []]);
	assert.equal((await list()).length, 1);

	await assignments.setLetIn(world.db, world.keys, her, ['dates'], world.now());
	assert.deepEqual(await list(), []);
	await assignments.setLetIn(world.db, world.keys, her, ['now'], world.now());
	assert.equal((await list()).length, 1);
	await pauses.pause(world.db, world.keys, her, world.now());
	assert.deepEqual(await list(), []);
});

test('what she has read waits no more', async () => {
	await newsChoices.choose(world.db, world.keys, her, 'read', world.now());

	assert.deepEqual(await list(), []);
});

test('that her line was shown stands on her own list of who looked, once a day', async () => {
	await list();
	await list();

	const { days } = await accessLog.readFor(world.db, world.keys, her, { now: world.now() });
	const listed = days.flatMap(({ lines }) => lines).filter(({ act }) => act === 'line-listed');
	assert.deepEqual(
		listed.map(({ who, times }) => [who, times]),
		[['supervisor', 1]]
	);
});
