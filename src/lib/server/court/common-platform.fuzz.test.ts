import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay } from '#lib/domain/calendar.ts';
import { readAny, readHearing, type Reading } from './common-platform.ts';
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

const canary = 'Zephyrine Quillfeather';
const rounds = 2000;

/** A generator of the same numbers from 0 to 1 for the same seed (mulberry32). */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

function aFullMessage() {
	const prompts = [
		{ promptReference: 'HDATE', label: 'Date of hearing', value: '2026-05-01' },
		{ promptReference: 'HTYPE', label: 'Hearing type', value: 'Trial' },
		{ label: 'Names', value: canary }
	];
	const judicialResults = [
		aResult('Next hearing in Crown Court', { judicialResultPrompts: prompts }),
		aResult('Next hearing', {
			nextHearing: { type: { description: 'Sentence' }, weekCommencingDate: '2026-05-04' }
		}),
		aResult('Bail condition: Exclusion - not to enter a place', { judicialResultPrompts: prompts }),
		aResult('Imprisonment', {
			durationElement: { primaryDurationUnit: 'M', primaryDurationValue: 6 }
		})
	];
	const offence = anOffence({
		wording: canary,
		chargeDate: '2025-10-01',
		convictionDate: '2026-03-02',
		plea: { pleaValue: 'GUILTY', pleaDate: '2026-03-02' },
		verdict: {
			verdictDate: '2026-03-02',
			verdictType: { categoryType: 'GUILTY', description: 'Found guilty' }
		},
		judicialResults
	});
	const personDefendant = {
		personDetails: { firstName: canary, lastName: canary, dateOfBirth: '1990-01-01' },
		bailStatus: { code: 'B', description: 'Conditional Bail' },
		bailConditions: canary
	};
	const line = { resultLabel: 'Fine', orderedDate: '2026-03-02', prompts };
	return shared(
		aHearing({
			crackedIneffectiveTrial: { type: 'Cracked', description: canary, date: '2026-03-02' },
			courtApplications: [
				{ applicant: { personDetails: { lastName: canary } }, courtApplicationCases: [{}] }
			],
			prosecutionCases: [
				aCase({ defendants: [aDefendant({ personDefendant, offences: [offence] })] })
			]
		}),
		{ targets: [{ defendantId: ids.defendant, offenceId: ids.offence, resultLines: [line] }] }
	);
}

type Place = { readonly within: Record<string, unknown>; readonly key: string };

/** Every place of a message that holds a value, whatever the value. */
function placesIn(value: unknown): Place[] {
	if (typeof value !== 'object' || value === null) return [];
	const within = value as Record<string, unknown>;
	return Object.keys(within).flatMap((key) => [{ within, key }, ...placesIn(within[key])]);
}

const plain: readonly unknown[] = [
	null,
	undefined,
	true,
	false,
	0,
	-1,
	1e308,
	NaN,
	'',
	' ',
	'constructor',
	'__proto__',
	'\u202e\u0000',
	'9999-99-99',
	'2026-02-30T25:61:00Z',
	'+275760-09-13T00:00:00Z',
	'0000-00-00',
	'x'.repeat(100_000)
];

// Made afresh each time: put in twice, one could come to contain itself.
const odd: readonly (() => unknown)[] = [
	...plain.map((value) => () => value),
	() => [],
	() => ({}),
	() => [null, 7, 'x', {}],
	() => Array.from({ length: 600 }, () => ({})),
	() => JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown,
	() => JSON.parse('{"__proto__": {"id": 1}, "length": 9}') as unknown
];

function mangled(random: () => number): unknown {
	const message = structuredClone(aFullMessage());
	const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
	for (let left = 1 + Math.floor(random() * 5); left > 0; left -= 1) {
		const place = pick(placesIn(message));
		if (!place) continue;
		const dice = random();
		if (dice < 0.15) delete place.within[place.key];
		else if (dice < 0.3)
			place.within[place.key] = [place.within[place.key], place.within[place.key]];
		else place.within[place.key] = pick(odd)?.();
	}
	return message;
}

function check(reading: Reading, seed: number): void {
	assert.equal(
		JSON.stringify(reading).includes('Zephyrine'),
		false,
		`seed ${seed} lets a name through`
	);
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

test(`${rounds} mangled messages are each read or refused, and none lets a name through`, () => {
	for (let seed = 1; seed <= rounds; seed += 1) {
		const body = mangled(numbers(seed));

		check(readAny(body, hash, now), seed);
		check(readHearing(body, 'listed', ids.hearing, hash, now), seed);
	}
});

test('every odd value in place of a whole message is refused', () => {
	for (const make of odd) {
		const reading = readAny(make(), hash, now);

		assert.equal(reading.ok, false);
	}
});

test('a message of two hundred thousand entries is read in a moment', () => {
	const offences = Array.from({ length: 450 }, () =>
		anOffence({ judicialResults: Array.from({ length: 450 }, () => aResult('Fine')) })
	);
	const body = shared(
		aHearing({ prosecutionCases: [aCase({ defendants: [aDefendant({ offences })] })] })
	);
	const before = performance.now();

	const reading = readAny(body, hash, now);

	assert.equal(reading.ok, true);
	assert.ok(performance.now() - before < 2000);
});
