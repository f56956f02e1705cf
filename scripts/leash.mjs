/**
 * Runs a program for another process of ours, and ends it when that process is gone, however it went.
 * Without it a start that is killed leaves npm or a build at work in the folder where the next start begins.
 */
import { spawn } from 'node:child_process';

const [person, command, ...args] = process.argv.slice(2);
/** As whom it runs: `{}`, or `{ uid, gid }` for a program that refuses to run as root. */
const options = JSON.parse(person);
const child = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', ({ message }) => {
	console.error(message);
	process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// Our standard input is a pipe nobody writes to: it closes when the one who holds its other end is gone.
// Zero is our own group, in which there is only what we started.
process.stdin.resume().on('close', () => process.kill(0, 'SIGKILL'));
