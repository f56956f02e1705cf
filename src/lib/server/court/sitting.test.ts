import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHearing } from './common-platform.ts';
import { addDays, isDay } from '#lib/domain/calendar.ts';
import { chance } from '#tests/world/chance.ts';
import { aHearing, hash, ids, now, shared, told } from '#tests/court/builders.ts';

const listed = (fields: Record<string, unknown>) =>
	told(
		readHearing({ hearing: aHearing(fields) }, 'listed', ids.hearing, hash, now),
		'hearing-listed'
	)[0];
const resulted = (fields: Record<string, unknown>, envelope = {}) =>
	readHearing(shared(aHearing(fields), envelope), 'resulted', ids.hearing, hash, now);
const key = `hearing(${ids.hearing})`;

test('the first day that is not cancelled counts, whatever the order they come in', () => {
	const hearingDays = [
		{ sittingDay: '2026-07-03T09:00:00Z' },
		{ sittingDay: '2026-07-01T09:00:00Z', isCancelled: true },
		{ sittingDay: '2026-07-02T09:00:00Z' }
	];

	const found = listed({ hearingDays }) as { when: { on: string } };

	assert.equal(found.when.on, '2026-07-02');
});

test('half past eleven at night in summer is that day in London, and no time to come to court', () => {
	const found = listed({ hearingDays: [{ sittingDay: '2026-07-01T22:30:00Z' }] }) as {
		when: object;
	};

	assert.deepEqual(found.when, { kind: 'day', on: '2026-07-01' });
});

test('a quarter to two in the morning is no time to come to court, and days without a time keep their order', () => {
	const hearingDays = [
		{ sittingDay: '2026-07-02T00:46:36.068Z' },
		{ sittingDay: '2026-07-01T00:46:36.068Z' }
	];

	const found = listed({ hearingDays }) as { when: object };

	assert.deepEqual(found.when, {
		kind: 'day',
		on: '2026-07-01',
		alsoOn: [{ on: '2026-07-02' }]
	});
});

test('a week is told from its Monday on', () => {
	const hearing = {
		hearingDays: [],
		weekCommencingDate: '2026-07-08',
		weekCommencingDurationInWeeks: 2
	};

	const found = listed(hearing) as { when: object };

	assert.deepEqual(found.when, { kind: 'week-of', on: '2026-07-06', weeks: 2 });
});

test('a hearing none of whose days is left is cancelled', () => {
	const hearing = aHearing({
		hearingDays: [{ sittingDay: '2026-07-01T09:00:00Z', isCancelled: true }]
	});

	const reading = readHearing({ hearing }, 'listed', ids.hearing, hash, now);

	assert.deepEqual(told(reading, 'hearing-cancelled'), [{ on: '2026-03-10', hearing: key }]);
	assert.deepEqual(told(reading, 'hearing-listed'), []);
});

test('of a hearing with a day that cannot be it is told that its date cannot be read', () => {
	const days = (...all: string[]) => ({ hearingDays: all.map((sittingDay) => ({ sittingDay })) });
	const unread: Record<string, unknown>[] = [
		days('2026-02-31T09:00:00Z'),
		// Of several days that one may be the first: she would be told to come on the second.
		days('2026-05-32T09:00:00Z', '2026-06-02T09:00:00Z'),
		{ hearingDays: { sittingDay: '2026-05-02' } },
		{ hearingDays: ['2026-05-02'] },
		{ hearingDays: [{ sittingDay: 1_777_000_000_000 }] },
		{ hearingDays: [{}] },
		{ hearingDays: [], weekCommencingDate: '2026-02-31' }
	];

	for (const fields of unread)
		assert.deepEqual(
			listed(fields),
			{
				on: '2026-03-10',
				hearing: key,
				purpose: 'trial',
				courtKind: 'crown',
				court: 'Snaresbrook Crown Court',
				dateUnread: true
			},
			JSON.stringify(fields)
		);
	const cancelled = { sittingDay: 'never', isCancelled: true };
	const one = { sittingDay: '2026-06-02T09:00:00Z' };
	assert.ok(listed({ hearingDays: [cancelled, one] }));
	assert.ok(!('dateUnread' in (listed({ hearingDays: [cancelled, one] }) ?? {})));
	assert.ok(!('dateUnread' in (listed({ hearingDays: [] }) ?? {})));
});

