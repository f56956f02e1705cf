import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aPaperOf, aTeamOf, ringsHer } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as confirmations from './confirmations.ts';
import * as seconds from './seconds.ts';
import { transaction } from '#lib/server/database.ts';
import { signInByCode } from '#lib/server/door/sign-in-code.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as supervisors from '#lib/server/team/supervisors.ts';
import * as proofs from '#lib/server/door/proofs.ts';
import * as noticeChoices from '#lib/server/notice/choices.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import { comeBackByCode } from '#lib/server/door/sign-in-recovery.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';

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

test('who has no words yet gets a code on the call, which a second of us agrees to, and a day later it lets her in', async () => {
	const until = world.now() + day;

	const confirmed = await confirm(await aCall());

	assert.deepEqual(
		{ ...confirmed, code: '' },
		{ was: 'held', code: '', standing: { state: 'second', until } }
	);
	const code = codeOf(confirmed);
	assert.equal(await agrees(), true);
	const early = { ok: false, why: 'not-yet', minutes: 0, standing: { state: 'waits', until } };
	assert.deepEqual(await types(code), early);
	later(day - 1);
	assert.deepEqual(await types(code), early);
	later(1);
	const door = await types(code);
	const session = door.ok ? await here.sessions.find(door.session) : undefined;
	assert.ok(session);
	assert.equal(await proofs.holds(world, session, 'way-back'), true);
	assert.deepEqual(await types(code), { ok: false, why: 'used', minutes: 0 });
});

test('a call on which the number was not shown confirms nothing, whatever was said on it', async () => {
	const { db, keys } = world;
	const { spoken } = await aPaper();
	await confirmations.askForCall(db, keys, ada, urn, world.now());
	const [call] = await callDesk.waitingFor(db, keys, ada, world.now());
	const id = call?.id ?? '';

	assert.deepEqual(await confirm(id, spoken), { was: 'not-rung' });

	await revealNumber.showNumber(db, keys, ada, id, world.now());
	assert.equal((await confirm(id, spoken))?.was, 'vouched');
});

test('a call that another took, or that is no such call, confirms nothing', async () => {
	const id = await aCall();
	const { db, keys } = world;

	assert.equal(
		await confirmations.confirm(db, keys, ben, { id, spoken: '' }, world.now()),
		undefined
	);
	assert.equal(await confirm('nothing'), undefined);
});

test('the call rings the number on record, and nothing is said of somebody we do not know', async () => {
	const id = await aCall();
	assert.equal(
		await revealNumber.numberFor(world.db, world.keys, ada, id, world.now()),
		'07700 900999'
	);

	await confirmations.askForCall(world.db, world.keys, ada, '01GD9999999', world.now());

	assert.equal((await callDesk.waitingFor(world.db, world.keys, ada, world.now())).length, 1);
});

test('where a case has two people its reference finds neither, and her number finds her', async () => {
	await aVictimOf(world, urn);
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	assert.equal(await seen(), undefined);

	assert.equal((await seen(way.number))?.was, 'held');
});

test('her code and the call open a way a day later, and not an hour before', async () => {
	const { code, spoken } = await aPaper();
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	assert.deepEqual(await brings(code), {
		ok: false,
		why: 'not-yet',
		minutes: 0,
		standing: { state: 'one' },
		person: mary.person
	});

	const confirmed = await confirm(await aCall(), spoken);

	const until = world.now() + day;
	const waits = { state: 'waits', until };
	assert.deepEqual(confirmed, { was: 'vouched', standing: waits });
	later(day - 1000);
	const early = await brings(code);
	assert.deepEqual('standing' in early && [early.why, early.standing], ['not-yet', waits]);
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
	assert.deepEqual('standing' in again && again.standing, { state: 'one' });
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

test('one alone opens nothing: neither the code, nor the call, nor what one of us saw', async () => {
	const { code, spoken } = await aPaper();
	await confirm(await aCall(), spoken);
	await confirm(await aCall(), spoken);
	later(2 * day);
	const standing = () => recoveries.standing(world.db, mary.person, world.now());
	assert.deepEqual(await standing(), { state: 'one' });

	later(8 * day);
	const theirs = codeOf(await seen());
	later(2 * day);
	assert.equal((await standing())?.state, 'second');
	const answers = [await types(theirs), await brings(code)];
	assert.deepEqual(
		answers.map((answer) => answer.ok || answer.why),
		['not-yet', 'not-yet']
	);
});

test('seen by two of us her own code opens at once, and a code of ours a day later', async () => {
	const { code } = await aPaper();
	await seen();
	await agrees();
	assert.equal((await brings(code)).ok, true);

	await aPaper();
	assert.equal(await recoveries.standing(world.db, mary.person, world.now()), undefined);
	const theirs = codeOf(await seen());
	await agrees();
	assert.equal((await types(theirs)).ok, false);
	later(day);
	assert.equal((await types(theirs)).ok, true);
});

test('a code of ours takes nothing from her before it opens: an older one lets her in, and then ours is none', async () => {
	const older = await invitations.newCode(world.keys);
	const paper = {
		person: mary.person,
		handed: 'letter',
		language: 'en',
		livesFor: 'month'
	} as const;
	await transaction(world.db, (trx) => invitations.add(trx, older, paper, world.now()));

	const theirs = codeOf(await seen());

	assert.equal((await types(older.shown)).ok, true);
	await transaction(world.db, (trx) => recoveries.stop(trx, mary.person));
	assert.deepEqual(await types(theirs), { ok: false, why: 'not-accepted', minutes: 0 });
});

test('what one of us wrote down anew wants a second anew', async () => {
	await seen();
	await agrees();
	later(60_000);

	const code = codeOf(await confirm(await aCall()));

	later(2 * day);
	assert.equal((await types(code)).ok, false);
	await agrees();
	assert.equal((await types(code)).ok, true);
});

test('she and a supervisor are told at once, she by every way she chose', async () => {
	const { db, keys } = world;
	await noticeChoices.addPush(db, keys, mary, 'her phone', world.now());
	const mail = { way: 'mail', address: 'mary@example.org' } as const;
	await noticeChoices.tryOut(db, keys, mary, mail, world.now());
	await db.updateTable('notice_ways').set({ proven_at: world.now() }).execute();
	later(60_000);

	await confirm(await aCall());

	const owed = await db
		.selectFrom('notices')
		.select(['kind', 'person_id', 'facts'])
		.where('kind', 'in', ['way-changed', 'way-vouched'])
		.execute();
	const hers = owed.filter(({ person_id }) => person_id === mary.person);
	const ways = await db.selectFrom('notice_ways').select('id').execute();
	assert.equal(ways.length, 2);
	assert.deepEqual(
		new Set(hers.map(({ facts }) => facts)),
		new Set(ways.map(({ id }) => JSON.stringify({ way: id })))
	);
	const told = owed.filter(({ kind }) => kind === 'way-vouched');
	assert.deepEqual(
		told.map(({ person_id }) => person_id),
		await supervisors.of(db, 'east')
	);
});
