import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCallForm, aSlot } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { ifSomeoneElse, slotsFrom } from './call.ts';
import { endOf, readCall, type CallForm, type CallProblems } from './form.ts';
import { worked } from '#tests/world/worked.ts';

const now = instantOf('2026-11-25', '08:00');
const open = slotsFrom(now);

test('a form in which every question is answered becomes her wishes, and no more than she said', () => {
	const morning = aSlot({ at: '09:00' });

	const read = readCall(
		aCallForm({
			name: ' Mary ',
			phone: ' 020 7946 0018 ',
			times: [String(morning.from)],
			message: 'yes',
			someoneElse: 'ask-for-me'
		}),
		open,
		{ withPhone: true }
	);

	assert.deepEqual(read, {
		ok: true,
		wishes: {
			name: 'Mary',
			phone: '020 7946 0018',
			slots: [morning],
			mayLeaveMessage: true,
			language: 'en',
			ifSomeoneElse: 'ask-for-me'
		}
	});
});

test('no name is needed, and no message is left unless she says yes', () => {
	for (const message of ['no', '', 'YES', 'on', 'true']) {
		const wishes = wishesOf({ message, name: '   ' });

		assert.equal(wishes.mayLeaveMessage, false, message);
		assert.equal('name' in wishes, false);
	}
});

test('why she asks is a kind of the list, and what is none is not kept', () => {
	assert.equal(wishesOf({ why: 'day' }).why, 'day');
	for (const why of ['', 'days', 'he hit me', 'constructor'])
		assert.equal('why' in wishesOf({ why }), false, why);
});

// "Ask for me by the name above" was taken with no name above.
test('to be asked for by a name there has to be one', () => {
	const read = (name: string) =>
		readCall(aCallForm({ name, someoneElse: 'ask-for-me' }), open, { withPhone: true });

	assert.deepEqual(read('  '), { ok: false, problems: { name: 'name-missing' } });
	assert.ok(read('Mary').ok);
});

test('any time is every slot that is open now', () => {
	assert.deepEqual(wishesOf({ times: ['any'] }).slots, open);
});

test('slots that are not offered are never promised, whatever a form sends', () => {
	const offered = aSlot({ at: '09:00' });
	const others = [
		String(aSlot({ on: '2026-11-28' }).from),
		String(aSlot({ on: '2026-11-24' }).from),
		...['0', '-1', 'NaN', '1e15', ` ${offered.from}`, 'Any', '']
	];

	assert.deepEqual(wishesOf({ times: [...others, String(offered.from)] }).slots, [offered]);
	assert.deepEqual(problemsOf({ times: others }), { times: 'times-gone' });
});

test('a slot that was open when the page was made and is gone now is said to be gone', () => {
	const chosen = aSlot({ at: '09:00' });

	const read = readCall(aCallForm({ times: [String(chosen.from)] }), slotsFrom(now + 1), {
		withPhone: true
	});

	assert.deepEqual(read, { ok: false, problems: { times: 'times-gone' } });
});

test('every question she must answer is named when it is left open', () => {
	const problems = problemsOf({ phone: ' ', times: [], language: '', someoneElse: '' });

	assert.deepEqual(problems, {
		phone: 'phone-missing',
		times: 'times-missing',
		language: 'language-missing',
		someoneElse: 'someone-else-missing'
	});
});

test('telephone numbers are taken as people write them, in the United Kingdom and from abroad', () => {
	const numbers = [
		...[
			'020 7946 0018',
			'02079460018',
			'0169772018',
			'(020) 7946-0018',
			'07700.900123',
			'07700/900123'
		],
		...['+44 20 7946 0018', '+44 (0)20 7946 0018', '0044 20 7946 0018', '+48 512 345 678'],
		...['020–7946–0018', '٠٢٠ ٧٩٤٦ ٠٠١٨', '۰۲۰۷۹۴۶۰۰۱۸', '\u202a+44 20 7946 0018\u202c']
	];

	for (const phone of numbers) assert.deepEqual(problemsOf({ phone }), {}, phone);
});

test('the advocate is given the number in digits that any telephone has', () => {
	assert.equal(wishesOf({ phone: '٠٢٠ ٧٩٤٦ ٠٠١٨' }).phone, '020 7946 0018');
});

test('of a number its last two digits are said, in whatever digits it was typed', () => {
	for (const typed of ['07700 900423', '+44 7700 900 4-23', '٠٧٧٠٠ ٩٠٠٤٢٣'])
		assert.equal(endOf(typed), '23', typed);
	assert.equal(endOf(''), '');
});

