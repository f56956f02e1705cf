import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import type { Event, EventData, EventId, Protection } from '#lib/domain/event.ts';
import { guardOf, guardsOn, ordersNow } from './orders.ts';
import { weightOf } from './weight.ts';

const today = '2026-06-01';
type Data = EventData['protective-order'];
const order = (on: string, over: Partial<Data> = {}, defendant?: string) =>
	anEvent({
		kind: 'protective-order',
		on,
		data: { order: 'restraining', change: 'made', protections: [], ...over },
		...(defendant ? { defendant } : {})
	});
const noContact: readonly Protection[] = ['no-contact'];
const brief = (events: readonly Event[], day = today) =>
	ordersNow(events, day).map(({ state, protections, lost, since }) =>
		[
			state,
			protections.join(),
			lost.map((one) => `${one.protection} ${one.holds} ${one.since}`).join(),
			since
		].join(' | ')
	);

test('an order holds from the day it was made, with the rules that were told', () => {
	assert.deepEqual(brief([order('2026-03-02', { protections: noContact })]), [
		'holds | no-contact |  | 2026-03-02'
	]);
});

test('an order that a court ended holds no more, and what protected her is said to be lost', () => {
	const made = order('2026-03-02', { protections: noContact });
	const ended = order('2026-05-02', { change: 'ended' });

	assert.deepEqual(brief([made, ended]), ['ended |  | no-contact no 2026-05-02 | 2026-05-02']);
	assert.equal(weightOf(ended), 'safety');
});

test('of an order that was changed only what is told again holds; of the rest we do not know', () => {
	const made = order('2026-03-02', { protections: ['no-contact', 'keep-away-from-place'] });
	const varied = order('2026-05-02', { change: 'varied', protections: noContact });

	assert.deepEqual(brief([made, varied]), [
		'holds | no-contact | keep-away-from-place not-told 2026-05-02 | 2026-05-02'
	]);
	assert.equal(weightOf(varied), 'safety');
});

test('an order is over after its last day, not on it', () => {
	const made = order('2026-03-02', { protections: noContact, lasting: { until: '2026-06-01' } });

	assert.deepEqual(brief([made], '2026-06-01'), ['holds | no-contact |  | 2026-03-02']);
	assert.deepEqual(brief([made], '2026-06-02'), [
		'over |  | no-contact no 2026-06-01 | 2026-06-01'
	]);
});

// Five years from 2 March end on 1 or on 2 March: no rule is said to have ended on a day that nobody told us.
test('of an order for some time the day it ends is not made up', () => {
	const lasting = { length: { years: 5 } };
	const made = order('2026-03-02', { protections: noContact, lasting });

	assert.deepEqual(brief([made], '2031-03-02'), ['holds | no-contact |  | 2026-03-02']);
	assert.deepEqual(brief([made], '2031-03-03'), [
		'over |  | no-contact not-told 2031-03-02 | 2031-03-02'
	]);
});

test('a change that says nothing of the end leaves it where it was', () => {
	const made = order('2026-03-02', { lasting: { until: '2026-05-20' } });
	const varied = order('2026-05-02', { change: 'varied' });
	const longer = order('2026-05-03', { change: 'varied', lasting: { openEnded: true } });

	assert.deepEqual(brief([made, varied]), ['over |  |  | 2026-05-20']);
	assert.deepEqual(brief([made, varied, longer]), ['holds |  |  | 2026-05-03']);
});

test('each person has orders of their own, and each sort is one', () => {
	const events = [
		order('2026-03-02', {}, 'one'),
		order('2026-03-02', {}, 'two'),
		order('2026-03-02', { order: 'criminal-behaviour' }, 'one'),
		order('2026-05-02', { change: 'ended' }, 'one')
	];

	assert.deepEqual(
		ordersNow(events, today).map((one) => `${one.order} ${one.told.defendant} ${one.state}`),
		['restraining one ended', 'restraining two holds', 'criminal-behaviour one holds']
	);
});

test('an order ended for one of two people, and nobody said for whom, is said to hold for neither', () => {
	const events = [
		order('2026-03-02', { protections: noContact }, 'one'),
		order('2026-03-02', { protections: noContact }, 'two'),
		order('2026-05-02', { change: 'ended' })
	];

	assert.deepEqual(brief(events), [
		'unclear |  | no-contact not-told 2026-05-02 | 2026-05-02',
		'unclear |  | no-contact not-told 2026-05-02 | 2026-05-02'
	]);
});

test('the change of an order that we were never told of is told all the same', () => {
	assert.deepEqual(brief([order('2026-05-02', { change: 'ended' })]), ['ended |  |  | 2026-05-02']);
	assert.deepEqual(brief([order('2026-05-02', { change: 'varied', protections: noContact })]), [
		'holds | no-contact |  | 2026-05-02'
	]);
});

