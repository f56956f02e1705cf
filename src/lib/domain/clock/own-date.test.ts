import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { ownDates, type OwnDate } from './own-date.ts';
import type { OwnRuleId } from './own-date-rule.ts';

const at = (day: Day) => instantOf(day, '10:00');
const idsOf = (events: readonly Event[], on: Day) =>
	ownDates(events, { now: at(on) }).map(({ rule }) => rule.id);

/** The one date of a rule on a day; fails when there are more. */
function dateOf(id: OwnRuleId, events: readonly Event[], on: Day): OwnDate | undefined {
	const found = ownDates(events, { now: at(on) }).filter(({ rule }) => rule.id === id);
	assert.ok(found.length <= 1, `${found.length} of ${id}`);
	return found[0];
}

const decided = (by: 'police' | 'cps', on = '2026-09-01') =>
	anEvent({ kind: 'closed-without-charge', on, data: { by } });
const atCrown = anEvent({ kind: 'sent-to-crown-court', on: '2026-06-01' });
const sentencedOn = (on: Day, months = 30) =>
	anEvent({ kind: 'sentenced', on, data: { sentence: 'prison', months } });

test('money from the state counts from the report, the only day we know, and an agency’s day wins', () => {
	const hers = anEvent({ kind: 'reported', on: '2024-02-29', toldBy: 'victim' });
	const theirs = anEvent({ kind: 'reported', on: '2024-03-01' });

	assert.equal(dateOf('compensation', [hers], '2026-01-10')?.best, '2026-02-28');
	assert.equal(dateOf('compensation', [hers, theirs], '2026-01-10')?.best, '2026-03-01');
	assert.equal(dateOf('compensation', [theirs], '2026-03-02')?.state, 'passed');
});

test('her calendar is never given the last day for that money, which may be sooner than we can know', () => {
	const reported = anEvent({ kind: 'reported', on: '2024-03-01' });
	const remindOn = (day: Day) => dateOf('compensation', [reported], day)?.remindOn;

	assert.deepEqual(['2024-03-02', '2025-09-02', '2025-12-02', '2026-02-02'].map(remindOn), [
		'2025-09-01',
		'2025-12-01',
		'2026-02-01',
		undefined
	]);
});

test('a complaint may go on to the Ombudsman, and one about the police to a review too', () => {
	const about = (by: 'police' | 'courts') =>
		idsOf([anEvent({ kind: 'complaint-received', on: '2026-09-01', data: { by } })], '2026-09-10');

	assert.deepEqual(about('police'), ['complaint-review', 'ombudsman']);
	assert.deepEqual(about('courts'), ['ombudsman']);
});

test('the cost of going to court can be asked for until it is paid', () => {
	const ineffective = anEvent({ kind: 'trial-ineffective', on: '2026-09-01' });
	const paid = anEvent({ kind: 'expenses-paid', on: '2026-09-20' });

	assert.deepEqual(idsOf([ineffective], '2026-09-02'), ['expenses']);
	assert.deepEqual(idsOf([ineffective, paid], '2026-09-21'), []);
});

test('what presses comes first: what the next step closes, then a second chance, then by day', () => {
	const events = [
		anEvent({ kind: 'reported', on: '2026-03-01' }),
		decided('cps', '2026-08-03'),
		anEvent({ kind: 'charged', on: '2026-09-01', defendant: 'b' }),
		anEvent({ kind: 'plea-entered', on: '2026-09-05', defendant: 'b' })
	].map((event, nth) => (nth === 1 ? { ...event, defendant: 'a' } : event)) as Event[];

	const states = ownDates(events, { now: at('2026-09-10') }).map(({ state }) => state);

	assert.deepEqual(states, ['now', 'second', 'open']);
});

test('what was put right counts as it now stands, and an empty case has no dates', () => {
	const wrong = sentencedOn('2026-09-01');
	const right = anEvent({ kind: 'sentenced', on: '2026-09-08', corrects: wrong.id });

	const found = dateOf('low-sentence', [atCrown, wrong, right], '2026-09-10');

	assert.equal(found?.best, '2026-10-06');
	assert.deepEqual(ownDates([], { now: at('2026-09-10') }), []);
});

test('a date keeps its name in an address while it stands, and has another once it moves', () => {
	const keyOf = (events: readonly Event[], on: Day) => dateOf('low-sentence', events, on)?.key;
	const sentenced = sentencedOn('2026-09-01');

	const key = keyOf([atCrown, sentenced], '2026-09-02');

	assert.match(String(key), /^[0-9a-f]{8}$/);
	assert.equal(keyOf([atCrown, sentenced], '2026-09-03'), key);
	assert.notEqual(keyOf([atCrown, { ...sentenced, on: '2026-09-02' }], '2026-09-03'), key);
});

test('only a day that is still to come can go into a calendar', () => {
	const events = [atCrown, sentencedOn('2026-09-01')];
	const remindOn = (day: Day) => dateOf('low-sentence', events, day)?.remindOn;

	assert.deepEqual(['2026-09-29', '2026-09-30', '2027-03-01', '2027-03-02'].map(remindOn), [
		'2026-09-29',
		'2027-03-01',
		'2027-03-01',
		undefined
	]);
});
