/** Bail in a hearing of several days, of which the court shares the results as often as it likes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standing } from '#lib/domain/event.ts';
import { rulesNow } from '#lib/domain/news/bail-rules.ts';
import { aHearingOf, aResult, anOffence, hash, ids, shared } from '#tests/court/builders.ts';
import { caseOf } from '#tests/court/case-of.ts';
import { readHearing } from './common-platform.ts';

type Day = '2026-03-02' | '2026-03-03' | '2026-03-04';
type Shared = {
	readonly on: Day;
	readonly code?: string;
	readonly label?: string;
	readonly at?: string;
};

const days = ['2026-03-02', '2026-03-03', '2026-03-04'];
const now = Date.UTC(2026, 2, 10, 12);

/** What stands of bail after a trial of three days was shared on the evenings of some, and the rules that follow. */
function told(...evenings: readonly Shared[]) {
	const shares = evenings.map(({ on, code, label, at = '17:00' }) => {
		const judicialResults = label ? [aResult(label, { orderedDate: on })] : [];
		const hearing = {
			...aHearingOf([anOffence({ judicialResults })], {
				personDefendant: code ? { bailStatus: { code } } : {}
			}),
			hearingDays: days.map((day) => ({ sittingDay: `${day}T10:00:00Z` }))
		};
		const message = shared(hearing, { sharedTime: `${on}T${at}:00Z` });
		const reading = readHearing(message, 'resulted', ids.hearing, hash, now);
		assert.ok(reading.ok);
		const [share] = reading.parts[0]?.shares ?? [];
		assert.ok(share);
		return share;
	});
	const { known } = caseOf(shares);
	const decided = standing(known).filter((event) => event.kind === 'court-bail-decided');
	return {
		bail: decided.map(({ on, data }) => `${on} ${data.bail}`),
		isPutRight: known.some(({ corrects }) => corrects !== undefined),
		since: rulesNow(known)[0]?.since
	};
}

// She read that somebody had been in prison from the first day of the trial, and that we had been wrong and were sorry.
test('what a court decides on a later day of a trial does not say that it was wrong about an earlier one', () => {
	for (const label of [undefined, 'Remanded in custody']) {
		const { bail, isPutRight, since } = told(
			{ on: '2026-03-02', code: 'U' },
			{ on: '2026-03-04', code: 'C', ...(label ? { label } : {}) }
		);

		assert.deepEqual(bail, ['2026-03-02 unconditional-bail', '2026-03-04 custody']);
		assert.equal(isPutRight, false);
		assert.equal(since, '2026-03-04');
	}
});

test('what a court says again on each day of a trial is told once, as of the first', () => {
	for (const label of [undefined, 'Remanded in custody']) {
		const evening = (on: Day) => ({ on, code: 'C', ...(label ? { label } : {}) });

		const { bail, isPutRight, since } = told(
			evening('2026-03-02'),
			evening('2026-03-03'),
			evening('2026-03-04')
		);

		assert.deepEqual(bail, ['2026-03-02 custody']);
		assert.equal(isPutRight, false);
		assert.equal(since, '2026-03-02');
	}
});

test('a later day of which nothing is said of bail takes back nothing that an earlier one decided', () => {
	const { bail, isPutRight } = told({ on: '2026-03-02', code: 'U' }, { on: '2026-03-04' });

	assert.deepEqual(bail, ['2026-03-02 unconditional-bail']);
	assert.equal(isPutRight, false);
});

// Counted from the first day of a long trial, whoever was to tell her was late before anything had been decided.
test('a status of bail that is shared at the end of a trial is as of its end', () => {
	assert.deepEqual(told({ on: '2026-03-04', code: 'C' }).bail, ['2026-03-04 custody']);
});

test('what is shared anew of the same day still puts right what was shared of it before', () => {
	const { bail, isPutRight } = told(
		{ on: '2026-03-03', code: 'U' },
		{ on: '2026-03-03', code: 'C', at: '18:00' }
	);

	assert.deepEqual(bail, ['2026-03-03 custody']);
	assert.equal(isPutRight, true);
});
