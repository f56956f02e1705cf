/**
 * One of us means harm: he knows a police reference, and tries every door that ends in a code or a visit of hers. Each of
 * these holds however long he waits, and whether she has a paper or never had one.
 */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { admit } from '#lib/domain/access.ts';
import { slotsFrom } from '#lib/domain/call/call.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { hostiles } from '#tests/identity/hostiles.ts';
import { aPaperOf, aTeamOf } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as joins from '#lib/server/begin/joins.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { handOver } from '#lib/server/call/transfer.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';
import { transaction } from '#lib/server/database.ts';
import { openBySureCode, signInByCode } from '#lib/server/door/sign-in-code.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import { comeBackByCode } from '#lib/server/door/sign-in-recovery.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as people from '#lib/server/people/people.ts';
import * as confirmations from './confirmations.ts';
import * as dataDesk from './data-desk.ts';
import * as seconds from './seconds.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
let mary: Victim;
let networks = 0;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:00:00Z' });
	here = { world, sessions: openSessions(world.db, world.now) };
	mary = await aVictimOf(world, urn, { phone: '07700 900999' });
});
afterEach(() => world.close());

const later = (milliseconds: number) =>
	world.setNow(new Date(world.now() + milliseconds).toISOString());
const network = () => `198.51.100.${(networks += 1) % 250}`;

/** Everything one of us can press about somebody whose reference he knows, with no telephone in his hand. */
async function presses(who: Staff, shows: boolean, spoken = ''): Promise<string[]> {
	const { db, keys, now } = world;
	const codes: string[] = [];
	const keep = (came: confirmations.Confirmed | undefined) => {
		if (came && 'code' in came) codes.push(came.code);
	};
	keep(await confirmations.seen(db, keys, who, urn, now()));
	await confirmations.askForCall(db, keys, who, urn, now());
	for (const { id } of await callDesk.waitingFor(db, keys, who, now())) {
		await callDesk.take(db, keys, who, id, now());
		if (shows) await revealNumber.showNumber(db, keys, who, id, now());
		keep(await confirmations.confirm(db, keys, who, { id, spoken }, now()));
	}
	keep(await confirmations.seen(db, keys, who, urn, now()));
	for (const { place } of await seconds.listFor(db, keys, who, now()))
		await seconds.agree(db, keys, who, place, now());
	await seconds.agree(db, keys, who, mary.participation, now());
	for (const cameBy of ['person', 'phone', 'post'] as const)
		await dataDesk.takeDown(db, keys, who, { about: urn, sort: 'copy', cameBy }, now());
	return codes;
}

/** Whether anything he holds lets him in, now or on any day of the next two weeks. */
async function letsIn(codes: readonly string[], paper?: string): Promise<boolean> {
	for (let nth = 0; nth < 14; nth += 1) {
		for (const code of codes) {
			const door = await signInByCode(here, { network: network() }, code);
			if (door.ok) return true;
			const own = await transaction(world.db, (trx) =>
				cases.beginOwn(trx, world.keys, 'en', world.now())
			);
			await joins.ask(world.db, world.keys, own, joining(code), world.now());
		}
		if (paper && (await comeBackByCode(here, network(), paper)).ok) return true;
		later(day);
	}
	const right = await world.db
		.selectFrom('joins')
		.select('id')
		.where('code', '!=', 'none')
		.execute();
	return right.length > 0 || (await visitsOfHers()) > 0;
}

const joining = (code: string) => ({
	code,
	wishes: someWishes({ slots: slotsFrom(world.now()).slice(0, 20) }),
	asking: { language: 'en', talking: [] }
});

async function visitsOfHers(): Promise<number> {
	const rows = await world.db
		.selectFrom('sessions')
		.select('id_hash')
		.where('person_id', '=', mary.person)
		.execute();
	return rows.length;
}

for (const [who, comes] of Object.entries(hostiles)) {
	test(`${who} gets in by no door when she never had a paper, though he shows the number and rings nobody`, async () => {
		const max = await comes(world, mary);

		const codes = [...(await presses(max, false)), ...(await presses(max, true))];

		assert.equal(await letsIn(codes), false);
	});

	test(`${who} gets in by no door when she has a paper, even by the words she once said to him`, async () => {
		const { spoken } = await aPaperOf(world, mary.person);
		const max = await comes(world, mary);

		const codes = [...(await presses(max, true)), ...(await presses(max, true, spoken))];

		assert.equal(await letsIn(codes), false);
	});

	test(`${who} neither opens a page that she closed nor gets in by it, without her words`, async () => {
		await aPaperOf(world, mary.person);
		await pauses.pause(world.db, world.keys, mary, world.now());
		const max = await comes(world, mary);

		const codes = [...(await presses(max, false)), ...(await presses(max, true))];

		assert.equal(await people.isPaused(world.db, mary.person), true);
		assert.equal(await letsIn(codes), false);
	});
}

