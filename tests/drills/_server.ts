/** The real server for a drill: built once, prepared in a folder of its own, started, ended or killed by its id. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Language } from '#lib/i18n/languages.ts';
import { openWorld, type World } from '#lib/server/world.ts';

export const root = path.resolve(import.meta.dirname, '../..');

type Environment = Readonly<Record<string, string>>;
type Ready = { readonly isBuilt: () => boolean; readonly build: () => Promise<void> };

/** A program of ours that runs, and everything it has said. */
export type Program = {
	readonly child: ChildProcess;
	readonly ended: Promise<number | null>;
	readonly said: () => string;
	/** Ends it at once, as a power cut would. */
	readonly kill: () => Promise<void>;
	/** Asks it to end in order and gives its exit code. */
	readonly stop: () => Promise<number | null>;
};
export type Server = Program & { readonly port: number };

/** For a program in which no guess is tested: what people type costs it little. One database is asked so by all, or by none. */
export const cheap: Environment = { NODE_OPTIONS: '--import ./tests/world/cheap.ts' };

const children = new Set<ChildProcess>();
const folders = new Set<string>();
// Whatever happens to a drill, nothing of it stays behind.
process.on('exit', () => {
	for (const child of children) child.kill('SIGKILL');
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that goes when the drill ends. */
export function newFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-drill-'));
	folders.add(folder);
	return folder;
}

/** Builds the app where what is built is not what is here. */
export async function makeBuilt(): Promise<void> {
	const place = new URL('../../scripts/ready.mjs', import.meta.url).href;
	const ready = (await import(place)) as Ready;
	if (!ready.isBuilt()) await ready.build();
}

/** Runs one of our files with its data in a folder. */
export function run(
	file: string,
	folder: string,
	env: Environment = {},
	args: readonly string[] = []
): Program {
	const child = spawn(process.execPath, [path.join(root, file), ...args], {
		cwd: root,
		env: { ...process.env, HOST: '127.0.0.1', PORT: '0', NODE_ENV: '', ...env, DATA_DIR: folder },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	children.add(child);
	const output: string[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (part) => output.push(String(part)));
	// Not `exit`: what it said last may still be on its way then.
	const ended = once(child, 'close').then(([code]) => {
		children.delete(child);
		return code as number | null;
	});
	const end = async (signal: NodeJS.Signals) => {
		child.kill(signal);
		return ended;
	};
	return {
		child,
		ended,
		said: () => output.join(''),
		kill: async () => void (await end('SIGKILL')),
		stop: () => end('SIGTERM')
	};
}

/** Makes a folder's data ready, with everybody invented; throws with what was said when it cannot be done. */
export async function prepare(folder: string, env: Environment = {}): Promise<void> {
	const program = run('scripts/prepare.ts', folder, env);
	if ((await program.ended) !== 0) throw new Error(program.said());
}

/** Starts the server on a folder's data and waits until it listens. */
export async function start(folder: string, env: Environment = {}): Promise<Server> {
	const program = run('build/server.js', folder, env);
	for (let tries = 0; tries < 3000 && program.child.exitCode === null; tries += 1) {
		const found = /"msg":"listening","port":(\d+)/.exec(program.said());
		if (found) return { ...program, port: Number(found[1]) };
		await sleep(10);
	}
	await program.kill();
	throw new Error(`The server did not start: ${program.said()}`);
}

/** The world of a folder's data, opened beside the server or while it is down. */
export function worldIn(folder: string, env: Environment = {}): Promise<World> {
	return openWorld({ ...env, DATA_DIR: folder });
}

export type Papers = {
	readonly people: readonly {
		readonly id: string;
		readonly name: string;
		readonly role: string;
		readonly language: Language;
		readonly case?: { readonly id: string; readonly urn: string; readonly enhanced: string };
		readonly invitation?: { readonly code: string; readonly handed: string };
		readonly number?: string;
		readonly passphrase?: string;
		readonly cards?: readonly string[];
	}[];
	readonly agencies: readonly { readonly id: string; readonly webhookSecret: string }[];
};

/** What a start wrote about everybody invented; throws when the file is not whole. */
export function papersIn(folder: string): Papers {
	return JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as Papers;
}
