/** What a court shares of a hearing replaces what it shared of it before: through the door, as it stands for her. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { standing, type Event } from '#lib/domain/event.ts';
import type { Added } from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { hearingDeleted, hearingListed, hearingResulted } from '#lib/server/court/reader.ts';
import {
	aCase,
	aDefendant,
	aHearing,
	aHearingOf,
	anOffence,
	aResult,
	ids
} from '#tests/court/builders.ts';
import { anAgency, aVictimOf } from '#tests/feed/incoming.ts';
import { signed } from '#tests/feed/signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { receive, type Reader } from './receive.ts';

let world: TestWorld;
let courts: Added;
let she: Victim;
let delivered: number;
beforeEach(async () => {
	world = await testWorld({ now: '2026-03-10T12:00:00Z' });
	courts = await anAgency(world, 'courts');
	she = await aVictimOf(world, readUrn('01AB1234526') as Urn);
	delivered = 0;
});
afterEach(() => world.close());

type Fields = Readonly<Record<string, unknown>>;

async function send(read: Reader, body?: Fields): Promise<void> {
	delivered += 1;
	world.setNow(new Date(world.now() + 60_000).toISOString());
	const text = body ? JSON.stringify(body) : '';
	const headers = signed({ id: courts.id, webhookSecret: courts.secret }, text, {
		'webhook-id': `d-${delivered}`,
		'webhook-timestamp': String(Math.floor(world.now() / 1000))
	});
	const { status, body: answer } = await receive(
		world,
		new Headers(headers),
		Buffer.from(text),
		read
	);
	assert.equal(status, 202, JSON.stringify(answer));
}

const result = (hearing: Fields & { id: string }, at: string) =>
	send(hearingResulted(hearing.id), { hearing, sharedTime: at });
const list = (hearing: Fields & { id: string }, at: string) =>
	send(hearingListed(hearing.id), { hearing, sharedTime: at });

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

const verdict = (description: string, verdictDate = '2026-03-02') => ({
	verdict: { verdictType: { description }, verdictDate }
});
const found = (description: string, fields: Fields = {}) =>
	aHearingOf([anOffence({ ...verdict(description), ...fields })]);

test('a verdict that is shared again as another stands alone', async () => {
	await result(found('Found guilty'), '2026-03-02T16:00:00Z');
	await result(found('Found not guilty'), '2026-03-02T17:00:00Z');

	assert.deepEqual(await stands('verdict-given'), [{ on: '2026-03-02', verdict: 'not-guilty' }]);
	const right = (await seen()).find(({ corrects }) => corrects);
	assert.equal(right?.kind, 'verdict-given');
});

test('an older share that comes late changes nothing', async () => {
	await result(found('Found not guilty'), '2026-03-02T17:00:00Z');
	const before = await seen();

	await result(found('Found guilty'), '2026-03-02T16:59:59Z');

	assert.deepEqual(await seen(), before);
});

test('a share that says what the last one said adds nothing', async () => {
	await result(found('Found guilty'), '2026-03-02T16:00:00Z');
	const before = await seen();

	await result(found('Found guilty'), '2026-03-04T09:00:00Z');

	assert.deepEqual(await seen(), before);
});

test('a fact that the newest share no longer holds is taken back, and she reads that it was wrong', async () => {
	await result(found('Found guilty'), '2026-03-02T16:00:00Z');
	await result(aHearingOf([anOffence()]), '2026-03-03T09:00:00Z');

	assert.deepEqual(await stands('verdict-given'), []);
	const entry = timeline(await seen()).find(({ event }) => event.kind === 'withdrawn');
	assert.equal(entry?.corrects?.kind, 'verdict-given');
});

test('prison that is shared again as suspended is one sentence', async () => {
	const sentence = (label: string) => found('Found guilty', { judicialResults: [aResult(label)] });

	await result(sentence('Imprisonment'), '2026-03-02T16:00:00Z');
	await result(sentence('Suspended sentence order - imprisonment'), '2026-03-02T17:00:00Z');

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

	await result(remand('Custody', 'C'), '2026-03-02T16:00:00Z');
	await result(remand('Unconditional bail', 'U'), '2026-03-02T17:00:00Z');

	assert.deepEqual(await stands('court-bail-decided'), [
		{ on: '2026-03-02', bail: 'unconditional-bail', protections: [] }
	]);
});

test('what another hearing shares takes nothing back, and adds only what is new', async () => {
	const guilty = anOffence({ plea: { pleaValue: 'GUILTY', pleaDate: '2026-03-02' } });
	await result(aHearingOf([guilty]), '2026-03-02T16:00:00Z');

	await list(
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
	await result(aHearingOf([guilty, open]), '2026-03-02T16:00:00Z');

	await result({ ...aHearingOf([guilty]), id: ids.next }, '2026-03-03T16:00:00Z');

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

	await result(ordering('2026-04-01'), '2026-03-02T16:00:00Z');
	assert.equal((await sentences()).length, 1);
	await result(ordering('2026-04-08'), '2026-03-03T16:00:00Z');
	assert.equal((await sentences()).length, 2);
	await result(ordering(), '2026-03-04T16:00:00Z');
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

	await result(inCase('01AB7654321', ids.otherCase), '2026-03-02T16:00:00Z');
	await result(inCase('01AB1234526', ids.case), '2026-03-02T17:00:00Z');

	assert.deepEqual(await stands('verdict-given'), [{ on: '2026-03-02', verdict: 'guilty' }]);
	const left = standing(await seen(other)).map(({ kind }) => kind);
	assert.deepEqual([...new Set(left)], ['withdrawn']);
});

test('a deletion takes back what was decided at the hearing, and an older share of it brings nothing', async () => {
	await result(found('Found guilty'), '2026-03-02T16:00:00Z');

	await send(hearingDeleted(ids.hearing));
	await result(found('Found guilty'), '2026-03-02T18:00:00Z');

	assert.deepEqual(await stands('verdict-given'), []);
	assert.equal((await stands('hearing-cancelled')).length, 1);
});

test('shares of several hearings come to the same in whatever order they arrive', async () => {
	const plea = { plea: { pleaValue: 'NOT_GUILTY', pleaDate: '2026-02-02' } };
	const first = { ...aHearingOf([anOffence(plea)]), id: ids.next };
	const shares = [
		() => result(first, '2026-02-02T16:00:00Z'),
		() => result(found('Found guilty', plea), '2026-03-02T16:00:00Z'),
		() => result(found('Found not guilty', plea), '2026-03-02T17:00:00Z')
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
		world = await testWorld({ now: '2026-03-10T12:00:00Z' });
		courts = await anAgency(world, 'courts');
		she = await aVictimOf(world, readUrn('01AB1234526') as Urn);
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
	await result(waiting('Found not guilty'), '2026-03-02T17:00:00Z');
	await result(waiting('Found guilty'), '2026-03-02T16:00:00Z');

	const victim = await aVictimOf(world, late);

	const told = standing(await seen(victim)).filter(({ kind }) => kind === 'verdict-given');
	assert.deepEqual(
		told.map(({ data }) => data),
		[{ verdict: 'not-guilty' }]
	);
});
