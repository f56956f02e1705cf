/** Installs and builds, but only what is not there yet; a run that was killed half-way is done again. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findNode, root } from './node.mjs';
import { run, tool } from './running.mjs';

/** The oldest Node that can install, where the app's own Node is not there yet. */
const oldestToInstall = 18;
/** All that a build is made from. The two settings are written into the public pages. */
const ingredients = [
	'src',
	'static',
	'migrations',
	'svelte.config.js',
	'vite.config.ts',
	'package.json',
	'package-lock.json'
];
const settings = ['ALONGSIDE_NUMBER', 'ALONGSIDE_ORIGIN', 'LEAVE_TO'];
const installed = path.join(root, 'node_modules', '.alongside');
const built = path.join(root, 'build', '.alongside');

/** Throws one plain sentence when this Node is too old even to install. */
export function refuseOldNode() {
	const [major] = process.versions.node.split('.').map(Number);
	if (major >= oldestToInstall) return;
	throw new Error(
		`Node ${oldestToInstall} or newer is needed to start; this is ${process.versions.node}.`
	);
}

/** Whether node_modules holds what the lockfile asks for. */
export function isInstalled() {
	const lock = readOr(path.join(root, 'package-lock.json'));
	if (readOr(installed) === digest(lock)) return true;
	if (!holdsAll(JSON.parse(lock))) return false;
	writeFileSync(installed, digest(lock));
	return true;
}

/** Installs what the lockfile asks for. Throws, saying why, when it cannot be done. */
export async function install({ heard } = {}) {
	rmSync(installed, { force: true });
	const asked = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
	const npm = process.env.npm_execpath ?? '';
	const [command, args] = /npm-cli\.c?js$/.test(npm)
		? [process.execPath, [npm, ...asked]]
		: ['npm', asked];
	const shell = command === 'npm' && process.platform === 'win32';
	const { code, output } = await run(command, args, { heard, shell });
	if (code !== 0) throw new Error(explain('The parts could not be installed', output));
	writeFileSync(installed, digest(readOr(path.join(root, 'package-lock.json'))));
}

/** Whether the build was made from what is here now. */
export function isBuilt() {
	return readOr(built) === recipe();
}

/** Builds the app. Throws, saying why, when it cannot be done. */
export async function build({ heard } = {}) {
	// Taken away first: a build that is killed must not be taken for a whole one.
	rmSync(built, { force: true });
	const from = recipe();
	const env = { NODE_ENV: 'production' };
	const { code, output } = await run(findNode(), [tool('vite'), 'build'], { heard, env });
	if (code !== 0) throw new Error(explain('The app could not be built', output));
	writeFileSync(built, from);
}

/** Says what went wrong in words, with the end of what the program said. */
export function explain(what, output) {
	if (isDiskFull(output)) return `${what}: the disk is full. Make some room and start again.`;
	const last = output.trim().split('\n').slice(-25).join('\n');
	return `${what}.\n${last}`;
}

/** Whether a program's words mean that the disk is full. */
export function isDiskFull(output) {
	return /ENOSPC|no space left on device|SQLITE_FULL|disk is full/i.test(output);
}

/** npm keeps a list of what it put into node_modules, written when it was done; it may leave out what is optional. */
function holdsAll(lock) {
	const list = readOr(path.join(root, 'node_modules', '.package-lock.json'));
	if (!list) return false;
	const held = JSON.parse(list).packages;
	const wanted = Object.entries(lock.packages).filter(([name]) => name !== '');
	const isHeld = ([name, { version, integrity, optional }]) =>
		held[name] ? held[name].version === version && held[name].integrity === integrity : optional;
	return wanted.every(isHeld) && canRun();
}

function canRun() {
	try {
		return Boolean(findNode());
	} catch {
		return false;
	}
}

function recipe() {
	const hash = createHash('sha256');
	for (const file of ingredients.flatMap(filesIn).sort()) {
		hash
			.update(`${file}\0`)
			.update(readFileSync(path.join(root, file)))
			.update('\0');
	}
	for (const name of settings) hash.update(`${name}=${process.env[name] ?? ''}\0`);
	return hash.digest('hex');
}

function filesIn(name) {
	const place = path.join(root, name);
	if (!existsSync(place)) return [];
	if (!statSync(place).isDirectory()) return name.endsWith('.test.ts') ? [] : [name];
	return readdirSync(place).flatMap((inside) => filesIn(path.join(name, inside)));
}

function readOr(file) {
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function digest(text) {
	return createHash('sha256').update(text).digest('hex');
}
