/** What a run of tests makes of an error that no test waits for. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

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
