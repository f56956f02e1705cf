import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHearing } from './common-platform.ts';
import type { Reading } from './message.ts';
import {
	aCase,
	aDefendant,
	aHearing,
	aResult,
	anOffence,
	hash,
	ids,
	now,
	resulted,
	shared,
	tellingsOf,
	told
} from '#tests/court/builders.ts';

const read = (body: unknown, expected: string | undefined = ids.hearing) =>
	readHearing(body, 'listed', expected, hash, now);
const pointers = (reading: Reading) =>
	reading.ok ? [] : reading.problems.map(({ pointer }) => pointer);
const parts = (reading: Reading) => (reading.ok ? reading.parts : []);

test('a part names its case by URN, and the ids by which it may be found later', () => {
	const [part] = parts(read({ hearing: aHearing() }));

	assert.equal(part?.urn, '01AB1234526');
	assert.deepEqual(part?.references, [`hearing:${ids.hearing}`, `prosecution-case:${ids.case}`]);
});

test('a hearing is read with its envelope or without', () => {
	assert.deepEqual(read(aHearing()), read({ hearing: aHearing() }));
});

test('each case of a hearing has a part of its own', () => {
	const other = aCase({
		id: ids.otherCase,
		prosecutionCaseIdentifier: { caseURN: '01AB7654321' },
		defendants: [
			aDefendant({ id: ids.otherDefendant, offences: [anOffence({ chargeDate: '2025-10-01' })] })
		]
	});

	const [first, second] = parts(
		read({ hearing: aHearing({ prosecutionCases: [aCase(), other] }) })
	);

	assert.equal(
		first?.tellings.some(({ kind }) => kind === 'charged'),
		false
	);
	assert.equal(
		second?.tellings.some(({ kind }) => kind === 'charged'),
		true
	);
});

// A hearing may be about two cases. By its id alone the facts of one would reach the victims of the other.
test('a case that is listed twice in one hearing is told with the defendants of both', () => {
	const plea = (pleaValue: string) => [anOffence({ plea: { pleaValue, pleaDate: '2026-03-02' } })];
	const one = aCase({ defendants: [aDefendant({ offences: plea('GUILTY') })] });
	const other = aCase({
		defendants: [aDefendant({ id: ids.otherDefendant, offences: plea('NOT_GUILTY') })]
	});

	const reading = read({ hearing: aHearing({ prosecutionCases: [one, other] }) });

	assert.equal(parts(reading).length, 1);
	const on = '2026-03-02';
	assert.deepEqual(told(reading, 'plea-entered'), [
		{ on, plea: 'guilty' },
		{ on, plea: 'not-guilty' }
	]);
});

test('without a URN only the id of the case may find it', () => {
	const nameless = aCase({ prosecutionCaseIdentifier: {} });

	const [part] = parts(read({ hearing: aHearing({ prosecutionCases: [nameless] }) }));

	assert.equal(part?.urn, undefined);
	assert.deepEqual(part?.references, [`prosecution-case:${ids.case}`]);
});

test("a prosecutor's own reference stands in for a URN", () => {
	const prosecutionCaseIdentifier = { prosecutionAuthorityReference: 'TFL1234567' };

	const [part] = parts(
		read({ hearing: aHearing({ prosecutionCases: [aCase({ prosecutionCaseIdentifier })] }) })
	);

	assert.equal(part?.urn, 'TFL1234567');
});

test('a hearing of an application reaches the case it belongs to', () => {
	const courtApplicationCases = [
		{ prosecutionCaseId: ids.case, prosecutionCaseIdentifier: { caseURN: '01AB1234526' } }
	];
	const hearing = aHearing({
		prosecutionCases: [],
		courtApplications: [{ courtApplicationCases }]
	});

	const [part] = parts(read({ hearing }));

	assert.equal(part?.urn, '01AB1234526');
	assert.deepEqual(
		part?.tellings.map(({ kind }) => kind),
		['hearing-listed']
	);
});

test('a case named by a prosecution and by an application has one part', () => {
	const courtApplications = [{ courtApplicationCases: [{ prosecutionCaseId: ids.case }] }];

	const reading = read({ hearing: aHearing({ courtApplications }) });

	assert.deepEqual(
		parts(reading).map(({ urn }) => urn),
		['01AB1234526']
	);
});

test('a hearing of an application that belongs to no case is understood and told to nobody', () => {
	const reading = read({ hearing: aHearing({ prosecutionCases: [], courtApplications: [{}] }) });

	assert.ok(reading.ok && reading.parts.length === 0 && reading.ignored.length === 1);
});

