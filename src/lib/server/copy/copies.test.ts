/** Her copy: all that the stores hold of her, nothing of anybody else, and not before its time. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { asJson, copyParts, type Copy } from '#lib/domain/data/copy.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { urn } from '#tests/feed/incoming.ts';
import { aFullVictim, aWholeVictim, secret } from '#tests/vault/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import type { Telling } from '#lib/domain/event.ts';
import * as events from '#lib/server/case/events.ts';
import * as copies from './copies.ts';
import { sayCopy } from '#lib/i18n/copy/copy-words.ts';
import { copyPlaces } from './places.ts';
import * as dataDesk from '#lib/server/identity/data-desk.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { transaction } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const other = readUrn('01GD7654321') as Urn;

async function copyOf(victim: Victim): Promise<Copy> {
	const { db, keys } = world;
	await dataRequests.ask(db, keys, victim, 'copy', world.now());
	world.setNow('2026-11-26T09:30:00Z');
	const copy = await copies.takeFor(db, keys, victim, world.now());
	assert.ok(copy);
	return copy;
}

test('every table stands in the copy, or says why it does not', async () => {
	const tables = (await world.db.introspection.getTables()).map(({ name }) => name);
	const decided = Object.keys(copyPlaces);
	const silent = Object.entries(copyPlaces).filter(
		([, place]) => typeof place !== 'string' && place.notThere === ''
	);

	assert.deepEqual(
		tables.filter((name) => !name.startsWith('kysely_')).sort(),
		[...decided].sort()
	);
	assert.deepEqual(silent, []);
	const used = new Set(Object.values(copyPlaces).filter((place) => typeof place === 'string'));
	assert.deepEqual([...used].sort(), [...copyParts].sort());
});

test('what is in the copy is what the tables hold of her, row for row', async () => {
	const mary = await aWholeVictim(world, urn);
	await aWholeVictim(world, other);

	const { parts } = await copyOf(mary);

	const held = await rowsOf(mary);
	for (const [table, place] of Object.entries(copyPlaces)) {
		if (typeof place !== 'string' || table === 'audit') continue;
		const inCopy = parts[place].filter(({ of }) => of === table).length;
		assert.equal(inCopy, held.get(table), table);
		assert.ok(inCopy > 0 || empty.includes(table), `${table} is empty: nothing was tried`);
	}
	assert.ok(parts.looks.some(({ of }) => of === 'audit'));
});

// Only a record begun with an advocate has one; a call about safety is owed by a feed.
const empty = ['safety_calls'];

/** How many rows of each table are hers, by the columns that name her. */
async function rowsOf({ person, participation, caseId }: Victim): Promise<Map<string, number>> {
	const { db } = world;
	const count = new Map<string, number>();
	for (const { name, columns } of await db.introspection.getTables()) {
		const has = (column: string) => columns.some((one) => one.name === column);
		const hers = has('participation_id')
			? sql`participation_id = ${participation}`
			: has('person_id')
				? sql`person_id = ${person}`
				: name === 'call_steps'
					? sql`call_id in (select id from calls where person_id = ${person})`
					: name === 'events'
						? sql`case_id = ${caseId} and (told_to is null or told_to = ${participation})`
						: {
								people: sql`id = ${person}`,
								participations: sql`id = ${participation}`,
								cases: sql`id = ${caseId}`
							}[name];
		if (!hers) continue;
		const { rows } = await sql<{ many: number }>`
			select count(*) as many from ${sql.table(name)} where ${hers}`.execute(db);
		count.set(name, Number(rows[0]?.many));
	}
	return count;
}

test('what an agency took back is marked in the copy, and nothing else', async () => {
	const mary = await aWholeVictim(world, urn);
	const { db, keys } = world;
	const of = (id: string) => ({ toldBy: 'police', source: '/s', id }) as const;
	await transaction(db, async (trx) => {
		const charged = { kind: 'charged', on: '2026-11-02', data: {} } as const;
		await events.append(trx, keys, mary.caseId, of('a'), [charged], world.now());
		const withdrawn = { kind: 'withdrawn', on: '2026-11-03', data: {}, corrects: 'a' };
		await events.append(trx, keys, mary.caseId, of('b'), [withdrawn as Telling], world.now());
	});

	const { parts } = await copyOf(mary);

	const marked = parts.happened.filter(({ says }) => says.putRight);
	assert.deepEqual(
		marked.map(({ says }) => [says.kind, says.on]),
		[['charged', '2026-11-02']]
	);
});

// Her pages said "The offender has been released from prison", and her copy "The person was released from prison".
test('whoever leaves prison after a sentence is an offender in the copy too, and before one is not', async () => {
	const { db, keys } = world;
	let nth = 1;
	const copied = async (first: Telling) => {
		nth += 1;
		world.setNow('2026-11-25T09:30:00Z');
		const mary = await aFullVictim(world, `01GD765432${nth}` as Urn);
		const released = { kind: 'released-from-prison', on: '2026-11-09', data: {} } as const;
		await transaction(db, async (trx) => {
			for (const [place, telling] of [first, released].entries()) {
				const origin = { toldBy: 'courts', source: '/s', id: `${mary.caseId}-${place}` } as const;
				await events.append(trx, keys, mary.caseId, origin, [telling], world.now());
			}
		});
		const said = sayCopy(await copyOf(mary), 'en').find(({ part }) => part === 'happened');
		return said?.items.map(([title = '']) => title).filter((title) => title.includes('released'));
	};

	assert.deepEqual(
		await copied({ kind: 'sentenced', on: '2026-11-02', data: { sentence: 'prison' } }),
		['The offender has been released from prison']
	);
	assert.deepEqual(
		await copied({
			kind: 'court-bail-decided',
			on: '2026-11-02',
			data: { bail: 'custody', protections: [] }
		}),
		['The person was released from prison']
	);
});

