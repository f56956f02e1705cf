import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	aCase,
	aDefendant,
	aHearing,
	aResult,
	ids,
	resulted,
	told
} from '#tests/court/builders.ts';
import { anEvent } from '#tests/world/builders.ts';
import type { DefendantKey } from '#lib/domain/event.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { weightOf } from '#lib/domain/news/weight.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';

type Fields = Record<string, unknown>;
const theirs = {
	prosecutionCaseId: ids.case,
	prosecutionCaseIdentifier: { caseURN: '01AB1234526' }
};
const anApplication = (type: string, fields: Fields = {}) => ({
	type: { type },
	applicationReceivedDate: '2026-02-20',
	courtApplicationCases: [theirs],
	...fields
});
const read = (...courtApplications: Fields[]) => resulted(aHearing({ courtApplications }));
const found = (...all: Fields[]) =>
	told(read(...all), 'application').map((one) => Object.values(one).join(' '));
const decided = (type: string, ...labels: string[]) =>
	found(anApplication(type, { judicialResults: labels.map((label) => aResult(label)) }));

/** What an application is called by the courts, and of what it is. */
const types: readonly [type: string, about: string][] = [
	['Application to vary conditions of bail', 'bail-rules'],
	['Application to vary bail conditions imposed by police', 'bail-rules'],
	['Application to review bail decision', 'bail-review'],
	['Appeal against refusal of bail', 'bail-review'],
	['Application for bail pending appeal', 'bail'],
	['Application to vary or discharge a restraining order', 'restraining-order'],
	['Application to vary a restraining order on acquittal', 'restraining-order'],
	['Application to amend the requirements of a community order', 'order'],
	['Application for special measures', 'special-measures'],
	['Application to adjourn', 'adjourn'],
	['Application to vacate a trial date', 'adjourn'],
	['Application to reopen case', 'reopen'],
	['Appearance to make statutory declaration', 'reopen'],
	['Failing to comply with the requirements of a community order', 'broken-order'],
	['Breach of a restraining order', 'broken-order'],
	['Application for confiscation order in the Crown Court', 'other'],
	['Something nobody has seen', 'other']
];

for (const [type, about] of types)
	test(`"${type}" is told when it is made, as ${about}`, () => {
		assert.deepEqual(found(anApplication(type)), [`2026-02-20 ${about} made`]);
	});

/** What a court enters for an application, and what came of it. */
const outcomes: readonly [labels: readonly string[], outcome: string | undefined][] = [
	[['Granted'], 'granted'],
	[['Application granted'], 'granted'],
	[['Bail conditions varied'], 'granted'],
	[['Refused'], 'refused'],
	[['Application refused'], 'refused'],
	[['Application not granted'], 'refused'],
	[['Dismissed'], 'refused'],
	[['Withdrawn'], 'withdrawn'],
	[['Application withdrawn'], 'withdrawn'],
	[['Adjourned'], undefined],
	[['Granted', 'Refused'], undefined],
	[['Something new'], undefined]
];

for (const [labels, outcome] of outcomes)
	test(`an application with the result "${labels.join(', ')}" is ${outcome ?? 'still open'}`, () => {
		const made = '2026-02-20 bail-rules made';
		const after = outcome ? [`2026-03-02 bail-rules ${outcome}`] : [];

		assert.deepEqual(decided('Application to vary conditions of bail', ...labels), [
			made,
			...after
		]);
	});

test('a code says of what it is where the words do not', () => {
	const type = (code: string) => anApplication('', { type: { code, type: 'Title' } });

	assert.deepEqual(found(type('BA76504')), ['2026-02-20 bail-rules made']);
	assert.deepEqual(found(type('BA76505')), ['2026-02-20 bail-review made']);
	assert.deepEqual(found(type('MC80524')), ['2026-02-20 reopen made']);
	assert.deepEqual(found(type('CJ03510')), ['2026-02-20 broken-order made']);
});

