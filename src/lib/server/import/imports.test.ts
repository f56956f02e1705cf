import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction } from '#lib/server/database.ts';
import { anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { handing, head, officer, rowOf, fileWith, many } from '#tests/import/handing.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as imports from './imports.ts';
import { follow, takeNext } from './taking.ts';

let world: TestWorld;
let police: agencies.Added;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
});
afterEach(() => world.close());
const { readIn, begin, take, verdicts, rowsIn } = handing(() => ({ world, police }));

test('before it is taken a file changes nothing, and each row says what would be understood and read', async () => {
	const victim = await aVictimOf(world, urn);
	const deliveries = await rowsIn('deliveries');
	await readIn(
		`${head},Officer\n${rowOf('suspect-on-bail', 1, urn, 'no-contact')},Ann\n${rowOf('jury-out', 2)},Bob\n${rowOf('nonsense', 3)},\n`
	);
	const file = await imports.find(world.db, world.keys, { agency: police.id });
	const tried = await imports.tryPiece(world, { agency: police.id }, 0);

	assert.deepEqual([file?.state, file?.rows, file?.ignored], ['read', 3, ['Officer']]);
	assert.match(
		tried[0]?.facts[0]?.says ?? '',
		/^The suspect was released on bail, with rules to follow\./
	);
	assert.deepEqual(
		tried.map(({ row, refused }) => [row, refused]),
		[
			[2, undefined],
			[3, 'not-yours-to-tell'],
			[4, 'not-understood']
		]
	);
	assert.deepEqual(await kindsFor(world, victim), []);
	assert.deepEqual(await rowsIn('deliveries'), deliveries);
	for (let nth = 0; nth < 3; nth += 1) await follow(world);
	assert.deepEqual(await kindsFor(world, victim), []);
});

test('one file at a time: another waits for the end of the first, the same one is gone on with', async () => {
	const [one, other] = [fileWith(rowOf('charged', 1)), fileWith(rowOf('charged', 2))];
	const id = await begin(one);
	await assert.rejects(readIn(other), /Another file/);
	await readIn(one);
	assert.equal((await imports.find(world.db, world.keys, { agency: police.id }))?.id, id);
	const second = await anAgency(world, 'police', '02');
	await readIn(other, second.id);
	await follow(world);
	await readIn(other);
	assert.equal((await rowsIn('imports')).length, 2);
});

test('nobody starts, sees or throws away the file of another agency', async () => {
	const other = officer((await anAgency(world, 'police', '02')).id);
	await readIn(fileWith(rowOf('charged', 1)));
	const file = await imports.find(world.db, world.keys, { agency: police.id });
	assert.ok(file);

	assert.equal(await imports.start(world, other, file.id), false);
	await imports.drop(world.db, other, file.id);
	assert.equal(await imports.find(world.db, world.keys, other), undefined);
	assert.deepEqual(await imports.tryPiece(world, other, 0), []);
	assert.equal((await imports.find(world.db, world.keys, { agency: police.id }))?.state, 'read');
	await take(fileWith(rowOf('charged', 1)));
	assert.deepEqual(await verdicts(other.agency), []);
});

test('broken off at any moment it goes on where it was: nothing twice, nothing lost', async () => {
	await begin(many(350));
	const { db } = world;
	for (let isMore = true; isMore;) {
		// The last that is written of a piece breaks: all of it must be as if it had never begun.
		await db.schema.alterTable('imports').renameColumn('counts', 'counted').execute();
		const before = await rowsIn('import_pieces');
		await takeNext(world, police.id).catch(() => undefined);
		assert.deepEqual(await rowsIn('import_pieces'), before);
		await db.schema.alterTable('imports').renameColumn('counted', 'counts').execute();
		assert.equal((await rowsIn('deliveries')).length, (await verdicts()).length);
		isMore = await takeNext(world, police.id);
	}
	assert.equal((await rowsIn('parked')).length, 350);
	assert.ok((await verdicts()).every(({ verdict }) => verdict === 'parked'));
	assert.deepEqual(
		(await verdicts()).map(({ row }) => row),
		Array.from({ length: 350 }, (_, nth) => nth + 2)
	);
});

