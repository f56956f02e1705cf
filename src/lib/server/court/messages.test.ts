/** The table of what is read of the courts' messages is what is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash, now } from '#tests/court/builders.ts';
import { aHistory } from '#tests/court/histories.ts';
import { pathsOf, someOf, watched } from '#tests/court/watched.ts';
import { chance } from '#tests/world/chance.ts';
import { readAny, readHearing, readVacated } from './common-platform.ts';
import { readCaseUpdated, readConcluded } from './concluded.ts';
import type { Reading } from './message.ts';
import { anyMessage, hearingOrBare, messages } from './messages.ts';
import { only, type Shape } from './shape.ts';

type Read = (body: unknown) => Reading;

/** What the documents name of a message, what the door passes on of it, and what reads it. */
const read: readonly (readonly [name: string, named: Shape, passed: Shape, by: readonly Read[]])[] =
	[
		[
			'a hearing',
			messages.Hearing,
			hearingOrBare,
			(['listed', 'resulted'] as const).map(
				(sort) => (body) => readHearing(body, sort, undefined, hash, now)
			)
		],
		['an end', messages.Concluded, messages.Concluded, [(body) => readConcluded(body, hash, now)]],
		[
			'the state of a case',
			messages.CaseUpdated,
			messages.CaseUpdated,
			[(body) => readCaseUpdated(body, hash, now)]
		],
		[
			'a vacated trial',
			messages.Vacated,
			messages.Vacated,
			[(body) => readVacated(body, hash, now)]
		]
	];
/** Where no address says which message it is. */
const any: Read = (body) => readAny(body, hash, now);

/** Everything that is asked of messages made from a shape: of a thousand, and of more as long as something was not. */
function askedOf(shape: Shape, reads: readonly Read[]): Set<string> {
	const random = chance(14);
	const asked = new Set<string>();
	const named = pathsOf(shape);
	const isDone = () => named.every((path) => asked.has(path));
	for (let round = 0; round < 1000 || (round < 20_000 && !isDone()); round += 1) {
		const body = someOf(shape, random);
		for (const one of reads) one(watched(body, asked));
	}
	return asked;
}

const without = (paths: Iterable<string>, others: Iterable<string>) => [
	...new Set(paths).difference(new Set(others))
];

for (const [name, named, passed, by] of read)
	test(`of ${name} each field that the documents name is read, and no other`, () => {
		const asked = askedOf(named, [...by, any]);

		const isNamed = new Set([...pathsOf(passed), ...pathsOf(anyMessage)]);
		assert.deepEqual(without(pathsOf(named), asked), [], 'named and not read');
		assert.deepEqual(without(asked, isNamed), [], 'read and not named');
	});

test('a message with all that stands beside what is named says what it says without it', () => {
	for (let seed = 1; seed <= 60; seed += 1)
		for (const { door, body } of aHistory(seed)) {
			if (door === 'deleted') continue;
			const bare = (body as { hearing: unknown }).hearing;
			for (const one of [body, bare]) {
				const named = only(hearingOrBare, one);

				assert.deepEqual(
					readHearing(named, door, undefined, hash, now),
					readHearing(one, door, undefined, hash, now)
				);
			}
		}
});
