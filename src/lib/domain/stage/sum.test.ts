import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import { ways } from '#tests/stage/stories.ts';
import { rowOf, stages } from './stage.ts';
import type { Day, DefendantKey, Event, EventData } from '#lib/domain/event.ts';
import { sumOf } from './sum.ts';

const three = ['one', 'two', 'three'].map((defendant) =>
	anEvent({ kind: 'charged', on: '2026-01-02', defendant })
);
const trial = anEvent({
	kind: 'hearing-listed',
	on: '2026-03-01',
	data: { when: onDay('2026-06-10') }
});

test('three people with three fates are each in the sum, in whatever order we hear of them', () => {
	const events = [
		...three,
		trial,
		verdict('one', 'guilty'),
		anEvent({ kind: 'discontinued', on: '2026-05-01', defendant: 'two' }),
		denied('three'),
		anEvent({
			kind: 'hearing-listed',
			on: '2026-06-20',
			data: { hearing: 'trial-2', when: onDay('2027-03-02') }
		})
	];
	const random = chance(31);

	for (let nth = 0; nth < 20; nth += 1)
		assert.deepEqual(sumOf(heardInOtherOrder(events, random)), {
			people: 3,
			fates: [
				{ fate: 'waiting', count: 1 },
				{ fate: 'guilty', count: 1 },
				{ fate: 'stopped', count: 1 }
			],
			partly: false,
			endedApart: false
		});
});

test('nobody is said to wait for a trial that is not waited for', () => {
	const wentAhead = anEvent({ kind: 'trial-went-ahead', on: '2026-06-10' });
	const fates = (events: readonly Event[]) => sumOf(events)?.fates.map(({ fate }) => fate);

	assert.deepEqual(fates(three), ['open']);
	assert.deepEqual(fates([...three, denied('one'), trial]), ['waiting', 'open']);
	assert.deepEqual(fates([...three, denied('one'), trial, wentAhead]), ['open']);
});

test('an end that is one of several is not the end of all', () => {
	const stopped = (defendant: string) =>
		anEvent({ kind: 'discontinued', on: '2026-07-01', defendant });
	const acquitted = [verdict('one', 'not-guilty'), verdict('three', 'not-guilty')];

	assert.equal(sumOf([...three, ...acquitted, stopped('two')])?.endedApart, true);
	assert.equal(sumOf([...three, ...acquitted])?.endedApart, false);
	assert.equal(
		sumOf([...three, stopped('one'), stopped('two'), stopped('three')])?.endedApart,
		false
	);
});

test('guilty of one charge while another ended otherwise is told as more than one charge', () => {
	const [one] = three;
	assert.ok(one);
	const ends: readonly Event[] = [
		verdict('one', 'not-guilty'),
		anEvent({ kind: 'left-on-file', on: '2026-06-12', defendant: 'one' }),
		anEvent({ kind: 'no-evidence-offered', on: '2026-06-12', defendant: 'one' }),
		anEvent({ kind: 'discontinued', on: '2026-05-01', defendant: 'one' })
	];

	for (const end of ends)
		assert.equal(sumOf([one, verdict('one', 'guilty'), end])?.partly, true, end.kind);
	assert.equal(sumOf([one, verdict('one', 'guilty')])?.partly, false);
	assert.equal(sumOf([one, verdict('one', 'not-guilty')])?.partly, false);
});

test('while the police look into it nobody is summed up', () => {
	for (const stage of stages)
		if (rowOf(stage).phase === 'police' && stage !== 'defendant-died')
			assert.equal(sumOf(ways[stage]), undefined, stage);
});

test('every way through a court sums up to one person', () => {
	for (const stage of stages)
		if (rowOf(stage).phase !== 'police') {
			const sum = sumOf(ways[stage]);
			assert.equal(sum?.people, 1, stage);
			assert.deepEqual(
				sum?.fates.map(({ count }) => count),
				[1],
				stage
			);
		}
});

test('a new charge after an end counts only whom it is about now', () => {
	const stopped = anEvent({ kind: 'discontinued', on: '2026-05-01' });
	const again = anEvent({ kind: 'charged', on: '2026-08-01', defendant: 'two' });

	assert.deepEqual(sumOf([...three, stopped, again])?.people, 1);
});

function denied(defendant: string) {
	return anEvent({
		kind: 'plea-entered',
		on: '2026-02-10',
		defendant,
		data: { plea: 'not-guilty' }
	});
}

function verdict(
	defendant: string,
	said: EventData['verdict-given']['verdict'],
	on: Day = '2026-06-12'
) {
	return anEvent({ kind: 'verdict-given', on, defendant, data: { verdict: said } });
}

// The police charged two people, and the courts had heard one of them so far: "3 people were charged."
test('whom the courts name by ids of their own is counted as no more people than the police charged', () => {
	const charged = (defendant: string, toldBy: 'police' | 'courts') =>
		anEvent({ kind: 'charged', on: '2026-01-10', defendant: defendant as DefendantKey, toldBy });
	const police = [charged('a', 'police'), charged('b', 'police')];
	const guilty = anEvent({
		kind: 'plea-entered',
		on: '2026-01-20',
		defendant: 'one' as DefendantKey,
		toldBy: 'courts',
		data: { plea: 'guilty' }
	});
	const counted = (...more: Event[]) => {
		const { people, fates = [] } = sumOf([...police, ...more]) ?? {};
		return [people, ...fates.map(({ fate, count }) => `${fate} ${count}`)];
	};

	assert.deepEqual(counted(), [2, 'open 2']);
	assert.deepEqual(counted(charged('one', 'courts')), [2, 'open 2']);
	assert.deepEqual(counted(charged('one', 'courts'), guilty), [2, 'open 1', 'guilty 1']);
	assert.deepEqual(counted(charged('a', 'courts'), charged('one', 'courts')), [3, 'open 3']);
});
