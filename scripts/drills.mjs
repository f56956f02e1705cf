/**
 * Runs the long tests one by one: `npm run drills -- name name`, or all of them. Each ends within its time.
 * One that passed at this very commit is not run again unless `--again` is said. Writes docs/drills.md.
 * A drill is `tests/drills/<name>.ts`; its last line of output is JSON: `{ "measured": {…}, "passed": true }`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { findNode, root } from './node.mjs';
import { endWithChildren, run } from './running.mjs';

const folder = path.join(root, 'tests', 'drills');
const page = 'docs/drills.md';
/** How long one drill may take; DRILL_MINUTES changes it. */
const minutes = Number(process.env.DRILL_MINUTES || 20);

/** The commit the files are at, with a plus when they differ from it. The page we write does not count. */
function commit() {
	const git = (...args) =>
		spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';
	const changed = git('status', '--porcelain', '--', '.', `:!${page}`) !== '';
	return (git('rev-parse', '--short=10', 'HEAD') || 'none') + (changed ? '+' : '');
}

function drills() {
	if (!existsSync(folder)) return [];
	const files = readdirSync(folder).filter(
		(file) => file.endsWith('.ts') && !file.endsWith('.test.ts')
	);
	// Files that drills share begin with an underscore.
	return files.filter((file) => !file.startsWith('_')).map((file) => path.basename(file, '.ts'));
}

/** The rows of the page as they stand, by drill: a run changes its own and leaves the others. */
function readRows() {
	const text = existsSync(path.join(root, page)) ? readFileSync(path.join(root, page), 'utf8') : '';
	const rows = text.split('\n').filter((line) => /^\| [a-z-]+ \| \W*(passed|failed)/.test(line));
	return Object.fromEntries(rows.map((row) => [row.split(' ')[1], row]));
}

async function drill(name, at) {
	const began = Date.now();
	const { code, output } = await run(findNode(), [path.join(folder, `${name}.ts`)], {
		minutes,
		heard: (part) => process.stderr.write(part)
	});
	const told = lastJson(output);
	return {
		name,
		measured: told?.measured ?? {},
		passed: code === 0 && told?.passed === true,
		commit: at,
		on: new Date(began).toISOString().slice(0, 10),
		seconds: Math.round((Date.now() - began) / 1000),
		// What else the machine was at: a time measured then says little.
		load: Math.round(loadavg()[2] ?? 0)
	};
}

function lastJson(output) {
	const line = output
		.trim()
		.split('\n')
		.findLast((each) => each.startsWith('{'));
	try {
		return JSON.parse(line ?? '');
	} catch {
		return undefined;
	}
}

/** Kept after each drill, so that a run that is stopped goes on where it was. */
function keep(rows) {
	const names = Object.keys(rows).toSorted((one, other) => one.localeCompare(other));
	const lines = [
		'# Drills',
		'',
		'The long tests, and what they measured the last time each was run. Written by `npm run drills`;',
		'a plus after a commit means that the files differed from it.',
		'',
		'| drill | ended | measured | date | commit | took |',
		'|---|---|---|---|---|---|',
		...names.map((name) => rows[name]),
		''
	];
	writeFileSync(path.join(root, page), lines.join('\n'));
}

function rowOf({ name, on, commit: at, seconds, load, passed, measured }) {
	const figures = Object.entries(measured).map(([what, much]) => `${what}: ${figure(much)}`);
	const ended = passed ? 'passed' : '**failed**';
	return `| ${[name, ended, figures.join('; '), on, at, `${seconds} s, load ${load}`].join(' | ')} |`;
}

function figure(much) {
	return typeof much === 'object' ? JSON.stringify(much).replaceAll('|', '\\|') : String(much);
}

async function main() {
	endWithChildren();
	const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
	const again = process.argv.includes('--again');
	const unknown = asked.filter((name) => !drills().includes(name));
	if (unknown.length > 0)
		throw new Error(`No such drill: ${unknown.join(', ')}. There are: ${drills().join(', ')}`);
	const at = commit();
	const rows = readRows();
	const chosen = asked.length > 0 ? asked : drills();
	let failed = 0;
	for (const name of chosen) {
		const isDone =
			rows[name]?.startsWith(`| ${name} | passed |`) && rows[name].includes(`| ${at} |`);
		if (isDone && !again && !at.endsWith('+')) {
			console.log(JSON.stringify({ name, already: true }));
			continue;
		}
		const ended = await drill(name, at);
		rows[name] = rowOf(ended);
		keep(rows);
		console.log(JSON.stringify({ name, measured: ended.measured, passed: ended.passed }));
		failed += ended.passed ? 0 : 1;
	}
	process.exitCode = failed === 0 ? 0 : 1;
}

await main().catch((error) => {
	console.error(error.message);
	process.exitCode = 1;
});
