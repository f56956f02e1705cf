/** A call as the list shows it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { aSlot, someWishes } from '#tests/builders.ts';
import { nothingChosen } from '#lib/domain/reach/contact-plan.ts';
import type { Waiting } from '#lib/server/call/rows.ts';
import { rowOf } from './rows.ts';

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
	rowOf(call, { staff, lang: 'en', colleagues: [], hasRoom });

test('a row says the language she wants to be called in and that she needs an interpreter, whatever page she asked on', () => {
	const { language, talking } = rowFor(aCall());

	assert.match(language, /Polish|polski/i);
	assert.equal(talking.length, 1);
	assert.match(talking[0] ?? '', /interpreter/i);
});

test('at the cap a call can be taken where there is always room for it', () => {
	const own = aCall({ person: 'hers' as PersonId });
	const hasRoom = ({ person }: Waiting) => person === 'hers';

	assert.equal(rowOf(own, { staff, lang: 'en', colleagues: [], hasRoom }).mayTake, true);
	assert.equal(rowFor(aCall(), () => false).mayTake, false);
});
