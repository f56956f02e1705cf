/** Cases that nobody would write down: where a person is said to be follows from what was told last, and stands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, shuffled, tries } from '#tests/world/chance.ts';
import { anEvent } from '#tests/world/builders.ts';
import { aSequence } from '#tests/stage/sequences.ts';
import { standing, type DefendantKey, type Event, type EventKind } from '#lib/domain/event.ts';
import { keeping } from '#lib/domain/once.ts';
import { safeToday } from './safe-today.ts';

const today = '2029-06-01';

/** Whatever tells where somebody is. */
const telling: readonly EventKind[] = [
	'suspect-arrested',
	'suspect-on-bail',
	'suspect-under-investigation',
	'suspect-released',
	'police-bail-changed',
	'court-bail-decided',
	'sentenced',
	'released-from-prison',
	'recalled-to-prison',
	'escaped',
	'warrant-issued'
];
const others: readonly EventKind[] = [
	'charged',
	'plea-entered',
	'verdict-given',
	'discontinued',
	'closed-without-charge',
	'retrial-ordered',
	'appeal-decided',
	'rules-broken',
	'protective-order',
	'concluded'
];

const rounds = tries(1500);

/** A case of one person: one for all checks. */
const aCase = keeping((seed: number): readonly Event[] =>
	aSequence(chance(seed), [...telling, ...others]).map(
		({ defendant: _, ...event }) => event as Event
	)
);

/** Runs a check on many cases. */
function always(check: (events: readonly Event[], random: () => number) => void): void {
	for (let seed = 1; seed <= rounds; seed += 1) check(aCase(seed), chance(rounds + seed));
}

test('where the person is follows from the newest fact that stands', () => {
	let told = 0;
	always((events) => {
		const [one] = safeToday(events, today);
		assert.ok(one);
		const { by, is } = one;
		if (!by) return;
		const later = standing(events).filter(({ on, kind }) => on > by.event.on && tells(kind));

		assert.ok(standing(events).includes(by.event));
		assert.deepEqual(later, []);
		if (is === 'told') assert.ok(telling.includes(by.event.kind));
		if (is === 'told') told += 1;
	});
	assert.ok(told > rounds / 3);
});

function tells(kind: EventKind): boolean {
	return telling.includes(kind);
}

test('a rule is said to hold only beside the fact that told it, and what is not known is said once', () => {
	always((events) => {
		for (const { rules, by, unknown, is } of safeToday(events, today)) {
			const named = rules.flatMap(({ protections }) => protections);
			const fact = by?.event.data;

			assert.equal(new Set(unknown).size, unknown.length);
			if (is !== 'told') assert.deepEqual(named, []);
			const told = fact && 'protections' in fact ? fact.protections : [];
			assert.deepEqual([...new Set(named).difference(new Set(told))], []);
		}
	});
});

test('in whatever order events are handed over, the answer is the same', () => {
	always((events, random) => {
		const heard = events.map((event, nth) => ({ ...event, heardAt: event.heardAt + nth }));

		assert.deepEqual(safeToday(shuffled(heard, random), today), safeToday(heard, today));
	});
});

// "Person 2 of 2" stood there twice where the police had named two and the courts two by ids of their own.
test('of several people each stands there once by number, by whatever ids police and courts know them', () => {
	let several = 0;
	for (let seed = 1; seed <= 300; seed += 1) {
		const events = aSequence(chance(seed), [...telling, ...others]).map((event): Event => {
			const { defendant, toldBy } = event;
			const of = toldBy === 'police' ? 'police' : 'courts';
			return defendant ? { ...event, defendant: `${of} ${defendant}` as DefendantKey } : event;
		});
		const numbers = safeToday(events, today).flatMap(({ whose }) =>
			typeof whose === 'object' ? whose.nth : []
		);

		assert.deepEqual(numbers, [...new Set(numbers)], `seed ${seed}`);
		several += Number(numbers.length > 1);
	}
	assert.ok(several > 50);
});

// Five people stood there where three were charged: the police and the prosecutors had called them by other ids than the courts.
test('whom police and prosecutors call by one id and the courts by another is nobody more', () => {
	const charged = (toldBy: 'police' | 'cps' | 'courts', defendant: string) =>
		anEvent({ kind: 'charged', on: '2026-03-01', toldBy, defendant });
	const bailed = (toldBy: 'police' | 'courts', defendant: string) =>
		toldBy === 'police'
			? anEvent({ kind: 'suspect-released', on: '2026-02-01', defendant })
			: anEvent({ kind: 'court-bail-decided', on: '2026-04-01', defendant });
	const byPolice = ['p1', 'p2'].flatMap((one) => [bailed('police', one), charged('cps', one)]);
	const byCourts = ['c1', 'c2'].flatMap((one) => [charged('courts', one), bailed('courts', one)]);

	const numbers = safeToday([...byPolice, ...byCourts], today).map(({ whose }) =>
		typeof whose === 'object' ? whose.nth : whose
	);

	assert.deepEqual(numbers, [1, 2]);
});
