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
const questioned = anEvent({ kind: 'suspect-interviewed', on: '2026-08-03' });

test('the police may be asked for a review for three months from the day she was told', () => {
	const told = anEvent({
		kind: 'victim-told',
		on: '2026-09-10',
		data: { about: 'closed-without-charge' }
	});

	const review = dateOf('review-police', [questioned, decided('police'), told], '2026-09-20');

	assert.equal(review?.best, '2026-12-10');
	assert.deepEqual(review?.countedFrom, { on: '2026-09-10', as: 'told' });
	assert.equal(review?.doubt, undefined);
});

test('when nobody says that she was told, it counts from the decision, which is never later', () => {
	const review = dateOf('review-police', [questioned, decided('police')], '2026-09-20');

	assert.equal(review?.best, '2026-12-01');
	assert.deepEqual(review?.countedFrom, { on: '2026-09-01', as: 'happened' });
});

test('where nobody told us of an interview the review is shown with that condition', () => {
	const review = dateOf('review-police', [decided('police')], '2026-09-20');

	assert.equal(review?.doubt, 'questioned');
});

test('an interview of another person leaves the condition', () => {
	const ofAnother = anEvent({ kind: 'suspect-interviewed', on: '2026-08-03', defendant: 'b' });
	const about = anEvent({
		kind: 'closed-without-charge',
		on: '2026-09-01',
		defendant: 'a',
		data: { by: 'police' }
	});

	assert.equal(dateOf('review-police', [ofAnother, about], '2026-09-20')?.doubt, 'questioned');
});

test('nobody is sent to a review that the police scheme leaves out', () => {
	const noSuspect = [anEvent({ kind: 'closed-no-suspect', on: '2026-09-01' })];
	const notLookedInto = [anEvent({ kind: 'not-investigated', on: '2026-09-01' })];
	const outOfCourt = [questioned, anEvent({ kind: 'out-of-court', on: '2026-09-01' })];
	const both = [questioned, decided('police'), anEvent({ kind: 'out-of-court', on: '2026-09-01' })];
	const chargedAfterAll = [
		questioned,
		decided('police'),
		anEvent({ kind: 'charged', on: '2026-09-15' })
	];

	for (const events of [noSuspect, notLookedInto, outOfCourt, both, chargedAfterAll])
		assert.ok(!idsOf(events, '2026-09-20').includes('review-police'));
});

test('the prosecutors are best asked within ten working days, and may be for three months', () => {
	for (const decision of [
		decided('cps'),
		anEvent({ kind: 'discontinued', on: '2026-09-01' }),
		anEvent({ kind: 'left-on-file', on: '2026-09-01' })
	]) {
		const review = dateOf('review-cps', [decision], '2026-09-10');

		assert.deepEqual(
			[review?.state, review?.best, review?.until],
			['open', '2026-09-15', '2026-12-01']
		);
	}
});

test('after the ten working days she is told of the three months, and after those to contact them', () => {
	const stateOn = (day: Day) => dateOf('review-cps', [decided('cps')], day)?.state;

	assert.deepEqual(['2026-09-15', '2026-09-16', '2026-12-01', '2026-12-02'].map(stateOn), [
		'open',
		'second',
		'second',
		'passed'
	]);
});

test('both the police and the prosecutors may be asked in one case, each for their own decision', () => {
	const events = [
		questioned,
		anEvent({
			kind: 'closed-without-charge',
			on: '2026-09-01',
			defendant: 'a',
			data: { by: 'police' }
		}),
		anEvent({ kind: 'charged', on: '2026-09-02', defendant: 'b' }),
		anEvent({ kind: 'discontinued', on: '2026-10-01', defendant: 'b' })
	];

	const ids = idsOf(events, '2026-10-05');

	assert.ok(ids.includes('review-police') && ids.includes('review-cps'));
});

test('no evidence offered has a row of its own, for it cannot begin again', () => {
	const ids = idsOf([anEvent({ kind: 'no-evidence-offered', on: '2026-09-01' })], '2026-09-10');

	assert.ok(ids.includes('review-no-evidence'));
	assert.ok(!ids.includes('review-cps'));
});
