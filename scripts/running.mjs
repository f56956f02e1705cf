/** Starts other programs, gathers what they say, and ends them, by their ids, when we end. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, withTools } from './node.mjs';

const children = new Set();
const endings = new Set();
/** How long a child may take to end in order, in milliseconds. */
const patience = 3000;
const leash = path.join(root, 'scripts', 'leash.mjs');
const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const grouped = process.platform !== 'win32';

/** The file behind a tool's command, so that it runs under a Node of our choosing: `tool('vite')`. */
export function tool(name, owner = name) {
	const folder = path.join(root, 'node_modules', owner);
	const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	return path.join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/**
 * Runs a program to its end and gives its exit code and all it said.
 * `heard` gets each piece of output as it comes; `minutes` bounds how long it may take.
 */
export function run(command, args, { env = {}, heard, minutes = 10, ...options } = {}) {
	const child = start(command, args, { env, ...options });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (part) => {
			output += part;
			heard?.(String(part));
		});
	}
	const timer = setTimeout(() => {
		output += `\nEnded after ${minutes} minutes.`;
		send(child, 'SIGKILL');
	}, minutes * 60_000);
	return new Promise((resolve) => {
		child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
		child.on('close', (code) => {
			clearTimeout(timer);
			resolve({ code: code ?? 1, output });
		});
	});
}

/** Starts a program in a group of its own, and on a leash, and remembers it until it has ended. */
export function start(command, args, { env = {}, uid, gid, ...options } = {}) {
	const person = { uid, gid };
	const [program, words] = grouped
		? [process.execPath, [leash, JSON.stringify(person), command, ...args]]
		: [command, args];
	const child = spawn(program, words, {
		cwd: root,
		env: withTools({ ...process.env, ...env }),
		detached: grouped,
		stdio: [grouped ? 'pipe' : 'ignore', 'pipe', 'pipe'],
		...options
	});
	children.add(child);
	child.on('error', () => children.delete(child));
	child.on('exit', () => children.delete(child));
	return child;
}

/** Remembers something to put in order before we end; the function that comes back does it now. */
export function atTheEnd(act) {
	const once = async () => {
		if (endings.delete(once)) await act();
	};
	endings.add(once);
	return once;
}

/**
 * Makes an interrupt end every child, and put everything in order, before this process ends.
 * The function that comes back leaves interrupts to somebody else again.
 */
export function endWithChildren() {
	const end = async (signal) => {
		for (const child of children) send(child, 'SIGTERM');
		await Promise.race([allEnded(), new Promise((done) => setTimeout(done, patience))]);
		for (const child of children) send(child, 'SIGKILL');
		await Promise.allSettled([...endings].map((act) => act()));
		process.exit(codes[signal]);
	};
	for (const name of Object.keys(codes)) process.once(name, end);
	process.on('exit', killAll);
	return () => {
		for (const name of Object.keys(codes)) process.off(name, end);
	};
}

function killAll() {
	for (const child of children) send(child, 'SIGKILL');
}

function allEnded() {
	return Promise.all([...children].map((child) => new Promise((done) => child.once('exit', done))));
}

function send(child, name) {
	try {
		if (grouped) process.kill(-child.pid, name);
		else child.kill(name);
	} catch {
		// It has ended by itself in the meantime.
	}
}
