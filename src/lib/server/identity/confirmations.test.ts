import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/incoming.ts';
import { aPaperOf } from '#tests/ways.ts';
import { testWorld, type TestWorld } from '#tests/world.ts';
import * as calls from '#lib/server/call/desk.ts';
import * as confirmations from './confirmations.ts';
import { transaction } from '#lib/server/database.ts';
import { signInByCode } from '#lib/server/door/code-door.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as people from '#lib/server/people/people.ts';
import * as proofs from '#lib/server/door/proofs.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import { comeBackByCode } from '#lib/server/door/recovery-door.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as visits from '#lib/server/door/visits.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import { signInByWords } from '#lib/server/door/words-door.ts';
import * as ringing from '#lib/server/call/ringing.ts';

const network = '192.0.2.1';
const day = 24 * 60 * 60_000;
let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
let mary: Victim;
let ada: Staff;
beforeEach(async () => {
	world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
	mary = await aVictimOf(world, urn, { phone: '07700 900999' });
	const person = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en' }, world.now())
	);
	ada = { kind: 'advocate', person };
});
afterEach(() => world.close());

const later = (milliseconds: number) =>
	world.setNow(new Date(world.now() + milliseconds).toISOString());
const aPaper = () => aPaperOf(world, mary.person);

/** Somebody rings about her, and the call to the number on record is taken. */
async function aCall(about: string = urn): Promise<string> {
	await confirmations.askForCall(world.db, world.keys, ada, about, world.now());
	const [call] = await calls.waitingFor(world.db, world.keys, ada, world.now());
	assert.ok(call);
	await calls.take(world.db, world.keys, ada, call.id, world.now());
	return call.id;
}

const confirm = (id: string, spoken = '') =>
	confirmations.confirm(world.db, world.keys, ada, { id, spoken }, world.now());
const seen = (about: string = urn) =>
	confirmations.seen(world.db, world.keys, ada, about, world.now());
const brings = (code: string) => comeBackByCode(here, network, code);

test('somebody who has no words for the telephone yet gets a code to read to her, and it lets her in', async () => {
	const id = await aCall();

	const confirmed = await confirm(id);

	assert.equal(confirmed?.was, 'code');
	const code = confirmed.was === 'code' ? confirmed.code : '';
	assert.equal((await signInByCode(here, { network }, code)).ok, true);
});

test('a call that another took, or that is no such call, confirms nothing', async () => {
	const id = await aCall();
	const other = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en' }, world.now())
	);

	const asked = { id, spoken: '' };
	const theirs = { kind: 'advocate', person: other } as const;
	assert.equal(
		await confirmations.confirm(world.db, world.keys, theirs, asked, world.now()),
		undefined
	);
	assert.equal(await confirm('nothing'), undefined);
});

test('the call rings the number on record, and nothing is said of somebody we do not know', async () => {
	const id = await aCall();
	await ringing.showNumber(world.db, world.keys, ada, id, world.now());
	assert.equal(await ringing.numberFor(world.db, world.keys, ada, id, world.now()), '07700 900999');

	await confirmations.askForCall(world.db, world.keys, ada, '01GD9999999', world.now());

	assert.equal((await calls.waitingFor(world.db, world.keys, ada, world.now())).length, 1);
});

test('where a case has two people its reference finds neither, and her number finds her', async () => {
	await aVictimOf(world, urn);
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	assert.equal(await seen(), undefined);

	assert.equal((await seen(way.number))?.was, 'vouched');
});

test('her code and the call open a way a day later, and not an hour before', async () => {
	const { code, spoken } = await aPaper();
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	assert.deepEqual(await brings(code), { ok: false, why: 'not-yet', standing: { state: 'one' } });

	const confirmed = await confirm(await aCall(), spoken);

	const until = world.now() + day;
	const waits = { state: 'waits', until };
	assert.deepEqual(confirmed, { was: 'vouched', standing: waits });
	later(day - 1000);
	assert.deepEqual(await brings(code), { ok: false, why: 'not-yet', standing: waits });
	later(1000);
	const door = await brings(code);
	assert.ok(door.ok);
	const session = await here.sessions.find(door.session);
	assert.ok(session);
	assert.equal(session.level, 'full');
	assert.equal(await proofs.holds(world, session, 'way-back'), true);
	assert.equal(await proofs.holds(world, session, 'contact'), false);
	assert.ok(way.number);
});

