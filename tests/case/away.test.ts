/** A court day that falls on one she cannot come is said to on each page that shows the day, while it stands. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import type { Telling } from '#lib/domain/event.ts';
import * as events from '#lib/server/case/events.ts';
import { transaction } from '#lib/server/database.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { herPages } from '#tests/case/her-pages.ts';
import { aCase, aVictimIn } from '#tests/rules/folk.ts';
import { aTelling } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';

let world: TestWorld;
before(async () => {
	world = await testWorld();
});
after(() => world.close());

/** What her first page, her dates and the page of the day itself say of it. */
async function said(mary: Victim) {
	const { home, dates, days } = await herPages(world, mary);
	return [home.clash, dates.hearings[0]?.clash, [...days.values()][0]?.clash].map(
		(clash) => clash?.falls
	);
}

async function tells(mary: Victim, telling: Telling): Promise<void> {
	await transaction(world.db, (trx) =>
		events.append(
			trx,
			world.keys,
			mary.caseId,
			{ toldBy: 'courts', source: 'any', id: newId() },
			[telling],
			world.now()
		)
	);
}

test('a trial on a day she cannot come says so wherever the day stands, and no longer once it is off', async () => {
	const { db, keys, now } = world;
	const mary = await transaction(db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, 'Harrow'))
	);
	assert.deepEqual(await said(mary), [undefined, undefined, undefined]);

	const away = [{ from: '2031-03-03', to: '2031-03-07' }];
	await needs.saveBeside(db, keys, mary, { away, contacts: [] }, now());

	assert.deepEqual(await said(mary), ['sits', 'sits', 'sits']);
	assert.deepEqual(await said({ ...mary, level: 'short' }), [undefined, undefined, undefined]);

	await tells(
		mary,
		aTelling({
			kind: 'trial-vacated',
			on: '2026-11-20',
			data: { hearing: 'trial-1' }
		})
	);
	assert.deepEqual(await said(mary), [undefined, undefined, undefined]);
});
