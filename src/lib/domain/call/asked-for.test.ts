import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAskedFor, type AskedForForm } from './asked-for.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { slotsFrom } from './call.ts';

const open = slotsFrom(instantOf('2026-11-25', '08:00'));
const form = (over: Partial<AskedForForm> = {}): AskedForForm => ({
	name: 'Mary',
	phone: '020 7946 0018',
	times: [String(open[0]?.from)],
	language: 'en',
	yourName: ' Dr Lee ',
	relation: 'professional',
	yourPhone: '020 7946 0999',
	...over
});

test('who asks is kept apart from whom we call, and she is asked first', () => {
	const read = readAskedFor(form(), open);

	assert.deepEqual(read, {
		ok: true,
		wishes: {
			name: 'Mary',
			phone: '020 7946 0018',
			slots: open.slice(0, 1),
			mayLeaveMessage: false,
			language: 'en',
			ifSomeoneElse: 'hang-up',
			askFirst: true
		},
		asker: { name: 'Dr Lee', relation: 'professional', phone: '020 7946 0999' }
	});
});

test('nothing that she did not choose is taken to be safe, whatever is sent along', () => {
	const more = { message: 'yes', someoneElse: 'ask-for-me', ownNumber: 'shown', talking: ['bsl'] };
	const read = readAskedFor({ ...form(), ...more } as AskedForForm, open);

	assert.ok(read.ok);
	const { mayLeaveMessage, ifSomeoneElse, showsNumber, askFirst } = read.wishes;
	assert.deepEqual(
		[mayLeaveMessage, ifSomeoneElse, showsNumber, askFirst],
		[false, 'hang-up', undefined, true]
	);
});

test('what is missing is said by its field, and a number is typed once more', () => {
	const problems = (over: Partial<AskedForForm>) => {
		const read = readAskedFor(form(over), open);
		return read.ok ? {} : read.problems;
	};

	assert.deepEqual(problems({ yourName: ' ', relation: 'boss' }), {
		phone: 'phone-again',
		yourName: 'your-name-missing',
		relation: 'relation-missing'
	});
	assert.deepEqual(problems({ phone: '' }), { phone: 'phone-missing' });
	assert.deepEqual(problems({ phone: '0770', times: [] }), {
		phone: 'phone-not-a-number',
		times: 'times-missing'
	});
	assert.deepEqual(problems({ yourPhone: '1'.repeat(81) }), {
		phone: 'phone-again',
		yourPhone: 'too-long'
	});
	assert.deepEqual(problems({ yourPhone: '' }), {});
});
