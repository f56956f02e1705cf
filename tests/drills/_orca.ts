/** Orca, the screen reader of Linux, before a Chromium with a window on a screen that nobody sees. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type BrowserContext } from '@playwright/test';
import { need } from './_packages.ts';

const screen = ':88';
const busLauncher = '/usr/libexec/at-spi-bus-launcher';
/** How long it says nothing once it is through with a page, and how long a page may take, in milliseconds. */
const [silence, longest] = [5000, 90_000];

export type Orca = {
	/** Which reader, and which browser. */
	readonly versions: string;
	/** The browser it reads. */
	readonly context: BrowserContext;
	/** Does something by which a page arrives, and gives what is said of it, an utterance a line. */
	readonly hears: (arrive: () => Promise<unknown>) => Promise<string[]>;
	readonly close: () => Promise<void>;
};

const children = new Set<ChildProcess>();
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** Starts all of it with homes of their own; the browser opens on an address, which is not told. */
export async function openOrca(first: string): Promise<Orca> {
	if (!existsSync('/usr/bin/orca') || !existsSync('/usr/bin/Xvfb'))
		await need('orca', 'xvfb', 'dbus', 'at-spi2-core', 'openbox', 'xdotool', 'chromium');
	const home = mkdtempSync(path.join(tmpdir(), 'alongside-heard-'));
	mkdirSync(path.join(home, 'run'), { mode: 0o700 });
	mkdirSync(path.join(home, '.local/share/orca'), { recursive: true });
	const own = { ...process.env, HOME: home, XDG_RUNTIME_DIR: path.join(home, 'run') };
	run('/usr/bin/Xvfb', [screen, '-screen', '0', '1000x1000x24'], own);
	const bus = await address(own);
	const env = {
		...own,
		DISPLAY: screen,
		DBUS_SESSION_BUS_ADDRESS: bus,
		ACCESSIBILITY_ENABLED: '1'
	};
	run(busLauncher, ['--launch-immediately'], env);
	await sleep(1000);
	run('openbox', [], env);
	const context = await chromium.launchPersistentContext(path.join(home, 'profile'), {
		executablePath: '/usr/bin/chromium',
		headless: false,
		viewport: null,
		// Without a bar of its own, which would keep the focus.
		args: [
			'--no-sandbox',
			'--force-renderer-accessibility=complete',
			'--disable-gpu',
			`--app=${first}`
		],
		env: env as Record<string, string>
	});
	const log = path.join(home, 'said');
	run('orca', ['--replace', '--disable', 'braille', `--debug-file=${log}`], env);
	const said = () => (existsSync(log) ? utterances(readFileSync(log, 'utf8')) : []);
	await rests(said, 0);
	run('xdotool', ['search', '--onlyvisible', '--class', 'chromium', 'windowactivate'], env);
	return {
		versions: `Chromium ${context.browser()?.version() ?? ''}`,
		context,
		async hears(arrive) {
			const before = said().length;
			await arrive();
			await rests(said, before);
			return said().slice(before);
		},
		async close() {
			await context.close();
			for (const child of children) child.kill();
			await sleep(200);
			rmSync(home, { recursive: true, force: true });
		}
	};
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
	const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
	children.add(child);
	child.once('exit', () => children.delete(child));
	return child;
}

/** Starts a bus by which programs find each other, and gives its address. */
function address(env: NodeJS.ProcessEnv): Promise<string> {
	const bus = run('dbus-daemon', ['--session', '--nofork', '--print-address'], env);
	return new Promise((resolve, reject) => {
		bus.once('error', reject);
		bus.stdout?.once('data', (told) => resolve(String(told).trim()));
	});
}

/** Waits until it has said something more, and then nothing for a while. */
async function rests(said: () => readonly string[], before: number): Promise<void> {
	const until = Date.now() + longest;
	let [count, since] = [before, Date.now()];
	while (Date.now() < until) {
		await sleep(250);
		const now = said().length;
		if (now !== count) [count, since] = [now, Date.now()];
		else if (now > before && Date.now() - since > silence) return;
	}
}

/** What a log of Orca says was spoken, in the order it was said, without the marks that isolate a text. */
function utterances(log: string): string[] {
	return [...log.matchAll(/SPEECH OUTPUT: '(.*?)'(?: \{.*\})?$/gm)].map(([, text = '']) =>
		text.replaceAll(/[\u2066-\u2069]/g, '').trim()
	);
}
