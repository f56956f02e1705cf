/**
 * Loaded before a town's server: passwords are stretched cheaply there, and its clock is moved on by a message instead of
 * a new start. Nothing the service is made of knows of it; what a password costs is tested where it is kept.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const { argon2 } = crypto;
crypto.argon2 = (algorithm, asked, then) =>
	argon2(algorithm, { ...asked, memory: 8, passes: 1 }, then);
syncBuiltinESMExports();

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