test('what was told of an order by mistake takes only that away', () => {
	const made = order('2026-03-02', { protections: noContact });
	const ended = { ...order('2026-05-02', { change: 'ended' }), id: 'ended' as EventId };
	const withdrawn = { ...anEvent({ kind: 'withdrawn', on: '2026-05-03' }), corrects: ended.id };
	const never = { ...withdrawn, id: 'never' as EventId, corrects: made.id };
	const states = (events: readonly Event[]) =>
		ordersNow(events, today).map(({ state, lost }) => `${state} ${lost.length}`);

	assert.deepEqual(states([made, ended, withdrawn]), ['holds 0']);
	assert.deepEqual(states([made, never]), ['put-right 1']);
	assert.deepEqual(states([made, ended, withdrawn, never]), ['put-right 1']);
});

// It read as if the rule had ended, or become unsure, on the day of the taking back; and "we know of no such order".
test('with an ending that is taken back no rule is said to have ended', () => {
	const named = order('2026-05-02', { change: 'ended', protections: noContact });
	const ended = { ...named, id: 'ended' as EventId };
	const withdrawn = { ...anEvent({ kind: 'withdrawn', on: '2026-05-03' }), corrects: ended.id };
	const made = order('2026-03-02');
	const states = (events: readonly Event[]) =>
		ordersNow(events, today).map(({ state, lost }) =>
			[state, ...lost.map(({ holds }) => holds)].join(' ')
		);

	assert.deepEqual(states([made, ended, withdrawn]), ['holds not-ended']);
	assert.deepEqual(states([ended, withdrawn]), ['not-ended not-ended']);
});

test('a rule that was told of by mistake never was, and did not end on the day that was said', () => {
	const made = order('2026-03-02', { protections: noContact });
	const never: Event = {
		...anEvent({ kind: 'withdrawn', on: '2026-05-03' }),
		corrects: made.id
	};

	assert.deepEqual(brief([made, never]), [
		'put-right |  | no-contact never 2026-05-03 | 2026-05-03'
	]);
});

const until = (day: string) => ({ lasting: { until: day } });

// The second took the place of the first, and of two of one day neither end was told.
test('two orders of one sort against one person are two, each with an end of its own', () => {
	const states = (events: ReturnType<typeof order>[], day = today) =>
		ordersNow(events, day).map(({ state, lasting }) => `${state} ${JSON.stringify(lasting?.told)}`);
	const first = order('2026-03-02', { ...until('2026-05-01'), protections: noContact }, 'one');
	const sameDay = order('2026-03-02', until('2031-03-02'), 'one');
	const later = order('2026-04-02', {}, 'one');

	assert.deepEqual(states([first, sameDay, later]), [
		'over {"until":"2026-05-01"}',
		'holds {"until":"2031-03-02"}',
		'holds undefined'
	]);
	assert.deepEqual(brief([first, order('2026-03-02', until('2026-05-01'), 'one')], '2026-04-01'), [
		'holds | no-contact |  | 2026-03-02'
	]);
});

test('an end of one of several orders is of that one where it is said which, or only one still holds', () => {
	const states = (events: ReturnType<typeof order>[]) =>
		ordersNow(events, today).map(({ state }) => state);
	const a = order('2026-03-02', { which: 'a' }, 'one');
	const b = order('2026-03-02', { which: 'b' }, 'one');
	const over = order('2026-01-02', until('2026-02-01'), 'one');
	const ended = order('2026-05-02', { change: 'ended' }, 'one');
	const endOfB = order('2026-05-02', { change: 'ended', which: 'b' }, 'one');

	assert.deepEqual(states([a, b, endOfB]), ['holds', 'ended']);
	assert.deepEqual(states([a, b, ended]), ['unclear', 'unclear']);
	assert.deepEqual(states([over, a, ended]), ['over', 'ended']);
});

test('an order made until the case is decided gives way to the one that is made then', () => {
	const interim = order('2026-01-02', { interim: true, protections: noContact });
	const final = order('2026-03-02', { protections: noContact });

	assert.deepEqual(brief([interim]), ['holds | no-contact |  | 2026-01-02']);
	assert.deepEqual(brief([interim, final]), ['holds | no-contact |  | 2026-03-02']);
});

test('who is out of prison is guarded by rules only where one was told', () => {
	const prison = anEvent({ kind: 'sentenced', on: '2026-03-02', data: { sentence: 'prison' } });
	const out = anEvent({ kind: 'released-from-prison', on: '2026-05-01' });
	const guard = (...events: readonly Event[]) => guardOf(guardsOn(events, today));

	assert.equal(guard(prison, out), 'licence');
	assert.equal(guard(prison, out, order('2026-03-02', { protections: noContact })), 'told');
	assert.equal(guard(), 'none');
});
