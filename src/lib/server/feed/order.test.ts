/**
 * The same case told in order and otherwise: in any order, in parts, twice, before it is opened and before she is let in.
 * What she sees is the same. More rounds with ROUNDS=2000.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgencyId, Victim } from '#lib/domain/actor.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { duties } from '#lib/domain/clock/right.ts';
import type { Event } from '#lib/domain/event.ts';
import { sumOf } from '#lib/domain/stage/sum.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import { draw, indexOf } from '#lib/server/vault/keys.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { aSequence } from '#tests/stage/sequences.ts';
import { courtsStory, ways } from '#tests/stage/stories.ts';
import { chance, shuffled } from '#tests/world/chance.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as parts from './deliver.ts';
import { readEvents } from './events-reader.ts';
import { receive } from './receive.ts';

const rounds = Number(process.env.ROUNDS ?? 15);
const urn = readUrn('01GD7654326') as Urn;
const began = '2030-01-07T10:00:00Z';
/** When she looks: after everything has come, however late. */
const looks = '2030-06-01T10:00:00Z';
// The same in every world, so that a hearing has the same hash in all of them.
const keys = draw(Buffer.alloc(32, 7).toString('base64'));

const senders = ['police', 'cps', 'courts', 'witness-care', 'probation', 'prison'] as const;
type Sender = (typeof senders)[number];
type Chapter = { readonly from: Sender; readonly event: ReturnType<typeof eventOf> };
type Delivery = { readonly from: Sender; readonly chapters: Chapter[] };
/** The victim is let in before the delivery of this number. */
type Course = { readonly deliveries: readonly Delivery[]; readonly opensBefore: number };

const stories: Readonly<Record<string, readonly Event[]>> = {
	'a whole case as the courts tell it': courtsStory(),
	'a new trial': ways.retrial,
	'an appeal': ways['sentence-changed'],
	'prison left and gone back to': ways.recalled
};

for (const [name, events] of Object.entries(stories))
	test(`${name} is the same case in whatever order agencies tell it`, () => isSame(events, 7));

test('any kinds of events are the same case in whatever order agencies tell them', async () => {
	for (let seed = 1; seed <= rounds; seed += 1) await isSame(aSequence(chance(seed)), seed);
});

async function isSame(events: readonly Event[], seed: number): Promise<void> {
	const chapters = events.flatMap((event) => chapterOf(event, events));
	const inOrder = chapters.map((one) => ({ from: one.from, chapters: [one] }));
	const random = chance(seed);

	const expected = await seenAfter({ deliveries: inOrder, opensBefore: 0 }, () => 0);
	const seen = await seenAfter(courseOf(chapters, random), random);

	assert.deepEqual(seen, expected, `seed ${seed}`);
}

function chapterOf(event: Event, events: readonly Event[]): Chapter[] {
	const { id, kind, on, data, defendant } = event;
	const from = tellerOf(event);
	if (!from) return [];
	const wrong = events.find((one) => one.id === event.corrects);
	// Only whoever told it puts it right.
	const corrects = wrong && tellerOf(wrong) === from ? wrong.id : undefined;
	const more = { source: `urn:${from}`, time: `${on}T09:00:00Z`, data, defendant, corrects };
	return [{ from, event: eventOf(kind, urn, { id, ...more }) }];
}

function tellerOf({ kind }: Event): Sender | undefined {
	return senders.find((sender) => usuallyTells[sender]?.includes(kind));
}

function courseOf(chapters: readonly Chapter[], random: () => number): Course {
	const repeated = chapters.flatMap((one) =>
		Array.from({ length: 1 + Math.floor(random() * 2.4) }, () => one)
	);
	const deliveries: Delivery[] = [];
	for (const one of shuffled(repeated, random)) {
		const last = deliveries.at(-1);
		if (last?.from === one.from && random() < 0.6) last.chapters.push(one);
		else deliveries.push({ from: one.from, chapters: [one] });
	}
	return { deliveries, opensBefore: Math.floor(random() * (deliveries.length + 1)) };
}

