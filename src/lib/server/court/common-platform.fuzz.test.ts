import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay } from '#lib/domain/calendar.ts';
import { readAny, readHearing } from './common-platform.ts';
import type { Reading } from './message.ts';
import {
	aCase,
	aDefendant,
	aHearing,
	anOffence,
	aResult,
	hash,
	ids,
	now,
	shared
} from '#tests/court/builders.ts';
import { canary, fullHearing } from '#tests/feed/honest.ts';
import { mangled, plain } from '#tests/feed/mangle.ts';
import { chance, tries } from '#tests/world/chance.ts';
import { worked } from '#tests/world/worked.ts';

const rounds = tries(2000);

function check(reading: Reading, seed: number): void {
	assert.equal(JSON.stringify(reading).includes(canary), false, `seed ${seed} lets a name through`);
	const tellings = reading.ok ? reading.parts.flatMap((part) => part.tellings) : [];
	assert.ok(
		tellings.every(({ on }) => isDay(on)),
		`seed ${seed} tells a day that is none`
	);
	assert.ok(
		tellings.every(({ on }) => on <= '2026-03-10'),
		`seed ${seed} tells what has not happened`
	);
	if (!reading.ok) assert.ok(reading.problems.every(({ detail }) => detail.length > 0));
}

test('mangled messages are each read or refused, and none lets a name through', () => {
	for (let seed = 1; seed <= rounds; seed += 1) {
		const body = mangled(fullHearing, chance(seed));

		check(readAny(body, hash, now), seed);
		check(readHearing(body, 'listed', ids.hearing, hash, now), seed);
	}
});

test('every odd value in place of a whole message is refused', () => {
	for (const value of [...plain, undefined, [], {}, [null, 7, 'x', {}]])
		assert.equal(readAny(value, hash, now).ok, false);
});

test('a message of two hundred thousand entries is refused in a moment', () => {
	const offences = Array.from({ length: 450 }, () =>
		anOffence({
			id: undefined,
			judicialResults: Array.from({ length: 450 }, () => aResult('Fine'))
		})
	);
	const body = shared(
		aHearing({ prosecutionCases: [aCase({ defendants: [aDefendant({ offences })] })] })
	);
	const took = worked();

	const reading = readAny(body, hash, now);

	assert.equal(reading.ok, false);
	assert.ok(took() < 2000);
});
