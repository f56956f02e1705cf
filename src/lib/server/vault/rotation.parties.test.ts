/** Two sides of one matter are found to be one also while keys are changed, wherever that breaks off. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { breaking } from '#tests/world/breaking.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import { indexOf, type Keys } from './keys.ts';
import { generationOf } from './index-generations.ts';
import * as parties from '#lib/server/beside/parties.ts';
import { addRoot, readRoots } from './root-keys.ts';
import { reindex, rotate } from './rotation.ts';
import { openKeys, refresh } from './service-keys.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-parties-'));
const file = path.join(folder, 'key');
addRoot(file);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	mary = await aVictimOf({ ...world, keys: await elsewhere() }, readUrn('01GD1000001') as Urn);
});
afterEach(() => world.close());

let minutes = 0;
const later = () => world.now() + (minutes += 2) * 60_000;
const elsewhere = () =>
	openKeys(world.db, readRoots({ ALONGSIDE_KEY_FILE: file }, '', { invented: true }), world.now());
const who = 'somebody';

async function noteBothSides(asVictim: Keys, asSuspect: Keys): Promise<void> {
	const { participation, caseId } = mary;
	await transaction(world.db, async (trx) => {
		const index = indexOf(asVictim, 'party', who);
		await parties.noteVictim(trx, asVictim, participation, index);
	});
	await transaction(world.db, async (trx) => {
		const index = indexOf(asSuspect, 'party', who);
		await parties.noteSuspect(trx, asSuspect, caseId, index);
	});
}

async function matched(): Promise<readonly string[]> {
	const rows = await world.db
		.selectFrom('victims')
		.innerJoin('suspects', 'suspects.party_index', 'victims.party_index')
		.select('victims.party_index')
		.execute();
	return rows.map(({ party_index }) => party_index);
}

test('a victim and a suspect who are one person stay matched, wherever a change of keys breaks off', async () => {
	const keys = await elsewhere();
	await noteBothSides(keys, keys);

	for (let after = 0; after < 9; after += 1) {
		await rotate(breaking(world.db, after), await elsewhere(), later()).catch(() => undefined);
		assert.equal((await matched()).length, 1, String(after));
	}
	await rotate(world.db, await elsewhere(), later());

	const [kept = ''] = await matched();
	assert.equal(generationOf(kept), (await elsewhere()).layers.current());
});

test('a process that has not heard of a change writes who somebody is so that it still matches', async () => {
	const stale = await elsewhere();
	await noteBothSides(stale, stale);
	await rotate(world.db, await elsewhere(), later());
	await noteBothSides(stale, await elsewhere());
	assert.equal((await matched()).length, 1);

	await world.db.deleteFrom('victims').execute();
	await world.db.deleteFrom('suspects').execute();
	await noteBothSides(stale, await elsewhere());
	assert.equal((await matched()).length, 1);

	await refresh(world.db, stale);
	assert.equal(await reindex(world.db, stale), 1);
	assert.equal((await matched()).length, 1);
});
