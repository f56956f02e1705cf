/**
 * A court's listing that names fewer people than the one before: somebody is heard apart, or was forgotten. The message does
 * not say which, and in neither case did anybody take the charge back. Made-up histories, in any order, cut and repeated.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standing, type Event } from '#lib/domain/event.ts';
import {
	aCase,
	aDefendant,
	aHearing,
	anOffence,
	hash,
	ids,
	shared
} from '#tests/court/builders.ts';
import { caseOf } from '#tests/court/case-of.ts';
import { chance, shuffled, tries } from '#tests/world/chance.ts';
import { readHearing } from './common-platform.ts';

type Door = 'listed' | 'resulted';
type Message = {
	readonly door: Door;
	readonly hearing: string;
	readonly at: string;
	readonly people: readonly Person[];
};
type Person = { readonly nth: number; readonly plea?: { pleaValue: string; pleaDate: string } };

const day = 24 * 60 * 60_000;
const began = Date.UTC(2026, 2, 2, 17);
const now = began + 100 * day;
const keyOf = (nth: number) => `30000000-0000-4000-8000-00000000000${nth}`;

function bodyOf({ hearing, at, people }: Message) {
	const defendants = people.map(({ nth, plea }) =>
		aDefendant({
			id: keyOf(nth),
			masterDefendantId: keyOf(nth),
			offences: [
				anOffence({
					id: `40000000-0000-4000-8000-00000000000${nth}`,
					chargeDate: `2026-01-0${nth}`,
					...(plea ? { plea } : {})
				})
			]
		})
	);
	const type = { description: 'Plea' };
	const hearingDays = [{ sittingDay: '2026-03-02T10:00:00Z' }];
	const prosecutionCases = [aCase({ defendants })];
	return {
		...shared(aHearing({ id: hearing, type, hearingDays, prosecutionCases })),
		sharedTime: at
	};
}

function told(messages: readonly Message[]): Event[] {
	const shares = messages.flatMap((message) => {
		const reading = readHearing(bodyOf(message), message.door, message.hearing, hash, now);
		assert.ok(reading.ok);
		return reading.parts.flatMap((part) => part.shares ?? []);
	});
	return caseOf(shares, now).known;
}

/** Two hearings of three people, listed and resulted again and again, some people left out of each. */
function aHistory(seed: number): Message[] {
	const random = chance(seed);
	const pleas = new Map<number, Person['plea']>();
	return Array.from({ length: 3 + Math.floor(random() * 5) }, (_, nth) => {
		const at = new Date(began + nth * day).toISOString();
		for (const who of [1, 2, 3])
			if (!pleas.has(who) && random() < 0.3)
				pleas.set(who, {
					pleaValue: random() < 0.5 ? 'GUILTY' : 'NOT_GUILTY',
					pleaDate: '2026-02-02'
				});
		const named = [1, 2, 3].filter(() => random() < 0.6);
		return {
			...{ at, hearing: random() < 0.5 ? ids.hearing : ids.next },
			door: random() < 0.5 ? ('listed' as const) : ('resulted' as const),
			people: named.map((who): Person => {
				const plea = pleas.get(who);
				return { nth: who, ...(plea ? { plea } : {}) };
			})
		};
	});
}

function asArrives(messages: readonly Message[], seed: number): Message[] {
	const random = chance(seed + 1_000_003);
	const come = messages.filter(() => random() < 0.85);
	return shuffled([...come, ...come.filter(() => random() < 0.25)], random);
}

const factsOf = (events: readonly Event[]) =>
	standing(events)
		.filter(({ kind }) => kind === 'charged' || kind === 'plea-entered')
		.map(({ kind, on, defendant, data }) => JSON.stringify([kind, on, defendant, data]))
		.toSorted();

test('whoever was charged stays charged, whatever hearings leave them out, in whatever order that is heard', () => {
	for (let seed = 1; seed <= tries(600); seed += 1) {
		const messages = asArrives(aHistory(seed), seed);

		const events = told(messages);

		const named = new Set(messages.flatMap(({ people }) => people.map(({ nth }) => keyOf(nth))));
		const charged = standing(events).flatMap(({ kind, defendant }) =>
			kind === 'charged' ? [defendant] : []
		);
		assert.deepEqual(
			charged.toSorted(),
			[...named].map((id) => hash('defendant', id)).toSorted(),
			`seed ${seed}`
		);
		const inOrder = messages.toSorted((one, other) => (one.at < other.at ? -1 : 1));
		assert.deepEqual(factsOf(events), factsOf(told(inOrder)), `seed ${seed}`);
	}
});

test('a listing of one of two people takes nothing of the other back; a result that says nothing of a plea takes that back', () => {
	const plea = { pleaValue: 'NOT_GUILTY', pleaDate: '2026-02-02' };
	const both = [{ nth: 1 }, { nth: 2, plea }];
	const at = (nth: number) => new Date(began + nth * day).toISOString();
	const hearing = ids.hearing;
	const kindsOf = (door: Door) =>
		standing(
			told([
				{ door, hearing, at: at(0), people: both },
				{ door, hearing, at: at(1), people: [{ nth: 1 }] }
			])
		)
			.map(({ kind }) => kind)
			.filter((kind) => ['charged', 'plea-entered', 'withdrawn'].includes(kind));

	assert.deepEqual(kindsOf('listed'), ['charged', 'charged', 'plea-entered']);
	assert.deepEqual(kindsOf('resulted').toSorted(), ['charged', 'charged', 'withdrawn']);
});
