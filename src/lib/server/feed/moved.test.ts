/** Hearings that move from one case to another, and cases that are merged or split: each hears what is theirs. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { standing, type Event } from '#lib/domain/event.ts';
import type { Added } from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { aCase, aDefendant, aHearing, anOffence, aResult, ids } from '#tests/court/builders.ts';
import { courtsOf } from '#tests/court/sending.ts';
import { anAgency, aVictimOf } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { readEvents } from './events-reader.ts';
import { receive } from './receive.ts';

const first = readUrn('01AB1234526') as Urn;
const second = readUrn('01AB7654321') as Urn;
const third = '01AB9999926';
const fourth = '01AB5555526';

let world: TestWorld;
let courts: Awaited<ReturnType<typeof courtsOf>>;
let police: Added;
let she: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-03-10T12:00:00Z' });
	courts = await courtsOf(world);
	police = await anAgency(world, 'police', '01');
	she = await aVictimOf(world, first);
});
afterEach(() => world.close());

type Fields = Readonly<Record<string, unknown>>;

const pleading = (pleaValue: string, fields: Fields = {}) =>
	anOffence({ plea: { pleaValue, pleaDate: '2026-02-02' }, ...fields });
const one = (fields: Fields = {}) => aDefendant({ offences: [pleading('GUILTY')], ...fields });
const other = (fields: Fields = {}) =>
	aDefendant({
		id: ids.otherDefendant,
		masterDefendantId: ids.otherDefendant,
		offences: [pleading('NOT_GUILTY', { id: ids.otherOffence })],
		...fields
	});
const caseOf = (caseURN: string, id: string, defendants: readonly Fields[]) =>
	aCase({ id, prosecutionCaseIdentifier: { caseURN }, defendants });
const firstCase = (...defendants: readonly Fields[]) => caseOf(first, ids.case, defendants);
const secondCase = (...defendants: readonly Fields[]) => caseOf(second, ids.otherCase, defendants);
const hearing = (...prosecutionCases: readonly Fields[]) => aHearing({ prosecutionCases });
const inJune = { hearingDays: [{ sittingDay: '2026-06-01T09:00:00Z' }] };

/** All that is told her, as it stands. */
async function seen(victim = she): Promise<readonly Event[]> {
	await newsChoices.showAlways(world.db, world.keys, victim, world.now());
	return (await cases.readFor(world.db, world.keys, victim, world.now())).events;
}

async function pleas(victim = she): Promise<readonly string[]> {
	return standing(await seen(victim)).flatMap((event) =>
		event.kind === 'plea-entered' ? [event.data.plea] : []
	);
}

async function states(victim: Victim) {
	return hearings(await seen(victim)).map(({ state }) => state);
}

/** The police of force 01 say that two references are one case. */
async function tie(urn: string, was: string): Promise<void> {
	const body = JSON.stringify(
		eventOf('suspect-arrested', urn, {
			id: `tie-${urn}`,
			time: '2026-01-01T10:00:00Z',
			crimereference: was
		})
	);
	const headers = signed({ id: police.id, webhookSecret: police.secret }, body, {
		'webhook-id': `${urn} ${was}`,
		'webhook-timestamp': String(Math.floor(world.now() / 1000))
	});
	const answer = await receive(world, new Headers(headers), Buffer.from(body), readEvents);
	assert.equal(answer.status, 202);
}

test('two references of one case in one hearing are told together, and told again change nothing', async () => {
	await tie(first, second);

	await courts.result(hearing(firstCase(one()), secondCase(other())), '2026-03-02T16:00:00Z');
	assert.deepEqual((await pleas()).toSorted(), ['guilty', 'not-guilty']);
	const before = await seen();
	assert.ok(before.every(({ kind }) => kind !== 'withdrawn'));

	await courts.result(hearing(firstCase(one()), secondCase(other())), '2026-03-03T16:00:00Z');
	assert.deepEqual(await seen(), before);
});

