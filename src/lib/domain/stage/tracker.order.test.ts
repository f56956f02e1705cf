import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '#tests/world/chance.ts';
import { aSequence, asTheyCome } from '#tests/stage/sequences.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import type { Event } from '#lib/domain/event.ts';
import { sumOf } from './sum.ts';
import { stages, type Stage } from './stage.ts';
import { tracker } from './tracker.ts';
import { timeline } from '#lib/domain/case/timeline.ts';

const rounds = 2000;

test('whatever is told, in whatever order, twice, late or too early, the page is the one of the events in order', () => {
	for (let seed = 1; seed <= rounds; seed += 1) {
		const random = chance(seed);
		const events = aSequence(random);

		const expected = pageOf(events);
		const found = pageOf(asTheyCome(events, random));

		assert.deepEqual(found, expected, `seed ${seed}`);
	}
});

test('whatever is told, nothing is thrown, every stage can come of it, and every kind was among it', () => {
	const seen = new Set<Stage>();
	const kinds = new Set<string>();

	for (let seed = 1; seed <= rounds; seed += 1) {
		const random = chance(seed);
		const events = aSequence(random);
		const sofar = asTheyCome(events, random).slice(Math.floor(random() * events.length));
		for (const told of [events, sofar]) seen.add(pageOf(told).where.stage);
		for (const { kind } of events) kinds.add(kind);
	}

	assert.deepEqual(
		[...stages].filter((stage) => !seen.has(stage)),
		[]
	);
	assert.deepEqual(
		[...eventKinds].filter((kind) => !kinds.has(kind)),
		[]
	);
});

test('corrections that put each other right in a circle are told as nothing, and nothing is thrown', () => {
	const [one, other] = aSequence(chance(3));
	assert.ok(one && other);

	const circle = [
		{ ...one, corrects: other.id },
		{ ...other, corrects: one.id }
	] as Event[];

	assert.deepEqual(timeline(circle), []);
	assert.equal(tracker(circle).stage, 'not-told');
});

/** What she sees, without the moment we heard and who of several told it first. */
function pageOf(events: readonly Event[]) {
	const entries = timeline(events).map(({ event, before, reason, corrects, earlier }) => ({
		...factOf(event),
		before,
		reason,
		corrects: corrects && factOf(corrects),
		earlier: earlier?.map(factOf)
	}));
	return { where: tracker(events), sum: sumOf(events), entries };
}

function factOf({ kind, on, data }: Event) {
	return { kind, on, data };
}
