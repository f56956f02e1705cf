import assert from 'node:assert/strict';
import { test } from 'node:test';
import { someOwnFacts, typedDay } from '#tests/builders.ts';
import { instantOf } from './calendar.ts';
import type { Telling } from './event.ts';
import { readOwnFacts, type OwnFacts, type OwnProblems, type TypedDay } from './own-facts.ts';

const now = instantOf('2026-11-25', '12:00');

test('the three things she can tell become three facts: the report on its day, the others told today', () => {
	const tellings = tellingsOf({
		reported: typedDay('5', '1', '2026'),
		given: typedDay('02', '03', '2027'),
		moved: 'yes',
		movedTo: typedDay('12', '4', '2027')
	});

	assert.deepEqual(tellings, [
		{ kind: 'reported', on: '2026-01-05', data: {} },
		{ kind: 'date-given', on: '2026-11-25', data: { on: '2027-03-02' } },
		{ kind: 'date-moved', on: '2026-11-25', data: { to: '2027-04-12' } }
	]);
});

test('each question may stay empty, but not all of them', () => {
	assert.deepEqual(kinds({ reported: typedDay('5', '1', '2026') }), ['reported']);
	assert.deepEqual(kinds({ given: typedDay('2', '3', '2027') }), ['date-given']);
	assert.deepEqual(kinds({ moved: 'yes' }), ['date-moved']);
	assert.deepEqual(problemsOf({}), { reported: 'nothing' });
	assert.deepEqual(problemsOf({ moved: 'no' }), { reported: 'nothing' });
	assert.deepEqual(problemsOf({ moved: 'perhaps' }), { reported: 'nothing' });
});

test('a date that was moved to no known day is told without one', () => {
	assert.deepEqual(tellingsOf({ moved: 'yes' }), [
		{ kind: 'date-moved', on: '2026-11-25', data: {} }
	]);
});

test('a new date says by itself that it was moved, unless she says that it was not', () => {
	const movedTo = typedDay('12', '4', '2027');

	assert.deepEqual(kinds({ movedTo }), ['date-moved']);
	assert.deepEqual(problemsOf({ moved: 'no', movedTo }), { reported: 'nothing' });
	assert.deepEqual(
		kinds({ moved: 'no', movedTo: typedDay('99', '', ''), given: typedDay('2', '3', '2027') }),
		['date-given']
	);
});

test('days are read in the digits of any of our languages, with the marks a phone puts around them', () => {
	const days = [
		typedDay('٥', '١', '٢٠٢٦'),
		typedDay('۰۵', '۰۱', '۲۰۲۶'),
		typedDay(' 05 ', '\u200f1', '2026\u00a0')
	];

	for (const reported of days) assert.equal(tellingsOf({ reported })[0]?.on, '2026-01-05');
});

test('a report today is no report in the future, and one tomorrow is', () => {
	assert.deepEqual(kinds({ reported: typedDay('25', '11', '2026') }), ['reported']);
	assert.deepEqual(problemsOf({ reported: typedDay('26', '11', '2026') }), { reported: 'future' });
});

test('what today is, is what it is in London', () => {
	const justAfterMidnight = Date.UTC(2026, 6, 1, 23, 30);

	const read = readOwnFacts(
		someOwnFacts({ reported: typedDay('2', '7', '2026') }),
		justAfterMidnight
	);

	assert.equal(read.ok, true);
});

test('what is no day of the calendar is refused, by the question it stands at', () => {
	const others: TypedDay[] = [
		typedDay('30', '2', '2026'),
		typedDay('29', '2', '2027'),
		typedDay('31', '4', '2026'),
		typedDay('0', '1', '2026'),
		typedDay('1', '13', '2026'),
		typedDay('1', '1', '26'),
		typedDay('1', '1', '1899'),
		typedDay('1', '1', '2100'),
		typedDay('5', '1', ''),
		typedDay('', '', '2026'),
		typedDay('5.', '1', '2026'),
		typedDay('-5', '1', '2026'),
		typedDay('0005', '1', '2026'),
		typedDay('five', 'January', '2026'),
		typedDay('1'.repeat(100_000), '1', '2026')
	];

	for (const day of others) {
		const problems = problemsOf({ reported: day, given: day, movedTo: day });
		assert.deepEqual(problems, {
			reported: 'not-a-day',
			given: 'not-a-day',
			movedTo: 'not-a-day'
		});
	}
});

test('the 29th of February is a day in a leap year', () => {
	assert.equal(tellingsOf({ reported: typedDay('29', '2', '2024') })[0]?.on, '2024-02-29');
});

function tellingsOf(over: Partial<OwnFacts>): readonly Telling[] {
	const read = readOwnFacts(someOwnFacts(over), now);
	assert.ok(read.ok, JSON.stringify(read));
	return read.tellings;
}

function kinds(over: Partial<OwnFacts>) {
	return tellingsOf(over).map(({ kind }) => kind);
}

function problemsOf(over: Partial<OwnFacts>): OwnProblems {
	const read = readOwnFacts(someOwnFacts(over), now);
	return read.ok ? {} : read.problems;
}