test('of what others planted nothing is in it, and of hers all but whole numbers', async () => {
	const mary = await aWholeVictim(world, urn);
	const jane = await aWholeVictim(world, other, 'FOREIGN');
	// In the same case: she must not even be counted.
	const sister = await aFullVictim(world, urn, 'FOREIGN');

	const text = asJson(await copyOf(mary));

	for (const theirs of ['FOREIGN', jane.person, sister.person, sister.participation])
		assert.ok(!text.includes(theirs), theirs);
	assert.ok(text.split(secret).length >= 5);
	for (const hers of [`${secret} Mary`, `${secret} Court`, `${secret} in English`, urn])
		assert.ok(text.includes(hers), hers);
	assert.ok(!text.includes('464') && text.includes('"64"'));
});

test('no id, hash, seal or secret of hers is in it', async () => {
	const mary = await aWholeVictim(world, urn);
	const secrets = [mary.person, mary.participation, mary.caseId];
	for (const table of [
		'sessions',
		'ways_in',
		'cards',
		'device_keys',
		'devices',
		'recovery_codes'
	]) {
		const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(
			world.db
		);
		secrets.push(
			...(rows
				.flatMap((row) => Object.values(row))
				.filter((value) => typeof value === 'string' && value.length > 12) as typeof secrets)
		);
	}

	const text = asJson(await copyOf(mary));

	assert.deepEqual(
		secrets.filter((one) => text.includes(one)),
		[]
	);
});

test('it is not there before its day, nor after its week, nor when it was stopped', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	const take = async (at: string) => {
		world.setNow(at);
		return (await copies.takeFor(db, keys, mary, world.now())) !== undefined;
	};

	assert.equal(await take('2026-11-25T09:31:00Z'), false);
	await dataRequests.ask(db, keys, mary, 'copy', world.now());
	assert.equal(await take('2026-11-26T09:30:00Z'), false);
	assert.equal(await take('2026-11-26T09:31:00Z'), true);
	assert.equal(await take('2026-12-03T09:30:00Z'), true);
	assert.equal(await take('2026-12-03T09:31:00Z'), false);

	await dataRequests.ask(db, keys, mary, 'copy', world.now());
	const [asked] = await dataRequests.listFor(db, mary);
	await dataRequests.stop(db, keys, mary, asked!.id, world.now());
	assert.equal(await take('2026-12-05T09:31:00Z'), false);
});

test('who was seen in person may take it at once, on her page', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	await dataRequests.ask(db, keys, mary, 'copy', world.now());
	const ann = await staff('Ann');

	const taking = { about: urn, sort: 'copy', cameBy: 'person' } as const;
	await dataDesk.takeDown(db, keys, ann, taking, world.now());

	assert.equal((await dataRequests.listFor(db, mary)).length, 1);
	assert.ok(await copies.takeFor(db, keys, mary, world.now()));
});

test('one of us prints it only with a second, and she sees who took it', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	const [ann, ben] = [await staff('Ann'), await staff('Ben')];
	const taking = { about: urn, sort: 'copy', cameBy: 'person' } as const;
	const taken = await dataDesk.takeDown(db, keys, ann, taking, world.now());
	assert.ok(taken?.was === 'taken-down');
	const { id } = taken;
	const print = (who: Staff) => copies.printFor(db, keys, who, id, world.now());

	assert.equal(await print(ann), undefined);
	assert.equal(await dataDesk.second(db, keys, ann, id, world.now()), false);
	assert.equal(await dataDesk.second(db, keys, ben, id, world.now()), true);
	assert.equal(await print(ben), undefined);
	const printed = await print(ann);

	assert.ok(printed && asJson(printed.copy).includes(urn));
	const rows = await db
		.selectFrom('audit')
		.select(['act', 'actor_id'])
		.where('whose', '=', mary.participation)
		.where('actor_id', 'in', [ann.person, ben.person])
		.orderBy('seq')
		.execute();
	assert.deepEqual(
		rows.map(({ act, actor_id }) => [act, actor_id === ann.person ? 'ann' : 'ben']),
		[
			['copy-asked', 'ann'],
			['data-checked', 'ann'],
			['refused', 'ann'],
			['data-seconded', 'ben'],
			['refused', 'ben'],
			['copy-taken', 'ann']
		]
	);
});

async function staff(name: string): Promise<Staff> {
	const { db, keys } = world;
	const person: PersonId = await transaction(db, (trx) =>
		people.add(trx, keys, { role: 'advocate', language: 'en', name }, world.now())
	);
	return { kind: 'advocate', person };
}
