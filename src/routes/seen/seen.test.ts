/** Her days in court as whom she let in reads them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { datesOf } from './seen.ts';

const first = { hearing: 'first', purpose: 'first-hearing' } as const;
const events = [
	anEvent({
		kind: 'hearing-listed',
		on: '2026-01-05',
		data: { ...first, when: onDay('2026-01-20') }
	}),
	anEvent({ kind: 'hearing-held', on: '2026-01-20', data: first }),
	anEvent({ kind: 'hearing-listed', on: '2026-03-01', data: { when: onDay('2027-03-02') } })
];

// A sister read "First hearing: It took place. Planned for …" and "Trial: Planned. Planned for …".
test('what took place is not said to be planned, and what is planned is said so once', () => {
	const dates = datesOf(events, { lang: 'en', places: false, today: '2026-06-01' });

	assert.deepEqual(
		dates.map(({ state, on }) => [state, on]),
		[
			['It took place', 'Tuesday 20 January 2026.'],
			[undefined, 'Planned for Tuesday 2 March 2027.']
		]
	);
});

test('a day that passed without a word is named to whom she let in, and not as planned', () => {
	const [, trial] = datesOf(events, { lang: 'en', places: false, today: '2027-03-03' });

	assert.deepEqual([trial?.state, trial?.on], [undefined, 'Tuesday 2 March 2027.']);
});

// Her dates said "It has started. We were not told when it continues", theirs "It took place".
test('of a trial that sat, whom she let in reads the day alone, whether it goes on or a verdict was given', () => {
	const sat = anEvent({ kind: 'hearing-held', on: '2027-03-02', data: { purpose: 'trial' } });
	const guilty = anEvent({ kind: 'verdict-given', on: '2027-03-02', data: { verdict: 'guilty' } });

	for (const told of [[sat], [sat, guilty]]) {
		const seen = { lang: 'en', places: false, today: '2027-03-03' } as const;
		const trial = datesOf([...events, ...told], seen).at(-1);
		assert.deepEqual(
			[trial?.what, trial?.state, trial?.on],
			['Trial', undefined, 'Tuesday 2 March 2027.']
		);
	}
});
