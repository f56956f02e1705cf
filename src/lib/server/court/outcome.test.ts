import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHearing } from './common-platform.ts';
import {
	aCase,
	aDefendant,
	aHearing,
	aHearingOf,
	aResult,
	anOffence,
	hash,
	ids,
	now,
	resulted,
	tellingsOf,
	told
} from '#tests/court/builders.ts';

type Fields = Record<string, unknown>;
const read = (hearing: Fields) => resulted(hearing);
const offences = (...all: Fields[]) => read(aHearingOf(all));
const second = (fields: Fields) => anOffence({ id: ids.otherOffence, ...fields });
const plea = (pleaValue: string, pleaDate = '2026-03-02') => ({ plea: { pleaValue, pleaDate } });
const verdict = (type: Fields, verdictDate = '2026-03-02') => ({
	verdict: { verdictDate, verdictType: type }
});
const on = '2026-03-02';

test('each defendant is charged once, on the first day', () => {
	const charged = [{ chargeDate: '2025-11-03' }, { chargeDate: '2025-10-01' }];

	const reading = offences(anOffence(charged[0]), second(charged[1] ?? {}));

	assert.deepEqual(told(reading, 'charged'), [{ on: '2025-10-01' }]);
});

test('two defendants with one id are one', () => {
	const twice = aDefendant({
		offences: [anOffence({ chargeDate: '2025-10-01', ...plea('GUILTY') })]
	});

	const reading = read(aHearing({ prosecutionCases: [aCase({ defendants: [twice, twice] })] }));

	assert.equal(told(reading, 'charged').length, 1);
	assert.equal(told(reading, 'plea-entered').length, 1);
});

test('two defendants are told apart by a keyed hash', () => {
	const defendants = [ids.defendant, ids.otherDefendant].map((id) =>
		aDefendant({ id, offences: [anOffence(plea('GUILTY'))] })
	);

	const reading = read(aHearing({ prosecutionCases: [aCase({ defendants })] }));

	const keys = tellingsOf(reading).flatMap(({ kind, defendant }) =>
		kind === 'plea-entered' ? defendant : []
	);
	assert.deepEqual(keys, [`defendant(${ids.defendant})`, `defendant(${ids.otherDefendant})`]);
});

test('a changed plea is the plea', () => {
	const reading = offences(anOffence(plea('CHANGE_TO_GUILTY_AFTER_SWORN_IN')));

	assert.deepEqual(told(reading, 'plea-entered'), [{ on, plea: 'guilty' }]);
});

test('guilty of something less is an answer, not a plea of guilty', () => {
	const reading = offences(anOffence(plea('GUILTY_TO_A_LESSER_OFFENCE_NAMELY')));

	assert.deepEqual(told(reading, 'plea-entered'), [{ on, plea: 'other' }]);
});

test('no plea, a plea said on-line and a plea we do not know are not told', () => {
	const online = {
		indicatedPleaValue: 'INDICATED_GUILTY',
		source: 'ONLINE',
		indicatedPleaDate: on
	};

	for (const fields of [plea('NO_PLEA'), plea('xyz'), { indicatedPlea: online }])
		assert.deepEqual(told(offences(anOffence(fields)), 'plea-entered'), []);
});

test('who says in court that he would plead guilty has pleaded guilty', () => {
	const indicatedPlea = {
		indicatedPleaValue: 'INDICATED_GUILTY',
		source: 'IN_COURT',
		indicatedPleaDate: on
	};

	const reading = offences(anOffence({ indicatedPlea }));

	assert.deepEqual(told(reading, 'plea-entered'), [{ on, plea: 'guilty' }]);
});

test('guilty of one charge while another is denied is both', () => {
	const reading = offences(anOffence(plea('GUILTY')), second(plea('NOT_GUILTY')));

	assert.deepEqual(told(reading, 'plea-entered'), [{ on, plea: 'guilty-and-not-guilty' }]);
});

test('guilty of one charge while another has no plea yet is not "guilty"', () => {
	const reading = offences(anOffence(plea('GUILTY')), second({}));

	assert.deepEqual(told(reading, 'plea-entered'), [{ on, plea: 'guilty-to-some' }]);
});

test('guilty of one charge while the other was dropped is "guilty"', () => {
	const reading = offences(anOffence(plea('GUILTY')), second({ isDiscontinued: true }));

	assert.deepEqual(told(reading, 'plea-entered'), [{ on, plea: 'guilty' }]);
	assert.deepEqual(told(reading, 'discontinued'), []);
});

test('when the prosecution offers no evidence that is what is told; the court has not weighed anything', () => {
	const type = {
		categoryType: 'NOT_GUILTY',
		description: 'Found not guilty - prosecution offers no evidence'
	};

	const reading = offences(anOffence({ ...verdict(type), aquittalDate: on }));

	assert.deepEqual(told(reading, 'no-evidence-offered'), [{ on }]);
	assert.deepEqual(told(reading, 'verdict-given'), []);
});

test('a charge withdrawn to be brought again elsewhere is not the end', () => {
	const withdrawn = [aResult('Withdrawn', { cjsCode: '4010' })];

	const reading = offences(anOffence({ judicialResults: withdrawn }));

	assert.deepEqual(told(reading, 'discontinued'), []);
});

test('a warrant for the defendant is told; one for a witness or of an earlier hearing is not', () => {
	const forOne = (label: string, fields: Fields = {}) =>
		offences(anOffence({ judicialResults: [aResult(label, fields)] }));
	const without = 'Warrant for arrest without bail';

	assert.equal(told(forOne(without), 'warrant-issued').length, 1);
	assert.equal(told(forOne(without, { orderedHearingId: ids.next }), 'warrant-issued').length, 0);
	assert.equal(told(forOne('Warrant for arrest of witness'), 'warrant-issued').length, 0);
});

test('a hearing that is only listed tells pleas and verdicts before it, and decides nothing', () => {
	const hearing = aHearingOf([
		anOffence({
			...plea('NOT_GUILTY', '2026-01-05'),
			judicialResults: [aResult('Withdrawn', { cjsCode: '2063' })]
		})
	]);

	const reading = readHearing({ hearing }, 'listed', ids.hearing, hash, now);

	assert.deepEqual(
		tellingsOf(reading).map(({ kind }) => kind),
		['hearing-listed', 'plea-entered']
	);
});
