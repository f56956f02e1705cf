/** WebKitGTK's small browser, a cousin of Safari, driven by the W3C protocol on a screen that nobody sees. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { look, type Engine, type How, type Sight, type Visit } from './_engine.ts';
import { need } from './_packages.ts';

const driver = '/usr/bin/WebKitWebDriver';
const port = 4867;
const screen = ':87';
const children = new Set<ChildProcess>();
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** Finds or installs it. */
export async function openWebKit(): Promise<Engine> {
	if (!existsSync(driver) || !existsSync('/usr/bin/Xvfb')) await need('webkit2gtk-driver', 'xvfb');
	run('/usr/bin/Xvfb', [screen, '-screen', '0', '1000x900x24']);
	run(driver, [`--port=${port}`]);
	await ready();
	const first = await begin({ scripts: true, alone: true });
	await first.ask('DELETE', '');
	return {
		name: 'WebKitGTK',
		version: first.version,
		visit: async (how) => visit(await begin(how)),
		async close() {
			for (const child of children) child.kill();
			await sleep(200);
		}
	};
}

function run(program: string, args: readonly string[]): void {
	const child = spawn(program, args, { env: { ...process.env, DISPLAY: screen }, stdio: 'ignore' });
	children.add(child);
	child.once('exit', () => children.delete(child));
}

async function ready(): Promise<void> {
	for (let tries = 0; tries < 100; tries += 1) {
		const isUp = await ask('GET', '/status').then(
			() => true,
			() => false
		);
		if (isUp) return;
		await sleep(100);
	}
	throw new Error('WebKitWebDriver did not start');
}

/** One command of the protocol (W3C WebDriver, 6); throws with what the driver says, or where it says nothing at all. */
async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, body = {}): Promise<unknown> {
	const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
		method,
		signal: AbortSignal.timeout(30_000),
		...(method === 'POST'
			? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
			: {})
	});
	const { value } = (await answer.json()) as { value: unknown };
	if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
	return value;
}

type Session = Awaited<ReturnType<typeof begin>>;

async function begin({ scripts }: How) {
	const [binary] = globSync('/usr/lib/*/webkit2gtk-4*/MiniBrowser');
	const args = ['--automation', ...(scripts ? [] : ['--enable-javascript=false'])];
	const wanted = {
		acceptInsecureCerts: true,
		pageLoadStrategy: 'none',
		timeouts: { script: 2000, pageLoad: 5000 },
		'webkitgtk:browserOptions': { binary, args }
	};
	const begun = (await ask('POST', '/session', { capabilities: { alwaysMatch: wanted } })) as {
		sessionId: string;
		capabilities: { browserVersion: string };
	};
	return {
		version: begun.capabilities.browserVersion,
		ask: (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) =>
			ask(method, `/session/${begun.sessionId}${path}`, body)
	};
}

function visit({ ask }: Session): Visit {
	const quietly = (done: Promise<unknown>) =>
		done.then(
			() => undefined,
			() => undefined
		);
	return {
		goes: (url) => quietly(ask('POST', '/url', { url })),
		async presses(selector) {
			const found = await ask('POST', '/element', { using: 'css selector', value: selector });
			await ask('POST', `/element/${Object.values(found as object)[0]}/click`);
		},
		travels: (steps) => quietly(ask('POST', steps < 0 ? '/back' : '/forward')),
		reloads: () => quietly(ask('POST', '/refresh')),
		sees: () =>
			(
				ask('POST', '/execute/sync', { script: `return ${look}`, args: [] }) as Promise<Sight>
			).catch(() => undefined),
		async opensAgain(address) {
			const { handle } = (await ask('POST', '/window/new', { type: 'tab' })) as { handle: string };
			await ask('POST', '/window', { handle });
			await quietly(ask('POST', '/url', { url: address }));
		},
		ends: () => quietly(ask('DELETE', ''))
	};
}
