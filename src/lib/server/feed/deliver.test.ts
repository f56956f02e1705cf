import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Telling } from '#lib/domain/event.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aMessage, anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as inbox from './inbox.ts';
import * as quarantine from './quarantine.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

test('a message about a case nobody knows is parked and arrives when the case is opened', async () => {
	const police = await anAgency(world, 'police', '01');
	const taken = await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());

	const victim = await aVictimOf(world, urn);

	assert.deepEqual(taken, { ok: true, verdicts: ['parked'] });
	assert.deepEqual(await kindsFor(world, victim), ['charged']);
	assert.equal((await world.db.selectFrom('parked').selectAll().execute()).length, 0);
});

test('a message that knows only the hearing waits for the message that ties the hearing to a case', async () => {
	const courts = await anAgency(world, 'courts');
	const vacated = aMessage({
		id: 'late',
		references: ['hearing:h-1'],
		tellings: [{ kind: 'trial-vacated', on: '2026-11-21', data: { hearing: 'h-1' } }]
	});
	const listed = aMessage({
		id: 'tie',
		urn,
		references: ['hearing:h-1'],
		tellings: [
			{
				kind: 'hearing-listed',
				on: '2026-11-10',
				data: { hearing: 'h-1', purpose: 'trial', courtKind: 'crown' }
			}
		]
	});
	await inbox.take(world.db, world.keys, courts, [vacated], world.now());
	await inbox.take(world.db, world.keys, courts, [listed], world.now());

	const victim = await aVictimOf(world, urn);

	assert.deepEqual((await kindsFor(world, victim)).sort(), ['hearing-listed', 'trial-vacated']);
});

test('a reference shared with another case never carries facts across', async () => {
	const courts = await anAgency(world, 'courts');
	const other = readUrn('01GD7654321') as Urn;
	const mine = await aVictimOf(world, urn);
	const hers = await aVictimOf(world, other);
	await inbox.take(
		world.db,
		world.keys,
		courts,
		[aMessage({ urn, references: ['hearing:shared'] })],
		world.now()
	);

	const plea: Telling = { kind: 'plea-entered', on: '2026-11-12', data: { plea: 'guilty' } };
	await inbox.take(
		world.db,
		world.keys,
		courts,
		[aMessage({ id: 'm-9', urn: other, references: ['hearing:shared'], tellings: [plea] })],
		world.now()
	);

	assert.deepEqual(await kindsFor(world, mine), ['charged']);
	assert.deepEqual(await kindsFor(world, hers), ['plea-entered']);
});

test('a police force is refused the case of another force', async () => {
	const police = await anAgency(world, 'police', '02');
	await aVictimOf(world, urn);

	const taken = await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());

	assert.deepEqual(taken, { ok: false, refused: 'not-yours', index: 0 });
});

test('a force is refused the case of others before it is opened as well: what waits there would be brought to it', async () => {
	const police = await anAgency(world, 'police', '01');
	const others = readUrn('TFL1234567') as Urn;
	const refused = { ok: false, refused: 'not-yours', index: 0 };
	const tells = (id: string, over: Parameters<typeof aMessage>[0]) =>
		inbox.take(world.db, world.keys, police, [aMessage({ id, ...over })], world.now());

	assert.deepEqual(await tells('before', { urn: others }), refused);
	assert.deepEqual(await tells('unnamed', { references: ['prosecution-case:c-1'] }), refused);
	const victim = await aVictimOf(world, others);

	assert.deepEqual(await tells('after', { urn: others }), refused);
	assert.deepEqual(await kindsFor(world, victim), []);
});

test('a message nobody understood is kept sealed and gone after 30 days', async () => {
	const police = await anAgency(world, 'police', '01');
	await quarantine.keep(
		world.db,
		world.keys,
		{ agency: police.id, request: 'r' },
		{ to: null, webhookId: 'w', json: 'CANARY' },
		world.now()
	);
	const [kept] = await world.db.selectFrom('quarantine').selectAll().execute();

	world.setNow('2026-12-25T09:00:00Z');
	const early = await quarantine.forget(world.db, world.now());
	world.setNow('2026-12-25T11:00:00Z');
	const late = await quarantine.forget(world.db, world.now());

	assert.equal(Buffer.from(kept?.body_sealed ?? []).includes('CANARY'), false);
	assert.deepEqual([early, late], [0, 1]);
});

test('what is parked is sealed and says nothing of whom it is about', async () => {
	const courts = await anAgency(world, 'courts');
	await inbox.take(
		world.db,
		world.keys,
		courts,
		[
			aMessage({
				urn,
				tellings: [
					{
						kind: 'hearing-listed',
						on: '2026-11-10',
						data: { hearing: 'h', purpose: 'trial', courtKind: 'crown', court: 'CANARY Court' }
					}
				]
			})
		],
		world.now()
	);

	const rows = JSON.stringify([
		await world.db.selectFrom('parked').selectAll().execute(),
		await world.db.selectFrom('parked_references').selectAll().execute()
	]);

	assert.equal(
		rows.includes(Buffer.from('CANARY').toString('hex')) ||
			rows.includes('CANARY') ||
			rows.includes(urn),
		false
	);
});
