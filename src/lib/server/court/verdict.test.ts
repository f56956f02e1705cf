import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standing } from '#lib/domain/event.ts';
import { readHearing } from './common-platform.ts';
import {
	aHearingOf,
	anOffence,
	aResult,
	hash,
	ids,
	now,
	resulted,
	shared,
	told
} from '#tests/court/builders.ts';
import { caseOf } from '#tests/court/case-of.ts';

type Fields = Record<string, unknown>;
const offences = (...all: Fields[]) => resulted(aHearingOf(all));
const second = (fields: Fields) => anOffence({ id: ids.otherOffence, ...fields });
const plea = (pleaValue: string, pleaDate = '2026-03-02') => ({ plea: { pleaValue, pleaDate } });
const verdict = (type: Fields, verdictDate = '2026-03-02') => ({
	verdict: { verdictDate, verdictType: type }
});
const guilty = verdict({ categoryType: 'GUILTY_BY_JURY_CONVICTED' });
const notGuilty = verdict({ categoryType: 'NOT_GUILTY' });
const on = '2026-03-02';

test('a conviction by plea is not told again as a verdict', () => {
	const reading = offences(
		anOffence({ ...plea('GUILTY'), convictionDate: on }),
		second({ convictionDate: on })
	);

	assert.deepEqual(told(reading, 'verdict-given'), []);
});

// Section 4A of the Criminal Procedure (Insanity) Act 1964: it is no conviction, and the hospital order after it no sentence.
test('that somebody unfit to plead did the act is a decision to ask about, and nobody is guilty by it', () => {
	const said = [
		'Defendant found under a disability and found to have done the act charged',
		'Unfit to plead - did the act or made the omission charged'
	];

	for (const description of said) {
		const unfit = verdict({ description, category: 'Guilty', categoryType: 'GUILTY' });
		const order = aResult('Hospital order with restrictions');
		const reading = offences(anOffence({ ...unfit, judicialResults: [order] }));

		assert.deepEqual(told(reading, 'verdict-given'), [{ on, verdict: 'other' }], description);
		assert.deepEqual(told(reading, 'sentenced'), [], description);
	}
});

test('a verdict entered after a plea of guilty is not told again', () => {
	const reading = offences(anOffence({ ...plea('GUILTY', '2026-01-05'), ...guilty }));

	assert.deepEqual(told(reading, 'verdict-given'), []);
});

test('an acquittal date is a verdict, in either spelling', () => {
	for (const key of ['aquittalDate', 'acquittalDate'])
		assert.deepEqual(told(offences(anOffence({ [key]: on })), 'verdict-given'), [
			{ on, verdict: 'not-guilty' }
		]);
});

test('guilty of one charge and not of another is one sentence that says both', () => {
	const reading = offences(anOffence(guilty), second(notGuilty));

	assert.deepEqual(told(reading, 'verdict-given'), [{ on, verdict: 'guilty-and-not-guilty' }]);
});

test('not guilty of one charge while another is still open is not "not guilty"', () => {
	const reading = offences(anOffence(notGuilty), second(plea('NOT_GUILTY')));

	assert.deepEqual(told(reading, 'verdict-given'), [{ on, verdict: 'not-guilty-of-some' }]);
});

test('not guilty of everything is "not guilty"', () => {
	const reading = offences(anOffence(notGuilty), second({ aquittalDate: on }));

	assert.deepEqual(told(reading, 'verdict-given'), [{ on, verdict: 'not-guilty' }]);
});

const hung = verdict({ description: 'Jury unable to agree', category: 'Not Guilty' });

test('a jury that cannot agree has not said "not guilty"', () => {
	const reading = offences(anOffence(hung));

	assert.deepEqual(told(reading, 'jury-not-agreed'), [{ on }]);
	assert.deepEqual(told(reading, 'verdict-given'), []);
});

test('guilty of one charge goes on to a sentence, whatever the jury could not agree on beside it', () => {
	const reading = offences(anOffence(guilty), second(hung));

	assert.deepEqual(told(reading, 'jury-not-agreed'), []);
	assert.deepEqual(told(reading, 'verdict-given'), [{ on, verdict: 'guilty-of-some' }]);
});