test('what cannot be understood is refused at its place', () => {
	const other = '10000000-0000-4000-8000-00000000000f';

	assert.deepEqual(pointers(read(null)), ['']);
	assert.deepEqual(pointers(read([])), ['']);
	assert.deepEqual(pointers(read({})), ['/hearing']);
	assert.deepEqual(pointers(read({ hearing: 'x' })), ['/hearing']);
	assert.deepEqual(pointers(read({ hearing: aHearing({ id: 7 }) })), ['/hearing/id']);
	assert.deepEqual(pointers(read(aHearing({ id: '' }))), ['/id']);
	assert.deepEqual(pointers(read({ hearing: aHearing() }, other)), ['/hearing/id']);
	assert.deepEqual(pointers(read({ hearing: aHearing(), hearingId: other })), ['/hearingId']);
	assert.deepEqual(pointers(read({ hearing: aHearing({ prosecutionCases: [] }) })), [
		'/hearing/prosecutionCases'
	]);
	assert.deepEqual(pointers(read({ hearing: aHearing({ prosecutionCases: [{}] }) })), [
		'/hearing/prosecutionCases'
	]);
});

test('a refusal never repeats what was sent', () => {
	const reading = read({ hearing: aHearing({ id: 'Given Family' }) });

	assert.equal(JSON.stringify(reading).includes('Given'), false);
});

test('an id may be written in capital letters', () => {
	const reading = read({ hearing: aHearing() }, ids.hearing.toUpperCase());

	assert.equal(reading.ok, true);
});

test('a listing is told on the day it was shared, or else on the day we hear of it', () => {
	const later = aHearing({ hearingDays: [{ sittingDay: '2026-07-01T09:30:00Z' }] });

	assert.equal(told(read({ hearing: later }), 'hearing-listed')[0]?.on, '2026-03-10');
	assert.equal(told(read(shared(later)), 'hearing-listed')[0]?.on, '2026-03-02');
	assert.equal(
		told(read(shared(later, { sharedTime: '2126-01-01T10:00:00Z' })), 'hearing-listed')[0]?.on,
		'2026-03-10'
	);
});

test('a message that was shared in 1970 is told as of today: nothing in it is still to come', () => {
	const offences = [anOffence({ plea: { pleaValue: 'GUILTY', pleaDate: '2026-03-02' } })];
	const hearing = aHearing({
		prosecutionCases: [aCase({ defendants: [aDefendant({ offences })] })]
	});

	const reading = read(shared(hearing, { sharedTime: '1970-01-01T00:00:00Z' }));

	assert.deepEqual(
		tellingsOf(reading).map(({ kind, on }) => `${kind} ${on}`),
		['hearing-listed 2026-03-02', 'plea-entered 2026-03-02']
	);
});

test('a list that is too long is refused by its name: the charge that was cut may be the guilty one', () => {
	const verdict = (categoryType: string) => ({
		verdictDate: '2026-03-02',
		verdictType: { categoryType }
	});
	const acquitted = Array.from({ length: 500 }, () => ({ verdict: verdict('NOT_GUILTY') }));
	const hearingOf = (...offences: object[]) =>
		aHearing({ prosecutionCases: [aCase({ defendants: [aDefendant({ offences })] })] });

	assert.deepEqual(told(read({ hearing: hearingOf(...acquitted) }), 'verdict-given'), [
		{ on: '2026-03-02', verdict: 'not-guilty' }
	]);
	const reading = read({ hearing: hearingOf(...acquitted, { verdict: verdict('GUILTY') }) });
	assert.ok(!reading.ok);
	assert.match(reading.problems[0]?.detail ?? '', /`offences` is too long: at most 500 /);
});

test('keys of a prototype are no data', () => {
	const body: unknown = JSON.parse(
		`{"hearing": {"__proto__": {"id": "${ids.hearing}"}, "constructor": {"id": "x"}}}`
	);

	assert.deepEqual(pointers(read(body)), ['/hearing/id']);
});

test('nothing is kept of what a hearing tells of a person', () => {
	const personDefendant = {
		personDetails: {
			firstName: 'Canary',
			lastName: 'Canary',
			dateOfBirth: '1990-01-01',
			address: { address1: 'Canary' }
		},
		bailStatus: { code: 'B', description: 'Canary' },
		bailConditions: 'Canary',
		bailReasons: 'Canary'
	};
	const results = [
		aResult('Bail condition: Exclusion - not to contact directly or indirectly', {
			resultText: 'Canary',
			judicialResultPrompts: [{ label: 'Names', value: 'Canary' }]
		})
	];
	const offences = [
		anOffence({ wording: 'Canary', victims: [{ lastName: 'Canary' }], judicialResults: results })
	];
	const hearing = aHearing({
		reportingRestrictionReason: 'Canary',
		judiciary: [{ lastName: 'Canary' }],
		prosecutionCases: [
			aCase({ statementOfFacts: 'Canary', defendants: [aDefendant({ personDefendant, offences })] })
		]
	});

	const reading = resulted(hearing);

	assert.equal(tellingsOf(reading).length, 3);
	assert.equal(JSON.stringify(reading).includes('Canary'), false);
});
