/** Measures: each file of tests/bench prints ratios taken within its own run. `npm run bench -- bytes` runs one. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findNode, root } from './node.mjs';

const asked = process.argv.slice(2);
const folder = path.join(root, 'tests', 'bench');
const names = readdirSync(folder)
	.filter((name) => name.endsWith('.ts') && !name.startsWith('_'))
	.map((name) => name.slice(0, -3))
	.filter((name) => asked.length === 0 || asked.includes(name));

const load = os.loadavg()[0] ?? 0;
console.log(
	`${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, load ${load.toFixed(1)}`
);
if (load > 1.5) console.log('This machine is busy: a ratio holds, a second does not.');
for (const name of names) {
	console.log(`\n${name}`);
	const { status } = spawnSync(findNode(), [path.join(folder, `${name}.ts`)], {
		cwd: root,
		stdio: 'inherit'
	});
	if (status !== 0) process.exitCode = 1;
}
