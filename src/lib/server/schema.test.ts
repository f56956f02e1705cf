import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { guardsOf, isOtherDemonstration, schemaOf } from '../../../scripts/schema-of.ts';
import { testWorld } from '#tests/world/world.ts';
import { isPostgres } from './database.ts';

test('docs/schema.sql shows the tables of both databases as they are', async () => {
	const { db, close } = await testWorld();

	const tables = await schemaOf(db);
	const guards = isPostgres(db) ? '' : await guardsOf(db);

	const shown = readFileSync(path.resolve('docs/schema.sql'), 'utf8');
	assert.ok(tables.includes('create table events') && shown.includes(guards));
	assert.equal(
		shown.slice(shown.indexOf('create table'), shown.indexOf('\ncreate trigger')),
		tables,
		'Write it anew: npm run schema'
	);
	await close();
});

test('a demonstration with other tables than today’s is known, and one with real people is left alone', async () => {
	const { db, close } = await testWorld();
	await db.insertInto('marks').values({ name: 'invented', value: 'yes' }).execute();
	const before = await isOtherDemonstration(db);

	await db.schema.alterTable('marks').addColumn('more', 'text').execute();
	const changed = await isOtherDemonstration(db);
	await db.deleteFrom('marks').execute();
	const real = await isOtherDemonstration(db);
	await db.schema.alterTable('marks').dropColumn('more').execute();

	assert.deepEqual([before, changed, real], [false, true, false]);
	await close();
});
