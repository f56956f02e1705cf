/** A record she opens herself, and what she tells: hers alone, and found by nobody's reference. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import type { Telling } from '#lib/domain/event.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import { aTelling } from '#tests/world/builders.ts';
import { aMessage, anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { openedRows } from './facts.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as agencies from './agencies.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as cases from './cases.ts';
import * as ownReference from './own-reference.ts';
import { begin } from '#lib/server/door/sign-in-code.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { people as inventedPeople } from '#lib/server/invented.ts';
import * as actors from '#lib/server/access/actors.ts';
import { openSessions } from '#lib/server/door/sessions.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const here = () => ({ world, sessions: openSessions(world.db, world.now) });
const arrest = aTelling({ kind: 'suspect-arrested', on: '2026-11-20' });
const told = aTelling({
	kind: 'victim-told',
	on: '2026-11-21',
	data: { about: 'suspect-arrested', by: 'police' }
});

async function aBeginner(network = '192.0.2.1'): Promise<Victim> {
	const door = await begin(here(), network, 'pl');
	assert.ok(door.ok);
	const session = await here().sessions.find(door.session);
	assert.ok(session);
	assert.deepEqual([session.level, session.sure], ['full', true]);
	const found = await actors.actorOf(world.db, session.person, { level: 'full', sure: true });
	assert.equal(found?.language, 'pl');
	return found.actor as Victim;
}

const tell = (victim: Victim, ...tellings: Telling[]) =>
	cases.tellAs(world.db, world.keys, victim, tellings, world.now());
const read = (victim: Victim) => cases.readFor(world.db, world.keys, victim, world.now());
const takeBack = (victim: Victim, id: string) =>
	cases.takeBack(world.db, world.keys, victim, id, world.now());

test('whoever begins is in to all of it, in a case of her own, without a reference', async () => {
	const victim = await aBeginner();
	const { events, urn: reference } = await read(victim);

	assert.ok(isOwnCase(victim.caseId));
	assert.equal(victim.enhanced, 'unknown');
	assert.deepEqual([events, reference], [[], undefined]);
	assert.equal(
		await auditCheck.firstBroken(world.db, world.keys, `case:${victim.caseId}`),
		undefined
	);
});

test('nothing an agency sends finds her case, whatever reference it carries', async () => {
	const victim = await aBeginner();
	const police = await anAgency(world, 'police', '00');
	const courts = await anAgency(world, 'courts');
	const names = [urn, victim.caseId, victim.caseId.replaceAll('-', ''), '00'];
	for (const [nth, name] of names.entries())
		for (const agency of [police, courts])
			await inbox.take(
				world.db,
				world.keys,
				agency,
				[aMessage({ id: `m-${nth}`, urn: name, references: [name, `case:${victim.caseId}`] })],
				world.now()
			);

	assert.deepEqual(await kindsFor(world, victim), []);
});

test('no agency counts as sending its tellings into a case it knows nothing of', async () => {
	const victim = await aBeginner();
	const joined = await aVictimOf(world, urn);
	await agencies.add(
		world.db,
		world.keys,
		{
			id: 'cps' as agencies.Agency['id'],
			name: 'CPS',
			kind: 'cps',
			mayTell: [],
			tellingsSince: 0,
			invented: true
		},
		world.now()
	);

	assert.deepEqual([...(await read(victim)).sendTellings], []);
	assert.deepEqual([...(await read(joined)).sendTellings], [['cps', 0]]);
});

test('many records from one network have to wait, and another network does not', async () => {
	for (let nth = 0; nth < 10; nth += 1) await aBeginner();

	const eleventh = await begin(here(), '192.0.2.1', 'en');

	assert.deepEqual(eleventh, { ok: false, why: 'wait', minutes: 10 });
	await aBeginner('192.0.2.2');
});

test('whoever begins at a demonstration is not on its list of invented people', async () => {
	const victim = await aBeginner();

	const listed = await inventedPeople(world.db, world.keys);

	assert.deepEqual(
		listed.filter(({ id }) => id === victim.person),
		[]
	);
});

test('what she takes back is gone with her word of who told her, and she may tell it again', async () => {
	const victim = await aBeginner();
	await tell(victim, arrest, told);
	const [entry] = (await read(victim)).own;
	assert.equal(entry?.telling?.data.by, 'police');

	const first = await takeBack(victim, entry?.event.id ?? '');
	const gone = await kindsFor(world, victim);
	const again = await takeBack(victim, entry?.event.id ?? '');
	await tell(victim, arrest, told);

	assert.deepEqual([first, gone, again], [true, [], false]);
	assert.deepEqual(await kindsFor(world, victim), ['suspect-arrested', 'victim-told']);
	assert.equal(
		await auditCheck.firstBroken(world.db, world.keys, `case:${victim.caseId}`),
		undefined
	);
});

test('nothing that is taken back is destroyed: both rows stay', async () => {
	const victim = await aBeginner();
	await tell(victim, arrest);
	const [entry] = (await read(victim)).own;
	await takeBack(victim, entry?.event.id ?? '');

	const rows = await openedRows(
		world.db,
		world.keys,
		await world.db.selectFrom('events').selectAll().orderBy('seq').execute()
	);

	assert.deepEqual(
		rows.map(({ fact }) => ({ kind: fact.kind, corrects: fact.corrects })),
		[
			{ kind: 'suspect-arrested', corrects: undefined },
			{ kind: 'taken-back', corrects: entry?.event.id }
		]
	);
});

test("nobody takes back an agency's event, nor one of another victim", async () => {
	const mary = await aVictimOf(world, urn);
	const nora = await aVictimOf(world, urn);
	const police = await anAgency(world, 'police', '01');
	await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());
	await tell(nora, arrest);
	const hers = (await read(nora)).own[0]?.event.id ?? '';
	const theirs = (await read(mary)).events[0]?.id ?? '';

	assert.deepEqual([await takeBack(mary, hers), await takeBack(mary, theirs)], [false, false]);
	assert.equal((await read(nora)).own.length, 1);
	assert.equal(await takeBack({ ...mary, participation: nora.participation }, hers), false);
});

test("what she told first is no reason to drop an agency's fact, which others need too", async () => {
	const mary = await aVictimOf(world, urn);
	const nora = await aVictimOf(world, urn);
	const police = await anAgency(world, 'police', '01');
	await tell(mary, arrest);

	await inbox.take(
		world.db,
		world.keys,
		police,
		[aMessage({ urn, tellings: [arrest] })],
		world.now()
	);

	const [forMary, forNora] = [await read(mary), await read(nora)];
	assert.deepEqual(
		[forMary.events, forNora.events].map((events) => events.map(({ toldBy }) => toldBy)),
		[['police'], ['police']]
	);
	assert.equal(forMary.own.length, 1);
	assert.deepEqual(forMary.differences, []);
});

test('the reference she types on a page of her own is hers to see: nothing is found by it, nobody else may type one, and it goes again', async () => {
	const mary = await aVictimOf(world, urn);
	const own = await aBeginner();
	const keep = (victim: Victim, typed: typeof urn | undefined) =>
		ownReference.keep(world.db, world.keys, victim, typed, world.now());
	const referenceOf = async (victim: Victim) => (await read(victim)).urn;

	assert.equal(await keep(own, urn), true);
	assert.equal(await referenceOf(own), urn);
	assert.equal(await cases.findByUrn(world.db, world.keys, urn), mary.caseId);
	const police = await anAgency(world, 'police', '01');
	await inbox.take(
		...([world.db, world.keys, police] as const),
		[aMessage({ urn, tellings: [arrest] })],
		world.now()
	);
	assert.deepEqual((await read(own)).events, []);
	assert.equal((await read(mary)).events.length, 1);
	assert.equal(await keep({ ...own, level: 'code' }, undefined), false);
	assert.equal(await keep(mary, undefined), false);
	assert.equal(await referenceOf(mary), urn);

	assert.equal(await keep(own, undefined), true);
	assert.equal(await referenceOf(own), undefined);
	assert.equal(await auditCheck.firstBroken(world.db, world.keys, `case:${own.caseId}`), undefined);
});

test('an agency that gives another day leads, and the difference is shown to her alone', async () => {
	const mary = await aVictimOf(world, urn);
	const nora = await aVictimOf(world, urn);
	const police = await anAgency(world, 'police', '01');
	const other = { ...arrest, on: '2026-11-19' };
	await tell(mary, arrest);
	await inbox.take(
		world.db,
		world.keys,
		police,
		[aMessage({ urn, tellings: [other] })],
		world.now()
	);

	const [forMary, forNora] = [await read(mary), await read(nora)];

	assert.deepEqual(
		forMary.events.map(({ on }) => on),
		['2026-11-19']
	);
	assert.deepEqual(
		forMary.differences.map(({ about, theirs }) => [about, theirs.source]),
		[['day', 'The police']]
	);
	assert.deepEqual(forNora.differences, []);
});