// Junk of every sort in place of a day: nothing but a real day ever becomes one.
test('whatever stands in place of a day, it is a day of the calendar, none yet, or one that cannot be read', () => {
	const random = chance(41);
	const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
	const whole = '2026-06-02T09:00:00.000Z[UTC]+:-/ abcZ31\u0660\u202e{}';
	const junk = () =>
		Array.from({ length: Math.floor(random() * 26) }, () => pick([...whole])).join('');
	const cut = () => {
		const at = Math.floor(random() * 24);
		return `2026-06-02T09:00:00.000Z`.slice(0, at) + pick([...whole]) + junk().slice(0, 3);
	};
	const others = [null, 20260602, true, [], {}, ['2026-06-02'], Number.NaN, '', '0000-00-00'];

	for (let nth = 0; nth < 2000; nth += 1) {
		const sittingDay = pick([junk, cut, () => pick(others)])();
		const found = listed({ hearingDays: [{ sittingDay }] }) as {
			when?: { on: string };
			dateUnread?: true;
		};
		const said = JSON.stringify(sittingDay);

		assert.notEqual(found.when === undefined, found.dateUnread === undefined, said);
		if (!found.when) continue;
		assert.ok(isDay(found.when.on), said);
		const [year, month, day] = found.when.on.split('-') as [string, string, string];
		const near = [found.when.on, `${day}/${month}/${year}`, addDays(found.when.on, -1)];
		assert.ok(
			near.some((text) => String(sittingDay).includes(text)),
			said
		);
	}
});

test('a result with a day that cannot be is told, and the day she knows is left', () => {
	const reading = resulted({
		hearingDays: [{ sittingDay: '2026-02-31T09:00:00Z' }],
		isEffectiveTrial: true
	});

	assert.deepEqual(told(reading, 'hearing-listed'), []);
	assert.equal(told(reading, 'trial-went-ahead').length, 1);
});

const days = ['2026-03-04', '2026-03-02', '2026-03-03'];
const heldOn = (...all: string[]) => all.map((on) => ({ on, hearing: key, purpose: 'trial' }));

test('a hearing is told to have sat on each of its days, however late its results are shared', () => {
	const hearingDays = days.map((day) => ({ sittingDay: `${day}T10:00:00Z` }));

	const reading = resulted({ hearingDays }, { sharedTime: '2026-03-09T10:00:00Z' });

	assert.deepEqual(told(reading, 'hearing-held'), heldOn('2026-03-02', '2026-03-03', '2026-03-04'));
	assert.equal(told(reading, 'hearing-listed')[0]?.on, '2026-03-02');
});

test('shared on its second day it sat on two of its three days', () => {
	const hearingDays = days.map((day) => ({ sittingDay: `${day}T10:00:00Z` }));

	const reading = resulted({ hearingDays }, { sharedTime: '2026-03-03T18:00:00Z' });
	const ahead = resulted(
		{ hearingDays, isEffectiveTrial: true },
		{ sharedTime: '2026-03-03T18:00:00Z' }
	);

	assert.deepEqual(told(reading, 'hearing-held'), heldOn('2026-03-02', '2026-03-03'));
	assert.deepEqual(told(ahead, 'trial-went-ahead'), [{ on: '2026-03-02', hearing: key }]);
	assert.deepEqual(told(ahead, 'hearing-held'), heldOn('2026-03-02', '2026-03-03'));
});

test('where the court marks the days with results, it sat on those', () => {
	const hearingDays = days.map((day) => ({
		sittingDay: `${day}T10:00:00Z`,
		hasSharedResults: day === '2026-03-03'
	}));

	const reading = resulted({ hearingDays }, { sharedTime: '2026-03-09T10:00:00Z' });

	assert.deepEqual(told(reading, 'hearing-held'), heldOn('2026-03-03'));
});

test('a hearing keeps every day it sits, in their order, each once and with its hour', () => {
	const at = (sittingDay: string, isCancelled = false) => ({ sittingDay, isCancelled });
	const hearingDays = [
		at('2026-07-03T09:00:00Z'),
		at('2026-07-01T09:30:00Z'),
		at('2026-07-02T09:00:00Z', true),
		at('2026-07-03T13:00:00Z'),
		at('2026-07-06T00:46:36Z')
	];

	const found = listed({ hearingDays }) as { when?: object };

	assert.deepEqual(found.when, {
		kind: 'day',
		on: '2026-07-01',
		startsAt: Date.UTC(2026, 6, 1, 9, 30),
		alsoOn: [{ on: '2026-07-03', startsAt: Date.UTC(2026, 6, 3, 9) }, { on: '2026-07-06' }]
	});
});

test('a day that is planned to last longer than a day stands for several that are not told yet', () => {
	const lasting = (...minutes: number[]) =>
		listed({
			hearingDays: minutes.map((listedDurationMinutes, nth) => ({
				sittingDay: `2026-07-0${nth + 1}T09:00:00Z`,
				listedDurationMinutes
			}))
		}) as { when?: { about?: number } };

	assert.equal(lasting(1800).when?.about, 5);
	assert.equal(lasting(360, 1080).when?.about, 4);
	assert.equal(lasting(360).when?.about, undefined);
	assert.equal(lasting(20, 360).when?.about, undefined);
	assert.equal(lasting(1_000_000).when?.about, undefined);
});
