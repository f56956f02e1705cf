import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, readAbsence, type AbsenceForm, type Colleague } from './absence.ts';
import type { PersonId } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Absence } from './work-week.ts';

const now = instantOf('2026-11-25', '10:00');
const id = (name: string) => name as PersonId;
const team: Colleague[] = [
	{ person: id('ana'), isPaused: false, isReady: true },
	{ person: id('ben'), isPaused: false, isReady: true },
	{ person: id('cyd'), isPaused: false, isReady: true },
	{ person: id('pim'), isPaused: true, isReady: false },
	{ person: id('sue'), isPaused: false, isReady: false }
];
const away = (person: string, first: string, after: string, cover?: string): Absence => ({
	id: `${person} ${first}`,
	person: id(person),
	from: instantOf(first),
	to: instantOf(after),
	coveredBy: cover === undefined ? undefined : id(cover)
});
const form: AbsenceForm = { person: 'ana', first: '2026-12-07', last: '2026-12-11', cover: 'ben' };
const read = (changes: Partial<AbsenceForm>, known: Absence[] = []) => {
	const one = readAbsence({ ...form, ...changes }, team, known, now);
	return 'why' in one
		? [one.field, one.why, 'with' in one ? one.with.id : ''].join(' ').trim()
		: one;
};

test('somebody is away for whole days in London, and another of the team stands in', () => {
	const read = readAbsence(form, team, [], now);

	assert.deepEqual(read, {
		person: 'ana',
		from: instantOf('2026-12-07'),
		to: instantOf('2026-12-12'),
		coveredBy: 'ben'
	});
	assert.deepEqual('from' in read && daysOf(read), { first: '2026-12-07', last: '2026-12-11' });
	assert.ok(!('why' in readAbsence({ ...form, cover: '' }, team, [], now)));
});

test('days that are no days, backwards, past or without end are refused at their field', () => {
	assert.equal(read({ person: 'zoe' }), 'person not-of-the-team');
	assert.equal(read({ first: '7 December' }), 'first day-unread');
	assert.equal(read({ last: '2026-02-30' }), 'last day-unread');
	assert.equal(read({ last: '2026-12-06' }), 'last backwards');
	assert.equal(read({ first: '2026-11-01', last: '2026-11-24' }), 'last in-the-past');
	assert.equal(read({ last: '2028-01-01' }), 'last too-long');
});

test('days that meet an absence that is there say which', () => {
	const there = [away('ana', '2026-12-11', '2026-12-20')];

	assert.equal(read({}, there), 'first overlaps ana 2026-12-11');
	assert.ok(typeof read({ last: '2026-12-10' }, there) === 'object');
});

test('who stands in is another of the team, there, not paused, and stands in for nobody else', () => {
	assert.equal(read({ cover: 'ana' }), 'cover oneself');
	assert.equal(read({ cover: 'zoe' }), 'cover not-of-the-team');
	assert.equal(read({ cover: 'pim' }), 'cover paused');
	assert.equal(read({ cover: 'sue' }), 'cover not-ready');
	assert.equal(read({}, [away('ben', '2026-12-10', '2026-12-11')]), 'cover away ben 2026-12-10');
	assert.equal(
		read({}, [away('cyd', '2026-12-10', '2026-12-11', 'ben')]),
		'cover stands-in cyd 2026-12-10'
	);
});

test('nobody is away while they stand in for another, so nobody stands in a circle', () => {
	const there = [away('ben', '2026-12-10', '2026-12-11', 'ana')];

	assert.equal(read({ cover: 'cyd' }, there), 'first stands-in ben 2026-12-10');
});
