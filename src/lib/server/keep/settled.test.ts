import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { open, settle } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';
import { migrations } from '#tests/world/databases.ts';

test('what was erased cannot be read in any byte of the database once it has settled', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-settled-'));
	const file = path.join(folder, 'a.db');
	const db = open({ file });
	const holds = () =>
		[file, `${file}-wal`].some((each) => existsSync(each) && readFileSync(each).includes(secret));
	const secret = 'a-name-nobody-may-read';
	await migrate(db, migrations);
	await db.insertInto('marks').values({ name: secret, value: '1' }).execute();
	await settle(db);
	await db.deleteFrom('marks').where('name', '=', secret).execute();
	assert.ok(holds());

	await settle(db);

	assert.ok(!holds());
	await db.destroy();
	rmSync(folder, { recursive: true });
});
