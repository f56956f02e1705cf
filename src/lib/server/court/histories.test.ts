/**
 * What her page is made of, held against made-up histories in the courts' own shape: whatever is amended, deleted, told
 * twice, late or never. More rounds with ROUNDS=100000, others with FROM=100000.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { defendants, saysGuilty } from '#lib/domain/case/defendant.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import { rulesNow } from '#lib/domain/news/bail-rules.ts';
import { standing, type Event } from '#lib/domain/event.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { caseOf } from '#tests/court/case-of.ts';
import { aHistory, asArrives, type Message } from '#tests/court/histories.ts';
import { tries } from '#tests/world/chance.ts';
import * as naive from '#tests/court/naive.ts';
import { readDeletion, readHearing } from './common-platform.ts';

const rounds = tries(500);
const from = Number(process.env.FROM ?? 0);
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

type Check = (messages: readonly Message[], events: readonly Event[]) => void;

const checks: Readonly<Record<string, Check>> = {
	'nobody is guilty but by a plea or a verdict of guilty to a charge of the case': (
		messages,
		events
	) => {
		const { now: may, ever } = naive.guilty(messages);
		const saidBy = (person: unknown, day: string) =>
			ever.some((one) => one.person === person && one.on <= day);
		for (const event of standing(events)) {
			const { kind, on, data, defendant } = event;
			const is = saysGuilty(event) || ('others' in data && data.others === 'guilty');
			// True of its day, whatever was answered later.
			const isOfDay = kind === 'plea-entered' || (kind === 'one-charge' && saidBy(defendant, on));
			if (isOfDay && is) assert.ok(saidBy(defendant, on), `${kind} of ${on}`);
			else if (is) assert.ok(may.has(String(defendant)), `${kind} of ${on}`);
		}
		const states = defendants(standing(events)).filter(({ state }) => state === 'guilty');
		assert.ok(states.length <= may.size, `${states.length} are guilty, ${may.size} may be`);
	},
	'every date that is planned stands in the newest share of its hearing': (messages, events) => {
		const days = naive.daysOf(messages);
		for (const { state, hearing, now } of hearings(events)) {
			if (state !== 'planned' || now.when?.kind !== 'day') continue;
			assert.ok(days.get(now.hearing)?.includes(now.when.on), `${hearing} on ${now.when.on}`);
		}
	},
	'every rule that is shown is in force': (messages, events) => {
		const inForce = naive.rulesInForce(messages);
		for (const { state, protections, told: by } of rulesNow(events))
			for (const rule of state === 'rules' ? protections : [])
				assert.ok(inForce.has(`${by.defendant} ${rule}`), `${by.defendant} ${rule}`);
	},
	'everything that is late follows from a fact that stands': (_, events) => {
		const stands = new Set(standing(events));
		const asking = { enhanced: 'unknown', sendTellings: new Map(), now: after } as const;
		for (const { because } of deadlines(events, duties, asking))
			assert.ok(stands.has(because), because.kind);
	},
	'nobody is told that all has ended on the day on which one charge ended and another goes on': (
		_,
		events
	) => {
		const stands = standing(events);
		for (const one of stands) {
			if (one.kind !== 'one-charge' || one.data.became === 'added') continue;
			const { on, defendant, data } = one;
			const isOfAll = (event: Event) => event.kind === data.became && event.defendant === defendant;
			assert.ok(!stands.some((event) => isOfAll(event) && event.on === on), `${data.became} ${on}`);
		}
	},
	'in whatever order and however often they come, the messages tell the same': (
		messages,
		events
	) => {
		const inOrder = [...new Set(messages)].sort((a, b) => (a.at < b.at ? -1 : 1));
		assert.deepEqual(plain(events), plain(told(inOrder)));
	}
};

// Where a hearing was listed before is history, and differs with what came when.
function plain(events: readonly Event[]): string[] {
	return standing(events)
		.filter(({ kind }) => !['withdrawn', 'hearing-listed', 'hearing-cancelled'].includes(kind))
		.map(({ kind, on, defendant, data }) => JSON.stringify({ kind, on, defendant, data }))
		.sort();
}

const faults = new Map<string, string[]>();
before(() => {
	for (let seed = from + 1; seed <= from + rounds; seed += 1) {
		const messages = asArrives(aHistory(seed), seed);
		const events = told(messages);
		for (const [name, check] of Object.entries(checks))
			try {
				check(messages, events);
			} catch (error) {
				faults.set(name, [...(faults.get(name) ?? []), `seed ${seed}: ${String(error)}`]);
			}
	}
});

for (const name of Object.keys(checks))
	test(name, () => assert.deepEqual(faults.get(name) ?? [], []));
