/** A crime reference that leads to somebody else's case: nothing is joined until two keepers say so. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import { receive } from '#lib/server/feed/receive.ts';
import { anAgency, aVictimOf, kindsFor } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as deeds from './deeds.ts';
import * as tieDesk from './tie-desk.ts';

const crime = readUrn('01/CRIME/1234567/26') as Urn;
const urn = readUrn('01GD1234526') as Urn;

let world: TestWorld;
let police: agencies.Added;
let courts: agencies.Added;
let kim: Staff;
let ann: Victim;
let bea: Victim;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
	courts = await anAgency(world, 'courts');
	kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	ann = await aVictimOf(world, urn);
	bea = await aVictimOf(world, crime);
});
afterEach(() => world.close());

type Item = { verdict: string; ignored?: { pointer: string }[] };
let nth = 0;

/** Each at a time of its own, as one fact told twice is no news. */
function event(kind: string, subject: string, over: Record<string, unknown> = {}) {
	nth += 1;
	const time = new Date(Date.UTC(2026, 10, 10) + nth * 60_000).toISOString();
	return eventOf(kind, subject, { time, id: `t-${nth}`, ...over });
}
const tying = () => event('charged', urn, { crimereference: crime });
const heard = () => event('verdict-given', urn, { data: { verdict: 'guilty' }, defendant: 'one' });

async function send(agency: agencies.Added, ...events: unknown[]): Promise<Item[]> {
	const body = JSON.stringify(events);
	const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
	const headers = signed({ id: agency.id, webhookSecret: agency.secret }, body, stamp);
	const answer = await receive(world, new Headers(headers), Buffer.from(body), readEvents);
	assert.equal(answer.status, 202);
	return answer.body.items as Item[];
}
const pointersIn = (items: readonly Item[]) =>
	items.flatMap(({ ignored = [] }) => ignored.map(({ pointer }) => pointer));
const held = () => tieDesk.list(world.db, world.keys);

// One mistyped attribute, and two strangers read of each other's cases from then on.
test('a crime reference that leads to the case of somebody else joins nothing, and the answer says so', async () => {
	const items = await send(police, tying());

	assert.deepEqual(
		items.map(({ verdict }) => verdict),
		['accepted']
	);
	assert.deepEqual(pointersIn(items), ['/crimereference']);
	await send(courts, heard());
	await send(police, event('suspect-arrested', crime));
	assert.deepEqual(await kindsFor(world, ann), ['charged', 'verdict-given']);
	assert.deepEqual(await kindsFor(world, bea), ['suspect-arrested']);
	assert.deepEqual(
		(await held()).map(({ names, source, people }) => ({ names, source, people })),
		[{ names: [urn, crime], source: 'The police', people: [1, 1] }]
	);
});

test('it is held once however often it is sent, and nobody is asked again once it was refused', async () => {
	await send(police, tying(), tying());
	await send(police, tying());
	const [tie, ...more] = await held();
	assert.deepEqual(more, []);
	const owed = await world.db.selectFrom('notices').selectAll().execute();
	assert.equal(owed.filter(({ kind }) => kind === 'facts-held').length, 1);

	assert.equal(await tieDesk.refuse(world.db, world.keys, kim, tie?.id ?? '', world.now()), true);

	assert.deepEqual(pointersIn(await send(police, tying())), ['/crimereference']);
	assert.deepEqual(await held(), []);
	assert.deepEqual(await kindsFor(world, bea), []);
});

test('two keepers join what is one case after all: what comes from then on comes to both who read it', async () => {
	await send(police, tying());
	const [tie] = await held();
	const deed = { do: 'join', tie: tie?.id ?? '' } as const;
	const lee = await aColleague({ world }, 'keeper', undefined, 'Lee');

	const asked = await deeds.ask(world.db, world.keys, kim, deed, world.now());
	assert.equal(await deeds.confirm(world.db, world.keys, kim, asked, world.now()), false);
	assert.equal(await deeds.confirm(world.db, world.keys, lee, asked, world.now()), true);

	await send(courts, heard());
	assert.deepEqual(pointersIn(await send(police, tying())), []);
	for (const victim of [ann, bea])
		assert.ok((await kindsFor(world, victim)).includes('verdict-given'));
	assert.deepEqual(await held(), []);
});
