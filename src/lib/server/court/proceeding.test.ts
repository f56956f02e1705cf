import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHearing } from './common-platform.ts';
import {
	aHearingOf,
	aResult,
	anOffence,
	hash,
	ids,
	now,
	resulted,
	shared,
	tellingsOf
} from '#tests/court/builders.ts';

import { standing } from '#lib/domain/event.ts';
import { caseOf } from '#tests/court/case-of.ts';

type Fields = Record<string, unknown>;
const on = '2026-03-02';
const read = (offences: readonly Fields[], fields: Fields = {}) =>
	resulted(aHearingOf(offences, fields));
const moving = (offences: readonly Fields[]) =>
	tellingsOf(read(offences))
		.map(({ kind }) => kind)
		.filter((kind) => !kind.startsWith('hearing-'));
const plea = (pleaValue: string) => ({ plea: { pleaValue, pleaDate: on } });
const guilty = { verdict: { verdictDate: on, verdictType: { categoryType: 'GUILTY' } } };
const everything = {
	chargeDate: on,
	convictionDate: on,
	...guilty,
	proceedingsConcluded: true,
	judicialResults: [aResult('Imprisonment', { cjsCode: '1002' }), aResult('Withdrawn')]
};

/** What she must never read as a charge of her case, with what shows that it is none. */
const beside: readonly Fields[] = [
	{ offenceCode: 'BA76004', ...plea('GUILTY') },
	{ offenceCode: 'ba76007', ...plea('DENIES_BREACH') },
	{ offenceTitle: 'Arrested for breaking the conditions of bail', ...plea('DENIES') },
	{ offenceTitle: 'Breach of a curfew order', ...plea('ADMITS') },
	{ offenceTitle: 'Fail to surrender to custody at the appointed time', ...plea('GUILTY') },
	{ offenceLegislation: 'Contrary to section 6(1) and (7) of the Bail Act 1976.' },
	{ offenceTitle: 'Breach of a community order', ...plea('GUILTY') },
	{ offenceTitle: 'Failing to comply with the requirements of a youth rehabilitation order' },
	{ offenceTitle: 'Commit further offence in operational period of a suspended sentence order' },
	{ offenceCode: 'CJ03510', offenceTitle: 'Title' },
	{ offenceCode: 'SE20512', offenceTitle: 'Title' },
	{ offenceCode: 'PC00700', offenceTitle: 'Title' },
	{ offenceTitle: 'Something new', ...plea('Denies breach') },
	{ offenceTitle: 'Something new', modeOfTrial: 'CIV' },
	{ offenceTitle: 'Application to vary conditions of bail' }
];

test('what is about bail or about an order is no charge of the case: nothing of it is told', () => {
	for (const one of beside) {
		const found = moving([anOffence({ ...everything, ...one })]);

		assert.deepEqual(found, [], JSON.stringify(one));
	}
});

test('a breach of bail that is admitted leaves the charge of the case as it was', () => {
	const breach = anOffence({
		id: ids.otherOffence,
		offenceTitle: 'Arrest for breaking bail',
		convictionDate: on,
		...plea('ADMITS_BREACH')
	});

	const told = tellingsOf(read([anOffence(plea('NOT_GUILTY')), breach]));

	assert.deepEqual(
		told.filter(({ kind }) => kind === 'plea-entered').map(({ data }) => data),
		[{ plea: 'not-guilty' }]
	);
	assert.ok(!told.some(({ kind }) => kind === 'verdict-given'));
});

test('bail that is decided because a rule was broken is told, and so is a warrant', () => {
	const breach = anOffence({
		offenceCode: 'BA76007',
		judicialResults: [
			aResult('Remanded in custody'),
			aResult('Warrant for arrest without bail', { cjsCode: '4575' })
		]
	});

	assert.deepEqual(moving([breach]), ['court-bail-decided', 'warrant-issued']);
});

