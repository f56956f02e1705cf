/** Starts the app for whoever is changing it: a database of invented people of its own, and pages that renew themselves. */
import path from 'node:path';
import { spawn } from 'node:child_process';
import { findNode, root, withTools } from './node.mjs';
import { install, isInstalled, refuseOldNode } from './ready.mjs';
import { tool } from './running.mjs';

refuseOldNode();
if (!isInstalled()) {
	console.log('Putting the parts in place (npm ci)');
	await install();
}
const port = process.env.PORT || '5173';
const data = path.resolve(process.env.DATA_DIR || path.join(root, 'data', 'dev'));
const env = withTools({ ...process.env, PORT: port, DATA_DIR: data });

/** Runs one file and gives its exit code; the terminal's interrupt reaches it too. */
function runOurs(args) {
	const child = spawn(findNode(), args, { cwd: root, env, stdio: 'inherit' });
	const pass = (signal) => child.kill(signal);
	process.on('SIGTERM', pass).on('SIGINT', pass);
	return new Promise((resolve) => {
		child.on('close', (code) => {
			process.off('SIGTERM', pass).off('SIGINT', pass);
			resolve(code ?? 1);
		});
	});
}

process.exitCode = await runOurs(['scripts/prepare.ts', 'calls']);
if (process.exitCode === 0) {
	process.exitCode = await runOurs([tool('vite'), 'dev', '--port', port, ...process.argv.slice(2)]);
}