test('the way ends every other visit, and each step was told to her', async () => {
	const { code, spoken } = await aPaper();
	const id = await here.sessions.begin(mary.person, 'full', { sure: true });
	await brings(code);
	await confirm(await aCall(), spoken);
	const told = await world.db
		.selectFrom('notices')
		.select('kind')
		.where('person_id', '=', mary.person)
		.execute();
	assert.deepEqual(told, [{ kind: 'way-changed' }, { kind: 'way-changed' }]);
	later(day);

	await brings(code);

	assert.equal(await here.sessions.find(id), undefined);
	// What was given is used up: her paper alone, found the next day, opens nothing.
	later(day);
	const again = await brings(code);
	assert.deepEqual(again, { ok: false, why: 'not-yet', standing: { state: 'one' } });
});

test('wrong words on the telephone vouch for nobody, and after five whoever speaks has to wait', async () => {
	const { code, spoken } = await aPaper();
	await brings(code);
	const id = await aCall();
	for (let nth = 0; nth < 5; nth += 1)
		assert.deepEqual(await confirm(id, 'wrong words'), { was: 'not-her' });

	assert.deepEqual(await confirm(id, spoken), { was: 'wait', minutes: 60 });
	later(60 * 60_000);
	assert.equal((await confirm(id, spoken))?.was, 'vouched');
});

test('one alone opens nothing: neither the code, nor the call, nor being seen', async () => {
	const { code, spoken } = await aPaper();
	await confirm(await aCall(), spoken);
	await confirm(await aCall(), spoken);
	later(2 * day);
	const standing = await recoveries.standing(world.db, mary.person, world.now());
	assert.deepEqual(standing, { state: 'one' });

	later(8 * day);
	assert.deepEqual(await seen(), { was: 'vouched', standing: { state: 'one' } });
	assert.equal((await brings('AAAAA-AAAAA-AAAAA-AAAAA')).ok, false);
	assert.equal((await brings(code)).ok, true);
});

test('where she was seen, her code opens at once, and the call gives a code where she has none with her', async () => {
	const { code, spoken } = await aPaper();
	await seen();
	assert.equal((await brings(code)).ok, true);

	const next = await aPaper();
	assert.equal((await recoveries.standing(world.db, mary.person, world.now())) === undefined, true);
	await seen();
	const confirmed = await confirm(await aCall(), next.spoken);

	assert.equal(confirmed?.was, 'code');
	assert.notEqual(next.spoken, spoken);
	const door = await signInByCode(
		here,
		{ network },
		confirmed.was === 'code' ? confirmed.code : ''
	);
	const session = door.ok ? await here.sessions.find(door.session) : undefined;
	assert.ok(session);
	assert.equal(await proofs.holds(world, session, 'way-back'), true);
});

test('what she stops is over: her paper opens nothing any more', async () => {
	const { code, spoken } = await aPaper();
	await brings(code);
	await confirm(await aCall(), spoken);

	await transaction(world.db, (trx) => recoveries.close(trx, mary.person));

	later(day);
	assert.deepEqual(await brings(code), { ok: false, why: 'not-accepted', minutes: 0 });
});

test('a page that rests is opened again by the call with her words, or by seeing her, and by no call alone', async () => {
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	const both = `${way.number} ${way.words}`;
	const comesIn = async () => (await signInByWords(here, { network }, { both, card: '' })).ok;
	const pause = () => pauses.pause(world.db, world.keys, mary, world.now());
	await pause();
	assert.deepEqual(await confirm(await aCall()), { was: 'not-her' });
	assert.equal(await comesIn(), false);
	assert.deepEqual(await seen(), { was: 'opened' });
	assert.equal(await comesIn(), true);

	const { spoken } = await aPaper();
	await pause();
	const id = await aCall(way.number);
	assert.deepEqual(await confirm(id, 'wrong words'), { was: 'not-her' });
	assert.deepEqual(await confirm(id, spoken), { was: 'opened' });

	assert.equal(await comesIn(), true);
	assert.deepEqual(
		(await visits.logFor(world.db, mary.person)).map(({ how }) => how),
		['words', 'words']
	);
});

test('every step stands in the chain of her case', async () => {
	const { code, spoken } = await aPaper();
	await brings(code);
	await confirm(await aCall(), spoken);
	later(day);
	await brings(code);
	await pauses.pause(world.db, world.keys, mary, world.now());
	await seen();

	const rows = await world.db
		.selectFrom('audit')
		.select(['act', 'actor_kind'])
		.where('chain', '=', `case:${mary.caseId}`)
		.where('act', 'like', '%-%')
		.orderBy('seq')
		.execute();
	const acts = rows.map(({ act, actor_kind }) => `${actor_kind}: ${act}`);
	for (const act of [
		'victim: recovery-begun',
		'advocate: recovery-vouched',
		'victim: recovery-done',
		'victim: page-paused',
		'advocate: page-opened-again'
	])
		assert.ok(acts.includes(act), `${act} of ${acts.join(', ')}`);
});
