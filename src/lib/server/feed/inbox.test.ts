import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Telling } from '#lib/domain/event.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aMessage, anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { aTelling } from '#tests/world/builders.ts';
import { counted } from '#tests/world/counted.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from './inbox.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

test('a message about a known case is added to it', async () => {
	const police = await anAgency(world, 'police', '01');
	const victim = await aVictimOf(world, urn);

	const taken = await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());

	assert.deepEqual(taken, { ok: true, verdicts: ['accepted'] });
	assert.deepEqual(await kindsFor(world, victim), ['charged']);
});

test('the same message again changes nothing', async () => {
	const police = await anAgency(world, 'police', '01');
	const victim = await aVictimOf(world, urn);
	await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());

	const again = await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());

	assert.deepEqual(again, { ok: true, verdicts: ['already'] });
	assert.deepEqual(await kindsFor(world, victim), ['charged']);
});

test('the same id with another body is refused and nothing of its batch is kept', async () => {
	const police = await anAgency(world, 'police', '01');
	const victim = await aVictimOf(world, urn);
	await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());
	const fresh = aMessage({
		urn,
		id: 'm-2',
		tellings: [{ kind: 'reported', on: '2026-11-01', data: {} }]
	});

	const taken = await inbox.take(
		world.db,
		world.keys,
		police,
		[fresh, aMessage({ urn, body: 'other' })],
		world.now()
	);

	assert.deepEqual(taken, { ok: false, refused: 'clash', index: 1 });
	assert.deepEqual(await kindsFor(world, victim), ['charged']);
});

test('two agencies may use the same id', async () => {
	const police = await anAgency(world, 'police', '01');
	const courts = await anAgency(world, 'courts');
	await aVictimOf(world, urn);
	await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());

	const taken = await inbox.take(
		world.db,
		world.keys,
		courts,
		[aMessage({ urn, body: 'other' })],
		world.now()
	);

	assert.equal(taken.ok, true);
});

test('a fact that was told before is not told again by another message', async () => {
	const police = await anAgency(world, 'police', '01');
	const victim = await aVictimOf(world, urn);

	await inbox.take(
		world.db,
		world.keys,
		police,
		[aMessage({ urn }), aMessage({ urn, id: 'm-2' })],
		world.now()
	);

	assert.deepEqual(await kindsFor(world, victim), ['charged']);
});

test('a correction stands in place of the message it names', async () => {
	const police = await anAgency(world, 'police', '01');
	const victim = await aVictimOf(world, urn);
	await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());

	const right: Telling = { kind: 'charged', on: '2026-11-19', data: {}, corrects: 'm-1' };
	await inbox.take(
		world.db,
		world.keys,
		police,
		[aMessage({ urn, id: 'm-2', tellings: [right] })],
		world.now()
	);

	const { events } = await cases.readFor(world.db, world.keys, victim, world.now());
	assert.equal(events[1]?.corrects, events[0]?.id);
});

