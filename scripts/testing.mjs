/** Runs the files of tests under their own tools and counts what holds: `{ passed, failed, names?, output?, note? }`. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findChromium, findShell } from './chromium.mjs';
import { findNode, root } from './node.mjs';
import { startPostgres } from './postgres.mjs';
import { mark, shorten } from './reporter.mjs';
import { run, tool } from './running.mjs';

// Playwright empties test-results/ when it starts, so its report lies elsewhere.
const report = path.join(root, '.cache', 'journeys.json');

/** A twelfth of what tests take is the tidying of memory: with more room that is asked for less often. */
const roomy = ['--max-semi-space-size=64', '--min-semi-space-size=32'];

/** Every file of tests, and every journey, from the project's folder, with forward slashes. */
export function testFiles() {
	const walk = (folder) =>
		readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) =>
			entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]
		);
	return ['src', 'tests'].flatMap(walk).filter((file) => /\.(test|spec)\.ts$/.test(file));
}

/** Runs files under `node --test`, in one process unless they are to be apart. */
export async function runTests(files, { apart = [], env = {} } = {}) {
	if (files.length === 0) return { passed: 0, failed: 0, note: 'no files' };
	const reporter = `--test-reporter=${new URL('reporter.mjs', import.meta.url)}`;
	const start = apart.length > 0 ? apart : [path.join(root, 'scripts', 'together.mjs')];
	const { code, output } = await run(
		findNode(),
		// A machine that does other things as well is slow, not wrong.
		[reporter, '--test-timeout=300000', ...roomy, ...start, ...files],
		{ env }
	);
	const [said, told] = output.split(mark);
	const { counts, names } = told ? JSON.parse(told.split('\n', 1)[0]) : {};
	if (!counts) return { passed: 0, failed: 1, output: `The run ended without counts.\n${said}` };
	const failed = counts.failed + counts.cancelled;
	const skipped = counts.skipped + counts.todo;
	// A run may end badly although each of its tests holds.
	return {
		passed: counts.passed,
		failed: failed || Number(code !== 0),
		names,
		output: said,
		note: skipped ? `${skipped} skipped` : undefined
	};
}

/** Runs files of stores on a PostgreSQL that is thrown away. */
export async function runOnPostgres(files) {
	if (files.length === 0) return { passed: 0, failed: 0, note: 'no files' };
	if (process.env.ALONGSIDE_SKIP_POSTGRES === '1' && !process.env.CI) {
		return { passed: 0, failed: 0, note: 'PostgreSQL skipped: ALONGSIDE_SKIP_POSTGRES is set' };
	}
	const { nearby, stop } = await startPostgres();
	try {
		return await runTests(files, { env: { TEST_DATABASE_URL: nearby } });
	} finally {
		await stop();
	}
}

/** Walks journeys in a browser: all of them, or the files given. */
export async function walk(files = []) {
	const [chromium, shell] = [await findChromium(), await findShell()];
	rmSync(report, { force: true });
	const env = {
		PLAYWRIGHT_JSON_OUTPUT_FILE: report,
		// Node reads TypeScript itself.
		PW_DISABLE_TS_ESM: '1',
		...(chromium && { CHROMIUM_PATH: chromium }),
		...(shell && { SHELL_PATH: shell })
	};
	const asked = [tool('playwright', '@playwright/test'), 'test', '--reporter=line,json'];
	const { code, output } = await run(findNode(), [...asked, ...files], { env, minutes: 15 });
	const { stats, errors, suites } = readReport(output);
	const failed = stats.unexpected + errors.length;
	const faults = suites.flatMap(faultsIn);
	const note = [
		stats.flaky && `${stats.flaky} only at the second try`,
		stats.skipped && `${stats.skipped} skipped`
	];
	return {
		passed: stats.expected + stats.flaky,
		failed: failed || Number(code !== 0),
		names: faults.map(({ name }) => name),
		output: faults.length > 0 ? faults.map(({ why }) => why).join('\n') : output,
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

function faultsIn({ suites = [], specs = [] }) {
	const own = specs
		.filter(({ ok }) => !ok)
		.map(({ title, file, line, tests }) => ({
			name: `${title} (tests/journeys/${file}:${line})`,
			why: `\nDOES NOT HOLD: ${title}\n${tests.flatMap(mistakesOf).map(shorten).join('\n')}`
		}));
	return [...own, ...suites.flatMap(faultsIn)];
}

function mistakesOf({ results }) {
	return (results.at(-1)?.errors ?? []).map(({ message, stack }) => stack ?? message ?? '');
}
