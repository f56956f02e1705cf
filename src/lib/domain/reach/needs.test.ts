import assert from 'node:assert/strict';
import { test } from 'node:test';
import { someNeeds } from '#tests/case/own-builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { slotsFrom } from '#lib/domain/call/call.ts';
import { readCall } from '#lib/domain/call/form.ts';
import { callFormFrom, isEmpty, readNeeds, safeSlots, tailOf, type NeedsForm } from './needs.ts';

// A Wednesday.
const now = instantOf('2026-11-25', '08:00');
const open = slotsFrom(now);
const form = (over: Partial<NeedsForm> = {}): NeedsForm => ({
	speaks: '',
	reads: '',
	talking: [],
	reading: [],
	other: [],
	gender: '',
	name: '',
	phone: '',
	forgetPhone: false,
	days: [],
	times: [],
	message: '',
	someoneElse: '',
	...over
});

function needsFrom(over: Partial<NeedsForm>, kept?: Parameters<typeof readNeeds>[1]) {
	const read = readNeeds(form(over), kept);
	assert.ok(read.ok, JSON.stringify(read));
	return read.needs;
}

test('every part may be left out, and nothing said is nothing kept', () => {
	assert.deepEqual(needsFrom({}), someNeeds());
	assert.ok(isEmpty(needsFrom({})));
	assert.ok(!isEmpty(needsFrom({ gender: 'woman' })));
	assert.ok(!isEmpty(needsFrom({ other: ['breaks'] })));
});

test('only what is on a list is taken from it', () => {
	const needs = needsFrom({
		talking: ['bsl', 'shouting'],
		other: ['quiet', 'breaks'],
		gender: 'robot',
		days: ['1', '7'],
		times: ['09:00', '23:00'],
		message: 'perhaps',
		someoneElse: 'hang-up'
	});

	assert.deepEqual(
		needs,
		someNeeds({
			talking: ['bsl'],
			other: ['breaks', 'quiet'],
			days: ['1'],
			times: ['09:00'],
			someoneElse: 'hang-up'
		})
	);
});

test('a number left empty stays, a new one takes its place, and it goes when she says so', () => {
	const kept = someNeeds({ phone: '07700 900464' });

	assert.equal(needsFrom({}, kept).phone, '07700 900464');
	assert.equal(needsFrom({ phone: '٠٧٧٠٠ ٩٠٠٤٦٥' }, kept).phone, '07700 900465');
	assert.equal(needsFrom({ forgetPhone: true }, kept).phone, undefined);
	assert.equal(needsFrom({ forgetPhone: true, phone: '07700 900466' }, kept).phone, '07700 900466');
});

test('what is too long, or no number, is said by its field', () => {
	const read = readNeeds(form({ phone: 'later', speaks: 'x'.repeat(81) }), undefined);

	assert.deepEqual(read, {
		ok: false,
		problems: { speaks: 'too-long', phone: 'phone-not-a-number' }
	});
});

test('a number that is right has to be typed once more where something else is wrong, for no page gives it back', () => {
	const read = readNeeds(form({ phone: '07700 900464', speaks: 'x'.repeat(81) }), undefined);

	assert.deepEqual(read, { ok: false, problems: { speaks: 'too-long', phone: 'phone-again' } });
});

test('of a number only its end is said', () => {
	assert.equal(tailOf('07700 900464'), '64');
});

test('her safe times are the slots of the next days that fit them, and none where she named none', () => {
	const slots = safeSlots(someNeeds({ days: ['4'], times: ['09:00', '13:00'] }), open);

	const starts = ['09:00', '09:30', '10:00', '10:30', '13:00', '13:30', '14:00', '14:30'];
	assert.deepEqual(
		slots.map(({ from }) => from),
		starts.map((time) => instantOf('2026-11-26', time))
	);
	assert.deepEqual(safeSlots(someNeeds({ times: ['09:00'] }), open), []);
	assert.deepEqual(safeSlots(someNeeds({ days: ['4'] }), open), []);
	assert.deepEqual(safeSlots(someNeeds(), open), []);
});

test('what she said once fills the form for a call, but for the number', () => {
	const needs = someNeeds({
		phone: '07700 900464',
		speaks: 'Tigrinya',
		days: ['4'],
		times: ['09:00'],
		message: 'no',
		someoneElse: 'hang-up'
	});

	const typed = callFormFrom(needs, 'en', open);
	const call = readCall({ ...typed, phone: '07700 900464' }, open, { withPhone: true });

	assert.equal(typed.phone, '');
	assert.ok(call.ok);
	assert.deepEqual(
		[call.wishes.language, call.wishes.slots.length, call.wishes.ifSomeoneElse],
		['Tigrinya', 4, 'hang-up']
	);
});
