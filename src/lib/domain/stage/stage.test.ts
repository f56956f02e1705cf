import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { inYouthCourt, ways } from '#tests/stage/stories.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import type { EventData } from '#lib/domain/event.ts';
import { rowOf, stageRows, stages, trackOf, type Stage } from './stage.ts';
import { stepRows, tracks, type StageRow } from './rows.ts';
import { tracker } from './tracker.ts';

const code = (right: number) => `Victims' Code 2021, Right ${right}`;
const roads = 'How criminal cases go in England and Wales: ';
const data = 'HMCTS Common Platform reference data: ';
const letters = 'CPS legal guidance: Victim Communication and Liaison scheme';
const review = "CPS legal guidance: Victims' Right to Review Scheme";
const lords =
	'House of Lords, 10 November 2021: the unduly lenient sentence scheme and youth courts';
const sussex = "Sussex Police: Victims' Right to Review, what is not covered";
const hmcts = 'HMCTS: what the service for victims says of a trial';

/** Stage, who is responsible, how it is: `end`, `hard` for bad news; and the source it rests on. */
const table: readonly (readonly [Stage, string, string, string])[] = [
	['not-told', 'police', '', `${roads}before anything is told`],
	['reported', 'police', '', code(2)],
	['investigating', 'police', '', `${roads}the police collect evidence`],
	['transferred', 'police', '', `${roads}another police force takes over`],
	['suspect-spoken-to', 'police', '', code(6)],
	['released-rules', 'police', '', code(6)],
	['released-no-rules', 'police', '', code(6)],
	['with-prosecutor', 'cps', '', `${roads}the police ask the prosecutors to decide`],
	['not-charged', 'police cps', 'end hard', letters],
	['not-investigated', 'police', 'end hard', code(6)],
	['closed-no-suspect', 'police', 'end hard', sussex],
	['out-of-court', 'police cps', 'end hard', code(6)],
	['defendant-died', 'police', 'end hard', `${data}cracked trial, reason H`],
	['charged', 'police cps witness-care', '', `${roads}a charge`],
	[
		'first-hearing-planned',
		'courts witness-care',
		'',
		`${roads}every case begins in the magistrates' court`
	],
	['in-court', 'courts witness-care', '', `${roads}between two hearings`],
	[
		'sent-to-crown-court',
		'courts witness-care',
		'',
		`${roads}sent to the Crown Court, before the plea`
	],
	['waiting-for-trial', 'courts witness-care', '', `${roads}a trial is planned`],
	['trial-off', 'courts witness-care', '', `${data}cracked, ineffective and vacated trials`],
	['trial-on', 'courts witness-care', '', hmcts],
	['jury-not-agreed', 'cps courts', 'hard', `${roads}the jury could not agree`],
	['retrial', 'courts witness-care', 'hard', `${roads}a new trial`],
	['waiting-for-sentence', 'courts witness-care', '', code(9)],
	['not-guilty', 'courts witness-care', 'end hard', code(9)],
	['no-evidence', 'cps', 'end hard', review],
	['stopped-by-court', 'courts witness-care', 'end hard', `${roads}the court stops a case`],
	['left-on-file', 'cps courts', 'end hard', review],
	['stopped', 'cps', 'end hard', letters],
	['over', 'courts witness-care', 'end', code(9)],
	['sentenced', 'witness-care probation', 'end', code(9)],
	['appeal-waiting', 'courts witness-care', '', `${roads}an appeal`],
	['appeal-unchanged', 'courts witness-care', 'end', `${roads}what an appeal court can decide`],
	[
		'sentence-changed',
		'courts witness-care',
		'end hard',
		`${roads}what an appeal court can decide`
	],
	[
		'conviction-quashed',
		'courts witness-care',
		'end hard',
		`${roads}what an appeal court can decide`
	],
	['release-considered', 'probation', '', code(11)],
	['released', 'probation', '', code(11)],
	['recalled', 'probation', '', code(11)],
	['sentence-ended', 'probation', 'end', `${roads}the end of a sentence`]
];

for (const [stage, responsible, how, source] of table)
	test(`"${stage}" rests on: ${source}`, () => {
		const row = rowOf(stage);

		assert.equal(row.source.title, source);
		assert.equal(row.responsible.join(' '), responsible);
		assert.equal([row.ends && 'end', row.badNews && 'hard'].filter(Boolean).join(' '), how);
		assert.match(row.source.checkedOn, /^\d{4}-\d\d-\d\d$/);
		// What was read nowhere is not given as read.
		assert.equal(row.source.confidence, source.startsWith(roads) ? 'recalled' : 'verified');
	});

test('every stage is in the table, and there are no others', () => {
	assert.deepEqual(
		table.map(([stage]) => stage),
		[...stages]
	);
});

test('a youth court has rows of its own where something is otherwise in it', () => {
	const own = stages.filter((stage) => rowOf(stage, 'youth') !== rowOf(stage, 'adult'));

	assert.deepEqual(own, [
		'first-hearing-planned',
		'in-court',
		'waiting-for-trial',
		'trial-on',
		'sentenced'
	]);
	assert.equal(rowOf('sentenced', 'youth').source.title, lords);
	for (const stage of own.slice(0, -1))
		assert.equal(rowOf(stage, 'youth').source.title, `${roads}the youth court`);
});

