/**
 * Measures what we promise to be fast or small at, each as a ratio taken within one run: `npm run bench`, or with names,
 * `npm run bench -- first-flight start`. With the word `postgres` on a throw-away PostgreSQL, with `two` served by two
 * processes. It only prints: a busy machine is no fault of the code.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findNode, root } from './node.mjs';
import { startPostgres } from './postgres.mjs';
import { endWithChildren, run } from './running.mjs';

const folder = path.join(root, 'tests', 'bench');
/** The cheap ones first. */
const order = [
	'first-flight',
	'first-visit',
	'fold',
	'start',
	'case-read',
	'ingest',
	'pull',
	'hearing',
	'case-render',
	'worst',
	'desk'
];
/** Those that do not ask which database it is. */
const onBoth = ['start', 'case-render', 'desk', 'ingest', 'hearing'];
/** How long one may take before it is ended. */
const minutes = 2;

function workloads() {
	const files = readdirSync(folder).filter(
		(file) => file.endsWith('.ts') && !/^_|\.test\.ts$/.test(file)
	);
	const names = files.map((file) => path.basename(file, '.ts'));
	return names.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
}

function machine() {
	const [{ model = 'unknown' } = {}] = os.cpus();
	const commit =
		spawnSync('git', ['rev-parse', '--short=10', 'HEAD'], {
			cwd: root,
			encoding: 'utf8'
		}).stdout?.trim() || 'none';
	const node = spawnSync(findNode(), ['-p', 'process.version'], { encoding: 'utf8' }).stdout.trim();
	return `${os.cpus().length} × ${model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${node}, commit ${commit}, ${new Date().toISOString().slice(0, 10)}`;
}

function loadNow() {
	return os
		.loadavg()
		.map((one) => one.toFixed(1))
		.join(' ');
}

/** Runs one workload and prints a line for each of its ratios; false when it gave none. */
async function measure(name, { onPostgres, processes }) {
	// Each has one of its own: what the one before left behind is not measured.
	const postgres = onPostgres ? await startPostgres() : undefined;
	const env = {
		BENCH_PROCESSES: String(processes),
		...(postgres && { DATABASE_URL: postgres.url })
	};
	const { code, output } = await run(findNode(), [path.join(folder, `${name}.ts`)], {
		minutes,
		env
	});
	await postgres?.stop();
	const line = output
		.trim()
		.split('\n')
		.findLast((each) => each.startsWith('{"ratios"'));
	if (code !== 0 || !line) {
		console.log(`${name} did not end well:\n${output.slice(-2000)}`);
		return false;
	}
	for (const { what, ratio, from } of JSON.parse(line).ratios)
		console.log(`${String(ratio).padStart(8)}  ${what}${from ? `  (${from})` : ''}`);
	return true;
}

async function main() {
	endWithChildren();
	const words = process.argv.slice(2);
	const where = {
		onPostgres: words.includes('postgres'),
		processes: words.includes('two') ? 2 : 1
	};
	const asked = words.filter((word) => !['postgres', 'two'].includes(word));
	const all = words.length > asked.length ? onBoth : workloads();
	const unknown = asked.filter((name) => !all.includes(name));
	if (unknown.length > 0)
		throw new Error(`No such measurement: ${unknown.join(', ')}. There are: ${all.join(', ')}`);
	console.log(`${machine()}\nload average before: ${loadNow()}\n`);
	const began = Date.now();
	let whole = true;
	for (const name of asked.length > 0 ? asked : all) whole = (await measure(name, where)) && whole;
	console.log(
		`\nload average after: ${loadNow()}; took ${Math.round((Date.now() - began) / 1000)} s`
	);
	process.exitCode = whole ? 0 : 1;
}

await main().catch((error) => {
	console.error(error.message);
	process.exitCode = 1;
});
