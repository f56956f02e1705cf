/**
 * Tests everything and says how it went in one last line: `N passed, N failed`.
 * `check` leaves out the browser; `journeys` is the browser alone.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findChromium, findShell } from './chromium.mjs';
import { writeToMemory } from './memory.mjs';
import { findNode, root } from './node.mjs';
import { startPostgres } from './postgres.mjs';
import { build, install, isBuilt, isInstalled, refuseOldNode } from './ready.mjs';
import { mark } from './reporter.mjs';
import { endWithChildren, run, tool } from './running.mjs';
import { runAll } from './schedule.mjs';

// Playwright empties test-results/ when it starts, so its report lies elsewhere.
const report = path.join(root, '.cache', 'journeys.json');
const stores = /^src\/lib\/server\//;
const rules = /^tests\/rules\//;
const fronts = /^tests\/front\//;
const operators = /^tests\/operator\//;
/** All files in one process: to start one takes as long as the tests of most files do. */
const inOne = { start: [path.join(root, 'scripts', 'together.mjs')] };
/** A process for each file. */
const apart = { start: ['--test'] };

/** One tool, which holds or does not. */
const check = (name, args, { needs = ['sync'], owner = name } = {}) => ({
	needs,
	run: async () => verdict(await run(findNode(), [tool(name, owner), ...args]))
});

/** Tests of the files whose path is wanted. */
const tests = (wants, needs, how) => ({
	needs,
	run: () => runTests(testFiles().filter(wants), how)
});

const steps = {
	install: { needs: [], run: () => unless(isInstalled(), install) },
	sync: check('svelte-kit', ['sync'], { needs: ['install'], owner: '@sveltejs/kit' }),
	build: { needs: ['sync'], run: () => unless(isBuilt(), build) },
	// The longest come first, so that the two lanes end together.
	'stores on SQLite': tests((file) => stores.test(file), ['install'], inOne),
	'stores on PostgreSQL': { needs: ['install'], run: testOnPostgres },
	format: check('prettier', ['--check', '.', '--log-level', 'warn', ...cache('prettier')]),
	types: check('svelte-check', ['--fail-on-warnings', '--output', 'human']),
	lint: check('eslint', [
		'.',
		'--max-warnings',
		'0',
		...cache('eslint/'),
		'--cache-strategy',
		'content'
	]),
	imports: check('depcruise', ['src', '--config', '.dependency-cruiser.cjs'], {
		owner: 'dependency-cruiser'
	}),
	// These touch nothing outside themselves, so one process is enough for all of them.
	unit: tests(
		(file) => ![stores, rules, fronts, operators].some((group) => group.test(file)),
		['sync'],
		inOne
	),
	operator: tests((file) => operators.test(file), ['install'], apart),
	// Most of its time it waits for slow senders to be let go.
	front: {
		...tests((file) => fronts.test(file), ['install'], {
			start: [...apart.start, '--test-concurrency=3']
		}),
		idle: true
	},
	rules: tests((file) => rules.test(file), ['build'], inOne),
	journeys: { needs: ['build'], alone: true, run: walkJourneys }
};
const browser = ['install', 'sync', 'build', 'journeys'];
const modes = {
	all: Object.keys(steps),
	check: Object.keys(steps).filter((name) => name !== 'journeys'),
	journeys: browser
};

function cache(name) {
	return ['--cache', '--cache-location', path.join('.cache', name)];
}

function verdict({ code, output }, note) {
	return code === 0 ? { passed: 1, failed: 0, note } : { passed: 0, failed: 1, output };
}

async function unless(isReady, act) {
	if (!isReady) await act();
	return { passed: 1, failed: 0, note: isReady ? 'was ready' : undefined };
}

/** Every test file `node --test` runs, from the project's folder, with forward slashes. */
function testFiles() {
	const walk = (folder) =>
		readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) =>
			entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]
		);
	return ['src', 'tests'].flatMap(walk).filter((file) => file.endsWith('.test.ts'));
}