test('found guilty by another jury after the first could not agree is guilty', () => {
	const later = verdict({
		description: 'Original Jury discharged, unable to agree. Found guilty by another Jury'
	});

	const reading = offences(anOffence(later));

	assert.deepEqual(told(reading, 'verdict-given'), [{ on, verdict: 'guilty' }]);
	assert.deepEqual(told(reading, 'jury-not-agreed'), []);
});

test('not guilty but guilty of something less is guilty', () => {
	const lesser = verdict({ description: 'Found not guilty but guilty of lesser offence' });

	assert.deepEqual(told(offences(anOffence(lesser)), 'verdict-given'), [{ on, verdict: 'guilty' }]);
});

test('both guilty and not guilty is told as neither', () => {
	const reading = offences(anOffence({ convictionDate: on, aquittalDate: on }));

	assert.deepEqual(told(reading, 'verdict-given'), []);
	assert.ok(reading.ok && reading.ignored.some((why) => why.includes('neither')));
});

test('a verdict of a day to come is not told, and the conviction it contradicts is a decision to ask about', () => {
	const later = verdict({ categoryType: 'NOT_GUILTY' }, '2026-09-01');

	const reading = offences(anOffence({ ...later, convictionDate: on }));

	assert.deepEqual(told(reading, 'verdict-given'), [{ on, verdict: 'other' }]);
});

test('a plea or a verdict whose day is none is told on the day of the hearing, and never before the charge', () => {
	for (const day of ['2026-02-30', '2206-11-31', '30/02/2026', 'yesterday', '']) {
		const pleaded = offences(anOffence(plea('GUILTY', day)));
		assert.deepEqual(told(pleaded, 'plea-entered'), [{ on, plea: 'guilty' }], day);
		const found = offences(anOffence(verdict({ categoryType: 'GUILTY' }, day)));
		assert.deepEqual(told(found, 'verdict-given'), [{ on, verdict: 'guilty' }], day);
	}
	const hearingDays = ['02', '05'].map((d) => ({ sittingDay: `2026-03-${d}T10:00:00.000Z` }));
	const charged = anOffence({ ...plea('GUILTY', '2026-02-30'), chargeDate: '2026-03-05' });
	const body = shared(
		{ ...aHearingOf([charged]), hearingDays },
		{ sharedTime: '2026-03-05T17:00:00.000Z' }
	);
	assert.deepEqual(told(readHearing(body, 'resulted', ids.hearing, hash, now), 'plea-entered'), [
		{ on: '2026-03-05', plea: 'guilty' }
	]);
});

test('a day of acquittal that is none acquits all the same, and still contradicts a verdict of guilty', () => {
	const acquitted = { acquittalDate: '2026-02-30' };

	assert.deepEqual(told(offences(anOffence(acquitted)), 'verdict-given'), [
		{ on, verdict: 'not-guilty' }
	]);
	assert.deepEqual(told(offences(anOffence({ ...guilty, ...acquitted })), 'verdict-given'), []);
});

test('a plea whose day is none is told once, however many hearings carry it, and moves to its day when that comes', () => {
	const share = (hearing: string, pleaDate: string, sharedTime: string) => {
		const sittingDay = sharedTime.replace('T17', 'T10');
		const charged = aHearingOf([anOffence(plea('GUILTY', pleaDate))]);
		const body = shared({ ...charged, id: hearing, hearingDays: [{ sittingDay }] }, { sharedTime });
		const reading = readHearing(body, 'resulted', hearing, hash, now);
		return reading.ok ? (reading.parts[0]?.shares ?? []) : [];
	};
	const daysOf = (shares: Parameters<typeof caseOf>[0]) =>
		standing(caseOf(shares).known).flatMap((one) => (one.kind === 'plea-entered' ? one.on : []));
	const first = share(ids.hearing, '2026-02-30', '2026-03-02T17:00:00.000Z');
	const again = share(ids.next, '2026-02-30', '2026-03-09T17:00:00.000Z');
	const right = share(ids.next, '2026-02-27', '2026-03-09T17:00:00.000Z');

	for (const shares of [
		[...first, ...again],
		[...again, ...first]
	])
		assert.deepEqual(daysOf(shares), ['2026-03-02']);
	for (const shares of [
		[...first, ...right],
		[...right, ...first]
	])
		assert.deepEqual(daysOf(shares), ['2026-02-27']);
});
