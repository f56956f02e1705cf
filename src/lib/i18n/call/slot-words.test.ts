/** A time to call, in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weekdayOf } from '#lib/domain/calendar.ts';
import { slotsFrom } from '#lib/domain/call/call.ts';
import { words } from '#lib/i18n/words.ts';
import { sayAny, sayMoment, sayPassed, sayTimes } from './slot-words.ts';

test('a day and its time are set apart by the comma of the language', () => {
	const at = Date.parse('2026-11-19T13:30:00Z');

	assert.equal(sayMoment('en', at), 'Thursday 19 November, 1:30 pm');
	// Whatever fences the values is left out here.
	const arabic = sayMoment('ar', at).replace(/[\u2066-\u2069]/g, '');
	assert.equal(arabic, 'الخميس، 19 نوفمبر، 13:30');
});

test('in an Arabic sentence a day still comes before its time', () => {
	const first = sayMoment('ar', Date.parse('2026-11-19T13:30:00Z'));

	// All of it is fenced, so that no letter of it says from where to read: the fence does.
	assert.ok(words('ar')('talk.receipt.miss1', { first }).includes(`\u2067${first}\u2069`));
});

test('times that are the same on several days are one line', () => {
	const wanted = slotsFrom(Date.parse('2026-11-18T18:00:00Z')).filter(({ from }) =>
		[16, 17].includes(new Date(from).getUTCHours())
	);

	assert.deepEqual(sayTimes('en', wanted), [
		'Thursday 19 November to Friday 20 November and Monday 23 November to Wednesday 25 November, 4:00 pm to 5:00 pm'
	]);
	assert.deepEqual(sayTimes('en', []), []);
});

test('any time is one line, which names the evenings and weekends a team has', () => {
	const office = slotsFrom(Date.parse('2026-11-18T08:00:00Z'));
	const slot = (at: string) => {
		const from = Date.parse(at);
		return { on: at.slice(0, 10), from, to: from + 30 * 60_000 };
	};
	const evening = [slot('2026-11-24T17:00:00Z'), slot('2026-11-24T19:30:00Z')];
	const saturday = [slot('2026-11-21T10:00:00Z'), slot('2026-11-21T13:30:00Z')];

	assert.equal(sayAny('en', office), 'Any time Monday to Friday, 9:00 am to 5:00 pm');
	assert.equal(
		sayAny('en', [...office, ...saturday, ...evening]),
		'Any time Monday to Friday, 9:00 am to 5:00 pm; Tuesday, 5:00 pm to 8:00 pm; Saturday, 10:00 am to 2:00 pm'
	);
	assert.equal(sayAny('en', saturday), 'All these times are safe');
});

// The line “Any time Monday to Friday” stood above days that left a full Monday out.
test('any time names the week only while each of its days is offered', () => {
	const office = slotsFrom(Date.parse('2026-11-18T08:00:00Z'));

	for (const full of [1, 2, 3, 4, 5]) {
		const offered = office.filter(({ on }) => weekdayOf(on) !== full);
		assert.equal(sayAny('en', offered), 'All these times are safe');
	}
});

// At twenty past seven her first page said: “They will call you between 6:30 pm and 7:00 pm.”
test('a call whose time is over is not said to come', () => {
	const from = Date.parse('2026-11-29T18:30:00Z');
	const said = sayPassed('en', { from, to: from + 30 * 60_000 }).replaceAll(/<\/?ref>/g, '');

	assert.equal(
		said,
		'The call you asked for: Sunday 29 November, 6:30 pm to 7:00 pm. That time is over. If we have not called you, that is our mistake. You can ask for a new time.'
	);
});
