/** The settings we ship for a proxy: what it speaks and refuses, what reaches the app through it, and what it writes down. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request as askPlain } from 'node:http';
import { request as askSecure } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { connect, type ConnectionOptions } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { need } from './_packages.ts';
import { makeBuilt, newFolder, prepare, root, start } from './_server.ts';
import { makePaper } from './_tls.ts';
import { tell } from './_told.ts';

const guesses = 80;

if (!existsSync('/usr/sbin/nginx')) await need('nginx-light');
await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder, { TRUST_PROXY: '1' });
const [http, https] = [await freePort(), await freePort()];
const child = spawn('/usr/sbin/nginx', ['-c', written(), '-g', 'daemon off;'], { stdio: 'pipe' });
const said: string[] = [];
child.stderr.on('data', (part) => said.push(String(part)));
process.on('exit', () => child.kill('SIGKILL'));
await untilOpen(https);

const faults: string[] = [];
const holds = (what: string, isSo: boolean) => void (isSo || faults.push(what));

const page = await ask(https, '/sign-in');
holds('a page by https', page.status === 200);
holds(
	'it says so for a year',
	/max-age=\d{8}/.test(page.headers['strict-transport-security'] ?? '')
);
holds('nothing of what serves it', !/nginx\//.test(page.headers.server ?? ''));
holds(
	'its cookies by https only',
	page.cookies.every((one) => /; Secure/i.test(one))
);

const plain = await ask(http, '/sign-in', { secure: false });
holds('people from http are sent on', plain.status === 301);
holds('to the same page', plain.headers.location === `https://localhost:${https}/sign-in`);
const clear = await ask(http, '/api/events', { secure: false, body: '{}' });
holds('a machine in the clear fails', clear.status === 0);
holds(
	'a body that is too big is refused',
	(await ask(https, '/', { body: 'x'.repeat(2_000_000) })).status === 413
);

const spoken = await Promise.all(
	[
		{ minVersion: 'TLSv1.3' },
		{ maxVersion: 'TLSv1.2' },
		{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-CHACHA20-POLY1305' }
	].map((how) => shakes(how as ConnectionOptions))
);
holds('TLS 1.2 and 1.3', spoken.every(Boolean));
const weak = [
	{ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' },
	{ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' },
	{ maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA:@SECLEVEL=0' },
	{ maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256:@SECLEVEL=0' },
	{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-SHA:@SECLEVEL=0' },
	{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384:@SECLEVEL=0' }
] as const;
for (const how of weak) holds(`no ${how.ciphers} of ${how.maxVersion}`, !(await shakes(how)));

// Whoever guesses gives another network each time: only the one the proxy saw is believed.
const form = 'code=AAAAA-BBBBB-CCCCC';
let waits = 0;
for (let nth = 0; nth < guesses; nth += 1) {
	const headers = {
		'x-forwarded-for': `203.0.113.${nth}`,
		'content-type': 'application/x-www-form-urlencoded',
		origin: `https://localhost:${https}`
	};
	const { status } = await ask(https, '/sign-in?/code', { headers, body: form });
	waits += Number(status === 429);
}
holds('a network somebody made up is not believed', waits > 0);

child.kill('SIGQUIT');
await once(child, 'exit');
const ended = await server.stop();
const lines = readdirSync(folder, { withFileTypes: true })
	.filter((one) => one.isFile() && one.name.endsWith('.log'))
	.reduce((sum, { name }) => sum + statSync(path.join(folder, name)).size, 0);
holds('no line about anybody', lines === 0);
const measured = {
	'ways it speaks': spoken.length,
	'weak ways refused': weak.length,
	guesses,
	'of them told to wait': waits,
	'bytes written down': lines,
	faults,
	said: said.join('').slice(0, 300),
	'exit code': ended
};
tell('proxy', measured, faults.length === 0 && ended === 0);

/** Writes the settings with the places of this run, and gives where. */
function written(): string {
	const { key, certificate } = makePaper(folder);
	const places = {
		RUN: folder,
		CERTIFICATE: certificate,
		KEY: key,
		HTTP: `127.0.0.1:${http}`,
		HTTPS: `127.0.0.1:${https}`,
		HOST: `localhost:${https}`,
		APP: `127.0.0.1:${server.port}`
	};
	let settings = readFileSync(path.join(root, 'docs/proxy/nginx.conf'), 'utf8');
	for (const [name, place] of Object.entries(places))
		settings = settings.replaceAll(`<${name}>`, place);
	const file = path.join(folder, 'nginx.conf');
	writeFileSync(file, settings);
	return file;
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

async function untilOpen(port: number): Promise<void> {
	for (let tries = 0; tries < 200; tries += 1) {
		if (await shakes({}, port)) return;
		await sleep(50);
	}
	throw new Error(`nginx did not start: ${said.join('')}`);
}

/** Whether a connection of this kind comes about. */
function shakes(how: ConnectionOptions, port = https): Promise<boolean> {
	return new Promise((resolve) => {
		try {
			const socket = connect({ ...how, host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
				socket.destroy();
				resolve(true);
			});
			socket.on('error', () => resolve(false));
			socket.on('close', () => resolve(false));
		} catch {
			resolve(false);
		}
	});
}

type Asking = {
	readonly secure?: boolean;
	readonly body?: string;
	readonly headers?: Readonly<Record<string, string>>;
};
type Answer = {
	/** 0 where the connection was closed without one. */
	readonly status: number;
	readonly headers: Readonly<Record<string, string | undefined>>;
	readonly cookies: readonly string[];
};

function ask(port: number, target: string, { secure = true, body, headers = {} }: Asking = {}) {
	return new Promise<Answer>((resolve) => {
		const method = body === undefined ? 'GET' : 'POST';
		const length = body === undefined ? {} : { 'content-length': String(body.length) };
		const to = { host: 'localhost', family: 4, port, path: target, method };
		const how = {
			...to,
			rejectUnauthorized: false,
			headers: { accept: 'text/html', ...length, ...headers }
		};
		const none = () => resolve({ status: 0, headers: {}, cookies: [] });
		const asked = (secure ? askSecure : askPlain)(how, (reply) => {
			reply.resume();
			const cookies = reply.headers['set-cookie'] ?? [];
			const told = reply.headers as Record<string, string | undefined>;
			resolve({ status: reply.statusCode ?? 0, headers: told, cookies });
		});
		asked.on('error', none);
		asked.end(body);
	});
}
