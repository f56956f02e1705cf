import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, weekOf } from '#tests/world/builders.ts';
import type { Day, Event, HearingTime, Purpose } from '#lib/domain/event.ts';
import { hearings, nextHearing } from './hearing.ts';
import type { Listing } from './hearing-state.ts';
import { lastDayOf } from './hearing-time.ts';

test('a hearing ordered at an earlier one is one with the hearing the court then lists for that day', () => {
	const ordered = listed('2026-04-01', onDay('2026-06-10'), { hearing: 'ordered' });
	const itself = listed('2026-04-02', onDay('2026-06-10', '10:00'), { hearing: 'itself' });
	const moved = listed('2026-05-01', onDay('2026-09-21'), { hearing: 'itself' });
	const orderedAgain = listed('2026-05-03', onDay('2026-06-10'), { hearing: 'ordered' });

	const trial = only([ordered, itself, moved, orderedAgain]);

	assert.equal(trial.hearing, 'itself');
	assert.deepEqual(trial.now.when, onDay('2026-09-21'));
	assert.deepEqual(trial.before, [{ when: onDay('2026-06-10', '10:00'), change: 'moved' }]);
});

test('a hearing ordered without a date is one with the first of its purpose that has one', () => {
	const ordered = listed('2026-04-01', undefined, { hearing: 'ordered', purpose: 'sentence' });
	const itself = listed('2026-04-09', onDay('2026-06-10'), {
		hearing: 'itself',
		purpose: 'sentence'
	});

	const sentence = only([ordered, itself]);

	assert.deepEqual(sentence.now.when, onDay('2026-06-10'));
	assert.deepEqual(sentence.before, []);
});

test('a hearing that moves onto the date of one that was ordered is that one, under either id', () => {
	const events = [
		listed('2026-04-01', onDay('2026-06-10'), { hearing: 'itself' }),
		listed('2026-04-08', onDay('2026-09-21'), { hearing: 'ordered' }),
		listed('2026-04-09', onDay('2026-09-21'), { hearing: 'itself' })
	];
	const off = anEvent({
		kind: 'hearing-cancelled',
		on: '2026-05-01',
		data: { hearing: 'ordered' }
	});

	assert.deepEqual(only(events).before, [{ when: onDay('2026-06-10'), change: 'moved' }]);
	assert.equal(only([...events, off]).state, 'off');
});

test('hearings of another purpose, on another day or already held stay hearings of their own', () => {
	const first = { hearing: 'one', purpose: 'plea' } as const;
	const plea = listed('2026-04-01', onDay('2026-06-10'), first);
	const other = (when: HearingTime, purpose: Purpose) =>
		listed('2026-04-02', when, { hearing: 'two', purpose });

	const otherPurpose = hearings([plea, other(onDay('2026-06-10'), 'sentence')]);
	const otherDay = hearings([plea, other(onDay('2026-06-11'), 'plea')]);
	const held = anEvent({ kind: 'hearing-held', on: '2026-06-10', data: { hearing: 'one' } });
	const afterIt = hearings([
		plea,
		held,
		listed('2026-06-10', undefined, { hearing: 'two', purpose: 'plea' })
	]);

	for (const found of [otherPurpose, otherDay, afterIt])
		assert.deepEqual(
			found.map(({ hearing }) => hearing),
			['one', 'two']
		);
});

test('hearings come in the order of their dates, and one without a date comes last', () => {
	const events = [
		listed('2026-04-01', undefined, { hearing: 'undated', purpose: 'sentence' }),
		listed('2026-04-01', onDay('2026-09-21'), { hearing: 'late' }),
		listed('2026-04-01', weekOf('2026-06-08'), { hearing: 'early' })
	];

	const found = hearings(events);

	assert.deepEqual(
		found.map(({ hearing }) => hearing),
		['early', 'late', 'undated']
	);
});

test('a hearing today is still the next one, and one of yesterday is not', () => {
	const events = [
		listed('2026-04-01', onDay('2026-06-10'), { hearing: 'first' }),
		listed('2026-04-01', onDay('2026-09-21'), { hearing: 'second' })
	];

	const next = ['2026-06-10', '2026-06-11', '2026-09-22'].map(
		(today) => nextHearing(events, today)?.hearing
	);

	assert.deepEqual(next, ['first', 'second', undefined]);
});

