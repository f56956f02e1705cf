/**
 * Loaded before a town's server: passwords are stretched cheaply there, and its clock is moved on by a message instead of
 * a new start. Nothing the service is made of knows of it.
 */
import '#tests/world/cheap.ts';

const passed = performance.now.bind(performance);
let ahead = 0;
performance.now = () => passed() + ahead;

// What is done every few seconds is done at once when time has passed.
const rounds: (() => void)[] = [];
const every = globalThis.setInterval;
globalThis.setInterval = ((act: () => void, wait: number) => {
	if (wait >= 3000) rounds.push(act);
	return every(act, wait);
}) as typeof setInterval;

process.on('message', (milliseconds: number) => {
	ahead += milliseconds;
	for (const round of rounds) round();
	process.send?.('later');
});
