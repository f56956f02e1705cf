/** Next hearings that a court orders under two references of one case, in generated payloads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearings } from '#lib/domain/case/hearing.ts';
import { together } from '#lib/domain/case/snapshot.ts';
import { aCase, aDefendant, aHearing, anOffence, aResult, ids } from '#tests/court/builders.ts';
import { hash, now, shared } from '#tests/court/builders.ts';
import { caseOf } from '#tests/court/case-of.ts';
import { chance } from '#tests/world/chance.ts';
import { readHearing } from './common-platform.ts';

const rounds = Number(process.env.ROUNDS ?? 500);

type Next = { readonly type: string; readonly day: string | undefined };
const types = ['Sentence', 'Mention'];
const days = ['2026-04-20', '2026-05-11', '2026-06-08', undefined];

const ordered = ({ type, day }: Next) =>
	aResult('Next hearing in Crown Court', {
		nextHearing: {
			type: { description: type },
			jurisdictionType: 'CROWN',
			...(day ? { listedStartDateTime: `${day}T09:30:00Z` } : {})
		}
	});

function aCaseWith(id: string, caseURN: string, next: readonly Next[]) {
	const offences = [anOffence({ id, judicialResults: next.map(ordered) })];
	return aCase({
		id,
		prosecutionCaseIdentifier: { caseURN },
		defendants: [aDefendant({ id, masterDefendantId: id, offences })]
	});
}

/** The shares that somebody is told who reads both cases as one. */
function sharesOf(one: readonly Next[], other: readonly Next[], sharedTime: string) {
	const prosecutionCases = [
		aCaseWith(ids.case, '01AB1234526', one),
		aCaseWith(ids.otherCase, '01AB7654321', other)
	];
	const body = shared(aHearing({ prosecutionCases }), { sharedTime });
	const reading = readHearing(body, 'resulted', ids.hearing, hash, now);
	assert.ok(reading.ok);
	const all = reading.parts.flatMap(({ shares = [] }) => shares);
	assert.equal(all.length, 2);
	return all.map((share) => ({ ...all.reduce(together, share), by: sharedTime }));
}

function planned(arrivals: ReturnType<typeof sharesOf>) {
	return hearings(caseOf(arrivals).known).filter(({ state }) => state === 'planned');
}

const said = (type: string, day = 'no day') => `${type.toLowerCase()} ${day}`;
const named: Readonly<Record<string, string>> = {
	'case-management': 'Mention',
	sentence: 'Sentence'
};

/** Each purpose and day once; without a day only where none has one. */
function expected(all: readonly Next[]): string[] {
	const dated = all.filter(({ day }) => day);
	const those = dated.length > 0 ? dated : all;
	return [...new Set(those.map(({ type, day }) => said(type, day)))].sort();
}

test('of two references of one case each orders a hearing of its own, and neither moves the other', () => {
	const random = chance(14);
	const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T;
	const some = () => [{ type: one(types), day: one(days) }];
	for (let round = 0; round < rounds; round += 1) {
		const [first, second] = [some(), some()];
		const what = JSON.stringify([first, second]);
		const shares = sharesOf(first, second, '2026-03-02T17:00:00Z');

		const found = planned(shares);

		const told = found.map(({ now: { purpose, when } }) =>
			said(named[purpose] ?? purpose, when?.on)
		);
		assert.deepEqual(told.sort(), expected([...first, ...second]), what);
		assert.ok(
			found.every(({ before }) => before.length === 0),
			what
		);
		const again = sharesOf(first, second, '2026-03-03T17:00:00Z');
		assert.deepEqual(planned([...shares, ...again]), found, what);
	}
});

test('what one of them moves is moved, and the other stays', () => {
	const sentence = (day: string) => [{ type: 'Sentence', day }];
	const before = sharesOf(sentence('2026-04-20'), sentence('2026-05-11'), '2026-03-02T17:00:00Z');
	const after = sharesOf(sentence('2026-06-08'), sentence('2026-05-11'), '2026-03-03T17:00:00Z');

	const found = planned([...before, ...after]).map((one) => [
		one.now.when?.on,
		one.before.map(({ when }) => when?.on)
	]);

	assert.deepEqual(found, [
		['2026-05-11', []],
		['2026-06-08', ['2026-04-20']]
	]);
});
