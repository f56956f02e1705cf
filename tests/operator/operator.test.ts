import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { command, inItsOwn } from './alongside.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-operator-'));
const file = (name: string) => path.join(folder, name);

const env = { DATA_DIR: folder, ALONGSIDE_KEY_FILE: file('key') };
const alongside = (...words: string[]) => command(env, words);

before(async () => {
	assert.equal((await alongside('keys', 'new', file('key'))).code, 0);
	assert.equal((await alongside('migrate')).code, 0);
});
after(() => rmSync(folder, { recursive: true }));

test('help lists every command, and so does asking for nothing', async () => {
	for (const { said } of [await inItsOwn(env, ['help']), await inItsOwn(env, [])])
		for (const name of [
			'agency add',
			'agency-door add',
			'invite',
			'import',
			'feed try',
			'misfits',
			'migrate',
			'backup',
			'restore',
			'check',
			'keys rotate',
			'erase',
			'hold',
			'audit verify'
		])
			assert.ok(said.includes(name), name);
});

test('an unknown command is answered in a sentence, without a stack', async () => {
	const { code, wrong } = await inItsOwn(env, ['dance']);

	assert.equal(code, 1);
	assert.match(wrong, /There is no command dance/);
	assert.doesNotMatch(wrong, /at file:/);
});

test('an agency is added with a secret of 32 bytes, once', async () => {
	const words = [
		'agency',
		'add',
		'--id',
		'riverside-police',
		'--name',
		'Riverside Police',
		'--kind',
		'police',
		'--force',
		'03'
	];

	const added = await alongside(...words);
	const again = await alongside(...words);

	const secret = /whsec_(\S+)/.exec(added.said)?.[1] ?? '';
	assert.equal(Buffer.from(secret, 'base64').length, 32);
	assert.match(again.wrong, /already/);
	assert.match(
		(await alongside('agency', 'list')).said,
		/riverside-police {2}Riverside Police {2}police 03/
	);
});

test('an operator changes what an agency signs with, ends it, and never reads it again', async () => {
	const secret = (...words: string[]) =>
		alongside('agency-secret', ...words, '--id', 'riverside-police');

	const made = await secret('new', '--old-holds', '2');
	const third = await secret('new');
	const key = await secret('key', '--public', `whpk_${Buffer.alloc(32, 7).toString('base64')}`);
	const client = await secret('client');
	const certificate = await secret('certificate', '--thumbprint', 'AB:'.repeat(31) + 'cd');
	const listed = await secret('list');
	const ended = await secret('end', '--all');

	assert.match(made.said, /whsec_[A-Za-z0-9+/]{43}=/);
	assert.match(third.wrong, /Two hold already/);
	assert.match((await secret('key', '--public', 'whpk_AAAA')).wrong, /32 bytes/);
	assert.equal(key.code, 0);
	assert.match(listed.said, /v1 {2}from \S+Z, until \S+Z\n/);
	assert.match(listed.said, /v1a {2}from \S+Z\n/);
	assert.match(client.said, /alongside_[\w-]{43}\n/);
	assert.match((await secret('certificate', '--thumbprint', 'ab')).wrong, /64 hexadecimal/);
	assert.equal(certificate.code, 0);
	assert.match(
		listed.said,
		/client {2}from[^]*certificate {2}from|certificate {2}from[^]*client {2}from/
	);
	assert.doesNotMatch(listed.said, /whsec|whpk|alongside_/);
	assert.match(ended.said, /5 are ended/);
	assert.match((await secret('certificate', '--not-needed')).said, /may send without/);
	assert.match((await secret('list')).said, /^\s*$/);
});

test('a police force without its two digits is not added', async () => {
	const { code, wrong } = await alongside(
		'agency',
		'add',
		'--id',
		'other-police',
		'--name',
		'Other',
		'--kind',
		'police'
	);

	assert.equal(code, 1);
	assert.match(wrong, /--force/);
});

test('somebody of staff is added with two codes, printed again while the team has no two supervisors', async () => {
	const words = ['staff', 'add', '--role', 'supervisor', '--name', 'Ada', '--team', 'east'];
	assert.match((await alongside(...words)).wrong, /There is no team east/);
	const team = ['team', 'add', '--id', 'east', '--name', 'East side'];
	assert.match((await alongside(...team)).said, /Added east/);
	assert.match((await alongside(...team)).wrong, /There is a team east already/);
	assert.match(
		(await alongside('team', 'add', '--id', 'E', '--name', 'E')).wrong,
		/--id is 2 to 40/
	);
	const code = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/g;

	const { said } = await alongside(...words);
	const id = /^Added ([0-9a-f]{32})$/m.exec(said)?.[1] ?? '';
	const again = await alongside('staff', 'let-in', id);

	assert.equal(said.match(code)?.length, 2);
	assert.equal(new Set([...(said.match(code) ?? []), ...(again.said.match(code) ?? [])]).size, 4);
	assert.match((await alongside('staff', 'let-in', 'nobody')).wrong, /nobody of staff/);
	assert.match(
		(await alongside('staff', 'add', '--role', 'advocate', '--name', 'A')).wrong,
		/--team/
	);
	assert.match((await alongside(...words, '--role', 'keeper')).wrong, /no team/);
	assert.match(
		(await alongside(...words, '--role', 'owner')).wrong,
		/advocate, supervisor, keeper/
	);

	const keeper = await alongside('staff', 'add', '--role', 'keeper', '--name', 'Kim');
	const kim = /^Added ([0-9a-f]{32})$/m.exec(keeper.said)?.[1] ?? '';
	assert.equal(keeper.said.match(code)?.length, 2);
	assert.equal((await alongside('staff', 'let-in', kim)).said.match(code)?.length, 2);
});

