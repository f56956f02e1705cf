/** The clock beside an oracle that shares no code with it; `npm run drills -- clock` compares many more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '#tests/world/chance.ts';
import { differenceIn } from '#tests/clock/cases.ts';
import { clockNights, holidaysOf, londonDay, verdictOn, type Matter } from '#tests/clock/oracle.ts';
import { bankHolidays } from '#lib/domain/bank-holidays.ts';
import { dayOf } from '#lib/domain/calendar.ts';

test('two thousand random cases are dated and judged as the oracle does it on its fingers', () => {
	const random = chance(2026);

	const differences = Array.from({ length: 2000 }, () => differenceIn(random));

	assert.deepEqual(
		differences.filter((one) => one !== undefined),
		[]
	);
});

test('our list of bank holidays is that of the oracle, which works them out', () => {
	const ours = [...bankHolidays].filter((day) => day < '2029');

	assert.deepEqual(ours, holidaysOf(2021, 2028));
	assert.equal(ours.length, 67);
});

test('on each night the clocks change the day in London begins when the oracle says', () => {
	const nights = clockNights(2021, 2028);

	for (const night of nights)
		for (let quarter = -12; quarter <= 100; quarter += 1) {
			const at = Date.parse(`${night}T00:00Z`) + quarter * 15 * 60_000;
			assert.equal(dayOf(at), londonDay(at), new Date(at).toISOString());
		}
	assert.equal(nights.length, 16);
});

test('the oracle agrees with days counted by hand', () => {
	const matter: Matter = {
		...{ happened: '2026-12-23', rights: 'unknown', now: Date.parse('2026-12-24T12:00Z') },
		limit: { standard: 5, enhanced: 1 },
		...{ told: [], answers: [], sends: false }
	};

	// 24, 29, 30, 31 December and 4 January; Christmas, its day after, New Year and two weekends are left out.
	const found = verdictOn(matter);
	const leap = verdictOn({
		...matter,
		happened: '2028-02-28',
		limit: { standard: 1, enhanced: 1 }
	});

	assert.deepEqual([found.due, found.sooner, found.state], ['2027-01-04', '2026-12-24', 'due']);
	assert.equal(leap.due, '2028-02-29');
	assert.equal(londonDay(Date.parse('2026-06-30T23:00Z')), '2026-07-01');
	assert.equal(londonDay(Date.parse('2026-12-31T23:59Z')), '2026-12-31');
});
