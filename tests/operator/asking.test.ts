/** How the operator's command answers whoever asks it wrongly, asks for help, or asks what there is. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { commands } from '../../scripts/commands/list.ts';
import { command } from './alongside.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-operator-'));
const file = (name: string) => path.join(folder, name);
const env = { DATA_DIR: folder, ALONGSIDE_KEY_FILE: file('key') };
const alongside = (...words: string[]) => command(env, words);
const police = [
	'--id',
	'east-police',
	'--name',
	'East Police',
	'--kind',
	'police',
	'--force',
	'01'
];

before(async () => {
	await alongside('keys', 'new', file('key'));
	await alongside('migrate');
	await alongside('agency', 'add', ...police);
	await alongside('team', 'add', '--id', 'east', '--name', 'East side');
});
after(() => rmSync(folder, { recursive: true }));

test('--help behind any command says how it is called and does nothing', async () => {
	for (const { name, usage } of commands) {
		const { code, said, wrong } = await alongside(...name.split(' '), '--help');

		assert.deepEqual([code, wrong], [0, ''], name);
		assert.ok(said.includes(usage), name);
	}
	assert.match((await alongside('team', '--help')).said, /team add[^]*team list/);
	assert.match((await alongside('--help')).said, /keys rotate/);
});

test('the beginning of a command names what it can go on with', async () => {
	const { code, wrong } = await alongside('team');

	assert.deepEqual([code, wrong], [1, 'There is no command team. There is: team add, team list\n']);
	assert.match(
		(await alongside('agency', 'shw')).wrong,
		/no command agency shw\. There is: .*agency show/
	);
	assert.equal(
		(await alongside('team', 'list', '--all')).wrong,
		"Unknown option '--all'. It is: team list\n"
	);
	assert.match((await alongside('erase')).wrong, /^Say of whom: --number, --code or --urn$/m);
});

test('one mistake is answered by one sentence', async () => {
	assert.equal((await alongside('invite')).wrong, '--urn is missing\n--handed is missing\n');
	assert.equal(
		(await alongside('import', file('nope'))).wrong,
		`There is no file ${file('nope')}\n`
	);
	writeFileSync(file('odd'), '{"urn":"01GD1111126","handed":"alone","nme":"x"}\nno\n');
	assert.equal(
		(await alongside('import', file('odd'))).wrong,
		'Nobody was invited.\nline 1: nme is not a name that we know\nline 2: this is not one JSON object, or has names that `invite` does not know\n'
	);
});

test('a team that was mistyped is looked for among those there are', async () => {
	const { wrong } = await alongside(
		'staff',
		'add',
		'--role',
		'advocate',
		'--name',
		'A',
		'--team',
		'est'
	);

	assert.equal(wrong, 'There is no team est. There is: east\n');
});

test('a second code to one reference is warned about, and so is one that stands twice in a file', async () => {
	const first = await alongside('invite', '--urn', '01GD2222226', '--handed', 'alone');
	const second = await alongside('invite', '--urn', '01GD2222226', '--handed', 'alone');
	const line = '{"urn":"01GD3333326","handed":"alone"}\n';
	writeFileSync(file('two'), line + line);
	const twice = await alongside('import', file('two'));

	assert.deepEqual([first.wrong, second.code], ['', 0]);
	assert.match(second.wrong, /^Warning: somebody is in the case of 01GD2222226 already/);
	assert.match(second.said, /Her code/);
	assert.match(twice.wrong, /^Warning: 01GD3333326 stands twice[^]*2 invited/);
});

test('teams, staff and an agency are listed without a name of anybody or a secret', async () => {
	const added = await alongside('staff', 'add', '--role', 'keeper', '--name', 'Kim Lowe');
	const id = /Added (\w+)/.exec(added.said)?.[1] ?? 'none';

	assert.match((await alongside('team', 'list')).said, /^east {2}East side {2}closed\n$/);
	const { said } = await alongside('staff', 'list');
	assert.match(said, new RegExp(`^${id} {2}keeper {2}- {2}0 keys$`, 'm'));
	assert.doesNotMatch(said, /Kim/);
	const shown = (await alongside('agency', 'show', '--id', 'east-police')).said;
	assert.match(
		shown,
		/East Police {2}police 01\nmay tell {2}reported[^]*v1 {2}from 20[^]*sent nothing/
	);
	assert.doesNotMatch(shown, /whsec/);
	assert.equal((await alongside('agency', 'show', 'east-police')).said, shown);
	for (const [act, then] of [
		['pause', /paused$/m],
		['open', /keys$/m]
	] as const) {
		assert.match((await alongside('staff', act, id)).said, new RegExp(`^${id} is`));
		assert.match((await alongside('staff', act, id)).wrong, /staff list/);
		assert.match((await alongside('staff', 'list')).said, then);
	}
	assert.match((await alongside('agency', 'show', '--id', 'x')).wrong, /There is no agency x/);
});

test('an agency is paused with a reason and resumed, each once; its secret is changed by rotate', async () => {
	const agency = (...words: string[]) => alongside('agency', ...words, '--id', 'east-police');

	assert.match((await agency('pause')).wrong, /--why is missing/);
	assert.match((await agency('pause', '--why', 'It sends tests')).said, /is paused/);
	assert.match((await agency('pause', '--why', 'x')).wrong, /paused already/);
	assert.match((await agency('show')).said, /PAUSED since 20\S+: It sends tests/);
	assert.match((await agency('resume')).said, /may send again/);
	assert.match((await agency('resume')).wrong, /is not paused/);
	assert.match((await agency('rotate')).said, /whsec_/);
	assert.equal((await alongside('audit', 'verify')).code, 0);
});
