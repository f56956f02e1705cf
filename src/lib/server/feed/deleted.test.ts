/** A hearing that will not be, or names nobody: nobody took back the charges that were to be heard there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { standing } from '#lib/domain/event.ts';
import * as cases from '#lib/server/case/cases.ts';
import { hearingDeleted } from '#lib/server/court/reader.ts';
import { aCase, aHearing, aHearingOf, anOffence, ids } from '#tests/court/builders.ts';
import { courtsOf } from '#tests/court/sending.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { testWorld } from '#tests/world/world.ts';

const plea = { plea: { pleaValue: 'NOT_GUILTY', pleaDate: '2026-02-02' } };
const hearing = aHearingOf([anOffence({ chargeDate: '2026-01-05', ...plea })]);

type Courts = Awaited<ReturnType<typeof courtsOf>>;
const lists = (courts: Courts) => courts.list(hearing, '2026-03-01T16:00:00Z');
const results = (courts: Courts) => courts.result(hearing, '2026-03-02T16:00:00Z');
const namesNobody = (courts: Courts) =>
	courts.list(
		aHearing({ prosecutionCases: [aCase({ defendants: undefined })] }),
		'2026-03-02T15:00:00Z'
	);
const deletes = (courts: Courts) => courts.send(hearingDeleted(ids.hearing));

// "We showed you something wrong. What we said before: someone was charged", because a date was cancelled.
for (const [what, all, left] of [
	['listed, and listed again without anybody', [lists, namesNobody], ['charged', 'plea-entered']],
	['listed without anybody, and before', [namesNobody, lists], ['charged', 'plea-entered']],
	['listed and deleted', [lists, deletes], ['charged', 'plea-entered']],
	['deleted, and its listing heard after', [deletes, lists], ['charged', 'plea-entered']],
	['deleted twice', [lists, deletes, deletes], ['charged', 'plea-entered']],
	['held and deleted', [results, deletes], ['charged', 'withdrawn']]
] as const)
	test(`the charge stands where a hearing is ${what}`, async () => {
		const world = await testWorld({ now: '2026-03-10T12:00:00Z' });
		const courts = await courtsOf(world);
		const she = await aVictimOf(world, readUrn('01AB1234526') as Urn);

		for (const one of all) await one(courts);

		const { events } = await cases.readFor(world.db, world.keys, she, world.now());
		const told = standing(events).map(({ kind }) => kind);
		const about = ['charged', 'plea-entered', 'withdrawn'] as const;
		assert.deepEqual(
			about.filter((kind) => told.includes(kind)),
			left
		);
		assert.equal(told.includes('hearing-cancelled'), (all as readonly unknown[]).includes(deletes));
		await world.close();
	});