test('breaking an order that protects somebody is a crime of its own, and a charge like any other', () => {
	for (const offenceTitle of [
		'Breach of a restraining order',
		'Breach of a restraining order after acquittal',
		'Breach non-molestation order',
		'Breach of a stalking protection order',
		'Breach of a sexual harm prevention order',
		'Breach of a domestic abuse protection order',
		'Breach a criminal behaviour order',
		'Assault a person on bail'
	])
		assert.deepEqual(
			moving([anOffence({ offenceTitle, offenceCode: 'SE20999', ...plea('GUILTY') })]),
			['plea-entered'],
			offenceTitle
		);
});

test('a date of conviction alone is a decision to ask about: no plea and no verdict says "guilty"', () => {
	for (const fields of [{}, plea('NOT_GUILTY'), plea('NO_PLEA')]) {
		const told = tellingsOf(read([anOffence({ ...fields, convictionDate: on })]));
		const verdicts = told.filter(({ kind }) => kind === 'verdict-given');

		assert.deepEqual(
			verdicts.map(({ data }) => data),
			[{ verdict: 'other' }]
		);
	}
});

test('a sentence for a charge with a date of conviction is told', () => {
	const sentenced = { judicialResults: [aResult('Imprisonment', { cjsCode: '1002' })] };

	assert.ok(
		moving([anOffence({ convictionDate: on, ...plea('NOT_GUILTY'), ...sentenced })]).includes(
			'sentenced'
		)
	);
});

test('what a clerk enters for an application sentences nobody for a charge', () => {
	const line = {
		resultLabel: 'Imprisonment',
		orderedDate: on,
		isComplete: true,
		defendantId: ids.defendant,
		applicationId: ids.otherCase
	};
	const hearing = aHearingOf([anOffence(plea('GUILTY'))]);
	const targets = [{ hearingId: ids.hearing, resultLines: [line] }];

	const reading = resulted(hearing, { targets });

	assert.ok(!tellingsOf(reading).some(({ kind }) => kind === 'sentenced'));
});

test('a breach or an application that is sent to the Crown Court sends no charge there', () => {
	const sent = [aResult('Sent to Crown Court for trial in custody', { cjsCode: '4560' })];
	const breach = anOffence({ offenceCode: 'BA76007', judicialResults: sent });
	const application = {
		type: { type: 'Application to vary conditions of bail' },
		courtApplicationCases: [{ prosecutionCaseId: ids.case }],
		judicialResults: sent
	};
	const hearing = { ...aHearingOf([anOffence()]), courtApplications: [application] };
	const reading = resulted(hearing);

	assert.ok(!moving([breach]).includes('sent-to-crown-court'));
	assert.ok(!tellingsOf(reading).some(({ kind }) => kind === 'sent-to-crown-court'));
	assert.ok(moving([anOffence({ judicialResults: sent })]).includes('sent-to-crown-court'));
});

test('a hearing that is about a breach alone is no trial, sentence or plea of the case', () => {
	const purposes = (offences: readonly Fields[], description: string) =>
		tellingsOf(
			resulted({ ...aHearingOf(offences), type: { description }, isEffectiveTrial: true })
		).flatMap(({ kind, data }) => ('purpose' in data ? `${kind} ${data.purpose}` : kind));
	const breach = anOffence({ offenceCode: 'BA76007' });

	for (const type of ['Trial', 'Sentence', 'Plea', 'First hearing'])
		assert.deepEqual(
			purposes([breach], type),
			['hearing-listed other', 'hearing-held other'],
			type
		);
	assert.ok(
		purposes([breach, anOffence({ id: ids.otherOffence })], 'Trial').includes(
			'hearing-listed trial'
		)
	);
	assert.ok(purposes([], 'Trial').includes('hearing-listed trial'));
});

