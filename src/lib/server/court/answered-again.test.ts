/** The same answer to a charge, given in one court and again in the next. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standing } from '#lib/domain/event.ts';
import { aHearingOf, anOffence, hash, ids, shared } from '#tests/court/builders.ts';
import { caseOf } from '#tests/court/case-of.ts';
import { readHearing } from './common-platform.ts';

const now = Date.UTC(2026, 2, 20, 12);
const first = '2026-03-02';
const plea = (pleaValue: string, pleaDate: string) => ({ plea: { pleaValue, pleaDate } });

/** Shared on the evening of a day: one charge admitted on some day, the other denied on the first. */
function share(on: string, admittedOn: string, id: string, at = '17:00') {
	const hearing = {
		...aHearingOf([
			anOffence(plea('GUILTY', admittedOn)),
			anOffence({ id: ids.otherOffence, ...plea('NOT_GUILTY', first) })
		]),
		id,
		hearingDays: [{ sittingDay: `${on}T10:00:00Z` }]
	};
	const message = shared(hearing, { sharedTime: `${on}T${at}:00Z` });
	const reading = readHearing(message, 'resulted', id, hash, now);
	assert.ok(reading.ok);
	return reading.parts[0]?.shares ?? [];
}

function told(...shares: ReturnType<typeof share>[]) {
	const { known } = caseOf(shares.flat());
	const pleas = standing(known).filter((event) => event.kind === 'plea-entered');
	return {
		pleas: pleas.map(({ on, data }) => `${on} ${data.plea}`),
		isPutRight: known.some(({ corrects }) => corrects !== undefined)
	};
}

// "The defendant pleaded not guilty. This corrects what we said before", of a day on which they had admitted one charge.
test('who pleads guilty again before the next court had pleaded guilty before the first', () => {
	const again = told(share(first, first, ids.hearing), share('2026-03-09', '2026-03-09', ids.next));

	assert.deepEqual(again, { pleas: [`${first} guilty-and-not-guilty`], isPutRight: false });
});

test('a day of an answer that was written wrongly is put right by the next share of that evening', () => {
	const { pleas, isPutRight } = told(
		share('2026-03-09', first, ids.hearing),
		share('2026-03-09', '2026-03-09', ids.hearing, '18:00')
	);

	assert.deepEqual(pleas, [`${first} not-guilty`, '2026-03-09 guilty-and-not-guilty']);
	assert.equal(isPutRight, true);
});
