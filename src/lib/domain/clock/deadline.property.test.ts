/** Cases that nobody would write down: what is late rests on a fact that stands, whatever was put right or taken back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, tries } from '#tests/world/chance.ts';
import { aSequence, asTheyCome } from '#tests/stage/sequences.ts';
import { anEvent } from '#tests/world/builders.ts';
import { standing, type Event } from '#lib/domain/event.ts';
import { deadlines, type Deadline } from './deadline.ts';
import { duties } from './right.ts';

const now = Date.UTC(2029, 0, 1);
const owed = (events: readonly Event[], enhanced: 'yes' | 'no' | 'unknown') =>
	deadlines(events, duties, { enhanced, sendTellings: new Map([['police', 0]]), now });
const brief = ({ because: { kind, on }, ...rest }: Deadline) =>
	JSON.stringify({ kind, on, duty: rest.duty });

/** The same case, with some of its events taken back by `withdrawn`. */
function withSomeTakenBack(events: readonly Event[], random: () => number): Event[] {
	const wrong = standing(events).filter(({ kind }) => kind !== 'withdrawn' && random() < 0.3);
	const back = wrong.map(({ id, on }, nth) => ({
		...anEvent({ kind: 'withdrawn', on, heardAt: now - 1000 + nth }),
		id: `back-${nth}`,
		corrects: id
	})) as unknown as Event[];
	return [...events, ...back];
}

test('nothing is owed or late whose trigger was put right or taken back: the case is as if it had never been told', () => {
	let many = 0;
	const rounds = tries(3000);
	for (let seed = 1; seed <= rounds; seed += 1) {
		const random = chance(seed);
		const events = withSomeTakenBack(asTheyCome(aSequence(random), random), random);
		const stands = new Set(standing(events));
		const never = events.filter((event) => stands.has(event) && event.kind !== 'withdrawn');
		const found = owed(events, seed % 2 ? 'yes' : 'unknown');

		many += found.length;
		for (const { because } of found) {
			assert.ok(stands.has(because), `seed ${seed}: ${because.kind}`);
			assert.notEqual(because.kind, 'withdrawn');
		}
		const wanted = owed(never, seed % 2 ? 'yes' : 'unknown');
		assert.deepEqual(found.map(brief), wanted.map(brief), `seed ${seed}`);
	}
	assert.ok(many > rounds / 3, `${many} were owed at all`);
});
