/** Her days in court as whom she let in reads them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, onDays } from '#tests/world/builders.ts';
import { words } from '#lib/i18n/words.ts';
import { courtDates } from '../(victim)/dates/court-dates.ts';
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

// A mother read "First hearing: It took place. … It starts at 10:00 am."
test('of no day that has passed, and of none that is off, does whom she let in read when it starts', () => {
	const trial = { hearing: 'trial', when: onDay('2027-03-02', '10:00') };
	const at = (state: 'hearing-held' | 'hearing-cancelled' | undefined, today: string) => {
		const events = [
			anEvent({ kind: 'hearing-listed', on: '2026-03-01', data: trial }),
			...(state ? [anEvent({ kind: state, on: '2027-03-02', data: { hearing: 'trial' } })] : [])
		];
		return datesOf(events, { lang: 'en', places: true, today })[0]?.starts;
	};

	assert.match(at(undefined, '2027-03-02') ?? '', /^It starts at/);
	for (const one of [undefined, 'hearing-held', 'hearing-cancelled'] as const)
		assert.equal(at(one, '2027-03-03'), undefined, one ?? 'silence');
});

// "Trial. Tuesday 2 March 2027.", as if it took place then, and on her dates "It took place" above "The trial did not take place".
test('a trial that was needed no more is called off by its date, to her and to whom she let in', () => {
	const when = onDay('2027-03-02');
	const trial = anEvent({ kind: 'hearing-listed', on: '2026-03-01', data: { when } });
	const told = [trial, anEvent({ kind: 'trial-cracked', on: '2027-02-01' })];
	const today = '2027-02-02';

	assert.equal(
		datesOf(told, { lang: 'en', places: false, today })[0]?.state,
		words('en')('dates.off')
	);
	assert.equal(courtDates(told, 'en', today, { places: true })[0]?.state, 'off');
});

test('of a trial that is off whom she let in reads none of its days', () => {
	const days = onDays(['2027-03-02', '2027-03-03'], '10:00');
	const events = [
		anEvent({ kind: 'hearing-listed', on: '2026-03-01', data: { when: days } }),
		anEvent({ kind: 'trial-vacated', on: '2027-02-01' })
	];

	const [trial] = datesOf(events, { lang: 'en', places: true, today: '2027-02-02' });

	assert.deepEqual(trial?.days, []);
});
