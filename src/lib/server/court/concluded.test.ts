/** The courts' word that a whole case is over, or open again: as it is read, and as it stands for her. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { defendants } from '#lib/domain/case/defendant.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { standing } from '#lib/domain/event.ts';
import * as cases from '#lib/server/case/cases.ts';
import { aCase, aDefendant, aHearing, anOffence, hash, ids, now } from '#tests/court/builders.ts';
import { courtsOf } from '#tests/court/sending.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { readCaseUpdated } from './concluded.ts';
import { caseUpdated, prosecutionConcluded } from './reader.ts';

type Fields = Readonly<Record<string, unknown>>;

let world: TestWorld;
let courts: Awaited<ReturnType<typeof courtsOf>>;
let she: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-03-10T12:00:00Z' });
	courts = await courtsOf(world);
	she = await aVictimOf(world, readUrn('01AB1234526') as Urn);
});
afterEach(() => world.close());

const person = (id: string, fields: Fields = {}) => ({
	id,
	offences: [{ id: ids.offence }],
	...fields
});
const theCase = (caseStatus: string | undefined, ...people: Fields[]) => ({
	prosecutionCase: aCase({ ...(caseStatus ? { caseStatus } : {}), defendants: people })
});
const over = { proceedingsConcluded: true };
const open = { proceedingsConcluded: false };

/** The ends of the case that stand, by day and person. */
async function ends() {
	const { events } = await cases.readFor(world.db, world.keys, she, world.now());
	return standing(events).flatMap(({ kind, on, defendant }) =>
		kind === 'concluded' ? [{ on, isOfOne: defendant !== undefined }] : []
	);
}

/** What is told of a message, and what was passed over in it. */
const understood = (body: unknown): string[] => {
	const reading = readCaseUpdated(body, hash, now);
	if (!reading.ok) throw new Error('It was refused');
	const told = reading.parts.flatMap(({ tellings }) => tellings.map(({ kind }) => String(kind)));
	return [...told, ...reading.ignored];
};
const refusedAt = (body: unknown): string[] => {
	const reading = readCaseUpdated(body, hash, now);
	return reading.ok ? [] : reading.problems.map(({ pointer }) => pointer);
};

test('a case is over for whom the courts say so, and open again when they say that', async () => {
	await courts.send(
		caseUpdated,
		theCase('ACTIVE', person(ids.defendant, over), person(ids.otherDefendant, open))
	);
	assert.deepEqual(await ends(), [{ on: '2026-03-10', isOfOne: true }]);

	await courts.send(
		caseUpdated,
		theCase('INACTIVE', person(ids.defendant, over), person(ids.otherDefendant, over))
	);
	assert.equal((await ends()).length, 2);

	await courts.send(
		caseUpdated,
		theCase('ACTIVE', person(ids.defendant, open), person(ids.otherDefendant, over))
	);
	assert.equal((await ends()).length, 1);
});

test('a case that is over is told once, however often and on which day it is said', async () => {
	await courts.send(caseUpdated, theCase('INACTIVE', person(ids.defendant)));
	const first = await ends();

	world.setNow('2026-04-02T12:00:00Z');
	await courts.send(caseUpdated, theCase('CLOSED', person(ids.defendant, over)));

	assert.deepEqual(first, [{ on: '2026-03-10', isOfOne: true }]);
	assert.deepEqual(await ends(), first);
});

test('both messages that a case is over are one word: the later takes the earlier back', async () => {
	const entry = { prosecutionCaseId: ids.case, defendantId: ids.defendant, isConcluded: true };
	await courts.result(aHearing(), '2026-03-02T16:00:00Z');
	await courts.send(prosecutionConcluded, { prosecutionConcluded: [entry] });
	assert.equal((await ends()).length, 1);

	await courts.send(caseUpdated, theCase('ACTIVE', person(ids.defendant, open)));

	assert.deepEqual(await ends(), []);
});

test('the day is that on which a charge was decided last, where it is told', async () => {
	const decided = anOffence({
		judicialResults: [{ orderedDate: '2026-02-04' }, { orderedDate: '2026-03-02' }]
	});

	await courts.send(
		caseUpdated,
		theCase('INACTIVE', person(ids.defendant, { ...over, offences: [decided] }))
	);

	assert.deepEqual(await ends(), [{ on: '2026-03-02', isOfOne: true }]);
});

test('of a case that names nobody it is over for all, and open again for all', async () => {
	await courts.send(caseUpdated, theCase('CLOSED'));
	assert.deepEqual(await ends(), [{ on: '2026-03-10', isOfOne: false }]);
	const { events } = await cases.readFor(world.db, world.keys, she, world.now());
	assert.deepEqual(
		defendants(events).map(({ state }) => state),
		['over']
	);

	await courts.send(caseUpdated, theCase('ACTIVE', aDefendant()));

	assert.deepEqual(await ends(), []);
});

test('an older state that comes late changes nothing', async () => {
	const at = (createdAt: string) => ({ _metadata: { createdAt } });
	await courts.send(caseUpdated, {
		...theCase('ACTIVE', person(ids.defendant, open)),
		...at('2026-03-05T10:00:00Z')
	});

	await courts.send(caseUpdated, {
		...theCase('INACTIVE', person(ids.defendant, over)),
		...at('2026-03-04T10:00:00Z')
	});

	assert.deepEqual(await ends(), []);
});

test('a state we do not know, and a case taken out of the system, say nothing to her and why to the sender', () => {
	assert.deepEqual(understood(theCase('ON_HOLD', person(ids.defendant))), [
		'The state of the case is none we know: nothing is told of it.'
	]);
	const removed = [
		"The case was taken out of the courts' system. Why is not told in words we know, so nothing is told of it."
	];
	assert.deepEqual(understood(theCase('EJECTED', person(ids.defendant))), removed);
	const ejected = {
		prosecutionCaseId: ids.case,
		hearingIds: [ids.hearing],
		removalReason: 'Legal'
	};
	assert.deepEqual(understood(ejected), removed);
	assert.deepEqual(understood(theCase(undefined, person(ids.defendant))), []);
});

test('what is about no case, or about somebody without an id, is refused', () => {
	assert.deepEqual(refusedAt([]), ['']);
	assert.deepEqual(refusedAt({}), ['/prosecutionCase']);
	assert.deepEqual(refusedAt({ prosecutionCase: { caseStatus: 'INACTIVE' } }), [
		'/prosecutionCase'
	]);
	assert.deepEqual(refusedAt(theCase('INACTIVE', person('D-1'))), [
		'/prosecutionCase/defendants/0/id'
	]);
});
