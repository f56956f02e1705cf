import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import type { AskedRow } from '#lib/domain/clock/ask.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as letters from './agency-letters.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as inbox from '#lib/server/feed/inbox.ts';

let world: TestWorld;
let mary: Victim;
let row: AskedRow;
beforeEach(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn);
	row = await arrestOf(mary, urn);
});
afterEach(() => world.close());

async function arrestOf(victim: Victim, reference: Urn): Promise<AskedRow> {
	const police = await anAgency(world, 'police', reference.slice(0, 2));
	const tellings = [{ kind: 'suspect-arrested', on: '2026-11-09', data: {} }] as const;
	const message = aMessage({ urn: reference, tellings, id: reference });
	await inbox.take(world.db, world.keys, police, [message], world.now());
	const { events } = await cases.readFor(world.db, world.keys, victim, world.now());
	return { duty: 'arrest', because: events[0]!.id, to: 'police' };
}

const phone = { way: 'phone', times: ['09:00', '15:00'] } as const;
const sends = (victim: Victim, about: AskedRow, on: string) =>
	letters.markSent(world.db, world.keys, victim, about, { on, by: 'her' }, world.now());
const answers = (answering: Parameters<typeof letters.setAnswering>[4]) =>
	letters.setAnswering(world.db, world.keys, mary, row, answering, world.now());
const stepsUp = () =>
	letters.stepUp(
		world.db,
		world.keys,
		mary,
		row,
		{ rung: 'supervisor', answering: phone },
		world.now()
	);
const seenBy = (victim: Victim) => letters.listFor(world.db, world.keys, victim);

async function acts(): Promise<string[]> {
	const rows = await world.db
		.selectFrom('audit')
		.select('act')
		.where('chain', '=', `case:${mary.caseId}`)
		.orderBy('seq')
		.execute();
	return rows.map(({ act }) => act).filter((act) => act.startsWith('ask-'));
}

test('the day she sent it is kept, and how it is safe to answer her', async () => {
	await answers(phone);
	await sends(mary, row, '2026-11-24');

	assert.deepEqual(await seenBy(mary), [
		{
			...row,
			rung: 'ask',
			state: 'open',
			answering: phone,
			askedOn: '2026-11-24',
			sentBy: 'her',
			undoUntil: world.now() + 600_000
		}
	]);
	assert.deepEqual(await acts(), ['ask-made', 'ask-sent']);
	assert.equal(
		await auditCheck.firstBroken(world.db, world.keys, `case:${mary.caseId}`),
		undefined
	);
});

test('until she says how it is safe to answer, nobody is to contact her', async () => {
	await sends(mary, row, '2026-11-24');

	assert.deepEqual((await seenBy(mary))[0]?.answering, { way: 'ring', times: [] });
});

test('two posts at once make one ask with one day, and the audit says it once', async () => {
	await Promise.all([
		sends(mary, row, '2026-11-24'),
		sends(mary, row, '2026-11-25'),
		answers(phone),
		sends(mary, row, '2026-11-24')
	]);

	const seen = await seenBy(mary);
	assert.equal(seen.length, 1);
	assert.match(String(seen[0]?.askedOn), /^2026-11-2[45]$/);
	assert.deepEqual(await acts(), ['ask-made', 'ask-sent']);
});

test('the database itself refuses a second open ask about the same duty and event', async () => {
	await sends(mary, row, '2026-11-24');
	const kept = await world.db.selectFrom('agency_letters').selectAll().executeTakeFirstOrThrow();

	await assert.rejects(
		world.db
			.insertInto('agency_letters')
			.values({ ...kept, id: 'another' })
			.execute(),
		/unique/i
	);
	await world.db
		.insertInto('agency_letters')
		.values({ ...kept, id: 'another', state: 'over' })
		.execute();
});

test('what was sent stays as it was: neither its day nor how to answer can be changed after', async () => {
	await answers(phone);
	await sends(mary, row, '2026-11-23');

	await sends(mary, row, '2026-11-25');
	await answers({ way: 'letter', times: [] });

	const [ask] = await seenBy(mary);
	assert.equal(ask?.askedOn, '2026-11-23');
	assert.deepEqual(ask?.answering, phone);
});

