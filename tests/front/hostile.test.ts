import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { open, startFront } from './running.ts';

const close = 'Host: a\r\nConnection: close\r\n\r\n';
const targets = [
	'//',
	'//evil.example/',
	'/%',
	'/%00',
	'/a%00b',
	'/%ff',
	'/%c3%28',
	'/%zz',
	'/a/../b',
	'/%2e%2e/etc/passwd',
	'/a\\b',
	'/a#b',
	'/a?b#c',
	'/"<>',
	'http://evil.example/',
	'http://',
	'*',
	'?a'
];

test('a target that could mean two things is answered 400, and the next visitor is served', async () => {
	await using front = await startFront();

	const replies = await Promise.all(
		targets.map((target) => front.send(`GET ${target} HTTP/1.1\r\n${close}`))
	);
	const after = await front.ask('/page');

	for (const [at, reply] of replies.entries()) {
		assert.match(reply, /^HTTP\/1.1 400 /, String(targets[at]));
		assert.ok(reply.length < 1500, String(targets[at]));
	}
	assert.equal(after.status, 200);
});

test('bytes that are no request are answered or dropped, and the next visitor is served', async () => {
	await using front = await startFront();
	const bytes = [
		`FROB / HTTP/1.1\r\n${close}`,
		'GET\r\n\r\n',
		'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
		'GET / HTTP/1.1\r\n\r\n',
		'GET / HTTP/1.0\r\n\r\n',
		`GET / HTTP/1.1\r\nHost: b\r\n${close}`,
		'GET / HTTP/1.1\r\nHost: a@b\r\nConnection: close\r\n\r\n',
		`GET / HTTP/1.1\r\nHost: ${'a'.repeat(260)}\r\nConnection: close\r\n\r\n`,
		'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
		`GET /\xff\xfe HTTP/1.1\r\n${close}`,
		'POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
		'POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
		'POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n'
	];

	const replies = await Promise.all(bytes.map((each) => front.send(Buffer.from(each, 'latin1'))));
	const after = await front.ask('/page');

	for (const [at, reply] of replies.entries())
		assert.match(reply, /^HTTP\/1.1 (400|505) /, JSON.stringify(bytes[at]));
	assert.equal(after.status, 200);
});

test('an odd method, header or query reaches nobody it can harm', async () => {
	await using front = await startFront();
	const bytes = [
		`TRACE /page HTTP/1.1\r\n${close}`,
		'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n',
		`GET /page?%ff=%zz&a[b]=%00 HTTP/1.1\r\n${close}`,
		`GET /page HTTP/1.1\r\nX-Odd: \xff\xfe\r\n${close}`,
		'GET /page HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: upgrade, close\r\n\r\n',
		`GET /page HTTP/1.1\r\nIf-None-Match: ${'"a",'.repeat(500)}\r\n${close}`,
		`GET /page HTTP/1.1\r\nAccept-Encoding: ;q=;;,br;q=x\r\n${close}`
	];

	const [traced] = await Promise.all(bytes.map((each) => front.send(Buffer.from(each, 'latin1'))));
	const after = await front.ask('/page');

	assert.match(traced ?? '', /^HTTP\/1.1 400 /);
	assert.doesNotMatch(front.said(), /"level":50/);
	assert.equal(after.status, 200);
	assert.equal(front.child.exitCode, null);
});

test('a fault in the app is a calm page, and its message stays out of the log', async () => {
	await using front = await startFront();

	const { status, body } = await front.ask('/rejects');
	const after = await front.ask('/page');

	assert.deepEqual([status, after.status], [500, 200]);
	assert.match(body.toString(), /our mistake, not yours/);
	assert.match(front.said(), /"level":50/);
	assert.doesNotMatch(front.said(), /the name of a person/);
});

test('in production, too, nobody but this machine is listened to unless HOST says so', async () => {
	await using front = await startFront({ NODE_ENV: 'production' });

	const elsewhere = connect(front.port, '127.0.0.2');
	const [error] = (await once(elsewhere, 'error')) as [NodeJS.ErrnoException];

	assert.equal((await front.ask('/page')).status, 200);
	assert.equal(error.code, 'ECONNREFUSED');
});

test('headers without end are answered 431', async () => {
	await using front = await startFront();

	const reply = await front.send(
		`GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`
	);

	assert.match(reply, /^HTTP\/1.1 431 /);
});

test('requests sent in one breath are answered in their order', async () => {
	await using front = await startFront();

	const heard = await front.send(
		`GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: a\r\n\r\nGET /short HTTP/1.1\r\n${close}`
	);

	assert.match(
		heard,
		/^HTTP\/1.1 200 [^]*at last[^]*HTTP\/1.1 404 [^]*not found[^]*HTTP\/1.1 200 [^]*short/
	);
});

test('a sender who is slow with its headers is let go within 15 seconds', async () => {
	await using front = await startFront();
	const began = performance.now();
	const sockets = Array.from({ length: 50 }, () => open(front.port));

	for (const socket of sockets) socket.resume().write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
	await Promise.all(sockets.map((socket) => once(socket, 'close')));
	const seconds = (performance.now() - began) / 1000;

	assert.ok(seconds > 9 && seconds < 15, `${seconds} s`);
});
