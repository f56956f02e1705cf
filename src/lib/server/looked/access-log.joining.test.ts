/** Who looked, for somebody who came into a case later, or whose own page and the case of an agency were made one. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { aTelling } from '#tests/world/builders.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aPaper, joiningUnderWay, thePoliceTell } from '#tests/begin/joining.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as inquiries from './inquiries.ts';
import * as accessLog from './access-log.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

async function linesOf(victim: Victim) {
	const { days } = await accessLog.readFor(world.db, world.keys, victim, {
		before: undefined,
		now: world.now()
	});
	return days.flatMap(({ lines }) => lines);
}

const actsOf = async (victim: Victim) => (await linesOf(victim)).map(({ act }) => act);

const somethingIsDoneAt = ({ caseId, participation }: Victim) =>
	transaction(world.db, (trx) =>
		audit.write(
			trx,
			world.keys,
			{ chain: `case:${caseId}`, whose: participation },
			{ kind: 'operator' },
			'hold-set',
			world.now()
		)
	);

test('whoever comes into a case later sees nothing of what was done there before, which would tell that others were', async () => {
	const mary = await aVictimOf(world, urn);
	const police = await anAgency(world, 'police', '01');
	const tells = (id: string, on: string) => {
		const tellings = [aTelling({ kind: 'suspect-arrested', on })];
		const message = aMessage({ id, body: id, urn, tellings });
		return inbox.take(world.db, world.keys, police, [message], world.now());
	};
	await tells('m-1', '2026-11-24');
	world.setNow('2026-11-26T09:30:00Z');
	const jane = await aVictimOf(world, urn);
	const added = async (victim: Victim) =>
		(await linesOf(victim)).filter(({ act }) => act === 'events-added').length;

	assert.deepEqual([await added(mary), await added(jane)], [1, 0]);
	world.setNow('2026-11-27T09:30:00Z');
	await tells('m-2', '2026-11-26');
	assert.deepEqual([await added(mary), await added(jane)], [2, 1]);
});

test('what was done at the place of her code, and what she asked about it, stays on her list', async () => {
	const { paper, call, after } = await joiningUnderWay(world);
	await somethingIsDoneAt(paper.victim);
	const line = (await linesOf(paper.victim)).find(({ act }) => act === 'hold-set');
	await inquiries.ask(world.db, world.keys, paper.victim, line?.id ?? '', world.now());

	await call.join();

	const shown = (await linesOf(await after())).find(({ act }) => act === 'hold-set');
	assert.equal(shown?.inquiry?.askedOn, '2026-11-25');
});

test('what was done at the page she began stays on her list', async () => {
	const { mary, call, after } = await joiningUnderWay(world);
	await somethingIsDoneAt(mary);

	await call.join();

	assert.ok((await actsOf(await after())).includes('hold-set'));
});

test('what was done in the case before her code was made is on no list of hers, and nothing at the place of another', async () => {
	const { call, after } = await joiningUnderWay(world, {
		between: async () => {
			const { victim } = await aPaper(world);
			await thePoliceTell(world, aTelling({ kind: 'suspect-arrested', on: '2026-11-20' }));
			await cases.readFor(world.db, world.keys, victim, world.now());
			await somethingIsDoneAt(victim);
			world.setNow('2026-11-25T10:30:00Z');
		}
	});

	await call.join();

	const acts = await actsOf(await after());
	assert.equal(acts.includes('hold-set'), false);
	assert.equal(acts.includes('events-added'), false);
});
