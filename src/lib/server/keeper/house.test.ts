import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, PersonId, Staff } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction } from '#lib/server/database.ts';
import * as staffCodes from '#lib/server/door/staff-codes.ts';
import * as people from '#lib/server/people/people.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { killedAnywhere } from '#tests/world/breaking.ts';
import { counted } from '#tests/world/counted.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as deeds from './deeds.ts';
import * as agencyHouse from './house-agencies.ts';
import * as staffHouse from './house-staff.ts';

let world: TestWorld;
let kim: Staff;
let lee: Staff;
beforeEach(async () => {
	world = await testWorld();
	kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
});
afterEach(() => world.close());

const typed = { id: 'met-police', name: 'Met Police', kind: 'police', force: '01' };
const at = () => ({ now: world.now(), invented: false });

/** Asks for a deed, and gives back its id. */
const asked = (keeper: Staff, deed: deeds.Deed) =>
	deeds.ask(world.db, world.keys, keeper, deed, world.now());
const agree = (keeper: Staff, id: string) =>
	deeds.confirm(world.db, world.keys, keeper, id, world.now());
const pause = (keeper: Staff, person: PersonId) =>
	transaction(world.db, (trx) => staffHouse.pause(trx, world.keys, keeper, person, world.now()));
const take = (keeper: Staff, id: string) =>
	agencyHouse.take(world.db, world.keys, keeper, id, at());

test('an agency is added by whoever asked, once a second keeper agreed, and its secret is shown once and to nobody else', async () => {
	const read = await agencyHouse.readNew(world.db, typed);
	assert.ok(typeof read === 'object');
	const id = await asked(kim, { do: 'agency', ...read });

	assert.equal(await take(kim, id), undefined, 'before a second agreed');
	assert.equal(await agree(kim, id), false);
	assert.equal(await agree(lee, id), true);
	assert.equal(await take(lee, id), undefined, 'by who agreed');
	assert.deepEqual(
		(await deeds.agreedFor(world.db, kim, world.now())).map((one) => one.id),
		[id]
	);
	const made = await take(kim, id);
	assert.match(made?.secret ?? '', /^whsec_/);
	assert.equal(await take(kim, id), undefined, 'a second time');
	assert.equal((await agencies.find(world.db, 'met-police'))?.force, '01');
	assert.equal(await agencyHouse.readNew(world.db, typed), 'taken');
});

test('a secret is renewed by two, a day after it was agreed to no more, and never of an agency that is not there', async () => {
	const read = await agencyHouse.readNew(world.db, typed);
	assert.ok(typeof read === 'object');
	const first = await asked(kim, { do: 'agency', ...read });
	await agree(lee, first);
	const before = await take(kim, first);
	const id = await asked(kim, { do: 'secret', agency: read.agency });
	await agree(lee, id);

	const after = await take(kim, id);
	assert.match(after?.secret ?? '', /^whsec_/);
	assert.notEqual(after?.secret, before?.secret);
	const late = await asked(kim, { do: 'secret', agency: read.agency });
	await agree(lee, late);
	world.setNow(new Date(world.now() + 86_400_001).toISOString());
	assert.equal(await take(kim, late), undefined);
	const gone = await asked(kim, { do: 'secret', agency: 'no-such' as AgencyId });
	await agree(lee, gone);
	assert.equal(await take(kim, gone), undefined);
});

test('a client secret for tokens is made by two as well: the one before holds a day more, and a third is not made', async () => {
	const { db, keys, now } = world;
	const { id: agency } = await anAgency(world, 'police', '01');
	const make = async () => {
		const id = await asked(kim, { do: 'client', agency });
		assert.equal(await take(kim, id), undefined, 'before a second agreed');
		await agree(lee, id);
		return (await take(kim, id))?.secret;
	};

	const made = [await make(), await make()];
	assert.equal(await make(), undefined);
	const clients = (await secrets.live(db, keys, agency, now())).filter(
		({ scheme }) => scheme === 'client'
	);
	assert.deepEqual(
		new Set(clients.map(({ value }) => value)),
		new Set(made.map((one) => secrets.hashOf(one ?? '')))
	);
	assert.deepEqual(clients.map(({ endsAt }) => endsAt).toSorted(), [
		now() + 24 * 60 * 60_000,
		undefined
	]);
});

test('wherever a process is killed while an agency is added or its secret renewed, what was agreed is done whole or waits still', async () => {
	const { db, keys, now } = world;
	const read = await agencyHouse.readNew(db, typed);
	assert.ok(typeof read === 'object');
	const agreed = async (deed: deeds.Deed) => {
		const id = await asked(kim, deed);
		await agree(lee, id);
		return id;
	};
	const lines = async () =>
		(await db.selectFrom('audit').select('act').execute()).filter(
			({ act }) => act === 'secret-made'
		).length;

	for (const deed of [
		{ do: 'agency', ...read } as const,
		{ do: 'secret', agency: read.agency } as const
	]) {
		const id = await agreed(deed);
		const before = [
			await agencies.list(db),
			await db.selectFrom('agency_secrets').selectAll().execute()
		];
		const statements = await killedAnywhere(
			db,
			(breaks) => agencyHouse.take(breaks, keys, kim, id, at()),
			async () => {
				assert.deepEqual(
					[await agencies.list(db), await db.selectFrom('agency_secrets').selectAll().execute()],
					before
				);
				assert.deepEqual(
					(await deeds.agreedFor(db, kim, now())).map((one) => one.id),
					[id]
				);
			}
		);
		assert.ok(statements > 3);
		assert.deepEqual(await deeds.agreedFor(db, kim, now()), []);
	}
	assert.equal((await secrets.live(db, keys, read.agency, now())).length, 2);
	assert.equal(await lines(), 2);
});

