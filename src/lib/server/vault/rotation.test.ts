/** Keys are changed while others read and write; broken off anywhere, both generations can be read. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { breaking } from '#tests/world/breaking.ts';
import { anAgency, aMessage, aVictimOf } from '#tests/feed/incoming.ts';
import { everySealed, openable } from '#tests/vault/sealed-fields.ts';
import { aFullVictim, secret } from '#tests/vault/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import type { Keys } from './keys.ts';
import { generationOf } from './index-generations.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { addRoot, readRoots, type Roots } from './root-keys.ts';
import { reindex, rewrap, rotate, usage } from './rotation.ts';
import { openKeys, refresh } from './service-keys.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-roots-'));
const file = path.join(folder, 'key');
let world: TestWorld;
beforeEach(async () => {
	rmSync(file, { force: true });
	addRoot(file);
	const made = await testWorld({ now: '2026-11-25T09:30:00Z' });
	world = { ...made, keys: await openKeys(made.db, roots(), made.now()) };
});
afterEach(() => world.close());
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function roots(): Roots {
	return readRoots({ ALONGSIDE_KEY_FILE: file }, '', { invented: true });
}

let minutes = 0;
/** A moment after every one before it: changes of keys are minutes apart. */
const later = () => world.now() + (minutes += 2) * 60_000;
/** The keys as another process of the service holds them. */
const elsewhere = () => openKeys(world.db, roots(), world.now());
const urnOf = (nth: number) => readUrn(`01GD${1_000_000 + nth}`) as Urn;
const needsOf = (victim: Victim, keys: Keys) => needs.readFor(world.db, keys, victim, world.now());

test('a new root key wraps everything, and the old one can go', async () => {
	const victim = await aFullVictim(world, urnOf(1));
	const old = world.keys.roots.current().name;
	addRoot(file);
	const keys = await elsewhere();

	await rotate(world.db, keys, later());

	const used = await usage(world.db);
	assert.deepEqual([...used.keys()], [keys.roots.current().name]);
	assert.notEqual(keys.roots.current().name, old);
	const [newest = ''] = readFileSync(file, 'utf8').split('\n');
	writeFileSync(file, newest);
	const alone = await elsewhere();
	assert.deepEqual(alone.roots.names(), [keys.roots.current().name]);
	assert.equal((await needsOf(victim, alone))?.speaks, secret);
	assert.deepEqual(
		(await openable(world.db, alone, await everySealed(world.db))).length,
		(await everySealed(world.db)).length
	);
});

test('a root that is missing is named, and nothing is made in its place', async () => {
	await aFullVictim(world, urnOf(1));
	rmSync(file);
	addRoot(file);

	await assert.rejects(elsewhere(), /not the key that the database was sealed with/);
});

test('look-ups find their rows in every generation, and every row is of the newest in the end', async () => {
	const { db } = world;
	const victim = await aVictimOf(world, urnOf(1));
	const way = await waysIn.make(db, world.keys, victim.person, 'en', world.now());
	const before = await db.selectFrom('cases').select('urn_index').execute();

	const heard: number[] = [];
	const told = await rotate(db, world.keys, later(), (part, done) => {
		if (part === 'look-ups') heard.push(done);
	});
	assert.ok(told.indexed > 0 && heard.length > 1);
	assert.deepEqual([heard.at(-1), heard.toSorted((a, b) => a - b)], [told.indexed, heard]);
	await rotate(db, world.keys, later());

	const after = await db.selectFrom('cases').select('urn_index').execute();
	assert.deepEqual(
		after.map(({ urn_index }) => generationOf(urn_index)),
		[3]
	);
	assert.notDeepEqual(after, before);
	assert.equal(await cases.findByUrn(db, await elsewhere(), urnOf(1)), victim.caseId);
	const found = await waysIn.find(db, await elsewhere(), `${way.number} ${way.words}`);
	assert.equal(found.owner?.person, victim.person);
	const card = way.cards[0] ?? '';
	assert.equal(await waysIn.useCard(db, world.keys, victim.person, card, world.now()), true);
	assert.equal(await waysIn.useCard(db, world.keys, victim.person, card, world.now()), false);
});

test('a process that has not heard of the change finds what is new, and what it writes is found', async () => {
	const { db } = world;
	const stale = world.keys;
	const victim = await aVictimOf(world, urnOf(1));
	const changing = await elsewhere();
	addRoot(file);

	await rotate(db, changing, later());
	assert.equal(await cases.findByUrn(db, stale, urnOf(1)), victim.caseId);
	const late = await aVictimOf({ ...world, keys: stale }, urnOf(2));
	assert.equal(await cases.findByUrn(db, changing, urnOf(2)), late.caseId);
	await refresh(db, stale);
	assert.equal(await reindex(db, stale), 1);

	assert.equal(await cases.findByUrn(db, stale, urnOf(2)), late.caseId);
});

test('keys are changed under load without one error, and nothing is lost', async () => {
	const { db } = world;
	const people = await Promise.all([1, 2, 3, 4].map((nth) => aFullVictim(world, urnOf(nth))));
	const courts = await anAgency(world, 'courts', '01');
	const processes = [await elsewhere(), await elsewhere()];
	let stop = false;
	const done = { reads: 0, writes: 0 };
	const reading = processes.map(async (keys) => {
		for (let nth = 0; !stop; nth += 1, await turn()) {
			const victim = people[nth % people.length]!;
			assert.equal((await needsOf(victim, keys))?.speaks, secret);
			const { events } = await cases.readFor(db, keys, victim, world.now());
			assert.ok(events.length > 0);
			done.reads += 1;
		}
	});
	const writing = processes.map(async (keys, who) => {
		for (let nth = 0; !stop; nth += 1, await turn()) {
			const urn = urnOf(1 + (nth % people.length));
			const references = [`ref-${nth % 7}`];
			const message = aMessage({ id: `${who}-${nth}`, body: `${who}-${nth}`, urn, references });
			const taken = await inbox.take(db, keys, courts, [message], world.now());
			assert.deepEqual(taken, { ok: true, verdicts: ['accepted'] });
			done.writes += 1;
		}
	});

	while (done.reads < 20 || done.writes < 20) {
		addRoot(file);
		await rotate(db, await elsewhere(), later());
		for (const keys of processes) await refresh(db, keys);
		await turn();
	}
	stop = true;
	await Promise.all([...reading, ...writing]);
	const last = await elsewhere();
	await rewrap(db, last);
	await reindex(db, last);

	assert.deepEqual([...(await usage(db)).keys()], [last.roots.current().name]);
	const kept = await everySealed(db);
	assert.equal((await openable(db, last, kept)).length, kept.length);
	const opened = await db.selectFrom('cases').select('id').execute();
	assert.equal(opened.length, people.length);
});

test('broken off after any step, both generations are read, and the next run finishes', async () => {
	const { db } = world;
	const victim = await aFullVictim(world, urnOf(1));
	const stale = world.keys;

	for (let after = 0; after < 8; after += 1) {
		addRoot(file);
		const keys = await elsewhere();
		const whole = await rotate(breaking(db, after), keys, later()).then(
			() => true,
			() => false
		);
		for (const reader of [stale, keys, await elsewhere()]) {
			await refresh(db, reader);
			assert.equal(await cases.findByUrn(db, reader, urnOf(1)), victim.caseId, String(after));
			assert.equal((await needsOf(victim, reader))?.speaks, secret, String(after));
		}
		await rotate(db, await elsewhere(), later());
		assert.equal((await usage(db)).size, 1);
		if (whole) assert.ok(after > 2);
	}
});
