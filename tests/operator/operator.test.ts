import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import Sqlite from 'better-sqlite3';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-operator-'));
const file = (name: string) => path.join(folder, name);

/** Runs the operator's command on a database of its own and gives what it said. */
function alongside(...words: string[]): { code: number | null; said: string; wrong: string } {
	const { PATH, NODE_COMPILE_CACHE } = process.env;
	const env = { PATH, NODE_COMPILE_CACHE, DATA_DIR: folder, ALONGSIDE_KEY_FILE: file('key') };
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['scripts/alongside.ts', ...words],
		{ env, encoding: 'utf8' }
	);
	return { code: status, said: stdout, wrong: stderr };
}

before(() => {
	assert.equal(alongside('keys', 'new', file('key')).code, 0);
	assert.equal(alongside('migrate').code, 0);
});
after(() => rmSync(folder, { recursive: true }));

test('help lists every command, and so does asking for nothing', () => {
	for (const { said } of [alongside('help'), alongside()])
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

test('an unknown command is answered in a sentence, without a stack', () => {
	const { code, wrong } = alongside('dance');

	assert.equal(code, 1);
	assert.match(wrong, /There is no command dance/);
	assert.doesNotMatch(wrong, /at file:/);
});

test('an agency is added with a secret of 32 bytes, once', () => {
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

	const added = alongside(...words);
	const again = alongside(...words);

	const secret = /whsec_(\S+)/.exec(added.said)?.[1] ?? '';
	assert.equal(Buffer.from(secret, 'base64').length, 32);
	assert.match(again.wrong, /already/);
	assert.match(
		alongside('agency', 'list').said,
		/riverside-police {2}Riverside Police {2}police 03/
	);
});

test('a police force without its two digits is not added', () => {
	const { code, wrong } = alongside(
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

test('somebody of staff is added with two codes, printed again while the team has no two supervisors', () => {
	const words = ['staff', 'add', '--role', 'supervisor', '--name', 'Ada', '--team', 'east'];
	assert.match(alongside(...words).wrong, /There is no team east/);
	const team = ['team', 'add', '--id', 'east', '--name', 'East side'];
	assert.match(alongside(...team).said, /Added east/);
	assert.match(alongside(...team).wrong, /There is a team east already/);
	assert.match(alongside('team', 'add', '--id', 'E', '--name', 'E').wrong, /--id is 2 to 40/);
	const code = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/g;

	const { said } = alongside(...words);
	const id = /^Added ([0-9a-f]{32})$/m.exec(said)?.[1] ?? '';
	const again = alongside('staff', 'let-in', id);

	assert.equal(said.match(code)?.length, 2);
	assert.equal(new Set([...(said.match(code) ?? []), ...(again.said.match(code) ?? [])]).size, 4);
	assert.match(alongside('staff', 'let-in', 'nobody').wrong, /nobody of staff/);
	assert.match(alongside('staff', 'add', '--role', 'advocate', '--name', 'A').wrong, /--team/);
	assert.match(alongside(...words, '--role', 'keeper').wrong, /no team/);
	assert.match(alongside(...words, '--role', 'owner').wrong, /advocate, supervisor, keeper/);

	const keeper = alongside('staff', 'add', '--role', 'keeper', '--name', 'Kim');
	const kim = /^Added ([0-9a-f]{32})$/m.exec(keeper.said)?.[1] ?? '';
	assert.equal(keeper.said.match(code)?.length, 2);
	assert.equal(alongside('staff', 'let-in', kim).said.match(code)?.length, 2);
});

test('an invitation prints a code, and what is wrong with one is said by name', () => {
	const good = alongside('invite', '--urn', '03/12345/26', '--handed', 'alone', '--language', 'pl');
	const bad = alongside('invite', '--urn', '!', '--handed', 'pigeon', '--phone', 'ring me');

	assert.match(good.said, /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/);
	assert.equal(bad.code, 1);
	for (const name of ['urn', 'handed', 'phone']) assert.match(bad.wrong, new RegExp(name));
	assert.doesNotMatch(bad.wrong, /ring me|pigeon/);
});

test('an import is all or nothing and names the line', () => {
	writeFileSync(
		file('bad.jsonl'),
		'{"urn":"03AA1","handed":"alone"}\n{"urn":"03AA2","handed":"boat"}\nnot json\n'
	);
	writeFileSync(
		file('good.jsonl'),
		'{"urn":"03AA1111","handed":"alone"}\n\n{"urn":"03AA2222","handed":"letter","language":"ar"}\n'
	);

	const bad = alongside('import', file('bad.jsonl'));
	const good = alongside('import', file('good.jsonl'));

	assert.match(bad.wrong, /Nobody was invited/);
	assert.match(bad.wrong, /line 2: handed/);
	assert.match(bad.wrong, /line 3/);
	assert.equal(good.said.trim().split('\n').length, 2);
});

test('a database in which everything has its place says so', () => {
	assert.match(alongside('misfits').said, /Everything has its place/);
});

test('a backup restores to the same cases, and without the key nothing sealed can be read', () => {
	assert.equal(alongside('backup', file('copy.db')).code, 0);
	alongside('invite', '--urn', '03LATER1', '--handed', 'alone');
	const cases = () => {
		const database = new Sqlite(file('alongside.db'), { readonly: true });
		const { n } = database.prepare('select count(*) as n from cases').get() as { n: number };
		database.close();
		return n;
	};
	const before = cases();

	const inUse = new Sqlite(file('alongside.db'));
	inUse.prepare('select 1 from cases').get();
	const refused = alongside('restore', file('copy.db'));
	inUse.close();
	const restored = alongside('restore', file('copy.db'));

	assert.match(refused.wrong, /in use/);
	assert.equal(restored.code, 0, restored.wrong);
	assert.equal(cases(), before - 1);
	assert.match(alongside('check').said, /All is well/);
	const key = readFileSync(file('key'));
	writeFileSync(file('key'), randomBytes(32).toString('base64'));
	assert.match(alongside('check').wrong, /not the key/);
	writeFileSync(file('key'), key);
});

test('a backup never writes over a file', () => {
	writeFileSync(file('precious'), 'x');

	const { code } = alongside('backup', file('precious'));

	assert.equal(code, 1);
	assert.equal(readFileSync(file('precious'), 'utf8'), 'x');
});

test('a damaged backup is refused and the database stays', () => {
	writeFileSync(file('damaged.db'), 'this is no database');

	const { code, wrong } = alongside('restore', file('damaged.db'));

	assert.equal(code, 1);
	assert.match(wrong, /is damaged/);
	assert.doesNotMatch(wrong, /at file:/);
	assert.match(alongside('check').said, /All is well/);
});

test('a row altered in the audit is found', () => {
	const database = new Sqlite(file('alongside.db'));
	const row = database
		.prepare("select chain, seq from audit where chain like 'case:%' limit 1")
		.get() as { chain: string; seq: number };
	database.exec('drop trigger audit_never_changes');
	database
		.prepare("update audit set act = 'case-read' where chain = ? and seq = ?")
		.run(row.chain, row.seq);
	database.close();

	const { wrong } = alongside('check');

	assert.match(wrong, new RegExp(`${row.chain} is broken at row ${row.seq}`));
});

test('a folder of the courts’ payloads is read, and what is not understood is named', () => {
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

	const { said, code } = alongside('feed', 'try', payloads);

	assert.match(said, /1 of 2 understood/);
	assert.match(said, /two\.json: not understood/);
	assert.equal(code, 1);
});
