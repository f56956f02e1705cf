/** Bytes on a bare connection: requests that no browser writes, and the statuses they may be answered with. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type Raw = {
	readonly name: string;
	readonly bytes: string;
	readonly statuses: readonly number[];
};

/** Closed without a word. */
const closed = 0;
const close = 'Host: a\r\nConnection: close\r\n\r\n';
const get = (target: string, statuses: readonly number[], headers = close): Raw => ({
	name: `GET ${target.slice(0, 40)}`,
	bytes: `GET ${target} HTTP/1.1\r\n${headers}`,
	statuses
});
const post = (
	name: string,
	target: string,
	statuses: readonly number[],
	headers: string,
	body = ''
): Raw => ({
	name,
	bytes: `POST ${target} HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nAccept: text/html\r\nConnection: close\r\n${headers}\r\n\r\n${body}`,
	statuses
});
const form = 'Content-Type: application/x-www-form-urlencoded';
const sized = (body: string, type = form) => `${type}\r\nContent-Length: ${body.length}`;

const targets = [
	'//',
	'//evil.example/',
	'/%',
	'/%00',
	'/%ff',
	'/%c3%28',
	'/a/../b',
	'/a\\b',
	'http://evil.example/',
	'*'
].map((target) => get(target, [400]));
const odd = [
	get('/nowhere', [404]),
	get('/home/__data.json', [200, 303, 404]),
	get('/home?x-sveltekit-invalidated=1111', [303]),
	get('/_app/../../package.json', [400]),
	get('/_app/version.json', [200, 404]),
	get('/.env', [404]),
	get('/data/key', [404]),
	get(`/${'a'.repeat(10_000)}`, [404, 414]),
	get(`/?${'a=b&'.repeat(3000)}`, [200]),
	get('/', [431], `Host: a\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`),
	get('/', [400], 'Connection: close\r\n\r\n'),
	get('/', [400], `Host: b\r\n${close}`),
	get('/', [200], `Cookie: __Host-s=${'a'.repeat(4000)}; =; ;;; __Host-talk=%ff\r\n${close}`),
	get('/home', [303], `Cookie: __Host-s=%00%ff; __Host-s=two\r\n${close}`),
	get('/', [200], `Range: bytes=0-1,5-9,-1\r\nAccept-Encoding: ;q=;,br;q=x,*\r\n${close}`),
	get('/', [200, 400], 'Host: a\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n'),
	get('/help?n=%ff&a=-1&n[]=1', [200]),
	{ name: 'bad UTF-8 in the target', bytes: `GET /\xff\xfe HTTP/1.1\r\n${close}`, statuses: [400] },
	{
		name: 'bad UTF-8 in a header',
		bytes: `GET / HTTP/1.1\r\nX-A: \xff\xfe\r\n${close}`,
		statuses: [200, 400]
	},
	{ name: 'unknown method', bytes: `FROB / HTTP/1.1\r\n${close}`, statuses: [400, 405, 501] },
	{ name: 'TRACE', bytes: `TRACE / HTTP/1.1\r\n${close}`, statuses: [405, 501] },
	{
		name: 'CONNECT',
		bytes: 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n',
		statuses: [closed, 400, 405, 501]
	},
	{ name: 'a TLS hello', bytes: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', statuses: [400] },
	{ name: 'PUT on a page', bytes: `PUT /rights HTTP/1.1\r\n${close}`, statuses: [405] },
	{ name: 'DELETE on her page', bytes: `DELETE /home HTTP/1.1\r\n${close}`, statuses: [303, 405] },
	{ name: 'PUT on a form', bytes: `PUT /talk HTTP/1.1\r\n${close}`, statuses: [403, 405] }
];
const lengths = 'Content-Length: 3\r\nTransfer-Encoding: chunked';
const bodies = [
	post('both lengths', '/talk', [400], `${form}\r\n${lengths}`, '0\r\n\r\n'),
	post('two lengths', '/talk', [400], `${form}\r\nContent-Length: 1\r\nContent-Length: 2`, 'ab'),
	post('broken chunks', '/talk', [400], `${form}\r\nTransfer-Encoding: chunked`, 'ZZ\r\n'),
	post('an action nobody has', '/sign-in?/nobody', [404], sized('a=b'), 'a=b'),
	post('an action of a prototype', '/sign-in?/constructor', [404], sized('a=b'), 'a=b'),
	post(
		'a plain action as a program',
		'/sign-in?/code',
		[200, 400],
		`Accept: application/json\r\n${sized('code=a')}`,
		'code=a'
	),
	post(
		'no form at all',
		'/sign-in?/code',
		[400, 415],
		'Content-Length: 2\r\nContent-Type: image/png',
		'ab'
	),
	post(
		'JSON in place of a form',
		'/sign-in?/code',
		[400, 415],
		sized('{}', 'Content-Type: application/json'),
		'{}'
	),
	post(
		'multipart without a boundary',
		'/sign-in?/code',
		[400, 415],
		sized('ab', 'Content-Type: multipart/form-data'),
		'ab'
	),
	post(
		'multipart that breaks off',
		'/sign-in?/code',
		[400, 415],
		sized('--a\r\nab', 'Content-Type: multipart/form-data; boundary=a'),
		'--a\r\nab'
	),
	post(
		'five thousand fields',
		'/talk',
		[413],
		sized('times=1&'.repeat(5000)),
		'times=1&'.repeat(5000)
	),
	post(
		'bytes that are no text',
		'/sign-in?/code',
		[400],
		sized('code=%ff%00%c3'),
		'code=%ff%00%c3'
	),
	{
		name: 'a form of another site',
		bytes: `POST /talk HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\n${sized('a=b')}\r\nConnection: close\r\n\r\na=b`,
		statuses: [403]
	}
];

export const raws: readonly Raw[] = [...targets, ...odd, ...bodies];

/** Sends bytes as they are, and gives all that comes back until the server closes or `wait` milliseconds are over. */
export async function send(port: number, bytes: string, wait = 5000): Promise<string> {
	const socket = open(port);
	let heard = '';
	socket.on('data', (part) => (heard += part.toString('latin1')));
	socket.write(Buffer.from(bytes, 'latin1'));
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

/** Opens many connections that say a little every two seconds, and gives how many the server has closed in time. */
export async function drip(
	port: number,
	many: number,
	begin: string,
	seconds: number
): Promise<number> {
	const sockets = Array.from({ length: many }, () => open(port));
	let closed = 0;
	for (const socket of sockets) {
		socket.resume().write(begin);
		socket.once('close', () => (closed += 1));
	}
	const until = performance.now() + seconds * 1000;
	while (closed < many && performance.now() < until) {
		await sleep(2000);
		for (const socket of sockets) if (socket.writable) socket.write('x');
	}
	for (const socket of sockets) socket.destroy();
	return closed;
}
