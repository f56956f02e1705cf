import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNotes, type TypedNotes } from './form.ts';

const today = '2026-11-25';
const typed: TypedNotes = {
	asker: 'police',
	role: 'investigator',
	reference: ' 01/22 \u202eAB ',
	receivedOn: '2026-11-24',
	sorts: ['calls', 'nonsense'],
	from: '2026-01-01',
	to: '2026-11-24',
	counselling: 'no',
	tests: ['necessary', 'held'],
	notice: 'not-given',
	noticeOn: ''
};
const wrongIn = (over: Partial<TypedNotes>) => {
	const read = readNotes({ ...typed, ...over }, today);
	return read.ok ? [] : read.wrong;
};

test('a request is read into what was picked, and into nothing that is on no list', () => {
	assert.deepEqual(readNotes(typed, today), {
		ok: true,
		form: {
			asker: 'police',
			role: 'investigator',
			reference: '01/22 AB',
			receivedOn: '2026-11-24',
			sorts: ['calls'],
			from: '2026-01-01',
			to: '2026-11-24',
			isCounselling: false,
			tests: ['held', 'necessary'],
			notice: 'not-given'
		}
	});
});

test('who is not sure whether it was emotional support is held to the stricter rule', () => {
	for (const [counselling, is] of [
		['unsure', true],
		['yes', true],
		['no', false]
	] as const) {
		const read = readNotes({ ...typed, counselling }, today);
		assert.equal(read.ok && read.form.isCounselling, is);
	}
});

test('each answer that is missing or made up is named, and so is each day that is none or lies ahead', () => {
	const wrong: readonly (readonly [Partial<TypedNotes>, string])[] = [
		[{ asker: 'partner' }, 'asker'],
		[{ role: '' }, 'role'],
		[{ reference: ' \u0000 ' }, 'reference'],
		[{ reference: 'x'.repeat(41) }, 'reference'],
		[{ receivedOn: '2026-11-26' }, 'receivedOn'],
		[{ receivedOn: '24 November' }, 'receivedOn'],
		[{ sorts: [] }, 'sorts'],
		[{ from: '2026-02-30' }, 'from'],
		[{ from: '2026-11-01', to: '2026-10-31' }, 'to'],
		[{ counselling: '' }, 'counselling'],
		[{ notice: 'withheld' }, 'notice'],
		[{ notice: 'given' }, 'noticeOn'],
		[{ notice: 'given', noticeOn: '2026-11-26' }, 'noticeOn']
	];
	for (const [over, field] of wrong) assert.deepEqual(wrongIn(over), [field], JSON.stringify(over));
});

test('anything at all that is posted is answered by the names of its faults', () => {
	for (const junk of ['__proto__', '\ud800', 'x'.repeat(100_000), "' or 1=1", '<script>'])
		assert.ok(
			wrongIn({
				...{ asker: junk, role: junk, receivedOn: junk, from: junk, to: junk },
				...{ sorts: [junk], tests: [junk], counselling: junk, notice: junk }
			}).length >= 7
		);
});
