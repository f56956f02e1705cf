/** An operator takes a file of events for an agency: tried first, taken once, gone on with after it was killed. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { command, started } from './alongside.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-import-'));
const file = (name: string) => path.join(folder, name);
const env = { DATA_DIR: folder, ALONGSIDE_KEY_FILE: file('key') };
const alongside = (...words: string[]) => command(env, words);
const urn = '01GD1234567';
const row = (kind: string, nth: number, theirs = urn) =>
	`${kind};${theirs};2026-11-20T10:00:00Z;row-${nth};${kind === 'suspect-on-bail' ? 'no-contact' : ''}`;
const head = 'type;subject;time;id;data.protections;Officer';

before(async () => {
	const police = ['--id', 'met', '--name', 'Met', '--kind', 'police', '--force', '01'];
	for (const words of [['keys', 'new', file('key')], ['migrate'], ['agency', 'add', ...police]])
		assert.equal((await alongside(...words)).code, 0);
	await alongside('invite', '--urn', urn, '--handed', 'alone');
});
after(() => rmSync(folder, { recursive: true }));

function count(table: 'deliveries' | 'parked' | 'events' | 'imports'): number {
	const database = new Sqlite(file('alongside.db'), { readonly: true });
	const { n } = database.prepare(`select count(*) as n from ${table}`).get() as { n: number };
	database.close();
	return n;
}

test('a file that is tried is read out row by row, and nothing is stored', async () => {
	writeFileSync(
		file('tried.csv'),
		`\uFEFF${head}\r\n${row('suspect-on-bail', 1)};Ann\r\n${row('jury-out', 2)};Bob\r\n`
	);
	const { said, code } = await alongside('import', 'try', file('tried.csv'), '--agency', 'met');

	assert.equal(code, 0);
	assert.match(said, /row 2: 2026-11-20 {2}suspect-on-bail {2}The suspect was released/);
	assert.match(said, /row 3: not-yours-to-tell\n {4}type: Each agency/);
	assert.match(said, /Columns we do not use: "Officer"/);
	assert.doesNotMatch(said, /Ann|Bob/);
	assert.deepEqual([count('imports'), count('deliveries')], [0, 0]);
});

test('a file is taken with a verdict for each row, and again it changes nothing', async () => {
	const words = [file('tried.csv'), '--agency', 'met', '--verdicts', file('verdicts.csv')];
	const { said, code } = await alongside('import', 'events', ...words);
	assert.equal(code, 0);
	assert.match(said, /2 of 2: 1 accepted, 0 already, 0 parked, 1 refused/);
	assert.match(
		readFileSync(file('verdicts.csv'), 'utf8'),
		/\r\n2,row-1,accepted,,,\r\n3,row-2,refused,/
	);
	assert.match((await alongside('import', 'events', ...words)).said, /0 accepted, 1 already/);
	assert.equal(count('events'), 1);
});

test('the template that is printed is taken as it is', async () => {
	const { said } = await alongside('import', 'template', '--agency', 'met');
	writeFileSync(file('template.csv'), said);
	const taken = await alongside('import', 'events', file('template.csv'), '--agency', 'met');
	assert.match(taken.said, /0 accepted, 0 already, \d{2} parked, 0 refused/);
});

test('a file that is none is refused in a sentence', async () => {
	writeFileSync(file('odd.csv'), Buffer.from([0xff, 0xfe, 0x41, 0]));
	for (const name of ['try', 'events'] as const) {
		const { code, wrong } = await alongside('import', name, file('odd.csv'), '--agency', 'met');
		assert.equal(code, 1);
		assert.match(wrong, /^This file is UTF-16\./);
	}
	assert.match(
		(await alongside('import', 'events', 'none', '--agency', 'met')).wrong,
		/Which file/
	);
});

test('killed again and again while it takes a file, it has taken each row once', async () => {
	const rows = 2500;
	const all = Array.from({ length: rows }, (_, nth) =>
		row('charged', nth + 10, `01AB${1_000_000 + nth}`)
	);
	writeFileSync(file('many.csv'), `${head}\n${all.map((one) => `${one};\n`).join('')}`);
	const words = ['import', 'events', file('many.csv'), '--agency', 'met'];
	const before = { deliveries: count('deliveries'), parked: count('parked') };
	let kills = 0;
	// The last comes a thousand rows before the end: what it says is heard later than it is done on a busy machine.
	for (; kills < 3; kills += 1) {
		const child = started(env, words);
		let said = 0;
		// What it says it has taken is kept by then.
		for await (const line of child.stdout!) {
			said = Math.max(said, Number(/^(\d+) of/m.exec(String(line))?.[1] ?? 0));
			if (said >= (kills + 1) * 500) break;
		}
		child.kill('SIGKILL');
		if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
		assert.ok(count('parked') - before.parked >= said, `${said}`);
	}
	const last = await alongside(...words);
	assert.equal(last.code, 0, last.wrong);
	assert.match(last.said, /2500 of 2500: 0 accepted, 0 already, 2500 parked, 0 refused/);
	assert.doesNotMatch(last.said, /^100 of/m);
	assert.equal(count('parked') - before.parked, rows);
	assert.equal(count('deliveries') - before.deliveries, rows);
});
