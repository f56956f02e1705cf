import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import type { DefendantKey, Event, EventId } from '#lib/domain/event.ts';
import { misfits, reasons } from './misfit.ts';

const found = (...events: Event[]) =>
	misfits(events).map(({ event, reason }) => `${event.kind} ${reason}`);
const one = 'one' as DefendantKey;
const other = 'other' as DefendantKey;

/** A case in which nothing is odd. */
const calm = [
	anEvent({ kind: 'reported', on: '2026-03-02' }),
	anEvent({ kind: 'charged', on: '2026-03-20' }),
	anEvent({ kind: 'hearing-listed', on: '2026-03-20', data: { hearing: 'h-1' } }),
	anEvent({ kind: 'verdict-given', on: '2026-06-01', data: { verdict: 'guilty' } }),
	anEvent({ kind: 'sentenced', on: '2026-06-20' }),
	anEvent({ kind: 'victim-told', on: '2026-06-21', data: { about: 'sentenced' } }),
	anEvent({ kind: 'concluded', on: '2026-06-22' })
];

const odd: readonly (readonly [string, readonly Event[], readonly string[]])[] = [
	[
		'a fact dated later than we heard of it',
		[anEvent({ kind: 'charged', on: '2026-03-06', heardAt: Date.UTC(2026, 2, 5, 12) })],
		['charged dated-later-than-heard']
	],
	[
		'an arrest before the report',
		[
			anEvent({ kind: 'suspect-arrested', on: '2026-03-01' }),
			anEvent({ kind: 'reported', on: '2026-03-02' })
		],
		['suspect-arrested before-the-report']
	],
	[
		'a trial taken out that was never listed',
		[anEvent({ kind: 'trial-vacated', on: '2026-03-06', data: { hearing: 'nowhere' } })],
		['trial-vacated about-no-hearing']
	],
	[
		'a telling of what never happened',
		[anEvent({ kind: 'victim-told', on: '2026-03-06', data: { about: 'suspect-arrested' } })],
		['victim-told telling-of-nothing']
	],
	[
		'a correction of what was never sent',
		[anEvent({ kind: 'charged', on: '2026-03-06', corrects: 'never' as EventId })],
		['charged corrects-nothing']
	],
	[
		'two that correct each other, of which none is shown',
		[
			anEvent({ kind: 'reported', on: '2026-03-02' }),
			anEvent({ id: 'a' as EventId, kind: 'charged', on: '2026-03-06', corrects: 'b' as EventId }),
			anEvent({ id: 'b' as EventId, kind: 'charged', on: '2026-03-07', corrects: 'a' as EventId })
		],
		['charged corrects-in-a-circle', 'charged corrects-in-a-circle']
	],
	[
		'two corrections of one fact, which are both shown',
		[
			anEvent({ id: 'a' as EventId, kind: 'charged', on: '2026-03-06' }),
			anEvent({ kind: 'charged', on: '2026-03-07', corrects: 'a' as EventId }),
			anEvent({ kind: 'charged', on: '2026-03-08', corrects: 'a' as EventId })
		],
		['charged corrects-again', 'charged corrects-again']
	],
	[
		'guilty and not guilty of one person on one day',
		[
			anEvent({ kind: 'verdict-given', on: '2026-03-06', data: { verdict: 'guilty' } }),
			anEvent({ kind: 'verdict-given', on: '2026-03-06', data: { verdict: 'not-guilty' } })
		],
		['verdict-given against-another-fact', 'verdict-given against-another-fact']
	],
	[
		'a plea after the case was over',
		[
			anEvent({ kind: 'concluded', on: '2026-03-06' }),
			anEvent({ kind: 'plea-entered', on: '2026-03-09' })
		],
		['plea-entered after-the-end']
	]
];

test('a case in which all fits has nothing on the list', () => {
	assert.deepEqual(found(...calm), []);
});

for (const [what, events, expected] of odd)
	test(`${what} is on the list`, () => {
		assert.deepEqual(found(...events), expected);
	});

test('every reason is shown by an example', () => {
	const shown = new Set(odd.flatMap(([, events]) => misfits(events).map(({ reason }) => reason)));

	assert.deepEqual([...shown].sort(), [...reasons].sort());
});

test('opposite verdicts on two people are no contradiction', () => {
	const verdicts = [
		anEvent({
			kind: 'verdict-given',
			on: '2026-03-06',
			defendant: one,
			data: { verdict: 'guilty' }
		}),
		anEvent({
			kind: 'verdict-given',
			on: '2026-03-06',
			defendant: other,
			data: { verdict: 'not-guilty' }
		})
	];

	assert.deepEqual(found(...verdicts), []);
});

test('what was put right is no longer odd, and what she told us is never on the list', () => {
	const wrong = anEvent({
		kind: 'charged',
		on: '2026-03-06',
		id: 'wrong' as EventId,
		heardAt: Date.UTC(2026, 2, 5, 12)
	});
	const right = anEvent({ kind: 'charged', on: '2026-03-04', corrects: 'wrong' as EventId });
	const hers = anEvent({ kind: 'sentenced', on: '2027-01-01', toldBy: 'victim' });

	assert.deepEqual(found(wrong, right, hers), []);
});
