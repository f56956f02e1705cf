/** Requests taken down at the desk: who is meant, how we become sure that it is she, and what is never given away. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aPaperOf } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as confirmations from './confirmations.ts';
import * as dataDesk from './data-desk.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { transaction } from '#lib/server/database.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';
import * as people from '#lib/server/people/people.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';

let world: TestWorld;
let ann: Staff;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	mary = await aVictimOf(world, urn, { phone: '07700 900464' });
	ann = await anAdvocate('Ann');
});
afterEach(() => world.close());

async function anAdvocate(name: string): Promise<Staff> {
	const person = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en', name }, world.now())
	);
	return { kind: 'advocate', person };
}

/** The id of what was taken down. */
async function take(over: Partial<dataDesk.Taking> = {}): Promise<string | undefined> {
	const taking = { about: urn, sort: 'copy', cameBy: 'phone', ...over } as const;
	const taken = await dataDesk.takeDown(world.db, world.keys, ann, taking, world.now());
	return taken?.was === 'taken-down' ? taken.id : taken?.was;
}
const hers = async () => (await dataRequests.listFor(world.db, mary))[0];

test('a request by phone waits for our call, and her words in it make us sure', async () => {
	const { db, keys } = world;
	const { spoken } = await aPaperOf(world, mary.person);
	await take();
	const [call] = await callDesk.waitingFor(db, keys, ann, world.now());
	assert.equal(call?.kind, 'confirm');
	await callDesk.take(db, keys, ann, call.id, world.now());
	await revealNumber.showNumber(db, keys, ann, call.id, world.now());
	const confirm = (words: string) =>
		confirmations.confirm(db, keys, ann, { id: call.id, spoken: words }, world.now());

	assert.deepEqual(await confirm('wrong words'), { was: 'not-her' });
	assert.equal((await hers())?.state, 'asked');
	assert.deepEqual(await confirm(spoken), { was: 'checked' });

	const asked = await hers();
	assert.deepEqual([asked?.state, asked?.checked], ['waits', 'call']);
	assert.equal(asked?.readyAt, world.now() + 86_400_000);
	// It is no way in: nobody gained a code or half a way back by it.
	assert.equal(await recoveries.standing(db, mary.person, world.now()), undefined);
});

test('without words for the phone no call is put on the list: she has to be seen', async () => {
	await take();

	assert.deepEqual(await callDesk.waitingFor(world.db, world.keys, ann, world.now()), []);
	assert.equal((await hers())?.state, 'asked');
});

test('what she asked by phone is sure once she shows on her page that it is her, and needs no second then', async () => {
	const { db, keys } = world;
	await take({ sort: 'erase' });

	await dataRequests.ask(db, keys, mary, 'erase', world.now());

	const list = await dataRequests.listFor(db, mary);
	assert.deepEqual(
		list.map(({ cameBy, checked }) => [cameBy, checked]),
		[['phone', 'proof']]
	);
	assert.equal((await dataDesk.openFor(db, ann, world.now()))[0]?.standing, 'waits');
});

test('her printed code makes us sure of a copy and never of erasing', async () => {
	const { code } = await aPaperOf(world, mary.person);

	await take({ about: code, cameBy: 'post' });
	assert.deepEqual([(await hers())?.checked, (await hers())?.state], ['code', 'waits']);

	world.setNow('2026-11-25T09:31:00Z');
	await take({ about: code, cameBy: 'post', sort: 'erase' });
	assert.deepEqual([(await hers())?.checked, (await hers())?.state], [undefined, 'asked']);
});

test('a name finds nobody, nor does a reference with two people in its case, and the try is written down', async () => {
	const two = readUrn('01GD7654321') as Urn;
	await aVictimOf(world, two, { name: 'Jane Doe' });
	await aVictimOf(world, two);

	for (const about of ['Jane Doe', two, '01GD0000000', ''])
		assert.equal(await take({ about }), undefined);

	const refusals = await world.db
		.selectFrom('audit')
		.select('seq')
		.where('chain', '=', `person:${ann.person}`)
		.where('act', '=', 'refused')
		.execute();
	assert.equal(refusals.length, 4);
});

test('taken down twice it is one request, and the list names nobody', async () => {
	const [first, second] = [await take(), await take()];

	assert.equal(first, second);
	const list = await dataDesk.openFor(world.db, ann, world.now());
	assert.equal(list.length, 1);
	assert.ok(!JSON.stringify(list).match(new RegExp(`${mary.person}|${mary.participation}|${urn}`)));
	world.setNow('2026-12-25T12:00:00Z');
	assert.equal((await dataDesk.openFor(world.db, ann, world.now()))[0]?.isLate, false);
	world.setNow('2026-12-26T12:00:00Z');
	assert.equal((await dataDesk.openFor(world.db, ann, world.now()))[0]?.isLate, true);
});

test('a second agrees only once somebody has made sure, and does not make sure as well', async () => {
	const { db, keys } = world;
	const ben = await anAdvocate('Ben');
	const id = (await take({ sort: 'erase' })) ?? '';
	const by = (act: typeof dataDesk.seen, who: Staff) => act(db, keys, who, id, world.now());

	assert.equal(await by(dataDesk.second, ben), false);
	assert.equal(await by(dataDesk.seen, ann), true);
	assert.equal(await by(dataDesk.second, ben), true);
	assert.equal(await by(dataDesk.seen, ben), false);
	assert.deepEqual([(await hers())?.checkedBy, (await hers())?.secondBy], [ann.person, ben.person]);
});

test('what we refuse she sees with its reason, and what she asked on her page is not refused here', async () => {
	const { db, keys } = world;
	const id = (await take()) ?? '';
	const refuse = (one: string) =>
		dataDesk.refuse(db, keys, ann, { id: one, refusal: 'not-sure' }, world.now());

	assert.equal(await refuse(id), true);
	assert.equal(await refuse(id), false);
	assert.deepEqual([(await hers())?.state, (await hers())?.refusal], ['refused', 'not-sure']);

	world.setNow('2026-11-25T09:31:00Z');
	await dataRequests.ask(db, keys, mary, 'copy', world.now());
	assert.equal(await refuse((await hers())?.id ?? ''), false);
	assert.equal(await refuse('nowhere'), false);
});

test('each change tells her that there is something new, and says no more', async () => {
	const id = (await take()) ?? '';
	await dataDesk.seen(world.db, world.keys, ann, id, world.now());

	const told = await world.db
		.selectFrom('notices')
		.select(['kind', 'facts'])
		.where('person_id', '=', mary.person)
		.execute();
	assert.deepEqual(told, [
		{ kind: 'way-changed', facts: '{}' },
		{ kind: 'way-changed', facts: '{}' }
	]);
});