// The page said that the first of the two had moved to the day of the second.
test('of two references of one case each orders a next hearing of its own', async () => {
	await tie(first, second);
	const ordering = (day: string, fields: Fields) => {
		const nextHearing = {
			type: { description: 'Sentence' },
			listedStartDateTime: `${day}T09:30:00Z`
		};
		return [pleading('GUILTY', { ...fields, judicialResults: [aResult('Next', { nextHearing })] })];
	};
	const [mine, theirs] = [
		ordering('2026-04-20', {}),
		ordering('2026-05-11', { id: ids.otherOffence })
	];

	await courts.result(
		hearing(firstCase(one({ offences: mine })), secondCase(other({ offences: theirs }))),
		'2026-03-02T16:00:00Z'
	);

	const next = hearings(await seen()).filter(({ state }) => state === 'planned');
	assert.deepEqual(
		next.map(({ now, before }) => [now.purpose, now.when?.on, before]),
		[
			['sentence', '2026-04-20', []],
			['sentence', '2026-05-11', []]
		]
	);
});

test('of two references of one case, what the hearing is about no more is taken back', async () => {
	await tie(first, second);
	await courts.result(hearing(firstCase(one()), secondCase(other())), '2026-03-02T16:00:00Z');

	await courts.result(hearing(secondCase(other())), '2026-03-03T16:00:00Z');

	assert.deepEqual(await pleas(), ['not-guilty']);
});

test('two references that are tied to a case one after the other are told together, too', async () => {
	const crime = await aVictimOf(world, readUrn('01/CRIME/1234567/26') as Urn);
	const [mine, too] = [caseOf(third, ids.case, [one()]), caseOf(fourth, ids.otherCase, [other()])];
	await courts.result(hearing(mine, too), '2026-03-02T16:00:00Z');

	await tie(third, '01/CRIME/1234567/26');
	assert.deepEqual(await pleas(crime), ['guilty']);
	await tie(fourth, '01/CRIME/1234567/26');

	assert.deepEqual((await pleas(crime)).toSorted(), ['guilty', 'not-guilty']);
});

test('cases that are merged into one leave the other, and both charges are told in the one', async () => {
	const theirs = await aVictimOf(world, second);
	await courts.list(
		aHearing({ ...inJune, prosecutionCases: [firstCase(one()), secondCase(other())] }),
		'2026-03-02T16:00:00Z'
	);
	assert.deepEqual([await pleas(), await pleas(theirs)], [['guilty'], ['not-guilty']]);

	await courts.list(
		aHearing({ ...inJune, prosecutionCases: [firstCase(one(), other())] }),
		'2026-03-03T16:00:00Z'
	);

	assert.deepEqual((await pleas()).toSorted(), ['guilty', 'not-guilty']);
	assert.deepEqual([await pleas(theirs), await states(theirs)], [[], []]);
	assert.deepEqual(await states(she), ['planned']);
});

test('charges that are split off are told in their new case, and no more in the old one', async () => {
	const theirs = await aVictimOf(world, second);
	await courts.result(hearing(firstCase(one(), other())), '2026-03-02T16:00:00Z');

	await courts.result(hearing(firstCase(one()), secondCase(other())), '2026-03-03T16:00:00Z');

	assert.deepEqual([await pleas(), await pleas(theirs)], [['guilty'], ['not-guilty']]);
});

test('a hearing that moves to another case and back stands in the first alone', async () => {
	const theirs = await aVictimOf(world, second);
	const inFirst = aHearing({ ...inJune, prosecutionCases: [firstCase(one())] });
	const inSecond = aHearing({ ...inJune, prosecutionCases: [secondCase(one())] });
	await courts.list(inFirst, '2026-03-02T16:00:00Z');
	await courts.list(inSecond, '2026-03-03T16:00:00Z');
	assert.deepEqual([await states(she), await states(theirs)], [[], ['planned']]);

	await courts.list(inFirst, '2026-03-04T16:00:00Z');
	assert.deepEqual([await states(she), await states(theirs)], [['planned'], []]);

	// The share that had moved it comes once more, late.
	await courts.list(inSecond, '2026-03-03T16:00:00Z');
	assert.deepEqual([await states(she), await states(theirs)], [['planned'], []]);
});
