/**
 * What her page is made of, held against made-up histories in the courts' own shape: whatever is amended, deleted, told
 * twice, late or never. More rounds with ROUNDS=100000.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defendants, saysGuilty } from '#lib/domain/case/defendant.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import { rulesNow } from '#lib/domain/news/bail-rules.ts';
import { standing, type Event } from '#lib/domain/event.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { caseOf } from '#tests/court/case-of.ts';
import { aHistory, asArrives, type Message } from '#tests/court/histories.ts';
import * as naive from '#tests/court/naive.ts';
import { readDeletion, readHearing } from './common-platform.ts';

const rounds = Number(process.env.ROUNDS ?? 500);
const hash = (_kind: string, id: string) => id;
/** After everything: a deletion counts as it is heard. */
const after = Date.UTC(2033, 0, 1);

/** The facts of a case to which these messages came. */
function told(messages: readonly Message[]): Event[] {
	const shares = messages.flatMap(({ door, hearing, body }, nth) => {
		const now = after + nth * 1000;
		const reading =
			door === 'deleted'
				? readDeletion(hearing, hash, now)
				: readHearing(body, door, hearing, hash, now);
		assert.ok(reading.ok, JSON.stringify(reading));
		return reading.parts.flatMap((part) => part.shares ?? []);
	});
	return caseOf(shares, after).known;
}

function eachHistory(check: (messages: readonly Message[], events: readonly Event[]) => void) {
	for (let seed = 1; seed <= rounds; seed += 1) {
		const messages = aHistory(seed);
		try {
			check(messages, told(asArrives(messages, seed)));
		} catch (error) {
			throw new Error(`seed ${seed}: ${String(error)}`, { cause: error });
		}
	}
}

test('nobody is guilty but by a plea or a verdict of guilty to a charge of the case', () => {
	eachHistory((messages, events) => {
		const { now: may, ever } = naive.guilty(messages);
		for (const event of standing(events)) {
			const { kind, on, data, defendant } = event;
			const is = saysGuilty(event) || ('others' in data && data.others === 'guilty');
			if (kind === 'plea-entered' && is)
				assert.ok(
					ever.some((one) => one.person === defendant && one.on <= on),
					`plea of ${on}`
				);
			else if (is) assert.ok(may.has(String(defendant)), `${kind} of ${on} on ${defendant}`);
		}
		const states = defendants(standing(events)).filter(({ state }) => state === 'guilty');
		assert.ok(states.length <= may.size, `${states.length} are guilty, ${may.size} may be`);
	});
});

test('every date that is planned stands in the newest share of its hearing', () => {
	eachHistory((messages, events) => {
		const days = naive.daysOf(messages);
		for (const { state, hearing, now } of hearings(events)) {
			if (state !== 'planned' || now.when?.kind !== 'day') continue;
			assert.ok(days.get(now.hearing)?.includes(now.when.on), `${hearing} on ${now.when.on}`);
		}
	});
});

test('every rule that is shown is in force', () => {
	eachHistory((messages, events) => {
		const inForce = naive.rulesInForce(messages);
		for (const { state, protections, told: by } of rulesNow(events))
			for (const rule of state === 'rules' ? protections : [])
				assert.ok(inForce.has(`${by.defendant} ${rule}`), `${by.defendant} ${rule}`);
	});
});

test('everything that is late follows from a fact that stands', () => {
	eachHistory((_, events) => {
		const stands = new Set(standing(events));
		const asking = { enhanced: 'unknown', sendTellings: new Map(), now: after } as const;
		for (const { because } of deadlines(events, duties, asking))
			assert.ok(stands.has(because), because.kind);
	});
});

test('in whatever order and however often they come, the messages tell the same', () => {
	for (let seed = 1; seed <= rounds; seed += 1) {
		const messages = aHistory(seed);
		const plain = (events: readonly Event[]) =>
			standing(events)
				.filter(({ kind }) => !['withdrawn', 'hearing-listed', 'hearing-cancelled'].includes(kind))
				.map(({ kind, on, defendant, data }) => JSON.stringify({ kind, on, defendant, data }))
				.sort();

		assert.deepEqual(plain(told(asArrives(messages, seed))), plain(told(messages)), `seed ${seed}`);
	}
});
