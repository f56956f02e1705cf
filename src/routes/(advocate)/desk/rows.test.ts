/** A call as the list shows it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { aSlot, someWishes } from '#tests/world/builders.ts';
import { half } from '#lib/domain/call/call.ts';
import { nothingChosen } from '#lib/domain/reach/contact-plan.ts';
import type { Waiting } from '#lib/server/call/rows.ts';
import { chipsOf, rowOf, tongueChips } from './rows.ts';

const hour = 3_600_000;
const now = Date.parse('2026-11-25T10:00:00Z');
const staff: Staff = { kind: 'advocate', person: 'amina' as PersonId };

function aCall(over: Partial<Waiting> = {}): Waiting {
	const { phone: _, ...wishes } = someWishes({ language: 'pl', talking: ['interpreter'] });
	return {
		id: 'one',
		kind: 'call',
		mayRing: true,
		state: 'asked',
		promised: aSlot(),
		further: [],
		mayLeaveMessage: false,
		showsNumber: false,
		isCancelled: false,
		steps: [],
		wishes,
		plan: { ...nothingChosen, hasNumber: true },
		turn: { is: 'tell' },
		language: 'en',
		tries: 0,
		...over
	};
}

const rowFor = (call: Waiting, hasRoom = () => true) =>
	rowOf(call, { staff, colleagues: [], hasRoom, now });

test('a row says the language she wants to be called in and that she needs an interpreter, whatever page she asked on', () => {
	const [language, talking, ...others] = rowFor(aCall()).chips.map(({ text }) => text);

	assert.match(language ?? '', /Polish|polski/i);
	assert.equal(talking, 'interpreter');
	assert.deepEqual(others, []);
});

test('a row says that a woman is wanted, until when she is safe, and before when nobody rings', () => {
	const { phone: _, ...wishes } = someWishes({ gender: 'woman' });
	const chipsFor = (turn: Waiting['turn'], at: Partial<Waiting['promised']> = {}) =>
		rowFor(aCall({ wishes, turn, promised: { ...aSlot(), ...at } })).chips.map(({ text }) => text);
	const [from, until] = [now + hour, now + 2 * hour];

	assert.deepEqual(chipsFor({ is: 'now', until }).slice(-2), [
		'safe until 12 noon',
		'asks for a woman'
	]);
	assert.equal(chipsFor({ is: 'next', from, until }, { from: now }).at(-2), 'not before 11:00 am');
	assert.deepEqual(chipsFor({ is: 'next', from, until }, { from }).slice(1), ['asks for a woman']);
});

test('a row says why she asks, where the page she came from said it', () => {
	const { phone: _, ...wishes } = someWishes({ why: 'day' });

	assert.match(rowFor(aCall({ wishes })).line, /About the day in court/);
	assert.doesNotMatch(rowFor(aCall()).line, /About/);
});

// A long line was cut off before it, on the desk of a supervisor with every name in it.
test('what keeps her safe comes first on its line, whoever has it and however often she was called', () => {
	const taken = { takenBy: 'tom' as PersonId, tries: 3 };
	const safe = { is: 'now', until: aSlot().to } as const;

	assert.match(rowFor(aCall({ ...taken, turn: safe })).line, /^Leave no message\. For/);
	assert.match(rowFor(aCall(taken)).line, /^No safe number: do not call\. Leave no message\./);
	const read = rowFor(aCall({ ...taken, turn: { is: 'read' } })).line;
	assert.match(read, /^Leave no message\..*give it a time$/);
});

// It said of a call back of this half hour that its time had passed.
test('of a call with no time left for her a row says not to call, and that a time has passed where she had one', () => {
	const none = { ...nothingChosen, hasNumber: true };
	const lineOf = (plan: Waiting['plan']) => rowFor(aCall({ plan, turn: { is: 'past' } })).line;

	assert.match(lineOf(none), /^No time yet: do not call\. /);
	assert.match(lineOf({ ...none, slots: [aSlot()] }), /^The promised time has passed\. /);
});

test('at the cap a call can be taken where there is always room for it', () => {
	const own = aCall({ person: 'hers' as PersonId });
	const hasRoom = ({ person }: Waiting) => person === 'hers';

	assert.equal(rowOf(own, { staff, colleagues: [], hasRoom, now }).mayTake, true);
	assert.equal(rowFor(aCall(), () => false).mayTake, false);
});

test('a late call says by how much and from when that is counted, above whoever has it', () => {
	const by = (late: number) => rowFor(aCall({ lateSince: now - late, takenBy: staff.person }));

	assert.deepEqual(
		[hour / 60, hour / 2, 1.7 * hour, 2 * hour, 50 * hour].map((late) => by(late).when),
		['1 min late', '30 min late', '1 h 42 late', '2 h late', '2 days late']
	);
	assert.deepEqual([by(hour).band, by(hour).whose], ['late', 'yours']);
	assert.equal(by(hour).small, 'due 9:00 am');
	// It said "2 h 51 late, due by Sunday 29 November".
	assert.equal(by(11.5 * hour).small, 'due Tuesday 10:30 pm');
	assert.equal(by(50 * hour).small, 'due Monday 8:00 am');
	assert.equal(by(170 * hour).small, 'due Wednesday 18 November 8:00 am');
});

test('what comes within half an hour says in how long, later today at what time, and then on which day', () => {
	const at = (from: number) => rowFor(aCall({ promised: { from, to: from + half } }));

	assert.deepEqual(
		[18 * 60_000, 3 * hour, 24 * hour]
			.map((away) => at(now + away))
			.map((row) => [row.when, row.small]),
		[
			['in 18 min', 'until 10:48 am'],
			['1:00 pm', 'until 1:30 pm'],
			['Thursday', '10:00 am']
		]
	);
});

// It said "Now" of somebody who was not safe before the afternoon.
test('once the promised time has begun a call says when she is safe next, and until when only what is to come', () => {
	const promised = { from: now - hour / 4, to: now + hour / 4 };
	const said = (turn: Waiting['turn'], at = promised) => {
		const { when, small } = rowFor(aCall({ promised: at, turn }));
		return [when, small];
	};
	const owed = { from: now - hour, to: now - hour };

	assert.deepEqual(said({ is: 'next', from: now + 3 * hour, until: now + 4 * hour }), [
		'1:00 pm',
		'until 2:00 pm'
	]);
	assert.deepEqual(said({ is: 'now', until: now + hour }), ['Now', 'until 10:15 am']);
	assert.deepEqual(said({ is: 'now', until: now + hour }, owed), ['Now', '']);
});

test('a call of whoever is away says for whom it is and until when, to who stands in', () => {
	const tom = 'tom' as PersonId;
	const away = new Map([[tom, { name: 'Tom', until: '2026-12-02' }]]);
	const who = { role: 'advocate', load: { cases: 0, calls: 1 }, isFull: false } as const;
	const colleagues = [{ ...who, person: tom, name: 'Tom', isAway: true, isReady: false }];
	const call = aCall({ takenBy: tom });
	const of = (known: typeof away) =>
		rowOf(call, { staff, colleagues, hasRoom: () => true, away: known, now }).line;

	assert.match(of(away), /For <b>Tom<\/b>, away until Wednesday 2 December$/);
	assert.match(of(new Map()), /For <b>Tom<\/b>, who is away$/);
});

test('the language she reads is named first on each list, and that of a call beside it where it is another', () => {
	const textsOf = (call: Waiting, reads?: string) =>
		chipsOf(call, now, reads).map(({ text }) => text);
	const call = aCall({ turn: { is: 'past' } });

	assert.deepEqual(textsOf(call), ['Polish', 'interpreter']);
	assert.deepEqual(textsOf(call, 'pl'), ['Polish', 'interpreter']);
	assert.deepEqual(textsOf(call, 'bn'), ['Bengali', 'call in Polish', 'interpreter']);
	assert.deepEqual(tongueChips('bn'), [{ text: 'Bengali' }]);
});
