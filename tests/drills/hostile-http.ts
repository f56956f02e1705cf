/**
 * Requests that no browser makes, slow senders by the hundred, bodies over the limit and guessing, while a victim looks
 * at her page every second. Each is answered as it should be, nobody sees where in the code anything happened, and she
 * never waits two seconds.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signed } from './_agency.ts';
import { drip, raws, send } from './_raw.ts';
import { makeBuilt, newFolder, papersIn, prepare, start } from './_server.ts';
import { tell } from './_told.ts';
import { ask, visitor, type Asking, type Reply } from './_visitor.ts';
import { watch } from './_watch.ts';

const longestWait = 2000;
const slow = { headers: 300, bodies: 100 };
/** The server lets slow headers go after 10 seconds and slow bodies after 30. */
const slowSeconds = 45;

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const papers = papersIn(folder);
const server = await start(folder);
const { port } = server;
const faults: string[] = [];
const she = visitor(port);
await she.post('/demo', { id: papers.people.find(({ role }) => role === 'victim')?.id ?? '' });
const watching = watch(she);

for (const { name, bytes, statuses } of raws) {
	const reply = await send(port, bytes);
	const status = Number(/^HTTP\/1\.1 (\d+) /.exec(reply)?.[1] ?? 0);
	if (!statuses.includes(status))
		faults.push(`${name}: answered ${status}, not ${statuses.join(' or ')}`);
	judge(name, reply);
}
await heavyBodies();
const left = await refusals();
const [headersClosed, bodiesClosed] = await Promise.all([
	drip(port, slow.headers, 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ', slowSeconds),
	drip(
		port,
		slow.bodies,
		'POST /talk HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\nphone=',
		slowSeconds
	)
]);
const guesses = await guess();
const watched = await watching.end();
faults.push(...watched.faults);
const alive = await ask(port, '/');
judge('the log', server.said().replaceAll(/"stack":"(?:[^"\\]|\\.)*"/g, ''));
const isAlive = alive.status === 200 && server.child.exitCode === null;
const ended = await server.stop();

const measured = {
	'odd requests': raws.length,
	'requests the server itself made': left,
	'slow headers let go': `${headersClosed} of ${slow.headers}`,
	'slow bodies let go': `${bodiesClosed} of ${slow.bodies}`,
	'her looks meanwhile': watched.looks,
	'her longest wait (ms)': watched.longest,
	'guesses before 429': guesses.before429,
	'Retry-After (s)': guesses.retryAfter,
	faults,
	'alive at the end': isAlive,
	'exit code': ended
};
const isGood =
	faults.length === 0 && left === 0 && isAlive && ended === 0 && watched.longest < longestWait;
tell(
	'hostile-http',
	measured,
	isGood && headersClosed === slow.headers && bodiesClosed === slow.bodies && guesses.retryAfter > 0
);

/** Nobody may read where in the code something happened, whatever they send. */
function judge(name: string, text: string): void {
	if (/\n\s+at |node:internal|node_modules|\.ts:\d+|\.js:\d+:\d+|SqliteError|SQLITE_/.test(text))
		faults.push(`${name}: shows a stack`);
}

async function heavyBodies(): Promise<void> {
	const [agency] = papers.agencies;
	if (!agency) throw new Error('There is no agency');
	const much = 'x'.repeat(2_000_000);
	const form = {
		origin: `http://127.0.0.1:${port}`,
		'content-type': 'application/x-www-form-urlencoded'
	};
	await expect('2 MB to the agencies', 413, '/api/events', {
		method: 'POST',
		headers: signed(agency, much),
		body: much
	});
	await expect('2 MB to sign in', 413, '/sign-in?/code', {
		method: 'POST',
		headers: form,
		body: `code=${much}`
	});
	await expect('a picture to the agencies', 415, '/api/events', {
		method: 'POST',
		headers: { ...signed(agency, 'x'), 'content-type': 'image/png' },
		body: 'x'
	});
	const methods = await expect('GET from the agencies', 405, '/api/events', {});
	if (methods.headers.allow !== 'POST') faults.push('405 without Allow');
	await expect('unsigned', 401, '/api/events', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: '{}'
	});
	await expect('signed for others', 401, '/api/events', {
		method: 'POST',
		headers: { ...signed(agency, '{}'), 'alongside-agency': 'nobody' },
		body: '{}'
	});
	await expect('nothing there', 404, '/api/nothing', { method: 'POST', body: '{}' });
	const chunked =
		'POST /talk HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n';
	const part = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`;
	const reply = await send(port, `${chunked}${part.repeat(20)}0\r\n\r\n`);
	if (!reply.startsWith('HTTP/1.1 413 ')) faults.push(`2 MB in chunks: ${reply.slice(0, 20)}`);
}

async function expect(
	name: string,
	status: number,
	target: string,
	asking: Asking
): Promise<Reply> {
	const reply = await ask(port, target, asking);
	if (reply.status !== status) faults.push(`${name}: answered ${reply.status}, not ${status}`);
	judge(name, reply.text);
	return reply;
}

/**
 * A page that is not hers is answered as one that is not there, to the byte; and whatever host a request names, the
 * server asks nobody. Gives how many requests came to somebody named as the host.
 */
async function refusals(): Promise<number> {
	let asks = 0;
	const elsewhere = createServer((_, res) => {
		asks += 1;
		res.end('elsewhere');
	}).listen(0, '127.0.0.1');
	await once(elsewhere, 'listening');
	const cookie = [...she.jar].map(([name, value]) => `${name}=${value}`).join('; ');
	const { port: other } = elsewhere.address() as AddressInfo;
	for (const host of [`127.0.0.1:${port}`, `127.0.0.1:${other}`]) {
		const headers = `Host: ${host}\r\nCookie: ${cookie}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`;
		const [refused = '', nowhere = ''] = await Promise.all(
			['/desk', '/nowhere'].map((target) => send(port, `GET ${target} HTTP/1.1\r\n${headers}`))
		);
		if (!refused.startsWith('HTTP/1.1 404 '))
			faults.push(`a page not hers: ${refused.slice(0, 20)}`);
		if (plain(refused) !== plain(nowhere))
			faults.push('a page not hers is told from one not there');
		const [head = '', ...body] = refused.split('\r\n\r\n');
		const [, said] = /content-length: (\d+)/i.exec(head) ?? [];
		const sent = body.join('').length;
		if (said !== undefined && Number(said) !== sent)
			faults.push(`a page not hers: says ${said} bytes, sends ${sent}`);
	}
	elsewhere.close();
	return asks;
}

// The nonce and the moment are new each time.
function plain(reply: string): string {
	return reply
		.replaceAll(/nonce-[\w+/=]+|nonce="[\w+/=]+"/g, 'nonce')
		.replaceAll(/^(date|etag): .*\r\n/gim, '');
}

/** Guesses codes until told to wait: how many it took, and for how many seconds the header asks to wait. */
async function guess(): Promise<{ before429: number; retryAfter: number }> {
	const stranger = visitor(port);
	for (let nth = 0; nth < 40; nth += 1) {
		const { status, headers, text } = await stranger.post('/sign-in?/code', {
			code: `AAAAA-BBBBB-CCCC${nth % 10}`
		});
		judge('a guess', text);
		if (status === 429) return { before429: nth, retryAfter: Number(headers['retry-after'] ?? 0) };
		if (status !== 400) faults.push(`a guess: answered ${status}`);
	}
	return { before429: Infinity, retryAfter: 0 };
}
