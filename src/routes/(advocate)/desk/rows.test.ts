/** A call as the list shows it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { aSlot, someWishes } from '#tests/world/builders.ts';
import { nothingChosen } from '#lib/domain/reach/contact-plan.ts';
import type { Waiting } from '#lib/server/call/rows.ts';
import { rowOf } from './rows.ts';

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
		turn: { is: 'past' },
		language: 'en',
		tries: 0,
		...over
	};
}

const rowFor = (call: Waiting, hasRoom = () => true) =>
	rowOf(call, { staff, colleagues: [], hasRoom, now });

test('a row says the language she wants to be called in and that she needs an interpreter, whatever page she asked on', () => {
	const { language, talking } = rowFor(aCall());

	assert.match(language, /Polish|polski/i);
	assert.equal(talking.length, 1);
	assert.match(talking[0] ?? '', /interpreter/i);
});

test('a row says why she asks, where the page she came from said it', () => {
	const { phone: _, ...wishes } = someWishes({ why: 'day' });

	assert.equal(rowFor(aCall({ wishes })).why, 'the day in court');
	assert.equal(rowFor(aCall()).why, undefined);
});

test('at the cap a call can be taken where there is always room for it', () => {
	const own = aCall({ person: 'hers' as PersonId });
	const hasRoom = ({ person }: Waiting) => person === 'hers';

	assert.equal(rowOf(own, { staff, colleagues: [], hasRoom, now }).mayTake, true);
	assert.equal(rowFor(aCall(), () => false).mayTake, false);
});

test('a late call says by how much, in the largest whole measure, above whoever has it', () => {
	const hour = 3_600_000;
	const by = (late: number) => rowFor(aCall({ lateSince: now - late, takenBy: staff.person }));

	assert.deepEqual(
		[hour / 60, hour / 2, 2.5 * hour, 50 * hour].map((late) => by(late).late),
		['Late by 1 minute', 'Late by 30 minutes', 'Late by 2 hours', 'Late by 2 days']
	);
	assert.deepEqual([by(hour).group, by(hour).whose], ['late', 'yours']);
	assert.deepEqual([rowFor(aCall()).group, rowFor(aCall()).late], ['waiting', undefined]);
});