test('what is no telephone number is refused, and so are the emergency numbers', () => {
	const others = [
		...[
			'999',
			'101',
			'020 7946',
			'call me',
			'020 7946 0018 ext 5',
			'++442079460018',
			'020+79460018'
		],
		...['1234567890123456', '<script>', "'; drop table", '02O7946OO18']
	];

	for (const phone of others)
		assert.deepEqual(problemsOf({ phone }), { phone: 'phone-not-a-number' }, phone);
});

test('the recorded number is called without asking for one, and one that is sent along is not kept', () => {
	const read = readCall(aCallForm({ phone: '020 7946 0018' }), open, { withPhone: false });

	assert.ok(read.ok);
	assert.equal('phone' in read.wishes, false);
});

test('another language is taken in her own words, and only when she chose to say another', () => {
	assert.equal(wishesOf({ language: 'other', otherLanguage: ' Kurdî ' }).language, 'Kurdî');
	assert.equal(wishesOf({ language: 'pl', otherLanguage: 'Kurdî' }).language, 'pl');
	assert.deepEqual(problemsOf({ language: 'other', otherLanguage: ' ' }), {
		otherLanguage: 'language-missing'
	});
	for (const language of ['EN', 'en-GB', 'e', 'english language', 'polski', '../etc'])
		assert.deepEqual(problemsOf({ language }), { language: 'language-missing' });
});

test('what to do when somebody else answers is one of the three answers, and nothing is taken to be safe', () => {
	for (const someoneElse of ifSomeoneElse)
		assert.equal(wishesOf({ name: 'Mary', someoneElse }).ifSomeoneElse, someoneElse);
	for (const someoneElse of ['', 'anything', 'constructor', 'HANG-UP'])
		assert.deepEqual(problemsOf({ someoneElse }), { someoneElse: 'someone-else-missing' });
});

test('eighty letters are enough, one more is too long, and a million are refused at once', () => {
	const took = worked();

	assert.deepEqual(problemsOf({ name: 'a'.repeat(80) }), {});
	assert.deepEqual(problemsOf({ name: 'a'.repeat(81) }), { name: 'too-long' });
	assert.deepEqual(problemsOf({ phone: `020 7946 0018${' '.repeat(67)}` }), {});
	assert.deepEqual(problemsOf({ language: 'other', otherLanguage: 'a'.repeat(80) }), {});
	assert.deepEqual(problemsOf({ phone: '0'.repeat(81) }), { phone: 'too-long' });
	assert.deepEqual(problemsOf({ language: 'other', otherLanguage: 'a'.repeat(81) }), {
		otherLanguage: 'too-long'
	});
	const huge = ' '.repeat(1_000_000) + '1';
	assert.deepEqual(problemsOf({ name: huge, phone: huge, otherLanguage: huge, language: huge }), {
		name: 'too-long',
		phone: 'too-long',
		otherLanguage: 'too-long'
	});
	assert.deepEqual(problemsOf({ times: Array(100_000).fill('1') }), { times: 'times-gone' });
	assert.ok(took() < 2000);
});

function problemsOf(over: Partial<CallForm>): CallProblems {
	const read = readCall(aCallForm(over), open, { withPhone: true });
	return read.ok ? {} : read.problems;
}

function wishesOf(over: Partial<CallForm>) {
	const read = readCall(aCallForm(over), open, { withPhone: true });
	assert.ok(read.ok, JSON.stringify(read));
	return read.wishes;
}

test('where no time is safe what she writes is enough, of at most 120 characters', () => {
	const read = (hour: string, times: readonly string[], offered = open, withHour = true) =>
		readCall(aCallForm({ hour, times }), offered, { withPhone: true, withHour });
	const problems = (...of: Parameters<typeof read>) => {
		const found = read(...of);
		return found.ok ? {} : found.problems;
	};

	const found = read(' Sunday after 7 ', []);
	assert.ok(found.ok);
	assert.deepEqual([found.wishes.hour, found.wishes.slots], ['Sunday after 7', []]);
	assert.deepEqual(problems('x'.repeat(120), []), {});
	assert.deepEqual(problems('x'.repeat(121), []), { hour: 'hour-too-long' });
	assert.deepEqual(problems('', []), { times: 'times-or-hour' });
	assert.deepEqual(problems('', [], []), { hour: 'hour-missing' });
	// Where nobody reads it, it is no answer.
	assert.deepEqual(problems('Sunday', [], open, false), { times: 'times-missing' });
});

// "Sunday after 7" and Monday at 9 became a promise for Monday at 9.
test('times and words of her own together are refused at her words', () => {
	for (const times of ['any', String(open[0]?.from), '1']) {
		const form = aCallForm({ hour: 'Sunday after 7', times: [times] });
		const read = readCall(form, open, { withPhone: true, withHour: true });
		assert.deepEqual(read, { ok: false, problems: { hour: 'hour-or-times' } }, times);
	}
});
