/** Installs Debian packages where we may: as root, or by sudo when it asks for no password. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './running.mjs';

/** Whether this machine lets us install Debian packages. */
export function mayInstall() {
	return existsSync('/usr/bin/apt-get') && (isRoot() || canSudo());
}

/** Installs packages. Waits for another installer that is at work rather than fail. */
export async function aptInstall(...packages) {
	const apt = ['apt-get', '-o', 'DPkg::Lock::Timeout=600', '-y', '--no-install-recommends'];
	const prefix = isRoot() ? [] : ['sudo', '-n'];
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	for (const words of [['update'], ['install', ...packages]]) {
		const [command, ...args] = [...prefix, ...apt, ...words];
		const { code, output } = await run(command, args, { env, minutes: 15 });
		if (code !== 0)
			throw new Error(`${packages.join(', ')} could not be installed.\n${output.slice(-2000)}`);
	}
}

/** Whether we are root, who may do everything except start a database. */
export function isRoot() {
	return process.getuid?.() === 0;
}

function canSudo() {
	return spawnSync('sudo', ['-n', 'true']).status === 0;
}