test('he who has her printed code as well, because she read it out to him, is not let in by having said that he saw her', async () => {
	const { code } = await aPaperOf(world, mary.person);
	const { ada } = await aTeamOf(world, mary);
	await comeBackByCode(here, network(), code);

	const codes = await presses(ada, true);

	assert.equal(await letsIn(codes, code), false);
});

test('another team never reads so much as that a page of hers is closed, or that there is one', async () => {
	const { db, keys, now } = world;
	await aTeamOf(world, mary, 'east');
	const max = await aColleague({ world }, 'advocate', 'west', 'Max');
	const open = await confirmations.seen(db, keys, max, urn, now());
	await pauses.pause(db, keys, mary, now());
	const closed = await confirmations.seen(db, keys, max, urn, now());

	assert.deepEqual([open, closed], [undefined, undefined]);
	assert.equal(await confirmations.seen(db, keys, max, '01GD9999926', now()), undefined);
});

test('whoever hands the call to a colleague who never rang has said nothing, and is no second to himself', async () => {
	const { db, keys, now } = world;
	const { ada, ben } = await aTeamOf(world, mary);
	await confirmations.askForCall(db, keys, ada, urn, now());
	const [call] = await callDesk.waitingFor(db, keys, ada, now());
	const id = call?.id ?? '';
	await revealNumber.showNumber(db, keys, ada, id, now());
	const to = { id, to: ben.person, why: 'not-there' } as const;
	const handed = await handOver(db, keys, ada, to, now());

	const said = await confirmations.confirm(db, keys, handed ? ben : ada, { id, spoken: '' }, now());

	if (handed) assert.deepEqual(said, { was: 'not-rung' });
	assert.equal(await seconds.agree(db, keys, ada, mary.participation, now()), false);
});

test('either of the two stops it: she on her page, a supervisor at the desk, and the code is none from then on', async () => {
	const { db, keys, now } = world;
	const { ada, ben, sue } = await aTeamOf(world, mary);
	const came = await confirmations.seen(db, keys, ada, urn, now());
	await seconds.agree(db, keys, ben, mary.participation, now());
	assert.equal(came?.was, 'held');

	assert.equal(await seconds.stop(db, keys, sue, mary.participation, now()), true);

	later(day);
	const code = came.was === 'held' ? came.code : '';
	const door = await signInByCode(here, { network: network() }, code);
	assert.deepEqual(door, { ok: false, why: 'not-accepted', minutes: 0 });
	const max = await aColleague({ world }, 'supervisor', 'west', 'Max');
	await confirmations.seen(db, keys, ada, urn, now());
	assert.equal(await seconds.stop(db, keys, max, mary.participation, now()), false);
});

test('an officer of an agency has no page of the desk and no page of hers, and the reference types as no code', async () => {
	const officer = { kind: 'officer', agency: 'police-01', door: 'd', subject: 's' } as never;
	for (const page of ['/(advocate)/desk/back', '/(advocate)/desk/back/waiting', '/(victim)/open'])
		assert.notEqual(admit(page, officer, { invented: false }), 'come-in', page);
	for (const typed of [urn, mary.person, mary.participation]) {
		assert.equal((await signInByCode(here, { network: network() }, typed)).ok, false);
		assert.equal((await comeBackByCode(here, network(), typed)).ok, false);
	}
});

test('the honest road: two of us and a day, and then all of it is hers again', async () => {
	const { db, keys, now } = world;
	const { ada, ben } = await aTeamOf(world, mary);
	await confirmations.askForCall(db, keys, ada, urn, now());
	const [call] = await callDesk.waitingFor(db, keys, ada, now());
	const id = call?.id ?? '';
	await revealNumber.showNumber(db, keys, ada, id, now());
	const came = await confirmations.confirm(db, keys, ada, { id, spoken: '' }, now());
	const code = came?.was === 'held' ? came.code : '';
	assert.equal(await seconds.agree(db, keys, ben, mary.participation, now()), true);
	later(day);

	const door = await signInByCode(here, { network: network() }, code);

	const session = door.ok ? await here.sessions.find(door.session) : undefined;
	assert.ok(session);
	assert.ok(await openBySureCode(here, { ...mary, level: 'code', sure: true }, session));
});