test('a draft, one of another case alone and one of a day to come are not told to her', () => {
	const type = 'Application to vary conditions of bail';
	const others = [{ ...theirs, prosecutionCaseId: ids.otherCase, prosecutionCaseIdentifier: {} }];

	assert.deepEqual(found(anApplication(type, { applicationStatus: 'DRAFT' })), []);
	assert.deepEqual(found(anApplication(type, { applicationReceivedDate: '2026-09-01' })), []);
	const ofOther = read(anApplication(type, { courtApplicationCases: others }));
	const [own] = ofOther.ok ? ofOther.parts : [];
	assert.ok(own?.tellings.every(({ kind }) => kind !== 'application'));
});

test('an appeal against a conviction is an appeal, and no other application', () => {
	assert.deepEqual(found(anApplication('Appeal against conviction')), []);
});

test('an application names the person as the other facts of the case do', () => {
	const subject = {
		masterDefendant: { defendantCase: [{ caseId: ids.case, defendantId: ids.defendant }] }
	};
	const reading = read(anApplication('Application to vary conditions of bail', { subject }));

	assert.equal(
		reading.ok && reading.parts[0]?.tellings.find(({ kind }) => kind === 'application')?.defendant,
		`defendant(${ids.defendant})`
	);
});

test('no plea, verdict or sentence of an application is one of a charge, and it moves no case', () => {
	const application = anApplication('Failing to comply with a community order', {
		plea: { pleaValue: 'ADMITS_BREACH', pleaDate: '2026-03-02' },
		convictionDate: '2026-03-02',
		judicialResults: [aResult('Imprisonment', { cjsCode: '1002' })]
	});
	const reading = read(application);

	for (const kind of ['plea-entered', 'verdict-given', 'sentenced'] as const)
		assert.deepEqual(told(reading, kind), []);
	const charged = anEvent({ kind: 'charged', on: '2026-01-02' });
	const events = [charged, anEvent({ kind: 'application', on: '2026-02-20' })];
	assert.equal(tracker(events).stage, 'charged');
});

test('that rules may have changed of whom nobody can tell is about her safety; that somebody asked is not yet', () => {
	const on = '2026-03-02';
	for (const about of ['bail-rules', 'bail', 'restraining-order'] as const) {
		const event = (outcome: 'granted' | 'made' | 'refused') =>
			anEvent({ kind: 'application', on, data: { about, outcome } });
		assert.equal(weightOf(event('granted')), 'safety');
		// Of a person we can tell, the bail or the order that was decided with it says it.
		assert.equal(weightOf({ ...event('granted'), defendant: 'one' as DefendantKey }), 'plain');
		assert.equal(weightOf(event('made')), 'plain');
		assert.equal(weightOf(event('refused')), 'plain');
	}
});

test('she reads what was asked and what the court said', () => {
	const say = (outcome: 'made' | 'granted' | 'refused' | 'withdrawn') => {
		const event = anEvent({
			kind: 'application',
			on: '2026-03-02',
			data: { about: 'bail-rules', outcome }
		});
		const { title, detail } = sayEntry({ event, before: [] }, { lang: 'en', places: true });
		return `${title}. ${detail}`;
	};

	assert.deepEqual((['made', 'granted', 'refused', 'withdrawn'] as const).map(say), [
		'The court was asked to change the bail rules. Nothing changes unless the court agrees.',
		'The court agreed to change the bail rules. Ask the Witness Care Unit what it means.',
		'The court did not agree to change the bail rules. Nothing changes.',
		'A request to the court was taken back: to change the bail rules. Nothing changes.'
	]);
});

test('bail that is decided with an application is told beside it', () => {
	const person = aDefendant({
		personDefendant: { bailStatus: { code: 'B', description: 'Conditional Bail' } }
	});
	const hearing = aHearing({
		prosecutionCases: [aCase({ defendants: [person] })],
		courtApplications: [
			anApplication('Application to vary conditions of bail', {
				judicialResults: [aResult('Granted')]
			})
		]
	});
	const reading = resulted(hearing);

	assert.equal(told(reading, 'application').length, 2);
	assert.equal(told(reading, 'court-bail-decided').length, 1);
});