test('a breach of bail that a person admits is a rule that was broken; one that is denied is not', () => {
	const bail = { offenceTitle: 'Arrested for breaking the conditions of bail' };
	const broken = (fields: Fields) => moving([anOffence(fields)]).includes('rules-broken');

	assert.ok(broken({ ...bail, ...plea('ADMITS_BREACH') }));
	assert.ok(broken({ offenceCode: 'BA76007', ...plea('Admits') }));
	assert.ok(!broken({ ...bail, ...plea('DENIES_BREACH') }));
	assert.ok(!broken({ ...bail, ...plea('GUILTY'), convictionDate: on }));
	assert.ok(
		!broken({ offenceCode: 'BA76004', offenceTitle: 'Fail to surrender', ...plea('ADMITS') })
	);
	assert.ok(!broken({ offenceTitle: 'Breach of a community order', ...plea('ADMITS_BREACH') }));
});

test('a breach of bail that the court found is told beside the bail, wherever the court wrote it', () => {
	const proved = [aResult('Bail breach proved')];
	const type = { description: 'Breach of bail' };
	const custody = { personDefendant: { bailStatus: { code: 'C' } } };
	const bail = { id: ids.otherOffence, offenceTitle: 'Arrested for breaking bail' };
	const kinds = (offences: readonly Fields[], fields: Fields = {}, hearing: Fields = {}) => {
		const body = shared({ ...aHearingOf(offences, { ...custody, ...fields }), type, ...hearing });
		return tellingsOf(readHearing(body, 'resulted', ids.hearing, hash, now))
			.map(({ kind }) => kind)
			.filter((kind) => !kind.startsWith('hearing-'));
	};
	const application = {
		type: { type: 'Breach of bail conditions' },
		courtApplicationCases: [{ prosecutionCaseId: ids.case }],
		judicialResults: [aResult('Breach proved')]
	};
	const told = ['court-bail-decided', 'rules-broken'];

	assert.deepEqual(kinds([anOffence({ judicialResults: proved })]), told);
	assert.deepEqual(kinds([anOffence()], { judicialResults: proved }), told);
	assert.deepEqual(kinds([anOffence({ ...bail, judicialResults: [aResult('Proved')] })]), told);
	assert.deepEqual(kinds([anOffence()], {}, { courtApplications: [application] }), told);
	assert.deepEqual(
		kinds([anOffence({ ...bail, ...plea('ADMITS'), judicialResults: proved })]),
		told,
		'once'
	);
});

test('a breach of bail that was not proved, or of another order, or that somebody came late, is none of bail rules', () => {
	const found = (label: string, fields: Fields = {}) =>
		moving([anOffence({ ...fields, judicialResults: [aResult(label)] })]);
	const late = { offenceTitle: 'Fail to surrender to custody at the appointed time' };

	for (const [label, fields] of [
		['Bail breach not proved', {}],
		['Breach of bail not proved', {}],
		['Breach proved', {}],
		['Proved', { offenceTitle: 'Assault a person on bail' }],
		['Breach of community order proved', { offenceTitle: 'Breach of a community order' }],
		['Breach not proved', { offenceTitle: 'Arrested for breaking bail' }],
		['Bail breach proved', late]
	] as const)
		assert.deepEqual(found(label, fields), [], label);
});

test('what only its plea shows to be a breach is no charge any more, though an earlier share listed it', () => {
	const title = { offenceTitle: 'Something new' };
	const charges = (first: Fields, second: Fields) =>
		aHearingOf([anOffence(first), anOffence({ id: ids.otherOffence, ...title, ...second })]);
	const share = (hearing: Fields, sharedTime: string) => {
		const body = shared(hearing, { sharedTime });
		const reading = readHearing(body, 'resulted', undefined, hash, now);
		return reading.ok ? (reading.parts[0]?.shares ?? []) : [];
	};
	const before = share({ ...charges({}, {}), id: ids.next }, '2026-03-01T17:00:00.000Z');
	const after = share(charges(plea('GUILTY'), plea('ADMITS_BREACH')), '2026-03-02T17:00:00.000Z');

	for (const arrivals of [
		[...before, ...after],
		[...after, ...before]
	]) {
		const said = standing(caseOf(arrivals).known).filter(({ kind }) => kind === 'plea-entered');
		assert.deepEqual(
			said.map(({ data }) => data),
			[{ plea: 'guilty' }]
		);
	}
});
