/** What a run makes of its files: each is a suite of its own, and an error that no test waits for ends it badly. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { filesIn, read } from './tree.ts';

const late = {
	'a promise that nobody waits for': "void sleep(1).then(() => { throw new Error('late') });",
	'an act at a later time': "setTimeout(() => { throw new Error('late') }, 1);"
};

/** Runs one test as `npm test` runs a file. */
function run(body: string) {
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-runs-'));
	const file = path.join(folder, 'late.test.ts');
	writeFileSync(
		file,
		`import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
test('does something', async () => {
	await sleep(1);
	${body}
	await sleep(100);
});`
	);
	const asked = ['--test-reporter=./scripts/reporter.mjs', 'scripts/together.mjs', file];
	const { status, stdout, stderr } = spawnSync(process.execPath, asked, { encoding: 'utf8' });
	rmSync(folder, { recursive: true });
	return { status, said: stdout + stderr };
}

test('a run of which every test holds, holds', () => {
	const { status, said } = run('');

	assert.equal(status, 0);
	assert.match(said, /"passed":1/);
});

for (const [name, body] of Object.entries(late))
	test(`${name} and that breaks: the run does not hold, and says where it is from`, () => {
		const { status, said } = run(body);

		assert.equal(status, 1, said);
		assert.match(said, /Error: late\n +at .*late\.test\.ts:5/);
	});

/** What begins a line of a module and waits there, before anybody can use what it exports. */
const waits = /^(?![\s/*]|.*\basync\b).*\bawait\b/m;

// A file that waited for one began in the suite of another, and what each opens before its tests stood open all at once.
test('a module that waits for something as it loads is loaded before the files of a run', () => {
	const isProgram = /^src\/server\.ts$|^tests\/(drills|bench)\/[^_]/;
	const modules = [...filesIn('src'), ...filesIn('tests')].filter((file) => /\.ts$/.test(file));
	const waiting = modules.filter((file) => !isProgram.test(file) && waits.test(read(file)));

	const runner = read('scripts/together.mjs');
	assert.deepEqual(waiting, ['src/lib/i18n/checks.ts']);
	for (const file of waiting) assert.ok(runner.includes(`await import('../${file}')`), file);
});
