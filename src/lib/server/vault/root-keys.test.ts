import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { addRoot, dropRoot, KeyRefused, readRoots, rootsOf } from './root-keys.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'alongside-roots-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => path.join(folder, 'key');
const real = { invented: false } as const;
const base64 = (bytes: Buffer) => bytes.toString('base64');

test('for real people no key is ever made, and it is said what to do', () => {
	assert.throws(
		() => readRoots({}, file(), real),
		(error) =>
			error instanceof KeyRefused && /keys new FILE/.test(error.message) && !/at /.test(error.name)
	);
	assert.throws(() => readRoots({ ALONGSIDE_KEY_FILE: file() }, '', real), /There is no key in/);
	assert.throws(() => readFileSync(file()));
});

test('a key from beside the data is not taken for real people either', () => {
	addRoot(file());

	assert.throws(() => readRoots({}, file(), real), KeyRefused);
	assert.equal(readRoots({ ALONGSIDE_KEY_FILE: file() }, '', real).names().length, 1);
});

test('keys that others know are refused for real people', () => {
	const counting = Buffer.from(Array.from({ length: 32 }, (_, nth) => nth));
	const known = [
		Buffer.alloc(32),
		Buffer.alloc(32, 7),
		counting,
		Buffer.from('0123456789abcdef0123456789abcdef'),
		Buffer.from('this-is-a-secret-key-for-testing')
	];

	for (const key of known) {
		assert.throws(() => readRoots({ ALONGSIDE_KEY: base64(key) }, '', real), /others know/);
		const pair = `${base64(randomBytes(32))},${base64(key)}`;
		assert.throws(() => readRoots({ ALONGSIDE_KEY: pair }, '', real), /others know/);
	}
	for (let nth = 0; nth < 2000; nth += 1)
		readRoots({ ALONGSIDE_KEY: base64(randomBytes(32)) }, '', real);
});

test('a demonstration makes its key once, for its owner alone to read', () => {
	const [first, again] = [0, 1].map(() => readRoots({}, file(), { invented: true }).names());

	assert.deepEqual(first, again);
	assert.equal(statSync(file()).mode & 0o777, 0o600);
});

test('the newest key stands first, an older one still opens, and one that is dropped is gone', () => {
	const old = addRoot(file());
	const held = readRoots({ ALONGSIDE_KEY_FILE: file() }, '', real);
	const newest = addRoot(file());

	assert.equal(held.current().name, old);
	assert.ok(held.find(newest), 'a running service reads the file again');
	assert.equal(held.current().name, newest);
	assert.deepEqual(held.names(), [newest, old]);
	dropRoot(file(), old);
	held.refresh();
	assert.deepEqual(held.names(), [newest]);
});

test('a key that is not 32 bytes is refused, and a name tells nothing of it', () => {
	const key = randomBytes(32);

	assert.throws(() => rootsOf(base64(randomBytes(16))), /is not 32 bytes/);
	writeFileSync(file(), '\n');
	assert.throws(() => readRoots({ ALONGSIDE_KEY_FILE: file() }, '', real), /There is no key/);
	const { name } = rootsOf(base64(key)).current();
	assert.match(name, /^[0-9a-f]{12}$/);
	assert.ok(!key.toString('hex').includes(name));
});
