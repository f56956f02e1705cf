import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { aTypedAnswer, typedDay } from '#tests/case/own-builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { readAnswer, readDay, type OwnProblems, type TypedAnswer } from './own-answers.ts';
import type { OwnAnswers, OwnStep } from './own-facts.ts';

const now = instantOf('2026-11-25', '12:00');
const arrested: OwnAnswers = { stage: 'police', what: 'suspect-arrested' };

function answersTo(step: OwnStep, so: OwnAnswers, over: Partial<TypedAnswer>): OwnAnswers {
	const read = readAnswer(step, so, aTypedAnswer(over), now);
	assert.ok(read.ok, JSON.stringify(read));
	return read.answers;
}

function problemsIn(step: OwnStep, so: OwnAnswers, over: Partial<TypedAnswer>): OwnProblems {
	const read = readAnswer(step, so, aTypedAnswer(over), now);
	assert.ok(!read.ok);
	return read.problems;
}

test('a list takes only what is on it', () => {
	assert.deepEqual(answersTo('stage', {}, { choice: 'court' }), { stage: 'court' });
	assert.deepEqual(
		answersTo('what', { stage: 'police' }, { choice: 'suspect-arrested' }),
		arrested
	);
	assert.deepEqual(problemsIn('stage', {}, {}), { choice: 'choose' });
	assert.deepEqual(problemsIn('stage', {}, { choice: 'elsewhere' }), { choice: 'choose' });
	// On the list of another part of the road.
	assert.deepEqual(problemsIn('what', { stage: 'court' }, { choice: 'suspect-arrested' }), {
		choice: 'choose'
	});
});

test('a day is read in any digits, and what is no day or not yet here is said', () => {
	const on = (...parts: string[]) => problemsIn('day', arrested, { on: typedDay(...parts) });

	assert.equal(answersTo('day', arrested, { on: typedDay('٢', '١١', '٢٠٢٦') }).day, '2026-11-02');
	assert.equal(answersTo('day', arrested, { on: typedDay('25', '11', '2026') }).day, '2026-11-25');
	assert.deepEqual(on('31', '6', '2026'), { on: 'not-a-day' });
	assert.deepEqual(on('2', '', '2026'), { on: 'not-a-day' });
	assert.deepEqual(on('26', '11', '2026'), { on: 'future' });
	assert.deepEqual(on(), { on: 'no-day' });
});

test('she may be unsure when it happened, but not of a thing that nobody told her', () => {
	const reported = { stage: 'police', what: 'reported' } as const;

	assert.equal(answersTo('day', arrested, { notSure: true }).day, 'not-sure');
	assert.deepEqual(problemsIn('day', reported, { notSure: true }), { on: 'only-day' });
});

test('a typed day counts more than the box that says she is not sure', () => {
	const day = answersTo('day', arrested, { notSure: true, on: typedDay('2', '11', '2026') }).day;

	assert.equal(day, '2026-11-02');
});

test('a date for court may lie ahead or behind, and only a moved one may be open', () => {
	const trial = { stage: 'dates', what: 'trial-date' } as const;
	const moved = { stage: 'dates', what: 'date-moved' } as const;

	assert.equal(
		answersTo('planned', trial, { on: typedDay('2', '3', '2027') }).planned,
		'2027-03-02'
	);
	assert.equal(
		answersTo('planned', trial, { on: typedDay('2', '3', '2026') }).planned,
		'2026-03-02'
	);
	assert.deepEqual(problemsIn('planned', trial, { notSure: true }), { on: 'only-day' });
	assert.equal(answersTo('planned', moved, { notSure: true }).planned, 'not-known');
	assert.deepEqual(problemsIn('planned', moved, {}), { on: 'no-day' });
	assert.deepEqual(problemsIn('planned', trial, { on: typedDay('x') }), { on: 'not-a-day' });
});

