/**
 * Runs the long tests one by one: `npm run drills -- name name`, or all of them. Each ends within its time.
 * One that passed at this very commit is not run again unless `--again` is said. Writes docs/drills.md.
 * A drill is `tests/drills/<name>.ts`; its last line of output is JSON: `{ "measured": {…}, "passed": true }`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findNode, root } from './node.mjs';
import { endWithChildren, run } from './running.mjs';

const folder = path.join(root, 'tests', 'drills');
const kept = path.join(root, '.cache', 'drills.json');
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

function readKept() {
	return existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
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
		seconds: Math.round((Date.now() - began) / 1000)
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
function keep(results) {
	mkdirSync(path.dirname(kept), { recursive: true });
	mkdirSync(path.join(root, 'docs'), { recursive: true });
	writeFileSync(kept, JSON.stringify(results, undefined, '\t'));
	writeFileSync(path.join(root, page), table(Object.values(results)));
}

function table(results) {
	const figures = (measured) =>
		Object.entries(measured).map(([what, much]) => `${what}: ${figure(much)}`);
	const rows = results
		.toSorted((one, other) => one.name.localeCompare(other.name))
		.map(({ name, on, commit: at, seconds, passed, measured }) =>
			[
				name,
				passed ? 'passed' : '**failed**',
				figures(measured).join('; '),
				on,
				at,
				`${seconds} s`
			].join(' | ')
		);
	return [
		'# Drills',
		'',
		'The long tests, and what they measured the last time each was run. Written by `npm run drills`;',
		'a plus after a commit means that the files differed from it.',
		'',
		'| drill | ended | measured | date | commit | took |',
		'|---|---|---|---|---|---|',
		...rows.map((row) => `| ${row} |`),
		''
	].join('\n');
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
	const results = readKept();
	const chosen = asked.length > 0 ? asked : drills();
	for (const name of chosen) {
		const known = results[name];
		const isDone = !again && !at.endsWith('+') && known?.commit === at && known.passed;
		if (!isDone) results[name] = await drill(name, at);
		keep(results);
		const { measured, passed } = results[name];
		console.log(JSON.stringify({ name, measured, passed, ...(isDone && { already: known.on }) }));
	}
	process.exitCode = chosen.every((name) => results[name].passed) ? 0 : 1;
}

await main().catch((error) => {
	console.error(error.message);
	process.exitCode = 1;
});