/** Delivers a course to an empty world and gives what she sees. */
async function seenAfter({ deliveries, opensBefore }: Course, random: () => number) {
	const world = { ...(await testWorld({ now: began })), keys };
	const tellers = await tellersOf(world);
	let she = opensBefore === 0 ? await letHerIn(world) : undefined;
	for (const [nth, delivery] of deliveries.entries()) {
		const wait = 60_000 * (1 + random() * 2000);
		world.setNow(new Date(world.now() + wait).toISOString());
		await deliver(world, tellers, delivery);
		if (opensBefore === nth + 1) she = await letHerIn(world);
	}
	she ??= await letHerIn(world);
	world.setNow(looks);
	// Hard news waits until she chooses, and what came before her is no news: she reads it all.
	await newsChoices.showAlways(world.db, world.keys, she, world.now());
	const { events, sendTellings } = await cases.readFor(world.db, world.keys, she, world.now());
	const parked = await world.db.selectFrom('parked').select('id').execute();
	await world.close();
	assert.equal(parked.length, 0, 'something is still parked');
	const asking = { enhanced: 'unknown', sendTellings, now: world.now() } as const;
	return plain({
		tracker: tracker(events),
		sum: sumOf(events),
		deadlines: inAnyOrder(deadlines(events, duties, asking)),
		timeline: byDay(timeline(events))
	});
}

/** Opens her case, which brings what was parked, and lets her in; without a code, which would take its time. */
function letHerIn({ db, now }: TestWorld): Promise<Victim> {
	return transaction(db, async (trx) => {
		const { caseId } = await cases.openFor(trx, keys, { kind: 'operator' }, urn, now());
		await parts.unpark(trx, keys, indexOf(keys, 'urn', urn), now());
		const person = await people.add(trx, keys, { role: 'victim', language: 'en' }, now());
		await people.join(trx, person, caseId, 'unknown', now());
		const found = await actors.actorOf(trx, person, { level: 'full', sure: true });
		return found?.actor as Victim;
	});
}

async function tellersOf({ db, now }: TestWorld): Promise<Map<Sender, agencies.Added>> {
	const known = new Map<Sender, agencies.Added>();
	for (const kind of senders) {
		const who = { id: kind as AgencyId, name: kind, kind, mayTell: usuallyTells[kind] ?? [] };
		const agency = { ...who, tellingsSince: 0, invented: true };
		known.set(kind, await agencies.add(db, keys, agency, now()));
	}
	return known;
}

async function deliver(
	world: TestWorld,
	tellers: Map<Sender, agencies.Added>,
	{ from, chapters }: Delivery
): Promise<void> {
	const { id, secret } = tellers.get(from) as agencies.Added;
	const body = JSON.stringify(chapters.map(({ event }) => event));
	const stamp = { 'webhook-timestamp': String(Math.floor(world.now() / 1000)) };
	const headers = new Headers(signed({ id, webhookSecret: secret }, body, stamp));
	const { status, body: answer } = await receive(world, headers, Buffer.from(body), readEvents);
	assert.equal(status, 202, JSON.stringify(answer));
}

// Duties of one day stand in no order, and of two hearings of one day it does not matter which began the clock.
function inAnyOrder(owed: ReturnType<typeof deadlines>) {
	return owed
		.map(({ because: { kind, on }, ...one }) => JSON.stringify(plain({ ...one, kind, on })))
		.toSorted();
}

/** What happened on one day has no order of its own. */
function byDay(entries: ReturnType<typeof timeline>) {
	const facts = ({
		event: { id: _, heardAt: __, defendant: ___, ...fact }
	}: (typeof entries)[number]) => JSON.stringify(fact);
	return entries.toSorted(
		(a, b) => b.event.on.localeCompare(a.event.on) || facts(a).localeCompare(facts(b))
	);
}

// Ids, the moment we heard and the number of a person, which goes by it, are not the same twice; the rest must be.
function plain<T>(seen: T): T {
	const own = (key: string, value: unknown) =>
		['id', 'key', 'heardAt', 'defendant', 'nth'].includes(key) ||
		(key === 'corrects' && typeof value === 'string')
			? undefined
			: value;
	return JSON.parse(JSON.stringify(seen, own)) as T;
}
