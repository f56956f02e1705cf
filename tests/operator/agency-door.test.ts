/** Doors of agencies' people, written down by the operator. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { AgencyId } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import { open } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';
import { addRoot } from '#lib/server/vault/roots.ts';
import { openWorld } from '#lib/server/world.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-door-'));
const file = (name: string) => path.join(folder, name);

function alongside(words: readonly string[], own: Readonly<Record<string, string>> = {}) {
	const { PATH, NODE_COMPILE_CACHE } = process.env;
	const base = { PATH, NODE_COMPILE_CACHE, DATA_DIR: folder, ALONGSIDE_KEY_FILE: file('key') };
	const env = { ...base, ALONGSIDE_ORIGIN: 'https://alongside.example', ...own };
	const program = ['scripts/alongside.ts', ...words];
	const { stdout, stderr } = spawnSync(process.execPath, program, { env, encoding: 'utf8' });
	return { said: stdout, wrong: stderr };
}

const withKey = { ALONGSIDE_CLIENT_KEY_FILE: file('client-key') };
const door = ['--id', 'met', '--agency', 'met', '--client-id', 'us'];
const issuer = (address: string) => ['agency-door', 'add', ...door, '--issuer', address];
const right = issuer('https://login.police.example/v2');

before(async () => {
	addRoot(file('key'));
	const empty = open({ file: file('alongside.db') });
	await migrate(empty, path.resolve('migrations'));
	await empty.destroy();
	const world = await openWorld({ DATA_DIR: folder, ALONGSIDE_KEY_FILE: file('key') });
	const met = { id: 'met' as AgencyId, name: 'The Met', kind: 'police', force: '01' } as const;
	const known = { ...met, mayTell: [], sendsTellings: false, invented: false };
	await agencies.add(world.db, world.keys, known, world.now());
	await world.db.destroy();
});
after(() => rmSync(folder, { recursive: true }));

test('a door is added with a key that somebody made, and what the agency has to enter is said', () => {
	assert.match(alongside(right).wrong, /cannot sign in for real without a key/);
	alongside(['agency-door', 'key', file('client-key')]);

	const { said } = alongside(right, withKey);
	assert.match(said, /https:\/\/alongside\.example\/agency\/sign-in\/met\/back/);
	assert.match(said, /https:\/\/alongside\.example\/api\/agency-doors\/met\/sign-out/);
	assert.match(alongside(right, withKey).wrong, /already/);
	const { said: listed } = alongside(['agency-door', 'list'], withKey);
	assert.equal(listed, 'met  met  https://login.police.example/v2  us  phr, phrh\n');
	assert.match(readFileSync(file('client-key'), 'utf8'), /^-----BEGIN PRIVATE KEY-----/);
});

test('an issuer in the clear is refused', () => {
	const { wrong } = alongside(issuer('http://login.police.example'), withKey);

	assert.match(wrong, /whole https address/);
});

test('a door is taken away once', () => {
	const remove = ['agency-door', 'remove', '--id', 'met'];

	assert.match(alongside(remove, withKey).said, /Took away met/);
	assert.match(alongside(remove, withKey).wrong, /There is no door met/);
});
