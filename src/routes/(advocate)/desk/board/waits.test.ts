/** Each number of four weeks on the board is as long as the list that it leads to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import type { AskedFor } from '#lib/server/call/kept.ts';
import { numbers, waitsOf } from './waits.ts';

const at = (time: string) => Date.parse(`2026-11-25T${time}:00Z`);
const anAskedFor = (over: Partial<AskedFor> & Pick<AskedFor, 'id'>): AskedFor => ({
	...{ askedAt: at('09:00'), promised: undefined, spokeAt: undefined, missedAt: undefined },
	...{ isEnded: false, who: undefined, mayOpen: false, ...over }
});
const calls = [
	anAskedFor({ id: 'soon', spokeAt: at('09:10'), who: 'ada' as PersonId }),
	anAskedFor({ id: 'late', missedAt: at('10:30'), promised: at('10:00'), mayOpen: true }),
	anAskedFor({ id: 'long', spokeAt: at('11:00'), missedAt: at('10:00') }),
	anAskedFor({ id: 'vain' }),
	anAskedFor({ id: 'ended', isEnded: true })
];
const listOf = (of: string | null) => waitsOf(calls, of, () => 'Ada').of;

test('behind asked for, spoken to and missed stand as many calls as the number says, and waits longest first', () => {
	const { kept } = waitsOf(calls, null, () => '');
	const counted = kept.slice(0, 3).map(({ value }) => Number(value));

	assert.deepEqual(
		(['asked', 'spoken', 'missed'] as const).map((of) => listOf(of)?.lines.length),
		counted
	);
	assert.deepEqual(
		listOf('longest')?.lines.map(({ id }) => id),
		['long', 'soon']
	);
	assert.deepEqual(
		[kept.length, listOf(null), listOf('theirs')],
		[numbers.length, undefined, undefined]
	);
});

test('a line says what came of a call, leads to it while it is to come, and to whoever has it', () => {
	const said = Object.fromEntries(
		(listOf('asked')?.lines ?? []).map(({ id, said: ends, opens, who }) => [
			id,
			[ends.join(' '), opens, who?.name]
		])
	);

	assert.deepEqual(said, {
		soon: ['Spoken to Wednesday 25 November, 9:10 am, after 10 min.', false, 'Ada'],
		late: [
			'Nobody rang by Wednesday 25 November, 10:30 am, as was promised. Not made yet.',
			true,
			undefined
		],
		long: [
			'Nobody rang by Wednesday 25 November, 10:00 am, as was promised. Spoken to Wednesday 25 November, 11:00 am, after 2 h.',
			false,
			undefined
		],
		vain: ['Rung without reaching them.', false, undefined],
		ended: ['Ended before anybody spoke with them.', false, undefined]
	});
});
