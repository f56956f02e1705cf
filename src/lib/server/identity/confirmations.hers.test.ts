/** What she herself stops, closes and reads of it while somebody is made sure of. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aPaperOf, aTeamOf, ringsHer } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as confirmations from './confirmations.ts';
import * as seconds from './seconds.ts';
import { transaction } from '#lib/server/database.ts';
import { signInByCode } from '#lib/server/door/sign-in-code.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as people from '#lib/server/people/people.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import { comeBackByCode } from '#lib/server/door/sign-in-recovery.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import { signInByWords } from '#lib/server/door/sign-in-words.ts';

const network = '192.0.2.1';
const day = 24 * 60 * 60_000;
let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
let mary: Victim;
let ada: Staff;
let ben: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:00:00Z' });
	here = { world, sessions: openSessions(world.db, world.now) };
	mary = await aVictimOf(world, urn, { phone: '07700 900999' });
	({ ada, ben } = await aTeamOf(world, mary));
});
afterEach(() => world.close());

const later = (milliseconds: number) =>
	world.setNow(new Date(world.now() + milliseconds).toISOString());
const aPaper = () => aPaperOf(world, mary.person);
const aCall = (about: string = urn) => ringsHer(world, ada, about);
const confirm = (id: string, spoken = '') =>
	confirmations.confirm(world.db, world.keys, ada, { id, spoken }, world.now());
const seen = (about: string = urn) =>
	confirmations.seen(world.db, world.keys, ada, about, world.now());
const agrees = (who: Staff = ben) =>
	seconds.agree(world.db, world.keys, who, mary.participation, world.now());
const brings = (code: string) => comeBackByCode(here, network, code);
const types = (code: string) => signInByCode(here, { network }, code);
const codeOf = (confirmed: confirmations.Confirmed | undefined) =>
	confirmed?.was === 'held' ? confirmed.code : '';

test('what she stops is over: her paper opens nothing any more', async () => {
	const { code, spoken } = await aPaper();
	await brings(code);
	await confirm(await aCall(), spoken);

	await transaction(world.db, (trx) => recoveries.close(trx, mary.person));

	later(day);
	assert.deepEqual(await brings(code), { ok: false, why: 'not-accepted', minutes: 0 });
});

test('a page that she closed is opened again by the call with her words, and by nothing that we say', async () => {
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	const both = `${way.number} ${way.words}`;
	const comesIn = async () => (await signInByWords(here, { network }, { both, card: '' })).ok;
	const pause = () => pauses.pause(world.db, world.keys, mary, world.now());
	await pause();
	assert.deepEqual(await confirm(await aCall()), { was: 'not-her' });
	assert.deepEqual(await seen(), { was: 'closed' });
	assert.equal(await agrees(), false);
	assert.equal(await comesIn(), false);

	const { spoken } = await aPaper();
	const id = await aCall(way.number);
	assert.deepEqual(await confirm(id, 'wrong words'), { was: 'not-her' });
	assert.deepEqual(await seen(), { was: 'closed' });
	assert.equal(await comesIn(), false);
	assert.deepEqual(await confirm(id, spoken), { was: 'opened' });

	assert.equal(await comesIn(), true);
});

test('closing her page ends what somebody asked in her name', async () => {
	const code = codeOf(await seen());
	await agrees();

	await pauses.pause(world.db, world.keys, mary, world.now());
	await transaction(world.db, (trx) => people.setPaused(trx, mary.person, null));

	later(2 * day);
	assert.deepEqual(await types(code), { ok: false, why: 'not-accepted', minutes: 0 });
});

test('every step stands in the chain of her case', async () => {
	const { code, spoken } = await aPaper();
	await brings(code);
	await confirm(await aCall(), spoken);
	later(day);
	await brings(code);
	const { spoken: next } = await aPaper();
	await seen();
	await agrees();
	await pauses.pause(world.db, world.keys, mary, world.now());
	await confirm(await aCall(), next);

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
		'advocate: recovery-seconded',
		'victim: recovery-done',
		'victim: page-paused',
		'advocate: page-opened-again'
	])
		assert.ok(acts.includes(act), `${act} of ${acts.join(', ')}`);
});
