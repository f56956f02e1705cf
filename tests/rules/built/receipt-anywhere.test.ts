/** With the number of her receipt she sees her call on any phone, from end to end at the running server: moves it and ends it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askTowns } from '../shared.ts';
import { elements, readOf } from '../walking.ts';
import { asksForACall, at, comes } from '../walks.ts';

const inTown = askTowns();
// On the first morning the first time that can still be promised is half past eleven.
const first = { on: '2026-11-18', from: '11:30', to: '12:00' } as const;
const second = { on: '2026-11-18', from: '12:30', to: '13:00' } as const;

test('with the number of her receipt she sees her call on any phone, moves it and ends it', () =>
	inTown(async (town) => {
		const [anna, elsewhere] = [comes(town, 'ar'), comes(town, 'ar')];
		const [times = '', later = ''] = at('2026-11-18T11:30Z', '2026-11-18T12:30Z');
		await asksForACall(anna, {
			phone: '07700 900462',
			someoneElse: 'hang-up',
			times: [times, later]
		});
		const shown = elements(anna.part('receipt'), '<bdi').at(-1) ?? '';
		const number = readOf(shown).replaceAll(/\p{Cf}/gu, '');
		assert.match(number, /^020 7946 0\d{3} ext \d{3} \d{4}$/);
		anna.sees('talk.receipt.before');
		assert.equal(elements(anna.part('lines'), '<a', 'href="tel:').length, 1);

		await elsewhere.goesTo('/talk/receipt');
		const mistyped = number.replace(/\d$/, (one) => `${(Number(one) + 1) % 10}`);
		await elsewhere.presses('talk.find.button', '/ar/talk/receipt?/find', { number: mistyped });
		elsewhere.sees('talk.find.none');
		await elsewhere.presses('talk.find.button', '/ar/talk/receipt', { number });
		elsewhere.sees('talk.receipt.promise', elsewhere.said(first));
		elsewhere.seesNothingOf('900462', number);

		await elsewhere.goesTo('/talk/change');
		elsewhere.seesTitle('talk.change.now', elsewhere.said(first));
		await elsewhere.presses('talk.change.button', '/ar/talk/receipt', { times: later });
		elsewhere.sees('talk.receipt.promise', elsewhere.said(second));
		await anna.goesTo('/talk/receipt');
		anna.sees('talk.receipt.promise', anna.said(second));
		anna.sees('talk.tell.moved');

		await anna.presses('talk.receipt.cancel', '/ar/talk/receipt');
		anna.sees('talk.state.cancelled');
		await elsewhere.goesTo('/talk/receipt');
		elsewhere.sees('talk.state.cancelled');
	}));