test('an invitation prints a code, and what is wrong with one is said by name', async () => {
	const asked = ['invite', '--urn', '03/12345/26', '--handed', 'alone'];
	const good = await alongside(...asked, '--language', 'en');
	const unread = await alongside(...asked, '--language', 'pl');
	const bad = await alongside('invite', '--urn', '!', '--handed', 'pigeon', '--phone', 'ring me');

	assert.match(good.said, /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/);
	assert.match(unread.wrong, /Not offered yet: Polish/);
	assert.equal(bad.code, 1);
	for (const name of ['urn', 'handed', 'phone']) assert.match(bad.wrong, new RegExp(name));
	assert.doesNotMatch(bad.wrong, /ring me|pigeon/);
});

test('an import is all or nothing and names the line', async () => {
	writeFileSync(
		file('bad.jsonl'),
		'{"urn":"03AA1","handed":"alone"}\n{"urn":"03AA2","handed":"boat"}\nnot json\n'
	);
	writeFileSync(
		file('good.jsonl'),
		'{"urn":"03AA1111","handed":"alone"}\n\n{"urn":"03AA2222","handed":"letter","language":"en"}\n'
	);

	const bad = await alongside('import', file('bad.jsonl'));
	const good = await alongside('import', file('good.jsonl'));

	assert.match(bad.wrong, /Nobody was invited/);
	assert.match(bad.wrong, /line 2: handed/);
	assert.match(bad.wrong, /line 3/);
	assert.equal(good.said.trim().split('\n').length, 2);
});

test('a database in which everything has its place says so', async () => {
	assert.match((await alongside('misfits')).said, /Everything has its place/);
});

test('a backup restores to the same cases, and without the key nothing sealed can be read', async () => {
	assert.equal((await alongside('backup', file('copy.db'))).code, 0);
	await alongside('invite', '--urn', '03LATER1', '--handed', 'alone');
	const cases = () => {
		const database = new Sqlite(file('alongside.db'), { readonly: true });
		const { n } = database.prepare('select count(*) as n from cases').get() as { n: number };
		database.close();
		return n;
	};
	const before = cases();

	const inUse = new Sqlite(file('alongside.db'));
	inUse.prepare('select 1 from cases').get();
	const refused = await alongside('restore', file('copy.db'));
	inUse.close();
	const restored = await alongside('restore', file('copy.db'));

	assert.match(refused.wrong, /in use/);
	assert.equal(restored.code, 0, restored.wrong);
	assert.equal(cases(), before - 1);
	assert.match((await alongside('check')).said, /All is well/);
	const key = readFileSync(file('key'));
	writeFileSync(file('key'), randomBytes(32).toString('base64'));
	assert.match((await alongside('check')).wrong, /not the key/);
	writeFileSync(file('key'), key);
});

test('a backup never writes over a file', async () => {
	writeFileSync(file('precious'), 'x');

	const { code } = await alongside('backup', file('precious'));

	assert.equal(code, 1);
	assert.equal(readFileSync(file('precious'), 'utf8'), 'x');
});

test('a damaged backup is refused and the database stays', async () => {
	writeFileSync(file('damaged.db'), 'this is no database');

	const { code, wrong } = await alongside('restore', file('damaged.db'));

	assert.equal(code, 1);
	assert.match(wrong, /is damaged/);
	assert.doesNotMatch(wrong, /at file:/);
	assert.match((await alongside('check')).said, /All is well/);
});

test('a row altered in the audit is found', async () => {
	const database = new Sqlite(file('alongside.db'));
	const row = database
		.prepare("select chain, seq from audit where chain like 'case:%' limit 1")
		.get() as { chain: string; seq: number };
	database.exec('drop trigger audit_never_changes');
	database
		.prepare("update audit set act = 'case-read' where chain = ? and seq = ?")
		.run(row.chain, row.seq);
	database.close();

	const { wrong } = await alongside('check');

	assert.match(wrong, new RegExp(`${row.chain} is broken at row ${row.seq}`));
});

test('a folder of the courts’ payloads is read, and what is not understood is named', async () => {
	const payloads = mkdtempSync(path.join(folder, 'payloads-'));
	writeFileSync(
		path.join(payloads, 'one.json'),
		JSON.stringify({
			prosecutionConcluded: [
				{ prosecutionCaseId: '6c2f0a53-0f7a-4f0a-9d1b-0a8a1b3f7c11', isConcluded: true }
			]
		})
	);
	writeFileSync(path.join(payloads, 'two.json'), '{"hello":1}');

	const { said, code } = await alongside('feed', 'try', payloads);

	assert.match(said, /1 of 2 understood/);
	assert.match(said, /two\.json: not understood/);
	assert.equal(code, 1);
});
