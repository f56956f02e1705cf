/** What keepers corrected, as the operator takes it into the next version. */
import '#tests/world/cheap.ts';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Correction } from '#lib/domain/help/correction.ts';
import { services, type Service } from '#lib/domain/help/service.ts';
import { open } from '#lib/server/database.ts';
import * as corrections from '#lib/server/keeper/corrections.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import { migrate } from '#lib/server/migrate.ts';
import { addRoot } from '#lib/server/vault/root-keys.ts';
import { openWorld } from '#lib/server/world.ts';
import { aColleague } from '#tests/team/staff.ts';
import { command } from './alongside.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-corrections-'));
const settings = { DATA_DIR: folder, ALONGSIDE_KEY_FILE: path.join(folder, 'key') };
const exported = async () => {
	const { code, said } = await command(settings, ['corrections', 'export']);
	assert.equal(code, 0);
	return JSON.parse(said) as Service[];
};

before(async () => {
	addRoot(path.join(folder, 'key'));
	const empty = open({ file: path.join(folder, 'alongside.db') });
	await migrate(empty, path.resolve('migrations'));
	await empty.destroy();
});
after(() => rmSync(folder, { recursive: true }));

test('the export is the file of services as it is, and then with what two keepers corrected', async () => {
	assert.deepEqual(await exported(), services);

	const world = await openWorld(settings);
	const { db, keys, now } = world;
	const kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	const lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
	const hours: Correction = { kind: 'hours', of: 'samaritans', value: { hours: 'not-read' } };
	const hold: Correction = { kind: 'hold', of: 'cruse', value: { held: true } };
	for (const correction of [hours, hold]) {
		await deeds.askToCorrect(db, keys, kim, { correction, why: 'Read', mark: '' }, now());
		const asked = await deeds.openIn(db, now());
		assert.ok(await deeds.confirm(db, keys, lee, asked[0]?.id ?? '', now()));
	}
	assert.equal((await corrections.list(db, keys)).length, 2);
	await db.destroy();

	const then = await exported();
	assert.equal(then.length, services.length - 1);
	assert.equal(then.find(({ slug }) => slug === 'samaritans')?.hours, 'not-read');
});

test('the command says what it does', async () => {
	const { said } = await command(settings, ['corrections', '--help']);

	assert.match(said, /corrections export\n.*services\.json/);
});
