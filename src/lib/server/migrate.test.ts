import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { open } from './database.ts';
import { migrate, missing } from './migrate.ts';

test('a migration that breaks off halfway leaves nothing behind', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-migrations-'));
	const broken = `export async function up(db) {
		await db.schema.createTable('half').addColumn('a', 'text').execute();
		throw new Error('broken off');
	}`;
	writeFileSync(path.join(folder, '0001_half.mjs'), broken);
	const db = open({ file: ':memory:' });

	await assert.rejects(migrate(db, folder), /broken off/);

	const { rows } = await sql`select name from sqlite_master where name = 'half'`.execute(db);
	assert.deepEqual(rows, []);
	await db.destroy();
	rmSync(folder, { recursive: true });
});

test('to know what the database lacks, no migration is read', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-migrations-'));
	writeFileSync(path.join(folder, '0001_first.mjs'), 'export async function up() {}');
	const db = open({ file: ':memory:' });
	await migrate(db, folder);
	writeFileSync(path.join(folder, '0002_next.ts'), 'throw new Error("it was read")');
	writeFileSync(path.join(folder, 'notes.txt'), 'no migration');

	assert.deepEqual(await missing(db, folder), ['0002_next']);

	await db.destroy();
	rmSync(folder, { recursive: true });
});
