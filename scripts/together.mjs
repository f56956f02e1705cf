/**
 * Test files in this one process, each as a suite of its own: `node scripts/together.mjs FILE ...`. What `node --test`
 * calls no isolation runs what comes before each test of one file before those of all others too.
 */
import { createHook } from 'node:async_hooks';
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';

/** What the runner follows every promise with, to know whose test it is of. */
const following = [];
const hooks = Object.getPrototypeOf(createHook({}));
const { enable } = hooks;
hooks.enable = function () {
	following.push(this);
	return enable.call(this);
};

// A file that waits for a module to load runs on in the suite of whoever asked for it first: what any waits for is loaded before.
await import('../src/lib/i18n/checks.ts');

await Promise.all(process.argv.slice(2).map(load));
// Every test is known now. From here on it would only name the test of an error that nobody waits for, and takes a third
// of all time: such an error says itself where it is from, and the run does not hold.
for (const hook of following) hook.disable();
for (const event of ['uncaughtException', 'unhandledRejection'])
	process.on(event, (error) => console.error(error));

/** Makes a suite of a file, and waits until all its tests are known. */
function load(file) {
	return new Promise((resolve) => {
		describe(file, () => import(pathToFileURL(file)).finally(resolve));
	});
}