test('two that take the same file at once take each row once', async () => {
	await begin(many(250));
	await Promise.all([1, 2, 3].map(() => follow(world)));
	while (await takeNext(world, police.id));
	const all = await verdicts();
	assert.equal(all.length, 250);
	assert.ok(all.every(({ verdict }) => verdict === 'parked'));
	const file = await imports.find(world.db, world.keys, { agency: police.id });
	assert.equal(file?.counts.parked, 250);
});

test('where all that an agency signs with is ended, nothing of its file is taken any more', async () => {
	await begin(many(150));
	assert.equal(await takeNext(world, police.id), true);
	await secrets.end(world.db, police.id, undefined, world.now());
	await follow(world);
	assert.equal((await rowsIn('parked')).length, 100);
	const [file] = await rowsIn('imports');
	await imports.drop(world.db, officer(police.id), String(file?.id));
	await assert.rejects(readIn(many(1)), /no secret that holds/);
});

test('a certificate alone opens nothing, and where one is needed its end closes this way too', async () => {
	const { db, keys, now } = world;
	const isOpen = () => secrets.isOpen(db, keys, police.id, now());
	const value = secrets.thumbprintOf('a'.repeat(64)) ?? '';
	const certificate = await transaction(db, (trx) =>
		secrets.add(trx, keys, police.id, { scheme: 'certificate', value }, now())
	);
	assert.equal(await isOpen(), true);
	await secrets.end(db, police.id, certificate.id, now());
	assert.equal(await isOpen(), false);
	await secrets.freeOfCertificates(db, police.id);
	assert.equal(await isOpen(), true);
	await transaction(db, (trx) =>
		secrets.add(trx, keys, police.id, { scheme: 'certificate', value }, now())
	);
	const [secret] = (await secrets.live(db, keys, police.id, now())).filter(
		({ scheme }) => scheme === 'v1'
	);
	await secrets.end(db, police.id, secret?.id, now());
	assert.equal(await isOpen(), false);
});

test('rows are sealed while they wait and forgotten when they are taken; a file nobody takes is gone after a day', async () => {
	await readIn(fileWith(rowOf('charged', 1)));
	const [waiting] = await rowsIn('import_pieces');
	assert.ok(!Buffer.from(waiting?.rows_sealed as Uint8Array).includes('GD1234567'));
	const [file] = await rowsIn('imports');
	await imports.start(world, officer(police.id), String(file?.id));
	while (await takeNext(world, police.id));
	const [taken] = await rowsIn('import_pieces');
	assert.equal(taken?.rows_sealed, null);
	assert.ok(!JSON.stringify(await verdicts()).includes('GD1234567'));
	assert.equal(world.lines.length, 0);

	const hour = 60 * 60_000;
	await imports.forget(world.db, world.now() + 29 * 24 * hour);
	assert.equal((await rowsIn('imports')).length, 1);
	await imports.forget(world.db, world.now() + 31 * 24 * hour);
	assert.equal((await rowsIn('import_pieces')).length, 0);
	await readIn(fileWith(rowOf('charged', 2)));
	await imports.forget(world.db, world.now() + 25 * hour);
	assert.equal((await rowsIn('imports')).length, 0);
});

test('who let a file be taken is written down', async () => {
	await begin(fileWith(rowOf('charged', 1)));
	const rows = (await rowsIn('audit')).filter(({ act }) => act === 'events-added');
	assert.deepEqual(
		rows.map(({ chain, actor_kind, actor_id }) => [chain, actor_kind, actor_id]),
		[['agency:police-01', 'officer', 'police-01/ann']]
	);
});
