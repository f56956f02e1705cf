/** A front running as its own process before a little app of its own, made in a temporary folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../../src/server.ts', import.meta.url));
/** The words of every page of the little app: long enough to be worth compressing. */
export const pageText =
	'<!doctype html><title>A page</title>' + '<p>Nothing for you to do today.</p>'.repeat(100);
/** A prerendered page, with its policy in a `<meta>` as SvelteKit writes it. */
export const rightsText = `<!doctype html><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'">${pageText}`;

/** What a build of SvelteKit exports, with answers of its own. */
const app = `
import { randomBytes } from 'node:crypto';
const html = { 'content-type': 'text/html' };
const page = ${JSON.stringify(pageText)};
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const flowing = (parts, wait, headers) => new Response(new ReadableStream({
	async start(controller) {
		for (const part of parts) { controller.enqueue(new TextEncoder().encode(part)); await sleep(wait); }
		controller.close();
	}
}), { headers });
const pages = {
	'/page': () => new Response(page, { headers: { ...html, etag: '"p1"', 'content-length': String(page.length) } }),
	'/short': () => new Response('short', { headers: { ...html, 'content-length': '5' } }),
	'/parts': () => flowing([page, '<p>The second part</p>'], 750, html),
	'/events': () => new Response(new ReadableStream({
		start: (controller) => void sleep(1500).then(() => controller.close())
	}), { headers: { 'content-type': 'text/event-stream' } }),
	'/long': () => flowing(Array.from({ length: 400 }, () => randomBytes(37_500).toString('base64')), 0, html),
	'/zipped': () => new Response('z'.repeat(900), { headers: { ...html, 'content-encoding': 'x-own' } }),
	'/picture': () => new Response('z'.repeat(900), { headers: { 'content-type': 'image/png' } }),
	'/none': () => new Response(null, { status: 204 }),
	'/see-other': () => new Response(null, { status: 303, headers: { location: '/page' } }),
	'/slow': async () => { console.log('slow heard'); await sleep(600); return new Response('at last'); },
	'/framed': () => new Response('ok', { headers: { 'x-frame-options': 'SAMEORIGIN' } }),
	'/who': (request, address) => Response.json({ address, origin: new URL(request.url).origin }),
	'/certificate': (request) => Response.json(request.headers.get('x-client-thumbprint')),
	'/rejects': () => { throw new Error('the name of a person'); }
};
async function answer(request, address) {
	const { pathname } = new URL(request.url);
	if (pages[pathname]) return pages[pathname](request, address);
	if (request.method === 'GET') return new Response('not found', { status: 404 });
	try {
		return new Response('got ' + (await request.arrayBuffer()).byteLength, { status: 202 });
	} catch {
		return new Response('the app could not read it', { status: 500 });
	}
}
export class Server {
	init() {}
	respond(request, { getClientAddress }) {
		return answer(request, getClientAddress());
	}
}
process.on('sveltekit:shutdown', () => {
	console.log('told to stop');
	globalThis.alongsideClosing = sleep(100).then(() => console.log('closed'));
});
`;
const files = {
	'server/index.js': app,
	'server/manifest.js': 'export const manifest = {};',
	'package.json': '{"type":"module"}',
	'client/phone.js': `/* ${'calm '.repeat(200)}*/`,
	'client/recordings/1.mp4': '0123456789',
	'client/app.webmanifest': '{"name":"Alongside"}',
	'client/_app/immutable/a.123.css': 'p{}',
	'client/.hidden': 'hidden',
	'prerendered/index.html': pageText,
	'prerendered/pl.html': pageText,
	'prerendered/pl/rights.html': rightsText
};

/** One answer as a browser sees it, its body as it came. */
export type Reply = {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
};

/** Starts a front; ends it, and removes its folder, when the scope that declared it with `await using` is left. */
export async function startFront(env: NodeJS.ProcessEnv = {}) {
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-front-'));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
	const child = spawn(process.execPath, [server], {
		env: { ...process.env, PORT: '0', HOST: '', TRUST_PROXY: '', ...env, BUILD_DIR: folder }
	});
	const output: string[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (part) => output.push(String(part)));
	const port = await portOf(child, output);
	const ended = once(child, 'exit').then(([code]) => code as number | null);
	return {
		child,
		ended,
		port,
		said: () => output.join(''),
		ask: (target: string, options: RequestOptions = {}, body?: string) =>
			ask(port, target, options, body),
		send: (bytes: string | Buffer, wait?: number) => send(port, bytes, wait),
		[Symbol.asyncDispose]: async () => {
			child.kill('SIGKILL');
			await ended;
			rmSync(folder, { recursive: true });
		}
	};
}

async function portOf(child: ChildProcess, output: string[]): Promise<number> {
	for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
		const found = /"msg":"listening","port":(\d+)/.exec(output.join(''));
		if (found) return Number(found[1]);
		await sleep(25);
	}
	throw new Error(`The front did not start: ${output.join('')}`);
}

function ask(port: number, target: string, options: RequestOptions, body?: string): Promise<Reply> {
	return new Promise((resolve, reject) => {
		const asked = request({ port, path: target, agent: false, ...options }, (reply) => {
			const parts: Buffer[] = [];
			reply.on('data', (part: Buffer) => parts.push(part));
			reply.on('error', reject);
			reply.on('end', () =>
				resolve({
					status: reply.statusCode ?? 0,
					headers: reply.headers,
					body: Buffer.concat(parts)
				})
			);
		});
		asked.on('error', reject);
		asked.setTimeout(15_000, () => asked.destroy(new Error(`${target} was never answered`)));
		asked.end(body);
	});
}

/** Sends bytes as they are, and gives all that comes back until the front closes or `wait` milliseconds are over. */
async function send(port: number, bytes: string | Buffer, wait = 3000): Promise<string> {
	const socket = open(port);
	let heard = '';
	socket.on('data', (part) => (heard += part.toString('latin1')));
	socket.write(bytes);
	await Promise.race([once(socket, 'close'), sleep(wait, undefined, { ref: false })]);
	socket.destroy();
	return heard;
}

/** A bare connection, whose resets are no error. */
export function open(port: number): Socket {
	const socket = connect(port, '127.0.0.1');
	socket.on('error', () => {});
	return socket;
}
