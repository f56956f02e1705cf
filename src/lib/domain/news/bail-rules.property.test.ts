/** Cases that nobody would write down: what may be said of the rules that protect her, and what may never get lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, shuffled, tries } from '#tests/world/chance.ts';
import { aSequence, asTheyCome } from '#tests/stage/sequences.ts';
import { saysGuilty } from '#lib/domain/case/defendant.ts';
import { standing, type Event, type EventId, type EventKind } from '#lib/domain/event.ts';
import { keeping } from '#lib/domain/once.ts';
import { rulesNow } from './bail-rules.ts';
import { guardsOn, type Guards } from './orders.ts';
import { inShort } from './rules-in-short.ts';

const today = '2027-06-01';

const kinds: readonly EventKind[] = [
	'suspect-on-bail',
	'suspect-on-bail',
	'police-bail-changed',
	'suspect-released',
	'suspect-under-investigation',
	'court-bail-decided',
	'court-bail-decided',
	'court-bail-decided',
	'protective-order',
	'protective-order',
	'charged',
	'plea-entered',
	'verdict-given',
	'discontinued',
	'closed-without-charge',
	'jury-not-agreed',
	'retrial-ordered',
	'sentenced',
	'appeal-decided',
	'released-from-prison',
	'recalled-to-prison',
	'escaped',
	'concluded',
	'defendant-died'
];

const rounds = tries(1500);

/** A case of the kinds that matter here, and each fifth of all: one for all checks. */
const aCase = keeping((seed: number): readonly Event[] =>
	aSequence(chance(seed), seed % 5 ? kinds : undefined)
);

/** Runs a check on many cases. */
function always(check: (events: readonly Event[], random: () => number) => void): void {
	for (let seed = 1; seed <= rounds; seed += 1) check(aCase(seed), chance(rounds + seed));
}

const unnamed = (events: readonly Event[]): Event[] =>
	events.map(({ defendant: _, ...event }) => event as Event);
const withoutCorrections = (events: readonly Event[]): Event[] =>
	events.map(({ corrects: _, ...event }) => event as Event);
const toldOf = (events: readonly Event[]) =>
	new Set(events.flatMap(({ data }) => ('protections' in data ? data.protections : [])));
const namedIn = ({ rules, orders }: Guards) =>
	new Set(
		[...rules, ...orders].flatMap(({ protections, lost }) => [
			...protections,
			...lost.map((one) => one.protection)
		])
	);

test('no rule she was ever told of gets lost: it holds, or it is said that it may not, and since when', () => {
	always((events) => {
		assert.deepEqual(
			[...toldOf(unnamed(events)).difference(namedIn(guardsOn(unnamed(events), today)))],
			[]
		);
		const told = withoutCorrections(events);
		assert.deepEqual([...toldOf(told).difference(namedIn(guardsOn(told, today)))], []);
	});
});

test('no rule both holds and does not, and none is named that nobody told us of', () => {
	always((events) => {
		const { rules, orders } = guardsOn(events, today);
		for (const { protections, lost } of [...rules, ...orders]) {
			const gone = lost.map(({ protection }) => protection);
			assert.equal(new Set([...protections, ...gone]).size, protections.length + gone.length);
			assert.deepEqual([...new Set([...protections, ...gone]).difference(toldOf(events))], []);
		}
	});
});

test('rules are said to hold only by the word that was told last of them', () => {
	always((events) => {
		for (const { state, protections, told } of rulesNow(events)) {
			const named = 'protections' in told.data ? told.data.protections : [];
			assert.ok(protections.every((one) => named.includes(one)));
			if (state === 'rules')
				assert.ok(
					named.length > 0 ||
						(told.kind === 'court-bail-decided' && told.data.bail.startsWith('conditional-bail'))
				);
			if (['none', 'ended', 'not-told', 'licence', 'away'].includes(state))
				assert.equal(protections.length, 0);
		}
	});
});

test('in whatever order events are handed over, and told again later, the answer is the same', () => {
	always((events, random) => {
		const heard = events.map((event, nth) => ({ ...event, heardAt: event.heardAt + nth }));
		const again = heard
			.filter(({ id, corrects }) => !corrects && !heard.some((one) => one.corrects === id))
			.filter(() => random() < 0.4)
			.map((event) => ({
				...event,
				id: `${event.id}-again` as EventId,
				heardAt: event.heardAt + 9e11
			}));
		const wanted = guardsOn(heard, today);

		assert.deepEqual(guardsOn(shuffled(heard, random), today), wanted);
		assert.deepEqual(guardsOn(shuffled([...heard, ...again], random), today), wanted);
	});
});

test('however events reach us, it is always answered, and of an end never that rules hold', () => {
	always((events, random) => {
		const come = asTheyCome(events, random);
		const all = rulesNow(come);
		const last = standing(unnamed(come)).at(-1);

		assert.equal(inShort({ rules: all, orders: [] }) === undefined, all.length === 0);
		for (const { since, told, endedOn, lost } of all) {
			assert.ok(since <= told.on || lost.length > 0);
			assert.ok(endedOn === undefined || endedOn <= told.on);
		}
		// Who is guilty of something is not free of it.
		const isGuilty = come.some(saysGuilty);
		if (last?.kind === 'discontinued' && all.length > 0 && !isGuilty)
			assert.notEqual(inShort(guardsOn(unnamed(come), today))?.state, 'hold');
	});
});

test('once rules or bail were told of, her page goes on to say how it stands', () => {
	always((events) => {
		const told = withoutCorrections(events);
		for (let count = 1; count <= told.length; count += 1) {
			const known = told.slice(0, count);
			if (toldOf(known).size > 0 || known.some(({ kind }) => kind === 'court-bail-decided'))
				assert.ok(inShort(guardsOn(known, today)));
		}
	});
});

test('what was put right says no more that it holds, and does not vanish', () => {
	always((events) => {
		const own = unnamed(events);
		const wrong = new Set(own.map(({ corrects }) => corrects));
		const heldBy = rulesNow(own).flatMap(({ told, protections }) =>
			protections.length ? [told.id] : []
		);

		assert.ok(heldBy.every((id) => !wrong.has(id)));
		assert.deepEqual([...toldOf(own).difference(namedIn(guardsOn(own, today)))], []);
	});
});