// "Trial on 1 January 1900" was kept, and shown as planned.
test('a date for court in a year no case can be in is asked for again', () => {
	const trial = { stage: 'dates', what: 'trial-date' } as const;

	for (const year of ['1900', '2015', '2032', '2099'])
		assert.deepEqual(problemsIn('planned', trial, { on: typedDay('1', '1', year) }), { on: 'far' });
	for (const year of ['2016', '2031'])
		assert.ok(answersTo('planned', trial, { on: typedDay('1', '1', year) }).planned);
});

// "You reported it: 1 January 1900" was kept.
test('what happened in a year before anybody who lives was born is asked for again', () => {
	const reported = { stage: 'police', what: 'reported' } as const;

	assert.deepEqual(problemsIn('day', reported, { on: typedDay('1', '1', '1900') }), {
		on: 'far'
	});
	assert.equal(answersTo('day', reported, { on: typedDay('1', '5', '1958') }).day, '1958-05-01');
});

test('who told her and when are both asked, and one does not lose the other', () => {
	const happened = { ...arrested, day: '2026-11-10' };
	const on = typedDay('12', '11', '2026');

	assert.deepEqual(answersTo('told', happened, { choice: 'police', on }), {
		...happened,
		by: 'police',
		told: '2026-11-12'
	});
	assert.deepEqual(problemsIn('told', happened, { on }), { choice: 'choose' });
	assert.deepEqual(problemsIn('told', happened, { choice: 'police' }), { on: 'no-day' });
	assert.deepEqual(problemsIn('told', happened, {}), { choice: 'choose', on: 'no-day' });
	assert.equal(answersTo('told', happened, { choice: 'cps', notSure: true }).told, 'not-sure');
});

test('nobody can have told her before it happened, and one of the two days is needed', () => {
	const happened = { ...arrested, day: '2026-11-10' };
	const early = { choice: 'police', on: typedDay('9', '11', '2026') };
	const unsure = { ...arrested, day: 'not-sure' } as const;

	assert.deepEqual(problemsIn('told', happened, early), { on: 'told-before' });
	assert.equal(answersTo('told', unsure, early).told, '2026-11-09');
	assert.deepEqual(problemsIn('told', unsure, { choice: 'police', notSure: true }), {
		on: 'one-day'
	});
	assert.deepEqual(
		problemsIn('told', happened, { choice: 'police', on: typedDay('26', '11', '2026') }),
		{ on: 'future' }
	);
});

test('how long a sentence is may be left out, and letters are no number', () => {
	const prison = { stage: 'sentence', what: 'sentence-prison' } as const;

	assert.equal(answersTo('court', prison, { choice: 'crown', years: '2', months: '٦' }).months, 30);
	assert.equal(answersTo('court', prison, { choice: 'crown' }).months, undefined);
	assert.deepEqual(problemsIn('court', prison, { choice: 'crown', years: 'two' }), {
		years: 'not-a-number'
	});
	assert.deepEqual(problemsIn('court', prison, { years: '2' }), { choice: 'choose' });
});

test('a day must be one in the calendar, in a year somebody can have lived through', () => {
	assert.equal(readDay(typedDay('29', '2', '2028')), '2028-02-29');
	assert.equal(readDay(typedDay('29', '2', '2027')), 'not-a-day');
	assert.equal(readDay(typedDay('1', '1', '26')), 'not-a-day');
	assert.equal(readDay(typedDay()), undefined);
});

// "A rough date is enough" was said over three boxes that took nothing but a whole date, and the example was a day to come.
test('a typed day is asked for as it is read: whole, and without an example that would be refused', () => {
	for (const { code: lang } of languages) {
		const t = words(lang);
		for (const key of [
			'tell.error.not-a-day',
			'tell.error.only-day',
			'tell.error.one-day'
		] as const)
			assert.doesNotMatch(t(key), /\p{Nd}|rough|mniej więcej|تقريبي/u, `${lang} ${key}`);
	}
});
