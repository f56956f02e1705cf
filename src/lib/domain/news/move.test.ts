import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, onDays } from '#tests/world/builders.ts';
import { denied, trialOn } from '#tests/stage/stories.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { EventOf } from '#lib/domain/event.ts';
import { newestMove } from './move.ts';
import { trialReasons } from '#lib/domain/case/trial-reason.ts';

const reason = (group: string) => trialReasons.find((one) => one.group === group)?.id ?? '';
const at = (day: string) => instantOf(day, '09:00');
const planned = [...denied(), trialOn('2026-03-01', onDay('2026-06-10'))];
const vacated = anEvent({
	kind: 'trial-vacated',
	on: '2026-05-04',
	data: { reason: reason('court-ran-out-of-time') }
});

test('a trial that was taken off stands first, with why, and with no new date until there is one', () => {
	const move = newestMove([...planned, vacated], at('2026-05-05'));

	assert.deepEqual(
		[move?.purpose, move?.onTheDay, move?.reason, move?.when],
		['trial', false, 'court-ran-out-of-time', undefined]
	);
});

test('when a new date is told it stands with the reason for the move', () => {
	const again = trialOn('2026-05-06', onDay('2026-09-21'));

	const move = newestMove([...planned, vacated, again], at('2026-05-07'));

	assert.deepEqual(
		[move?.when, move?.reason, move?.told],
		[onDay('2026-09-21'), 'court-ran-out-of-time', again]
	);
});

test('it stands first for a week from the day we heard, and then gives way', () => {
	const stands = ['2026-05-04', '2026-05-11', '2026-05-12'].map((day) =>
		Boolean(newestMove([...planned, vacated], instantOf(day, '17:00')))
	);

	assert.deepEqual(stands, [true, false, false]);
	assert.ok(newestMove([...planned, vacated], instantOf('2026-05-11', '16:00')));
});

test('it gives way when the new date has passed', () => {
	const again = trialOn('2026-05-04', onDay('2026-05-06'));
	const events = [...planned, { ...vacated, on: '2026-05-03' }, again];

	assert.ok(newestMove(events, at('2026-05-06')));
	assert.equal(newestMove(events, at('2026-05-07')), undefined);
});

test('a trial put off on the day is a day that may be lost', () => {
	const off = anEvent({ kind: 'trial-ineffective', on: '2026-06-10' });

	assert.equal(newestMove([...planned, off], at('2026-06-11'))?.onTheDay, true);
	assert.equal(newestMove([...planned, off], at('2026-06-11'))?.reason, 'not-told');
});

test('a hearing given another day without a word of why is a move', () => {
	const move = newestMove(
		[...planned, trialOn('2026-05-04', onDay('2026-07-01'))],
		at('2026-05-05')
	);

	assert.deepEqual([move?.when, move?.reason], [onDay('2026-07-01'), 'not-told']);
});

for (const group of ['guilty-plea', 'prosecution-stopped', 'bound-over', 'case-cannot-go-on'])
	test(`a trial that is off because of ${group} is no move: no date is coming`, () => {
		const off = anEvent({
			kind: 'trial-vacated',
			on: '2026-05-04',
			data: { reason: reason(group) }
		});

		assert.equal(newestMove([...planned, off], at('2026-05-05')), undefined);
	});

test('of a case that has ended no move is told', () => {
	const stopped = anEvent({ kind: 'discontinued', on: '2026-05-04' });

	assert.equal(newestMove([...planned, vacated, stopped], at('2026-05-05')), undefined);
});

test('of several moves the newest stands first', () => {
	const first = anEvent({
		kind: 'hearing-listed',
		on: '2026-05-05',
		data: { hearing: 'plea-1', purpose: 'plea', when: onDay('2026-05-20') }
	});
	const off = anEvent({ kind: 'hearing-cancelled', on: '2026-05-06', data: { hearing: 'plea-1' } });

	assert.equal(newestMove([...planned, vacated, first, off], at('2026-05-07'))?.purpose, 'plea');
});