test('twenty messages about one case at the same time are all added, in some order', async () => {
	const police = await anAgency(world, 'police', '01');
	const victim = await aVictimOf(world, urn);
	const days = Array.from(
		{ length: 20 },
		(_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`
	);

	await Promise.all(
		days.map((on) =>
			inbox.take(
				world.db,
				world.keys,
				police,
				[aMessage({ urn, id: on, tellings: [{ kind: 'suspect-interviewed', on, data: {} }] })],
				world.now()
			)
		)
	);

	assert.equal((await kindsFor(world, victim)).length, 20);
	assert.equal(
		await auditCheck.firstBroken(world.db, world.keys, `case:${victim.caseId}`),
		undefined
	);
});

test('a message that comes twice in one delivery is taken once, and with another body refuses it whole', async () => {
	const police = await anAgency(world, 'police', '01');
	const victim = await aVictimOf(world, urn);
	const take = (...messages: inbox.Incoming[]) =>
		inbox.take(world.db, world.keys, police, messages, world.now());

	const clash = await take(aMessage({ urn }), aMessage({ urn, body: 'other' }));
	const twice = await take(aMessage({ urn }), aMessage({ urn }));

	assert.deepEqual(clash, { ok: false, refused: 'clash', index: 1 });
	assert.deepEqual(twice, { ok: true, verdicts: ['accepted', 'already'] });
	assert.deepEqual(await kindsFor(world, victim), ['charged']);
});

test('a delivery finds what came earlier in it: a reference that was tied, and what was parked', async () => {
	const courts = await anAgency(world, 'courts');
	const victim = await aVictimOf(world, urn);
	const day = (id: string, on: string, over: Parameters<typeof aMessage>[0]) =>
		aMessage({ id, tellings: [{ kind: 'plea-entered', on, data: { plea: 'guilty' } }], ...over });
	const early = day('1', '2026-11-01', { references: ['hearing:h'] });
	const tie = day('2', '2026-11-02', { urn, references: ['hearing:h', 'hearing:i'] });
	const late = day('3', '2026-11-03', { references: ['hearing:i'] });

	const taken = await inbox.take(world.db, world.keys, courts, [early, tie, late], world.now());

	assert.deepEqual(taken, { ok: true, verdicts: ['parked', 'accepted', 'accepted'] });
	const { events } = await cases.readFor(world.db, world.keys, victim, world.now());
	assert.deepEqual(events.map(({ on }) => on).sort(), ['2026-11-01', '2026-11-02', '2026-11-03']);
	assert.deepEqual(await world.db.selectFrom('parked').selectAll().execute(), []);
	assert.equal(
		await auditCheck.firstBroken(world.db, world.keys, `case:${victim.caseId}`),
		undefined
	);
});

test('what is parked before hard news in the same delivery waits once, and is found by what comes after it', async () => {
	const courts = await anAgency(world, 'courts');
	await aVictimOf(world, urn);
	const hard = aTelling({ kind: 'discontinued', on: '2026-11-21' });
	const take = (...messages: inbox.Incoming[]) =>
		inbox.take(world.db, world.keys, courts, messages, world.now());

	const taken = await take(
		aMessage({ id: '1', references: ['hearing:h'] }),
		aMessage({ id: '2', references: ['hearing:i'] }),
		aMessage({ id: '3', urn, tellings: [hard] }),
		aMessage({ id: '4', urn, references: ['hearing:h'], tellings: [] })
	);

	assert.deepEqual(taken, { ok: true, verdicts: ['parked', 'parked', 'accepted', 'accepted'] });
	assert.equal((await world.db.selectFrom('parked').selectAll().execute()).length, 1);
	const told = await world.db.selectFrom('events').select('id').execute();
	assert.equal(told.length, 2);
});

test('two hundred messages about a hundred cases are taken with forty statements at most', async () => {
	const courts = await anAgency(world, 'courts');
	const urns = Array.from({ length: 100 }, (_, nth) => readUrn(`01GD${1_000_000 + nth}`) as Urn);
	await transaction(world.db, async (trx) => {
		for (const one of urns)
			await cases.openFor(trx, world.keys, { kind: 'operator' }, one, world.now());
	});
	const messages = Array.from({ length: 200 }, (_, nth) =>
		aMessage({
			id: String(nth),
			urn: urns[nth % 100] ?? urn,
			references: [`hearing:${nth}`],
			tellings: [
				{
					kind: 'plea-entered',
					on: nth < 100 ? '2026-11-01' : '2026-11-02',
					data: { plea: 'guilty' }
				}
			]
		})
	);

	const asked = await counted(world.db, async (db) => {
		const taken = await inbox.take(db, world.keys, courts, messages, world.now());
		assert.deepEqual(taken, { ok: true, verdicts: messages.map(() => 'accepted') });
	});

	assert.ok(asked <= 40, `${asked} statements`);
	assert.equal((await world.db.selectFrom('events').select('id').execute()).length, 200);
});