test('a hearing planned for a week stays the next one until the Friday of its last week', () => {
	const oneWeek = listed('2026-04-01', weekOf('2026-06-08'));
	const twoWeeks = listed('2026-04-01', weekOf('2026-06-08', 2));

	const onFriday = nextHearing([oneWeek], '2026-06-12');
	const onSaturday = nextHearing([oneWeek], '2026-06-13');

	assert.ok(onFriday);
	assert.equal(onSaturday, undefined);
	assert.equal(lastDayOf(weekOf('2026-06-08', 2)), '2026-06-19');
	assert.ok(nextHearing([twoWeeks], '2026-06-19'));
});

test('a planned hearing without a date is the next one when no other is', () => {
	const undated = listed('2026-04-01', undefined, { hearing: 'undated', purpose: 'sentence' });
	const dated = listed('2026-04-01', onDay('2026-06-10'), { hearing: 'dated' });

	const before = nextHearing([undated, dated], '2026-06-01');
	const after = nextHearing([undated, dated], '2026-07-01');

	assert.equal(before?.hearing, 'dated');
	assert.equal(after?.hearing, 'undated');
});

test('a hearing that was held or taken off is never the next one', () => {
	const planned = listed('2026-04-01', onDay('2026-06-10'));

	const next = (['hearing-held', 'hearing-cancelled'] as const).map((kind) =>
		nextHearing([planned, anEvent({ kind, on: '2026-06-01' })], '2026-06-01')
	);

	assert.deepEqual(next, [undefined, undefined]);
});

function listed(on: Day, when?: HearingTime, more: { hearing?: string; purpose?: Purpose } = {}) {
	return anEvent({ kind: 'hearing-listed', on, data: { ...more, ...(when ? { when } : {}) } });
}

function only(events: readonly Event[]): Listing {
	const found = hearings(events);
	assert.equal(found.length, 1);
	return found[0] as Listing;
}

// "The trial is now at another court", and it was the trial of another person: she would have gone to the wrong one.
test('trials that two courts list for one day by ids of their own are two, wherever a result had planned them', () => {
	const by = (hearing: string, court: string, sort: 'listed' | 'resulted', on = '2026-02-02') =>
		({
			...anEvent({
				kind: 'hearing-listed',
				on,
				data: { hearing, purpose: 'trial', court, when: onDay('2026-06-08') }
			}),
			share: { hearing, sort, at: 1 }
		}) as Event;
	const courts = (...events: Event[]) => hearings(events).map(({ now }) => now.court);
	const [crown, youth] = [by('a', 'Snaresbrook', 'listed'), by('b', 'Stratford', 'listed')];

	assert.deepEqual(courts(crown, youth), ['Snaresbrook', 'Stratford']);
	assert.deepEqual(courts(by('next', 'Snaresbrook', 'resulted'), youth), ['Stratford']);
	const sat = (hearing: string, court: string) => by(hearing, court, 'resulted', '2026-06-08');
	assert.deepEqual(courts(crown, youth, sat('a', 'Snaresbrook'), sat('b', 'Stratford')).length, 2);
});

// "Trial. It took place. 8 June", of which nobody had heard: the verdict was that of a trial in July.
test('a verdict told with one trial says of no other that it took place', () => {
	const listing = (hearing: string, day: Day, court: string) =>
		({
			...anEvent({
				kind: 'hearing-listed',
				on: '2026-01-20',
				data: { hearing, purpose: 'trial', court, when: onDay(day) }
			}),
			share: { hearing, sort: 'listed', at: 1 }
		}) as Event;
	const verdict = anEvent({ kind: 'verdict-given', on: '2026-07-20', data: { verdict: 'guilty' } });
	const by = (hearing: string) =>
		({ ...verdict, share: { hearing, sort: 'resulted', at: 2 } }) as Event;
	const both = [
		listing('a', '2026-06-08', 'Snaresbrook'),
		listing('b', '2026-07-20', 'Wood Green')
	];
	const states = (event: Event) => hearings([...both, event]).map(({ state }) => state);

	assert.deepEqual(states(by('b')), ['planned', 'held']);
	assert.deepEqual(states(by('of-the-sentence')), ['held', 'held']);
	assert.deepEqual(states(verdict), ['held', 'held']);
});