// A change of hour left no trace, and a change of court had no banner.
test('another hour, another court and other days stand first as well, each as what it is', () => {
	const days = (...all: string[]) => ({ ...onDays(all, '10:00') });
	const when = days('2026-06-10', '2026-06-11');
	const first = trialOn('2026-03-01', when) as EventOf<'hearing-listed'>;
	const move = (data: Partial<typeof first.data>) => {
		const now = { ...first.data, ...data };
		const event = anEvent({ kind: 'hearing-listed', on: '2026-05-04', data: now });
		const found = newestMove([...denied(), first, event], at('2026-05-05'));
		return [found?.what, found?.details?.what, found?.when, found?.told === event];
	};
	const later = { ...onDays(['2026-06-10', '2026-06-11'], '14:00') };
	const longer = days('2026-06-10', '2026-06-11', '2026-06-12');
	const court = 'Wood Green Crown Court';

	assert.deepEqual(move({ when: later }), ['time', ['time'], later, true]);
	assert.deepEqual(move({ court }), ['court', ['court'], when, true]);
	assert.deepEqual(move({ when: longer }), ['days', ['days'], longer, true]);
	assert.deepEqual(move({ when: later, court }), ['court', ['court', 'time'], later, true]);
	assert.deepEqual(move({ when: onDay('2026-06-22'), court }), [
		'date',
		['court'],
		onDay('2026-06-22'),
		true
	]);
	assert.deepEqual(move({}), [undefined, undefined, undefined, false]);
});

// The headline swapped without a word.
test('a date that we were told wrongly stands first as one that was wrong', () => {
	const [wrong] = [trialOn('2026-05-01', onDay('2026-06-10'))];
	const right = { ...trialOn('2026-05-04', onDay('2026-06-01')), corrects: wrong.id };

	const move = newestMove([...denied(), wrong, right], at('2026-05-05'));

	assert.deepEqual(
		[move?.what, move?.wrong, move?.when, move?.told],
		['wrong', onDay('2026-06-10'), onDay('2026-06-01'), right]
	);
	assert.equal(newestMove([...denied(), wrong, right], at('2026-05-12')), undefined);
});

test('a date that was only set, and nothing at all, is no move', () => {
	assert.equal(newestMove(planned, at('2026-03-02')), undefined);
	assert.equal(newestMove([], at('2026-03-02')), undefined);
});

// "The trial has been moved. There is no new date yet.", on the third day of the trial.
test('of a listing that is taken off she is not told that there is no date, while another has one', () => {
	const other = anEvent({
		kind: 'hearing-listed',
		on: '2026-05-01',
		data: { hearing: 'other', when: onDays(['2026-05-04', '2026-05-05', '2026-05-06']) }
	});
	const sat = anEvent({ kind: 'hearing-held', on: '2026-05-04', data: { hearing: 'other' } });

	assert.equal(newestMove([...planned, other, sat, vacated], at('2026-05-06')), undefined);
	assert.equal(newestMove([...planned, other, vacated], at('2026-05-04')), undefined);
	assert.ok(newestMove([...planned, other, vacated], at('2026-05-07')));
});

test('beside a trial that sits on its last day, or sat since, no other is said to have been moved', () => {
	const other = anEvent({
		kind: 'hearing-listed',
		on: '2026-05-01',
		data: { hearing: 'other', when: onDays(['2026-05-04', '2026-05-05', '2026-05-06']) }
	});
	const sat = (on: string) =>
		anEvent({ kind: 'hearing-held', on, data: { hearing: 'other', purpose: 'trial' } });

	assert.equal(
		newestMove([...planned, other, sat('2026-05-06'), vacated], at('2026-05-06')),
		undefined
	);
	assert.equal(
		newestMove([...planned, other, sat('2026-05-06'), vacated], at('2026-05-07')),
		undefined
	);
});
