/** Starts everything: installs, builds and prepares what is not ready, then serves. Plain JavaScript for any Node from 18 on. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { findNode, root, withTools } from './node.mjs';
import {
	build,
	explain,
	install,
	isBuilt,
	isDiskFull,
	isInstalled,
	refuseOldNode
} from './ready.mjs';
import { endWithChildren } from './running.mjs';

const began = Date.now();
const port = process.env.PORT || '3000';
const env = withTools({
	...process.env,
	PORT: port,
	DATA_DIR: path.resolve(process.env.DATA_DIR || path.join(root, 'data'))
});

/** Says one step, with the seconds since the start; on a terminal a dot a second shows that it goes on. */
async function step(what, act) {
	const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(5);
	process.stdout.write(`${seconds} s  ${what}`);
	const dots = process.stdout.isTTY && setInterval(() => process.stdout.write('.'), 1000);
	try {
		await act();
	} finally {
		clearInterval(dots);
		process.stdout.write('\n');
	}
}

/** Throws when somebody else listens already: found out now, not after half a minute of building. */
function refuseTakenPort() {
	const host = process.env.HOST || '127.0.0.1';
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', ({ code, message }) => {
			const taken = `Port ${port} is taken. End what uses it, or choose another: PORT=3001 npm start`;
			const forbidden = `Port ${port} may not be used here. Choose one over 1024: PORT=3001 npm start`;
			reject(new Error({ EADDRINUSE: taken, EACCES: forbidden }[code] ?? message));
		});
		probe.listen(Number(port), host, () => probe.close(resolve));
	});
}

/** Runs one of our own files and passes signals on to it; gives its exit code and what it complained of. */
function runOurs(...args) {
	const child = spawn(findNode(), args, {
		cwd: root,
		env,
		stdio: ['inherit', 'inherit', 'pipe']
	});
	let complaint = '';
	child.stderr.on('data', (part) => {
		process.stderr.write(part);
		complaint = (complaint + part).slice(-10_000);
	});
	const pass = (signal) => child.kill(signal);
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	for (const signal of signals) process.on(signal, pass);
	const watch = whenNpmIsGone(() => pass('SIGTERM'));
	return new Promise((resolve) => {
		child.on('close', (code, signal) => {
			clearInterval(watch);
			for (const each of signals) process.off(each, pass);
			resolve({ code: code ?? { SIGINT: 130, SIGTERM: 143 }[signal] ?? 1, complaint });
		});
	});
}

// npm that is told to stop ends the shell between us and passes nothing on: we notice by our new parent.
function whenNpmIsGone(act) {
	const parent = process.ppid;
	if (!process.env.npm_lifecycle_event) return undefined;
	return setInterval(() => process.ppid !== parent && act(), 500);
}

async function prepare() {
	const { code, complaint } = await runOurs(
		'scripts/prepare.ts',
		'calls',
		...process.argv.slice(2)
	);
	if (code === 0) return;
	if (isDiskFull(complaint))
		throw new Error(explain('The data could not be made ready', complaint));
	process.exit(code);
}

async function start() {
	refuseOldNode();
	await refuseTakenPort();
	const stopEnding = endWithChildren();
	if (!isInstalled()) await step('Putting the parts in place (npm ci)', () => install());
	if (!isBuilt()) await step('Building the app', () => build());
	stopEnding();
	await step('Making the data ready', async () => {});
	await prepare();
	await step(`Starting on port ${port}`, async () => {});
	const { code } = await runOurs('build/server.js');
	process.exit(code);
}

await start().catch((error) => {
	const said = isDiskFull(String(error.code))
		? explain('It could not start', 'ENOSPC')
		: error.message;
	process.stderr.write(`${said}\n`);
	process.exit(1);
});
