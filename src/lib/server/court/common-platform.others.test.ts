import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAny, readDeletion, readVacated } from './common-platform.ts';
import { readConcluded } from './concluded.ts';
import type { Reading } from './message.ts';
import {
	aCase,
	aDefendant,
	aHearing,
	aResult,
	hash,
	ids,
	now,
	shared,
	tellingsOf,
	told
} from '#tests/court/builders.ts';

type Fields = Record<string, unknown>;
const official = '1c383cd3-0b7c-398a-b502-93adfecb7b18';
const pointers = (reading: Reading) =>
	reading.ok ? [] : reading.problems.map(({ pointer }) => pointer);
const parts = (reading: Reading) => (reading.ok ? reading.parts : []);
const vacated = (fields: Fields) =>
	readVacated({ hearingId: ids.hearing, vacatedTrialReasonId: official, ...fields }, hash, now);
const concluded = (...entries: Fields[]) =>
	readConcluded({ prosecutionConcluded: entries }, hash, now);

test('a deleted hearing is cancelled for everybody it concerned', () => {
	const reading = readDeletion(ids.hearing, hash, now);

	const hearing = `hearing(${ids.hearing})`;
	const [{ references, tellings, shares } = {}] = parts(reading);
	assert.deepEqual(references, [`hearing:${ids.hearing}`]);
	assert.deepEqual(tellings, [{ kind: 'hearing-cancelled', on: '2026-03-10', data: { hearing } }]);
	assert.deepEqual(
		shares?.map(({ sort, own }) => [sort, own]),
		[
			['listed', tellings],
			['resulted', []],
			['scheduled', []]
		]
	);
	assert.deepEqual(pointers(readDeletion('Given', hash, now)), ['']);
});

test('a vacated trial is news today, though its date is the day of the trial', () => {
	const caseDetails = [{ caseId: ids.case, caseUrn: '01AB1234526' }];

	const reading = vacated({ hearingDateTime: '2026-06-01T09:30:00Z', caseDetails });

	assert.equal(parts(reading)[0]?.urn, '01AB1234526');
	assert.deepEqual(told(reading, 'trial-vacated'), [
		{ on: '2026-03-10', hearing: `hearing(${ids.hearing})`, reason: official }
	]);
});

test('a vacated trial we hear of late was vacated no later than its day', () => {
	const reading = vacated({ hearingDateTime: '2026-02-02T09:30:00Z' });

	assert.equal(told(reading, 'trial-vacated')[0]?.on, '2026-02-02');
});

test('a vacated trial that names only applications reaches all whose case was to be tried', () => {
	const reading = vacated({ applicationDetails: [{ applicationReference: 'TFL34652354' }] });

	assert.deepEqual(
		parts(reading).map(({ urn, references }) => ({ urn, references })),
		[{ urn: undefined, references: [`hearing:${ids.hearing}`] }]
	);
});

test('"trial vacated" without a reason does not take the trial away from her', () => {
	const reading = vacated({ vacatedTrialReasonId: null });

	assert.ok(reading.ok && reading.ignored.length === 1);
	assert.deepEqual(tellingsOf(reading), []);
	assert.deepEqual(parts(reading)[0]?.shares?.[0]?.own, []);
});

test('a concluded case is told for each defendant, on the last day anything was decided', () => {
	const offenceSummary = [
		{ proceedingsConcludedChangedDate: '2026-01-05' },
		{ proceedingsConcludedChangedDate: '2026-02-05' }
	];

	const reading = concluded({
		prosecutionCaseId: ids.case,
		defendantId: ids.defendant,
		isConcluded: true,
		hearingIdWhereChangeOccurred: ids.hearing,
		offenceSummary
	});

	const [{ references, tellings, shares } = {}] = parts(reading);
	assert.deepEqual(references, [`prosecution-case:${ids.case}`]);
	assert.deepEqual(tellings, [
		{ kind: 'concluded', on: '2026-02-05', defendant: `defendant(${ids.defendant})`, data: {} }
	]);
	assert.deepEqual(shares?.[0]?.own, tellings);
});

test('a case open again, and the end of an application, are no end', () => {
	const open = { prosecutionCaseId: ids.case, isConcluded: false };
	const application = { prosecutionCaseId: ids.case, isConcluded: true, applicationConcluded: {} };

	assert.deepEqual(tellingsOf(concluded(open, application, { isConcluded: true })), []);
	assert.deepEqual(pointers(readConcluded({}, hash, now)), ['/prosecutionConcluded']);
	assert.deepEqual(pointers(concluded()), ['/prosecutionConcluded']);
});

test('a message of any kind is recognised', () => {
	const as = (body: unknown) => readAny(body, hash, now).as;
	const earlier = aHearing({ hearingDays: [{ sittingDay: '2026-07-01T09:00:00Z' }] });
	const bare = (orderedDate: string) =>
		aHearing({
			prosecutionCases: [
				aCase({ defendants: [aDefendant({ judicialResults: [aResult('Fine', { orderedDate })] })] })
			]
		});

	assert.equal(as({ hearing: aHearing() }), 'hearing-listed');
	assert.equal(as(shared(earlier)), 'hearing-listed');
	assert.equal(as(shared(aHearing())), 'hearing-resulted');
	assert.equal(as({ hearing: earlier, targets: [] }), 'hearing-resulted');
	assert.equal(as(aHearing({ hasSharedResults: true })), 'hearing-resulted');
	assert.equal(as(bare('2026-03-02')), 'hearing-resulted');
	assert.equal(as(bare('2026-01-05')), 'hearing-listed');
	assert.equal(as({ prosecutionConcluded: [] }), 'prosecution-concluded');
	assert.equal(as({ prosecutionCase: {} }), 'case-updated');
	assert.equal(as({ removalReason: 'Legal' }), 'case-updated');
	assert.equal(as({ hearingId: ids.hearing }), 'trial-vacated');
	assert.deepEqual(pointers(readAny({ something: 'else' }, hash, now)), ['']);
});

test('an id that is none is refused where without one something else would be said', () => {
	const everybody = concluded({
		isConcluded: true,
		prosecutionCaseId: ids.case,
		defendantId: 'D-1'
	});

	assert.deepEqual(pointers(everybody), ['/prosecutionConcluded/0/defendantId']);
	assert.deepEqual(pointers(vacated({ vacatedTrialReasonId: 'A' })), ['/vacatedTrialReasonId']);
});
