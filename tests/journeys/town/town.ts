/** A town of invented people: a server of its own on a database of its own, whose clock can be moved on. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Language } from '#lib/i18n/languages.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import { readPaper } from '#lib/server/begin/paper-form.ts';
import { admitVictim } from '#lib/server/begin/paper.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import { cheaply } from '#tests/world/world.ts';
import { newTown, people } from './folders.ts';
import type { Told } from './quick.ts';
import { sender, type Sender } from './sender.ts';

export const root = path.resolve(import.meta.dirname, '../../..');
/** The moment its people are made: a Wednesday, 10 in the morning in London. */
export const firstNow = '2026-11-18T10:00:00Z';
/** The moment every story begins: to make its people takes seconds, and what they did must not be still to come. */
const openedAt = '2026-11-18T10:00:30Z';

const quickly = ['--import', './tests/journeys/town/quick.ts'];
/** A twelfth of what a server does for a story is the tidying of memory: with more room that is asked for less often. */
const roomy = ['--max-semi-space-size=64', '--min-semi-space-size=32'];

type Settings = Readonly<Record<string, string>>;
export type Paper = {
	readonly urn: string;
	readonly handed: 'alone' | 'letter';
	readonly language: Language;
	readonly enhanced?: 'yes' | 'no' | 'unknown';
	readonly name?: string;
	readonly phone?: string;
};
export type Known = {
	readonly id: string;
	readonly name: string;
	readonly role: string;
	readonly number?: string;
	readonly passphrase?: string;
	readonly cards?: readonly string[];
};
type Demo = {
	readonly people: readonly Known[];
	readonly agencies: readonly { readonly id: string; readonly webhookSecret: string }[];
};

export type Town = Awaited<ReturnType<typeof openTown>>;

/** Servers whose town is closed, and where it lay: the next town opens in one. To start one takes longer than many a story. */
const idle: { readonly server: Running; readonly folder: string }[] = [];

/** Opens a town at the moment every story begins; with more settings of an operator, where a story says so. */
export async function openTown(more: Settings = {}) {
	const isOrdinary = Object.keys(more).length === 0;
	const before = isOrdinary ? idle.pop() : undefined;
	const folder = before?.folder ?? newTown();
	cpSync(people(), folder, { recursive: true });
	const demo = JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as Demo;
	let now = openedAt;
	const settings = () => ({ DATA_DIR: folder, ALONGSIDE_NOW: now });
	// Behind a proxy, so that each person of a story comes from a network of her own.
	const server =
		before?.server ?? (await start({ ...more, ...settings(), PORT: '0', TRUST_PROXY: '1' }));
	if (before) await tells(server, 'open');
	const url = `http://localhost:${server.port}`;
	let since = performance.now();

	/** Opens its stores beside its server; whoever does closes them. */
	async function world(): Promise<World> {
		const opened = await openWorld(settings());
		return { ...opened, keys: cheaply(opened.keys) };
	}
	async function inStores<T>(act: (world: World) => Promise<T>): Promise<T> {
		const opened = await world();
		try {
			return await act(opened);
		} finally {
			await opened.db.destroy();
		}
	}

	return {
		url,
		port: server.port,
		folder,
		world,
		/** Somebody invented, by name, with her number, words and card. */
		known: (name: string) => found(demo.people, (one) => one.name === name),
		/** The id of somebody invented, by name. */
		idOf: (name: string) => demo.people.find((one) => one.name === name)?.id,
		/** An agency that sends us messages, by id. */
		agency: (id: string): Sender => {
			const { webhookSecret } = found(demo.agencies, (one) => one.id === id);
			return sender(url, id, webhookSecret);
		},
		/** What an operator does: adds a victim and returns the code of her paper. The command has tests of its own. */
		invite: (paper: Paper): Promise<string> =>
			inStores(async ({ db, keys, now }) => {
				const read = readPaper(paper);
				if (!read.ok) throw new Error(read.problems.join('\n'));
				const code = await invitations.newCode(keys);
				await transaction(db, (trx) => admitVictim(trx, keys, read.paper, code, now()));
				return code.shown;
			}),
		/** What no page does yet, done in the stores of the town while its server runs. */
		inStores,
		/** Lets time pass: the same town, later. */
		async moveTo(later: string): Promise<void> {
			const passes = Date.parse(later) - Date.parse(now) - (performance.now() - since);
			[now, since] = [later, performance.now()];
			await tells(server, passes);
		},
		/** The moment so many minutes from now. */
		in: (minutes: number) =>
			new Date(Date.parse(now) + performance.now() - since + minutes * 60_000).toISOString(),
		async close(): Promise<void> {
			await (isOrdinary ? tells(server, 'close') : stop(server));
			rmSync(folder, { recursive: true, force: true });
			if (isOrdinary) idle.push({ server, folder });
		}
	};
}

/** Ends the servers whose town is closed. */
export async function endIdle(): Promise<void> {
	await Promise.all(idle.splice(0).map(({ server }) => stop(server)));
}

/** Runs one of our own programs to its end and gives what it said. */
export async function ours(words: readonly string[], settings: Settings): Promise<string> {
	const options = { cwd: root, env: environment(settings) };
	const { stdout } = await promisify(execFile)(process.execPath, [...quickly, ...words], options);
	return stdout;
}

// Nothing of the surroundings: not their database, nor what the browser's tool tells Node.
function environment(settings: Settings): NodeJS.ProcessEnv {
	const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env;
	return { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE, ...settings };
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

type Running = { readonly child: ChildProcess; readonly port: number };

/** Starts the server and waits until it says on which port it listens; port 0 lets the machine choose a free one. */
function start(settings: Settings): Promise<Running> {
	const child = spawn(process.execPath, [...roomy, ...quickly, 'build/server.js'], {
		cwd: root,
		env: environment(settings),
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
	running.add(child);
	child.once('exit', () => running.delete(child));
	return new Promise((resolve, reject) => {
		let said = '';
		child.once('exit', () => reject(new Error(`The server ended.\n${said}`)));
		child.stderr?.on('data', (part) => (said += part));
		child.stdout?.on('data', (part) => {
			said += part;
			const port = /"msg":"listening","port":(\d+)/.exec(said)?.[1];
			if (port) resolve({ child, port: Number(port) });
		});
	});
}

/** Tells a server something, and waits until it has done it. */
async function tells({ child }: Running, told: Told): Promise<void> {
	const isDone = new Promise((resolve) => child.once('message', resolve));
	child.send(told);
	await isDone;
}

/** How long a server may take to end in order, in milliseconds. */
const patience = 10_000;

async function stop({ child }: Running): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGTERM');
	const tooLong = setTimeout(() => child.kill('SIGKILL'), patience);
	await ended;
	clearTimeout(tooLong);
}

function found<One>(all: readonly One[], is: (one: One) => boolean): One {
	const one = all.find(is);
	if (!one) throw new Error('Not among the invented');
	return one;
}
