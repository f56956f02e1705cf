import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import type { Telling } from '#lib/domain/event.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import { aTelling } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import { readFor } from './agency-desk.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import * as quarantine from './quarantine.ts';

let world: TestWorld;
before(async () => {
	world = await testWorld();
	for (const id of ['police', 'courts', 'cps'] as const) {
		const agency = { id: id as AgencyId, name: `The ${id}`, kind: id, mayTell: [] };
		const known = { ...agency, invented: true };
		await agencies.add(world.db, world.keys, known, world.now());
	}
	await tells('police', 1, [{ kind: 'reported', on: '2026-11-10' }]);
	// One of each does not fit: the day is to come, or before the report.
	await tells('police', 2, [
		{ kind: 'reported', on: '2026-11-10' },
		{ kind: 'suspect-arrested', on: '2026-11-02' },
		{ kind: 'charged', on: '2027-02-01' }
	]);
	// Of the same case: what others told of it is nobody else's to count.
	await tells('courts', 2, [{ kind: 'concluded', on: '2027-02-02' }]);
});
after(() => world.close());

const officer = (agency: string): Officer => ({
	kind: 'officer',
	agency: agency as AgencyId,
	door: agency,
	subject: 'ann' as SubjectId
});

let messages = 0;

async function tells(
	agency: 'police' | 'courts',
	theirCase: number,
	told: readonly Partial<Telling>[]
): Promise<void> {
	const { db, keys } = world;
	messages += 1;
	const urn = `01AA${String(theirCase).padStart(7, '0')}` as Urn;
	const id = `message-${messages}`;
	await transaction(db, async (trx) => {
		const { caseId } = await cases.openFor(trx, keys, { kind: 'operator' }, urn, world.now());
		const origin = { agency: agency as AgencyId, toldBy: agency, source: 'test', id };
		const tellings = told.map((one) => aTelling(one as Telling));
		await events.append(trx, keys, caseId, origin, tellings, world.now());
		await trx
			.insertInto('deliveries')
			.values({
				agency_id: agency as AgencyId,
				identity: id,
				body_hash: id,
				received_at: world.now()
			})
			.execute();
	});
}

const read = (agency: string) => readFor(world.db, world.keys, officer(agency), world.now());

test('an agency’s people see when their own system was heard, and what of theirs does not fit, by kind', async () => {
	assert.deepEqual(await read('police'), {
		name: 'The police',
		heardAt: world.now(),
		odd: [
			{ reason: 'dated-later-than-heard', number: 1 },
			{ reason: 'before-the-report', number: 1 }
		],
		isPart: false
	});
	assert.deepEqual((await read('courts'))?.odd, [{ reason: 'dated-later-than-heard', number: 1 }]);
});

test('what could not be read, and what waits for a case, is counted for its own sender alone', async () => {
	const { db, keys } = world;
	const [police] = (await agencies.list(db)).filter(({ id }) => id === 'police');
	await quarantine.keep(
		db,
		keys,
		{ agency: police!.id, request: 'r' },
		{ to: null, webhookId: 'w' },
		Date.parse('2026-11-20T10:00:00Z')
	);
	const parked = { agency_id: 'courts' as AgencyId, tellings_sealed: Buffer.of(1) };
	for (const id of ['one', 'two'])
		await db
			.insertInto('parked')
			.values({ id, ...parked, received_at: Date.parse('2026-11-21T10:00:00Z') })
			.execute();

	const [theirs, others] = [await read('police'), await read('courts')];
	assert.deepEqual(
		[theirs?.unread, theirs?.waiting],
		[{ number: 1, since: '2026-11-20' }, undefined]
	);
	assert.deepEqual(
		[others?.unread, others?.waiting],
		[undefined, { number: 2, since: '2026-11-21' }]
	);
});

test('an agency that sent nothing sees that, and one that is not there sees nothing', async () => {
	assert.deepEqual(await read('cps'), { name: 'The cps', odd: [], isPart: false });
	assert.equal(await read('nobody'), undefined);
});

test('what is older than 30 days is not counted again', async () => {
	world.setNow('2026-12-26T10:00:01Z');
	assert.deepEqual((await read('police'))?.odd, []);
	world.setNow('2026-11-25T10:00:00Z');
});

test('that a case was checked is written down for its victims once a day, with the agency and not the person’s name', async () => {
	await read('police');
	const rows = await world.db
		.selectFrom('audit')
		.select(['chain', 'actor_kind', 'actor_id'])
		.where('act', '=', 'case-checked')
		.where('actor_id', '=', 'police/ann')
		.execute();

	assert.equal(rows.length, 1);
	assert.equal(rows[0]?.actor_kind, 'officer');
	assert.match(rows[0]?.chain ?? '', /^case:01-/);
});