test('that it was sent can be taken back for ten minutes, and sent again', async () => {
	const takesBack = () => letters.takeBack(world.db, world.keys, mary, row, world.now());
	await answers(phone);
	await letters.markSent(
		world.db,
		world.keys,
		mary,
		row,
		{ on: '2026-11-25', by: 'advocate' },
		world.now()
	);
	assert.equal((await seenBy(mary))[0]?.sentBy, 'advocate');

	world.setNow('2026-11-25T10:09:59Z');
	await takesBack();
	await takesBack();
	const [back] = await seenBy(mary);
	assert.deepEqual([back?.askedOn, back?.sentBy, back?.answering], [undefined, undefined, phone]);
	assert.deepEqual(await acts(), ['ask-made', 'ask-sent', 'ask-taken-back']);

	await sends(mary, row, '2026-11-25');
	world.setNow('2026-11-25T10:20:00Z');
	await takesBack();
	assert.equal((await seenBy(mary))[0]?.askedOn, '2026-11-25');
});

test('once an answer came, that it was sent is not taken back', async () => {
	await sends(mary, row, '2026-11-24');
	await letters.markReplied(world.db, world.keys, mary, row, '2026-11-24', world.now());

	await letters.takeBack(world.db, world.keys, mary, row, world.now());

	assert.equal((await seenBy(mary))[0]?.askedOn, '2026-11-24');
});

test('an answer that tells her nothing is kept with its day, the first one', async () => {
	await letters.markReplied(world.db, world.keys, mary, row, '2026-11-24', world.now());
	assert.deepEqual(await seenBy(mary), []);
	await sends(mary, row, '2026-11-20');

	await letters.markReplied(world.db, world.keys, mary, row, '2026-11-24', world.now());
	await letters.markReplied(world.db, world.keys, mary, row, '2026-11-25', world.now());

	assert.equal((await seenBy(mary))[0]?.repliedOn, '2026-11-24');
	assert.deepEqual(await acts(), ['ask-made', 'ask-sent', 'ask-replied']);
});

test('the next step ends the one before; pressed twice at once it is one step', async () => {
	await sends(mary, row, '2026-11-10');

	await Promise.all([stepsUp(), stepsUp()]);

	assert.deepEqual(
		(await seenBy(mary)).map(({ rung, state, askedOn }) => [rung, state, askedOn]),
		[
			['ask', 'over', '2026-11-10'],
			['supervisor', 'open', undefined]
		]
	);
});

test('an ask that was answered is ended, so that the same can be asked anew', async () => {
	await sends(mary, row, '2026-11-10');

	await letters.end(world.db, mary, row, world.now());
	await sends(mary, row, '2026-11-24');

	assert.deepEqual((await seenBy(mary)).map(({ state, askedOn }) => [state, askedOn]).sort(), [
		['open', '2026-11-24'],
		['over', '2026-11-10']
	]);
});

test('there is no next step after a message that was not sent', async () => {
	await answers(phone);

	await stepsUp();

	assert.deepEqual(
		(await seenBy(mary)).map(({ rung }) => rung),
		['ask']
	);
});

test('nobody else sees or changes what she asked, though the row is the same', async () => {
	const other = await aVictimOf(world, readUrn('01GD1234666') as Urn);
	const sameCase = await aVictimOf(world, urn);
	await sends(mary, row, '2026-11-24');

	await letters.markReplied(world.db, world.keys, sameCase, row, '2026-11-25', world.now());
	await sends(sameCase, row, '2026-11-20');

	assert.deepEqual(await seenBy(other), []);
	assert.equal((await seenBy(mary))[0]?.repliedOn, undefined);
	assert.deepEqual(
		(await seenBy(sameCase)).map(({ askedOn }) => askedOn),
		['2026-11-20']
	);
	assert.deepEqual(await seenBy({ ...mary, person: other.person }), []);
});

test('how it is safe to answer cannot be read in the database', async () => {
	await answers(phone);

	const kept = await world.db.selectFrom('agency_letters').selectAll().executeTakeFirstOrThrow();

	assert.equal(Buffer.from(kept.answering_sealed).includes('phone'), false);
});

test('what she asked goes when her place in the case goes', async () => {
	await sends(mary, row, '2026-11-24');

	await world.db.deleteFrom('participations').where('id', '=', mary.participation).execute();

	assert.deepEqual(await world.db.selectFrom('agency_letters').selectAll().execute(), []);
});