test('no news of a release or of rules is bad news that waits at a gate', () => {
	for (const stage of ['released-rules', 'released', 'recalled', 'release-considered'] as const)
		assert.equal(rowOf(stage).badNews, false, stage);
});

test('on every day there is one row for every stage on each track', () => {
	for (const stage of stages)
		for (const track of tracks)
			for (const day of ['1999-01-01', '2021-03-31', '2021-04-01', '2026-11-25', '2099-12-31'])
				assert.equal(rowOf(stage, track, day).id, stage);
});

test('a change of law is a new row that counts from its day on, and the old one before', () => {
	const old = rowOf('sentenced');
	const ended: StageRow = { ...old, inForceTo: '2027-06-30' };
	const changed: StageRow = { ...old, responsible: ['courts'], inForceFrom: '2027-07-01' };
	const rows = [...stageRows.filter((row) => row !== old), changed, ended];
	const on = (day: string) => rowOf('sentenced', 'adult', day, rows);

	assert.equal(on('2027-06-30'), ended);
	assert.equal(on('2027-07-01'), changed);
	assert.equal(rowOf('sentenced', 'youth', '2027-07-01', rows), rowOf('sentenced', 'youth'));
});

test('no two rows of a stage are in force on one track on one day', () => {
	const rows: readonly StageRow[] = stageRows;
	const clash = rows.filter((row, index) =>
		rows.slice(index + 1).some((other) => {
			const isSameTrack = [row.track, other.track].includes('both') || row.track === other.track;
			const from = (one: StageRow) => one.inForceFrom ?? '';
			const to = (one: StageRow) => one.inForceTo ?? '9999';
			return row.id === other.id && isSameTrack && from(row) <= to(other) && from(other) <= to(row);
		})
	);

	assert.deepEqual(clash, []);
});

test('every stage but the first has its step, and a step that only some cases meet is seen only when it was told', () => {
	for (const row of stageRows) assert.equal('step' in row, row.id !== 'not-told', row.id);
	const rare = stepRows.filter(({ shown }) => shown === 'when-told').map(({ step }) => step);
	const seenIn = (step: string) =>
		stages.filter((stage) => tracker(ways[stage]).steps.some((one) => one.step === step));

	assert.deepEqual(rare, ['crown-court', 'appeal', 'after-sentence']);
	assert.deepEqual(seenIn('crown-court'), ['sent-to-crown-court']);
	assert.deepEqual(seenIn('appeal'), [
		'appeal-waiting',
		'appeal-unchanged',
		'sentence-changed',
		'conviction-quashed'
	]);
	assert.deepEqual(seenIn('after-sentence'), [
		'release-considered',
		'released',
		'recalled',
		'sentence-ended'
	]);
});

test('each kind of event leads to one stage by itself at most', () => {
	for (const kind of eventKinds) {
		const rows: readonly StageRow[] = stageRows;
		const found = new Set(rows.filter((row) => row.ledToBy.includes(kind)).map(({ id }) => id));
		assert.ok(found.size <= 1, kind);
	}
});

test('what a row says leads to its stage does lead there, alone', () => {
	const rows: readonly StageRow[] = stageRows;
	for (const { id, ledToBy } of rows)
		for (const kind of ledToBy)
			assert.equal(tracker([anEvent({ kind, on: '2026-03-01' })]).stage, id, kind);
});

test('a case is in a youth court when its newest hearing is, until it is sent to the Crown Court', () => {
	const at = (courtKind: EventData['hearing-listed']['courtKind'], on: string, purpose = 'other') =>
		anEvent({
			kind: 'hearing-listed',
			on: '2026-01-05',
			data: {
				hearing: `${courtKind} ${on}`,
				courtKind,
				purpose: purpose as 'other',
				when: onDay(on)
			}
		});
	const [first, youth] = [at('magistrates', '2026-01-20'), at('youth', '2026-02-10')];
	const sent = anEvent({ kind: 'sent-to-crown-court', on: '2026-02-10' });

	assert.equal(trackOf([]), 'adult');
	assert.equal(trackOf([first]), 'adult');
	assert.equal(trackOf([first, youth]), 'youth');
	assert.equal(trackOf([first, youth, at('not-told', '2026-03-01')]), 'youth');
	assert.equal(trackOf([first, youth, at('crown', '2026-03-01')]), 'adult');
	assert.equal(trackOf([first, youth, sent]), 'adult');
	assert.equal(trackOf([first, youth, at('crown', '2026-09-01', 'appeal')]), 'youth');
});

test('the road through a youth court is the same road on the other track', () => {
	for (const stage of ['waiting-for-trial', 'trial-on', 'sentenced', 'not-guilty'] as const) {
		const found = tracker(inYouthCourt(ways[stage]));

		assert.equal(found.stage, stage);
		assert.equal(found.track, 'youth');
	}
});
