/**
 * Tests everything and says how it went in one last line: `N passed, N failed`. `check` leaves out the browser, `journeys`
 * is the browser alone, `quick` is what holds while one writes. Any other word is a step, or a part of the path of a test:
 * `npm test -- calendar`. With `--whole` each store is tested on both databases, and
 * everybody is asked at every door by every method.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeToMemory } from './memory.mjs';
import { root } from './node.mjs';
import { refuseOldNode } from './ready.mjs';
import { endWithChildren } from './running.mjs';
import { runAll } from './schedule.mjs';
import { stepsFor } from './steps.mjs';

const fallen = [];

function say(name, { passed, failed, names = [], output, note }, seconds) {
	const counts = failed > 0 ? `${passed} passed, ${failed} FAILED` : `${passed} passed`;
	console.log(`${seconds.toFixed(1).padStart(6)} s  ${name}: ${counts}${note ? ` (${note})` : ''}`);
	if (failed === 0) return;
	fallen.push(...(names.length > 0 ? names : [name]));
	for (const one of names) console.log(`          ${one}`);
	if (output) console.log(`\n${output.trim()}\n`);
}

async function main() {
	const [words, options] = [false, true].map((isOption) =>
		process.argv.slice(2).filter((word) => word.startsWith('--') === isOption)
	);
	const unknown = options.find((option) => option !== '--whole');
	if (unknown) throw new Error(`There is no ${unknown}. There is --whole.`);
	const steps = stepsFor(words, { whole: options.length > 0 });
	refuseOldNode();
	endWithChildren();
	delete process.env.TEST_DATABASE_URL;
	if (options.length > 0) process.env.WHOLE = '1';
	mkdirSync(path.join(root, '.cache'), { recursive: true });
	// Half of what a short program of ours takes is the reading of its files.
	process.env.NODE_COMPILE_CACHE = path.join(root, '.cache', 'compile');
	writeToMemory();
	const { passed, failed } = await runAll(steps, say);
	// What failed stands at the end of what may be long.
	if (failed > 0) console.log(`Did not hold:\n${fallen.map((name) => `  ${name}`).join('\n')}`);
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
}

await main().catch((error) => {
	console.log(error.message);
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
});
