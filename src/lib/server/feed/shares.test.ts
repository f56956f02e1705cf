/** What a court shares of a hearing replaces what it shared of it before: through the door, as it stands for her. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { standing, type Event } from '#lib/domain/event.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { hearingDeleted, prosecutionConcluded, trialVacated } from '#lib/server/court/reader.ts';
import {
	aCase,
	aDefendant,
	aHearing,
	aHearingOf,
	anOffence,
	aResult,
	ids
} from '#tests/court/builders.ts';
import { courtsOf } from '#tests/court/sending.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';

let world: TestWorld;
let courts: Awaited<ReturnType<typeof courtsOf>>;
let she: Victim;
beforeEach(opens);
afterEach(() => world.close());

async function opens(): Promise<void> {
	world = await testWorld({ now: '2026-03-10T12:00:00Z' });
	courts = await courtsOf(world);
	she = await aVictimOf(world, readUrn('01AB1234526') as Urn);
}

type Fields = Readonly<Record<string, unknown>>;

/** All that is told, the hard news with it: when she reads that is another question. */
async function seen(victim = she): Promise<readonly Event[]> {
	await newsChoices.showAlways(world.db, world.keys, victim, world.now());
	return (await cases.readFor(world.db, world.keys, victim, world.now())).events;
}

/** What stands, of some kinds, as day and data; what only takes back is left out. */
async function stands(...kinds: Event['kind'][]): Promise<readonly unknown[]> {
	return standing(await seen())
		.filter(({ kind }) => kinds.includes(kind))
		.map(({ on, data }) => ({ on, ...data }));
}

/** One of the official reasons. */
const official = '1c383cd3-0b7c-398a-b502-93adfecb7b18';
const verdict = (description: string, verdictDate = '2026-03-02') => ({
	verdict: { verdictType: { description }, verdictDate }
});
const found = (description: string, fields: Fields = {}) =>
	aHearingOf([anOffence({ ...verdict(description), ...fields })]);

test('a verdict that is shared again as another stands alone', async () => {
	await courts.result(found('Found guilty'), '2026-03-02T16:00:00Z');
	await courts.result(found('Found not guilty'), '2026-03-02T17:00:00Z');

	assert.deepEqual(await stands('verdict-given'), [{ on: '2026-03-02', verdict: 'not-guilty' }]);
	const right = (await seen()).find(({ corrects }) => corrects);
	assert.equal(right?.kind, 'verdict-given');
});

test('an older share that comes late changes nothing', async () => {
	await courts.result(found('Found not guilty'), '2026-03-02T17:00:00Z');
	const before = await seen();

	await courts.result(found('Found guilty'), '2026-03-02T16:59:59Z');

	assert.deepEqual(await seen(), before);
});

test('a share that says what the last one said adds nothing', async () => {
	await courts.result(found('Found guilty'), '2026-03-02T16:00:00Z');
	const before = await seen();

	await courts.result(found('Found guilty'), '2026-03-04T09:00:00Z');

	assert.deepEqual(await seen(), before);
});

test('a fact that the newest share no longer holds is taken back, and she reads that it was wrong', async () => {
	await courts.result(found('Found guilty'), '2026-03-02T16:00:00Z');
	await courts.result(aHearingOf([anOffence()]), '2026-03-03T09:00:00Z');

	assert.deepEqual(await stands('verdict-given'), []);
	const entry = timeline(await seen()).find(({ event }) => event.kind === 'withdrawn');
	assert.equal(entry?.corrects?.kind, 'verdict-given');
});

test('prison that is shared again as suspended is one sentence', async () => {
	const sentence = (label: string) => found('Found guilty', { judicialResults: [aResult(label)] });

	await courts.result(sentence('Imprisonment'), '2026-03-02T16:00:00Z');
	await courts.result(sentence('Suspended sentence order - imprisonment'), '2026-03-02T17:00:00Z');

	assert.deepEqual(await stands('sentenced'), [{ on: '2026-03-02', sentence: 'suspended-prison' }]);
});

test('bail in place of custody in the same hearing is one decision', async () => {
	const remand = (description: string, code: string) =>
		aHearing({
			prosecutionCases: [
				aCase({
					defendants: [aDefendant({ personDefendant: { bailStatus: { code, description } } })]
				})
			]
		});

	await courts.result(remand('Custody', 'C'), '2026-03-02T16:00:00Z');
	await courts.result(remand('Unconditional bail', 'U'), '2026-03-02T17:00:00Z');

	assert.deepEqual(await stands('court-bail-decided'), [
		{ on: '2026-03-02', bail: 'unconditional-bail', protections: [] }
	]);
});

test('what another hearing shares takes nothing back, and adds only what is new', async () => {
	const guilty = anOffence({ plea: { pleaValue: 'GUILTY', pleaDate: '2026-03-02' } });
	await courts.result(aHearingOf([guilty]), '2026-03-02T16:00:00Z');

	await courts.list(
		{
			...aHearingOf([anOffence()]),
			id: ids.next,
			hearingDays: [{ sittingDay: '2026-04-01T09:00:00Z' }]
		},
		'2026-03-03T16:00:00Z'
	);

	assert.deepEqual(await stands('plea-entered'), [{ on: '2026-03-02', plea: 'guilty' }]);
});

test('guilty of one charge stays open while another hearing has told of a second', async () => {
	const guilty = anOffence({ plea: { pleaValue: 'GUILTY', pleaDate: '2026-03-02' } });
	const open = anOffence({ id: ids.otherOffence });
	await courts.result(aHearingOf([guilty, open]), '2026-03-02T16:00:00Z');

	await courts.result({ ...aHearingOf([guilty]), id: ids.next }, '2026-03-03T16:00:00Z');

	assert.ok(
		!(await stands('plea-entered')).some((plea) => (plea as { plea: string }).plea === 'guilty')
	);
});

