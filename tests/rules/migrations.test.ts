/** Migrations: numbered one after the other, and never changed once they have landed. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { filesIn, placeOf, read } from './tree.ts';

const migrations = filesIn('migrations');
const hashes = () =>
	Object.fromEntries(
		migrations.map((file) => [
			path.posix.basename(file),
			createHash('sha256').update(read(file)).digest('hex')
		])
	);

/** What the last commit holds under a path; nothing where there is no repository or no such file. */
function landed(...asked: string[]): string {
	return spawnSync('git', asked, { cwd: placeOf('.'), encoding: 'utf8' }).stdout ?? '';
}

test('migrations are numbered from 0001 without a gap, and nothing else lies beside them', () => {
	const numbers = migrations.map((file) => /^migrations\/(\d{4})_[a-z0-9_]+\.ts$/.exec(file)?.[1]);
	const wanted = migrations.map((_, index) => String(index + 1).padStart(4, '0'));

	assert.deepEqual(numbers, wanted);
	assert.ok(migrations.length > 0);
});

test('every migration is the one whose hash was written down', () => {
	const written = JSON.parse(read('tests/rules/migrations.json')) as Record<string, string>;

	assert.deepEqual(
		hashes(),
		written,
		'A landed migration never changes: add another. A new one adds its line here.'
	);
});

test('a migration that the last commit holds is still the same', () => {
	const files = landed('ls-tree', '--name-only', 'HEAD', 'migrations/').split('\n').filter(Boolean);
	const changed = files.filter(
		(file) => !migrations.includes(file) || landed('show', `HEAD:${file}`) !== read(file)
	);

	assert.deepEqual(changed, []);
});
