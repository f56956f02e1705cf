/** The operator changes keys, erases, holds and looks through the audit; what may not be done is said in a sentence. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { command, started } from './alongside.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-keys-'));
const key = path.join(folder, 'key');
const env = { DATA_DIR: folder, ALONGSIDE_KEY_FILE: key };
const urns = Array.from({ length: 40 }, (_, nth) => `03KY${10_000 + nth}26`);

const alongside = (...words: string[]) => command(env, words);

before(async () => {
	await alongside('keys', 'new', key);
	await alongside('migrate');
	const papers = path.join(folder, 'papers.jsonl');
	const lines = urns.map((urn) => JSON.stringify({ urn, handed: 'alone', name: 'Mary' }));
	writeFileSync(papers, lines.join('\n'));
	assert.equal((await alongside('import', papers)).code, 0);
});
after(() => rmSync(folder, { recursive: true }));

const rootsIn = (said: string) => [...said.matchAll(/^(\w{12}) {2}wraps (\d+)/gm)];

test('without a key nothing opens, and it is said how to make one', async () => {
	const { code, wrong } = await command({ DATA_DIR: folder, NODE_ENV: 'production' }, ['check']);

	assert.equal(code, 1);
	assert.match(wrong, /does not start for real people/);
	assert.match(wrong, /keys new FILE/);
	assert.doesNotMatch(wrong, /at file:/);
});

test('an old root key is retired only when nothing is wrapped by it, and how many are is said', async () => {
	const [[, old = '', wraps = ''] = []] = rootsIn((await alongside('keys', 'show')).said);
	await alongside('keys', 'new', key);

	const tooSoon = await alongside('keys', 'retire', '--root', old);
	const rotated = await alongside('keys', 'rotate');
	const newest = rootsIn((await alongside('keys', 'show')).said)[0]?.[1] ?? '';
	const wrong = await alongside('keys', 'retire', '--root', newest);
	const retired = await alongside('keys', 'retire', '--root', old);

	assert.ok(Number(wraps) > 80, wraps);
	assert.match(tooSoon.wrong, new RegExp(`${old} still wraps ${wraps}`));
	assert.match(rotated.said, new RegExp(`Wrapped ${wraps} secrets`));
	assert.ok(/still wraps/.test(wrong.wrong), wrong.wrong);
	assert.equal(retired.code, 0, retired.wrong);
	assert.deepEqual(
		rootsIn((await alongside('keys', 'show')).said).map(([, name]) => name),
		[newest]
	);
	assert.match((await alongside('check')).said, /All is well/);
});

test('killed while it changes keys, everything is still readable, and the next run finishes', async () => {
	for (const wait of [150, 400, 700]) {
		await alongside('keys', 'new', key);
		const child = started(env, ['keys', 'rotate']);
		setTimeout(() => child.kill('SIGKILL'), wait);
		await once(child, 'close');

		assert.match((await alongside('check')).said, /All is well/, String(wait));
		assert.match((await alongside('hold', '--urn', urns[0]!, '--end')).wrong, /Nothing is held/);
		assert.equal((await alongside('keys', 'rotate')).code, 0);
		const used = rootsIn((await alongside('keys', 'show')).said).filter(
			([, , wraps]) => wraps !== '0'
		);
		assert.equal(used.length, 1);
	}
});

test('one victim is erased, only when it is meant, and never while she is held', async () => {
	const [urn = ''] = urns;
	const hold = ['hold', '--urn', urn, '--reason', 'complaint'];
	const keysLeft = () => {
		const database = new Sqlite(path.join(folder, 'alongside.db'), { readonly: true });
		const { n } = database.prepare('select count(*) as n from keyrings').get() as { n: number };
		database.close();
		return n;
	};
	const before = keysLeft();

	assert.match((await alongside('erase', '--urn', urn)).wrong, /Nothing was erased/);
	assert.match((await alongside(...hold, '--until', '2020-01-01')).wrong, /day to come/);
	assert.match((await alongside(...hold, '--until', '2099-01-01')).said, /Held until 2099-01-01/);
	assert.match(
		(await alongside('erase', '--urn', urn, '--yes')).wrong,
		/held until 2099-01-01: complaint/
	);
	assert.equal(keysLeft(), before);
	assert.match((await alongside('hold', '--urn', urn, '--end')).said, /over/);
	const { said } = await alongside('erase', '--urn', urn, '--yes');
	assert.match(said, /Receipt \d{10}/);
	assert.match(said, /Gone from every backup of the keys on \d{4}-\d\d-\d\d/);
	assert.equal(keysLeft(), before - 2);
	assert.match((await alongside('erase', '--urn', urn, '--yes')).wrong, /Nobody is found/);
	assert.match((await alongside('audit', 'verify')).said, /are as they were written/);
});

test('the audit is signed, and names the row that was altered', async () => {
	const { said } = await alongside('audit', 'head');
	assert.match(said, /^alongside-audit \S+Z \d+ [0-9a-f]{64}$/m);
	assert.match(said, /^signature \S{88}$/m);
	assert.match(said, /BEGIN PUBLIC KEY/);

	const database = new Sqlite(path.join(folder, 'alongside.db'));
	database.exec('drop trigger audit_never_changes');
	const row = database
		.prepare("select chain, seq from audit where act = 'invitation-made' limit 1")
		.get() as { chain: string; seq: number };
	database
		.prepare("update audit set act = 'case-read' where chain = ? and seq = ?")
		.run(row.chain, row.seq);
	database.close();

	const { code, wrong } = await alongside('audit', 'verify');
	assert.equal(code, 1);
	assert.equal(
		wrong.trim(),
		`The audit of ${row.chain} is broken at row ${row.seq}: it was altered.`
	);
});