async function runTests(files, { start, env = {} }) {
	const reporter = `--test-reporter=${new URL('reporter.mjs', import.meta.url)}`;
	const { code, output } = await run(
		findNode(),
		[reporter, '--test-timeout=120000', ...start, ...files],
		{ env }
	);
	const [said, counted] = output.split(mark);
	const counts = counted && JSON.parse(counted.split('\n', 1)[0]);
	if (!counts) return { passed: 0, failed: 1, output: `The run ended without counts.\n${said}` };
	const failed = counts.failed + counts.cancelled;
	const skipped = counts.skipped + counts.todo;
	// A run may end badly although each of its tests holds.
	return {
		passed: counts.passed,
		failed: failed || Number(code !== 0),
		output: said,
		note: skipped ? `${skipped} skipped` : undefined
	};
}

async function testOnPostgres() {
	// What opens no world has nothing to say about a database.
	const opensWorld = (file) => readFileSync(path.join(root, file), 'utf8').includes('testWorld');
	const files = testFiles().filter((file) => stores.test(file) && opensWorld(file));
	if (process.env.ALONGSIDE_SKIP_POSTGRES === '1' && !process.env.CI) {
		return { passed: 0, failed: 0, note: 'PostgreSQL skipped: ALONGSIDE_SKIP_POSTGRES is set' };
	}
	const { url, stop } = await startPostgres();
	try {
		return await runTests(files, { ...inOne, env: { TEST_DATABASE_URL: url } });
	} finally {
		await stop();
	}
}

async function walkJourneys() {
	const [chromium, shell] = [await findChromium(), await findShell()];
	rmSync(report, { force: true });
	const env = {
		PLAYWRIGHT_JSON_OUTPUT_FILE: report,
		...(chromium && { CHROMIUM_PATH: chromium }),
		...(shell && { SHELL_PATH: shell })
	};
	const asked = [tool('playwright', '@playwright/test'), 'test', '--reporter=line,json'];
	const { code, output } = await run(findNode(), asked, { env, minutes: 15 });
	const { stats, errors } = readReport(output);
	const failed = stats.unexpected + errors.length;
	const note = [
		stats.flaky && `${stats.flaky} only at the second try`,
		stats.skipped && `${stats.skipped} skipped`
	];
	return {
		passed: stats.expected + stats.flaky,
		failed: failed || Number(code !== 0),
		output,
		note: note.filter(Boolean).join(', ') || undefined
	};
}

function readReport(output) {
	try {
		return JSON.parse(readFileSync(report, 'utf8'));
	} catch {
		throw new Error(`The journeys ended without a report.\n${output}`);
	}
}

function say(name, { passed, failed, output, note }, seconds) {
	const counts = failed > 0 ? `${passed} passed, ${failed} FAILED` : `${passed} passed`;
	console.log(`${seconds.toFixed(1).padStart(6)} s  ${name}: ${counts}${note ? ` (${note})` : ''}`);
	if (failed > 0 && output) console.log(`\n${output.trim()}\n`);
}

async function main() {
	const [mode = 'all'] = process.argv.slice(2);
	const chosen = modes[mode];
	if (!chosen) throw new Error(`There is no "${mode}". Choose: ${Object.keys(modes).join(', ')}`);
	refuseOldNode();
	endWithChildren();
	delete process.env.TEST_DATABASE_URL;
	mkdirSync(path.join(root, '.cache'), { recursive: true });
	// Half of what a short program of ours takes is the reading of its files.
	process.env.NODE_COMPILE_CACHE = path.join(root, '.cache', 'compile');
	writeToMemory();
	const { passed, failed } = await runAll(
		chosen.map((name) => ({ name, ...steps[name] })),
		say
	);
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
}

await main().catch((error) => {
	console.log(error.message);
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
});
