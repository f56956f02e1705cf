/** Doors of agencies' people, written down by the operator. */
import '#tests/world/cheap.ts';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { AgencyId } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import { open } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';
import { addRoot } from '#lib/server/vault/root-keys.ts';
import { openWorld } from '#lib/server/world.ts';
import { command } from './alongside.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-door-'));
const file = (name: string) => path.join(folder, name);

const settings = {
	DATA_DIR: folder,
	ALONGSIDE_KEY_FILE: file('key'),
	ALONGSIDE_ORIGIN: 'https://alongside.example'
};
const alongside = (words: readonly string[], own: Readonly<Record<string, string>> = {}) =>
	command({ ...settings, ...own }, words);

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
	const known = { ...met, mayTell: [], invented: false };
	await agencies.add(world.db, world.keys, known, world.now());
	await world.db.destroy();
});
after(() => rmSync(folder, { recursive: true }));

test('a door is added with a key that somebody made, and what the agency has to enter is said', async () => {
	assert.match((await alongside(right)).wrong, /cannot sign in for real without a key/);
	await alongside(['agency-door', 'key', file('client-key')]);

	const { said } = await alongside(right, withKey);
	assert.match(said, /https:\/\/alongside\.example\/agency\/sign-in\/met\/back/);
	assert.match(said, /https:\/\/alongside\.example\/api\/agency-doors\/met\/sign-out/);
	assert.match((await alongside(right, withKey)).wrong, /already/);
	const { said: listed } = await alongside(['agency-door', 'list'], withKey);
	assert.equal(listed, 'met  met  https://login.police.example/v2  us  phr, phrh\n');
	assert.match(readFileSync(file('client-key'), 'utf8'), /^-----BEGIN PRIVATE KEY-----/);
});

test('an issuer in the clear is refused', async () => {
	const { wrong } = await alongside(issuer('http://login.police.example'), withKey);

	assert.match(wrong, /whole https address/);
});

test('a door is taken away once', async () => {
	const remove = ['agency-door', 'remove', '--id', 'met'];

	assert.match((await alongside(remove, withKey)).said, /Took away met/);
	assert.match((await alongside(remove, withKey)).wrong, /There is no door met/);
});