test('a next hearing that is not ordered any more is taken off, and one on another day moves', async () => {
	const ordering = (on?: string) =>
		aHearingOf([
			anOffence({
				judicialResults: on
					? [
							aResult('Next hearing in Crown Court', {
								nextHearing: {
									type: { description: 'Sentence' },
									listedStartDateTime: `${on}T09:00:00Z`,
									courtCentre: { name: 'Snaresbrook Crown Court' }
								}
							})
						]
					: []
			})
		]);
	const sentences = async () =>
		(await stands('hearing-listed')).filter(
			(one) => (one as { purpose: string }).purpose === 'sentence'
		);

	await courts.result(ordering('2026-04-01'), '2026-03-02T16:00:00Z');
	assert.equal((await sentences()).length, 1);
	await courts.result(ordering('2026-04-08'), '2026-03-03T16:00:00Z');
	assert.equal((await sentences()).length, 2);
	await courts.result(ordering(), '2026-03-04T16:00:00Z');
	assert.equal((await sentences()).length, 0);
});

test('a hearing that moves to another case leaves nothing in the first', async () => {
	const other = await aVictimOf(world, readUrn('01AB7654321') as Urn);
	const inCase = (caseURN: string, id: string) =>
		aHearing({
			prosecutionCases: [
				aCase({
					id,
					prosecutionCaseIdentifier: { caseURN },
					defendants: [aDefendant({ offences: [anOffence(verdict('Found guilty'))] })]
				})
			]
		});

	await courts.result(inCase('01AB7654321', ids.otherCase), '2026-03-02T16:00:00Z');
	await courts.result(inCase('01AB1234526', ids.case), '2026-03-02T17:00:00Z');

	assert.deepEqual(await stands('verdict-given'), [{ on: '2026-03-02', verdict: 'guilty' }]);
	const left = standing(await seen(other)).map(({ kind }) => kind);
	assert.deepEqual([...new Set(left)], ['withdrawn']);
});

test('a deletion takes back what was decided at the hearing, and an older share of it brings nothing', async () => {
	await courts.result(found('Found guilty'), '2026-03-02T16:00:00Z');

	await courts.send(hearingDeleted(ids.hearing));
	await courts.result(found('Found guilty'), '2026-03-02T18:00:00Z');

	assert.deepEqual(await stands('verdict-given'), []);
	assert.equal((await stands('hearing-cancelled')).length, 1);
});

test('a trial that is said to be vacated, and then not to be, is on', async () => {
	const reasons = { hearingId: ids.hearing, vacatedTrialReasonId: official };
	await courts.list(
		aHearing({ hearingDays: [{ sittingDay: '2026-06-01T09:00:00Z' }] }),
		'2026-03-02T16:00:00Z'
	);
	const [trial] = hearings(await seen());
	assert.equal(trial?.state, 'planned');

	await courts.send(trialVacated, reasons);
	assert.equal(hearings(await seen())[0]?.state, 'off');
	await courts.send(trialVacated, { ...reasons, vacatedTrialReasonId: null });

	assert.equal(hearings(await seen())[0]?.state, 'planned');
});

test('a case that is said to be concluded, and then open again, is open', async () => {
	await courts.result(found('Found guilty'), '2026-03-02T16:00:00Z');
	const entry = (isConcluded: boolean) => ({
		prosecutionConcluded: [
			{ prosecutionCaseId: ids.case, defendantId: ids.defendant, isConcluded, offenceSummary: [] }
		]
	});

	await courts.send(prosecutionConcluded, entry(true));
	assert.equal((await stands('concluded')).length, 1);
	await courts.send(prosecutionConcluded, entry(false));

	assert.deepEqual(await stands('concluded'), []);
});

test('shares of several hearings come to the same in whatever order they arrive', async () => {
	const plea = { plea: { pleaValue: 'NOT_GUILTY', pleaDate: '2026-02-02' } };
	const first = { ...aHearingOf([anOffence(plea)]), id: ids.next };
	const shares = [
		() => courts.result(first, '2026-02-02T16:00:00Z'),
		() => courts.result(found('Found guilty', plea), '2026-03-02T16:00:00Z'),
		() => courts.result(found('Found not guilty', plea), '2026-03-02T17:00:00Z')
	];
	const orders = [
		[0, 1, 2],
		[2, 1, 0],
		[1, 0, 2],
		[2, 0, 1]
	];
	const came: unknown[] = [];
	for (const order of orders) {
		await world.close();
		await opens();
		for (const nth of order) await shares[nth]?.();
		came.push(await stands('verdict-given', 'plea-entered', 'charged'));
	}

	assert.equal(new Set(came.map((one) => JSON.stringify(one))).size, 1, JSON.stringify(came));
});

test('what waited for its case is compared when it comes to it, as if it had been there', async () => {
	const late = readUrn('01AB9999926') as Urn;
	const waiting = (description: string) =>
		aHearing({
			prosecutionCases: [
				aCase({
					id: ids.otherCase,
					prosecutionCaseIdentifier: { caseURN: late },
					defendants: [aDefendant({ offences: [anOffence(verdict(description))] })]
				})
			]
		});
	await courts.result(waiting('Found not guilty'), '2026-03-02T17:00:00Z');
	await courts.result(waiting('Found guilty'), '2026-03-02T16:00:00Z');

	const victim = await aVictimOf(world, late);

	const told = standing(await seen(victim)).filter(({ kind }) => kind === 'verdict-given');
	assert.deepEqual(
		told.map(({ data }) => data),
		[{ verdict: 'not-guilty' }]
	);
});
