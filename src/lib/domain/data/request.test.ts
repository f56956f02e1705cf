/** A copy and erasing: how long each waits, who has to agree, and when a copy may be printed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { readLock } from './copy.ts';
import {
	answerBy,
	copyLiesUntil,
	isEnough,
	isOpen,
	mayPrint,
	maySecond,
	putOffBy,
	standingOf,
	waitOf,
	type DataRequest
} from './request.ts';

const now = Date.parse('2026-11-25T10:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
const [ann, ben] = ['ann', 'ben'] as PersonId[];
const asked = (over: Partial<DataRequest> = {}): DataRequest => ({
	id: 'one',
	sort: 'copy',
	cameBy: 'page',
	askedAt: now,
	dueOn: '2026-12-25',
	state: 'waits',
	readyAt: now + day,
	...over
});

test('an answer is due within one month, and on its last day where the month has no such day', () => {
	const due = ['2026-11-25', '2027-01-31', '2028-01-31'].map((on) =>
		answerBy(Date.parse(`${on}T12:00:00Z`))
	);

	assert.deepEqual(due, ['2026-12-25', '2027-02-28', '2028-02-29']);
});

test('a copy waits a day, and not at all for who was seen; erasing waits a week for everybody', () => {
	const waits = (sort: DataRequest['sort']) =>
		(['proof', 'call', 'code', 'seen'] as const).map((by) => waitOf(sort, by) / day);

	assert.deepEqual(waits('copy'), [1, 1, 1, 0]);
	assert.deepEqual(waits('erase'), [7, 7, 7, 7]);
});

test('a printed code alone never erases anything', () => {
	assert.deepEqual([isEnough('copy', 'code'), isEnough('erase', 'code')], [true, false]);
	assert.equal(isEnough('erase', 'call'), true);
});

// The page said "until 8 December" over "everything is deleted on 7 December".
test('a copy can be taken until everything is erased, where that comes before its seven days are over', () => {
	const copy = asked();

	assert.deepEqual(
		[undefined, now + 7 * day, now + 9 * day].map((erased) => copyLiesUntil(copy, erased)),
		[now + 8 * day, now + 7 * day, now + 8 * day]
	);
});

test('a copy is ready for seven days and then has to be asked for anew', () => {
	const at = (after: number) => standingOf(asked(), now + after);

	assert.deepEqual(
		[at(day - 1), at(day), at(8 * day - 1), at(8 * day)],
		['waits', 'ready', 'ready', 'over']
	);
	assert.deepEqual([isOpen(asked(), now), isOpen(asked(), now + 8 * day)], [true, false]);
});

test('what staff took down to be erased needs a second who neither took it down nor checked it', () => {
	const taken = asked({ sort: 'erase', cameBy: 'phone', takenBy: ann!, checkedBy: ann! });
	const later = now + 30 * day;

	assert.equal(standingOf(taken, later), 'second');
	assert.deepEqual([maySecond(taken, ann!, now), maySecond(taken, ben!, now)], [false, true]);
	assert.equal(standingOf({ ...taken, secondBy: ben! }, later), 'ready');
	assert.equal(standingOf(asked({ sort: 'erase' }), later), 'ready');
});

test('a copy is printed only by who saw her, after a second agreed, and within the hour', () => {
	const seen = asked({
		cameBy: 'person',
		takenBy: ann!,
		checked: 'seen',
		checkedBy: ann!,
		readyAt: now
	});
	const agreed = { ...seen, secondBy: ben!, secondAt: now };

	assert.equal(mayPrint(seen, ann!, now), false);
	assert.equal(maySecond(seen, ben!, now), true);
	assert.deepEqual([mayPrint(agreed, ann!, now), mayPrint(agreed, ben!, now)], [true, false]);
	assert.equal(mayPrint(agreed, ann!, now + hour), false);
	assert.equal(mayPrint({ ...agreed, checked: 'call' }, ann!, now), false);
});

test('words that lock are compared in any case and spacing, and short ones are refused', () => {
	assert.equal(readLock('  Paper RIVER\n\tgarden   stone '), 'paper river garden stone');
	assert.deepEqual([readLock('river stone'), readLock('----------------')], [undefined, undefined]);
	assert.equal(readLock('４４４４ 4444 4444 4444'), '4444 4444 4444 4444');
});

test('a hold puts off what would be erased on its last day or before, and nothing else', () => {
	const hold = { reason: 'court-order', until: '2026-12-02' } as const;
	const onDay = (date: string) =>
		putOffBy(asked({ sort: 'erase', readyAt: Date.parse(`${date}T09:00:00Z`) }), hold);

	assert.equal(onDay('2026-12-01'), hold);
	assert.equal(onDay('2026-12-02'), hold);
	assert.equal(onDay('2026-12-03'), undefined);
	assert.equal(putOffBy(asked({ readyAt: now }), hold), undefined, 'a copy');
	const { readyAt: _, ...unsure } = asked({ sort: 'erase', state: 'asked' });
	assert.equal(putOffBy(unsure, hold), undefined, 'nothing is near');
	assert.equal(putOffBy(asked({ sort: 'erase' }), undefined), undefined, 'no hold');
});
