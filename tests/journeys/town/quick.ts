/**
 * Loaded before a town's server: passwords are stretched cheaply there, its clock is moved on by a message instead of a new
 * start, and the world behind it is closed and another one opened. Nothing the service is made of knows of it.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import '#tests/world/cheap.ts';

/** What a town tells its server: that so many milliseconds have passed, or what to do with its world. */
export type Told = number | 'close' | 'open';

const passed = performance.now.bind(performance);
let ahead = 0;
performance.now = () => passed() + ahead;

// What is done every few seconds is done at once when time has passed.
const rounds = new Map<unknown, () => void>();
const [every, never] = [globalThis.setInterval, globalThis.clearInterval];
globalThis.setInterval = ((act: () => void, wait: number) => {
	const timer = every(act, wait);
	if (wait >= 3000) rounds.set(timer, act);
	return timer;
}) as typeof setInterval;
globalThis.clearInterval = (timer) => {
	rounds.delete(timer);
	never(timer);
};

process.on('message', (told: Told) => void doAsTold(told).then(() => process.send?.('done')));

async function doAsTold(told: Told): Promise<void> {
	if (told === 'close') await closeWorld();
	else if (told === 'open') await openWorld();
	else {
		ahead += told;
		for (const round of rounds.values()) round();
	}
}

/** Closes the world as the end of the service does, which does not come yet. */
async function closeWorld(): Promise<void> {
	process.emit('sveltekit:shutdown' as 'SIGTERM', 'SIGTERM');
	process.removeAllListeners('sveltekit:shutdown');
	await globalThis.alongsideClosing;
}

/** Opens what now lies where the one before lay, as the start of the service does. */
async function openWorld(): Promise<void> {
	// Each world waits for the same end.
	process.setMaxListeners(0);
	const hooks = pathToFileURL(path.resolve('build/server/entries/hooks.server.js'));
	const { init } = (await import(hooks.href)) as { readonly init: () => Promise<void> };
	await init();
}
