import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { acts, inquiryPromise, looksOf, mayAskAbout, type Written } from './look.ts';

const her = { person: 'mary' as PersonId, participation: 'place' as ParticipationId };
const at = (text: string) => Date.parse(text);

function aRow(over: Partial<Written> = {}): Written {
	return {
		at: at('2026-11-24T12:00:00Z'),
		actorKind: 'victim',
		actorId: 'mary',
		act: 'case-read',
		whose: her.participation,
		...over
	};
}

test('fifty looks of one person on one day are one line, with the last time', () => {
	const rows = Array.from({ length: 50 }, (_, minute) =>
		aRow({ at: at('2026-11-24T12:00:00Z') + minute * 60_000 })
	);

	const [day, ...more] = looksOf(rows, her);

	assert.deepEqual(more, []);
	assert.equal(day?.lines.length, 1);
	assert.deepEqual([day?.lines[0]?.times, day?.lines[0]?.at], [50, at('2026-11-24T12:49:00Z')]);
});

test('days come newest first, by the clock in London', () => {
	const days = looksOf(
		[aRow({ at: at('2026-07-01T23:30:00Z') }), aRow({ at: at('2026-07-01T20:00:00Z') })],
		her
	);

	assert.deepEqual(
		days.map(({ day }) => day),
		['2026-07-02', '2026-07-01']
	);
});

test('who did it and what are told apart; she herself is "you"', () => {
	const rows = [
		aRow(),
		aRow({ act: 'needs-changed' }),
		aRow({ actorKind: 'advocate', actorId: 'ann' }),
		aRow({ actorKind: 'advocate', actorId: 'tom' }),
		aRow({ actorKind: 'operator', actorId: null, whose: null })
	];

	const lines = looksOf(rows, her)[0]?.lines ?? [];

	assert.deepEqual(
		lines.map(({ who, actorId, act }) => [who, actorId, act]),
		[
			['you', 'mary', 'case-read'],
			['you', 'mary', 'needs-changed'],
			['advocate', 'ann', 'case-read'],
			['advocate', 'tom', 'case-read'],
			['operator', null, 'case-read']
		]
	);
});

test('nothing another victim of the case did, or that was done for her, is there', () => {
	const rows = [
		aRow({ actorId: 'jane', whose: 'other' as ParticipationId }),
		aRow({ actorId: 'jane', whose: null }),
		aRow({ actorKind: 'advocate', actorId: 'ann', whose: 'other' as ParticipationId }),
		aRow({ actorKind: 'advocate', actorId: 'ann', whose: null })
	];

	assert.deepEqual(looksOf(rows, her), []);
});

test('what agencies and the service did to the case they share is there for both', () => {
	const rows = [
		aRow({ actorKind: 'agency', actorId: 'courts', act: 'events-added', whose: null }),
		aRow({ actorKind: 'operator', actorId: null, act: 'case-opened', whose: null })
	];

	assert.equal(looksOf(rows, her)[0]?.lines.length, 2);
});

test('an act nobody has a word for is not shown as something else', () => {
	assert.deepEqual(looksOf([aRow({ act: 'unknown' })], her), []);
});

test('a question asked on a Wednesday is answered by the next Wednesday, bank holidays not counted', () => {
	assert.equal(inquiryPromise(at('2026-11-25T10:00:00Z')), '2026-12-02');
	assert.equal(inquiryPromise(at('2026-12-23T10:00:00Z')), '2027-01-04');
});

test('she may ask about every line but the one that says we sent her nothing', () => {
	assert.deepEqual(
		acts.filter((act) => !mayAskAbout(act)),
		['notice-held']
	);
});
