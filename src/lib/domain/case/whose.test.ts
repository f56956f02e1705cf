import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import { timeline } from './timeline.ts';
import { toldApart, whoseIn } from './whose.ts';

const charged = (defendant: string, on = '2026-01-02') =>
	anEvent({ kind: 'charged', on, defendant });
const bail = (defendant: string | undefined, on = '2026-02-03') =>
	anEvent({ kind: 'court-bail-decided', on, ...(defendant ? { defendant } : {}) });
const both = [charged('one'), charged('two', '2026-01-03')];

test('with several people each fact says of which of them it is', () => {
	const [of1, of2] = [bail('one'), bail('two')];

	const whose = whoseIn([...both, of1, of2]);

	assert.deepEqual([of1, of2].map(whose), [
		{ key: 'one', nth: 1, of: 2 },
		{ key: 'two', nth: 2, of: 2 }
	]);
});

test('with one person nothing is said of which', () => {
	const only = bail('one');

	assert.equal(whoseIn([charged('one'), only])(only), undefined);
	assert.equal(whoseIn([charged('one'), only])(bail(undefined)), undefined);
});

test('what names nobody is of one of them, unless it is of everybody or of nobody', () => {
	const nameless = bail(undefined);
	const over = anEvent({ kind: 'concluded', on: '2026-07-01' });
	const listed = anEvent({ kind: 'hearing-listed', on: '2026-02-01' });
	const whose = whoseIn([...both, nameless, over, listed]);

	assert.deepEqual([nameless, over, listed].map(whose), ['one-of-them', undefined, undefined]);
});

test('a number stays with its person, whatever comes later and however it is sorted', () => {
	const random = chance(7);
	const events = [...both, bail('two', '2026-03-01'), charged('three', '2026-05-01')];
	const [first] = events;

	assert.ok(first);
	assert.deepEqual(whoseIn(events)(first), { key: 'one', nth: 1, of: 3 });
	for (let nth = 0; nth < 10; nth += 1) {
		const shuffled = heardInOtherOrder(events, random);
		const same = whoseIn(shuffled.toReversed());
		assert.deepEqual(events.map(same), events.map(whoseIn(shuffled)));
	}
});

test('whom the police name by ids of their own is one of them, and no third', () => {
	const police = anEvent({ kind: 'suspect-on-bail', on: '2026-01-01', defendant: 'p-1' });

	assert.equal(whoseIn([police, ...both])(police), 'one-of-them');
});

test('suspects are told apart before anybody is charged', () => {
	const suspects = ['p-1', 'p-2'].map((defendant) =>
		anEvent({ kind: 'suspect-on-bail', on: '2026-01-01', defendant })
	);

	assert.deepEqual(suspects.map(whoseIn(suspects)), [
		{ key: 'p-1', nth: 1, of: 2 },
		{ key: 'p-2', nth: 2, of: 2 }
	]);
});

// A number may be another's from then on; a key never is, so that no name can move with a number.
test('once the courts name people by ids of their own, those of the police are told apart no more', () => {
	const suspects = ['p-1', 'p-2'].map((defendant) =>
		anEvent({ kind: 'suspect-on-bail', on: '2026-01-01', defendant })
	);

	assert.deepEqual(toldApart(suspects), ['p-1', 'p-2']);
	assert.deepEqual(toldApart([...suspects, ...both]), ['one', 'two']);
	assert.deepEqual(toldApart([charged('one')]), []);
});

test('an entry of the timeline carries of whom it is', () => {
	const [newest] = timeline([...both, bail('two')]);

	assert.deepEqual(newest?.whose, { key: 'two', nth: 2, of: 2 });
});