test('the list of staff asks the database as often for thirty as for two', async () => {
	const ask = () => counted(world.db, (db) => staffHouse.list(db, kim, world.now()));
	const before = await ask();
	for (let nth = 0; nth < 28; nth += 1)
		await staffHouse.add(
			...([world.db, world.keys, kim] as const),
			{ role: 'keeper', name: `Keeper ${nth}`, team: '' },
			world.now()
		);

	assert.equal((await staffHouse.list(world.db, kim, world.now())).length, 30);
	assert.deepEqual([before, await ask()], [2, 2]);
});

test('what is typed of an agency is refused by the field that is wrong', async () => {
	const wrong = async (over: Partial<agencyHouse.TypedAgency>) =>
		agencyHouse.readNew(world.db, { ...typed, ...over });

	assert.deepEqual(
		[
			await wrong({ id: 'M' }),
			await wrong({ name: ' ' }),
			await wrong({ kind: 'victim' }),
			await wrong({ force: '' }),
			await wrong({ force: '1x' })
		],
		['id', 'name', 'kind', 'force', 'force']
	);
});

test('a keeper is let in by two others and by nobody alone, and one who is paused only by two', async () => {
	const { db, keys, now } = world;
	assert.equal(
		await staffHouse.add(db, keys, kim, { role: 'keeper', name: 'Max', team: '' }, now()),
		undefined
	);
	const max = (await staffHouse.list(db, kim, now())).find(
		({ id }) => ![kim.person, lee.person].includes(id)
	);
	assert.ok(max?.isOurs && max.keys === 0);
	const halves = [
		await staffHouse.invite(db, keys, kim, max.id, now()),
		await staffHouse.invite(db, keys, kim, max.id, now())
	] as [string, string];
	assert.equal(await staffCodes.find(db, keys, halves, now()), undefined, 'two of one keeper');
	const other = (await staffHouse.invite(db, keys, lee, max.id, now())) ?? '';
	assert.equal((await staffCodes.find(db, keys, [halves[1], other], now()))?.person, max.id);
	assert.equal(await staffHouse.invite(db, keys, kim, kim.person, now()), undefined, 'herself');

	assert.equal(await pause(kim, kim.person), false, 'herself');
	assert.equal(await pause(kim, max.id), true);
	assert.equal(await staffCodes.find(db, keys, [halves[1], other], now()), undefined);
	assert.equal(await staffHouse.invite(db, keys, lee, max.id, now()), undefined, 'who is paused');
	const id = await asked(kim, { do: 'open', person: max.id });
	assert.equal(await agree(kim, id), false);
	assert.equal(await agree(lee, id), true);
	assert.equal(
		await db
			.selectFrom('people')
			.select('paused_at')
			.where('id', '=', max.id)
			.executeTakeFirstOrThrow()
			.then((row) => row.paused_at),
		null
	);
});

test('a victim is nobody of staff: no keeper lets her in or pauses her here', async () => {
	const { db, keys, now } = world;
	const her = await db
		.transaction()
		.execute((trx) => people.add(trx, keys, { role: 'victim', language: 'en' }, now()));

	assert.equal(await staffHouse.invite(db, keys, kim, her, now()), undefined);
	assert.equal(await pause(kim, her), false);
	const id = await asked(kim, { do: 'open', person: her });
	assert.equal(await agree(lee, id), false);
});

test('a team is added closed, and whoever joins it is let in by keepers only until it has two supervisors', async () => {
	const { db, keys, now } = world;
	const add = (id: string, name = 'South') =>
		staffHouse.addTeam(db, keys, kim, { id, name }, now());
	assert.deepEqual(
		[await add('S'), await add('south', ''), await add('south'), await add('south')],
		['id', 'name', undefined, 'taken']
	);
	assert.equal(
		await staffHouse.add(db, keys, kim, { role: 'advocate', name: 'Ada', team: 'no' }, now()),
		'team'
	);
	assert.equal(
		await staffHouse.add(db, keys, kim, { role: 'boss', name: 'Ada', team: 'south' }, now()),
		'role'
	);
	assert.equal(
		await staffHouse.add(db, keys, kim, { role: 'advocate', name: 'Ada', team: 'south' }, now()),
		undefined
	);

	const ada = (await staffHouse.list(db, kim, now())).find(({ team }) => team === 'south');
	assert.ok(ada?.isOurs);
	assert.ok(await staffHouse.invite(db, keys, kim, ada.id, now()));
});
