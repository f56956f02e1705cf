/** Migrations: one foundation until the first release; then numbered one after the other, and never changed. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { filesIn, placeOf, read } from './tree.ts';

type Written = { readonly released: boolean; readonly hashes: Record<string, string> };

const list = 'tests/rules/migrations.json';
const migrations = filesIn('migrations');
const numbered = migrations.filter((file) => !file.startsWith('migrations/foundation/'));
const written = JSON.parse(read(list)) as Written;

/** The list as the last commit holds it; nothing where there is no repository or no such list. */
function landed(): Partial<Written> {
	const asked = spawnSync('git', ['show', `HEAD:${list}`], { cwd: placeOf('.'), encoding: 'utf8' });
	return asked.status === 0 ? (JSON.parse(asked.stdout) as Partial<Written>) : {};
}

test('migrations are numbered from 0001 without a gap, and beside them lie only the rooms of the first', () => {
	const numbers = numbered.map((file) => /^migrations\/(\d{4})_[a-z0-9_]+\.ts$/.exec(file)?.[1]);
	const wanted = numbered.map((_, index) => String(index + 1).padStart(4, '0'));

	assert.deepEqual(numbers, wanted);
	assert.equal(numbered[0], 'migrations/0001_foundation.ts');
});

test('until the first release there is one migration, the foundation, and it may change', () => {
	if (written.released) return;

	assert.deepEqual(numbered, ['migrations/0001_foundation.ts'], 'Change the foundation instead.');
	assert.deepEqual(written.hashes, {});
});

test('from the first release every migration is the one whose hash was written down', () => {
	if (!written.released) return;

	const hashes = migrations.map((file) => [
		file,
		createHash('sha256').update(read(file)).digest('hex')
	]);

	assert.deepEqual(
		Object.fromEntries(hashes),
		written.hashes,
		'A released migration never changes: add another. A new one adds its line here.'
	);
});

test('a release is not taken back, and no hash that the last commit holds is changed', () => {
	const { released = false, hashes = {} } = landed();
	if (!released) return;

	const changed = Object.keys(hashes).filter((file) => hashes[file] !== written.hashes[file]);

	assert.ok(written.released);
	assert.deepEqual(changed, []);
});
