import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { encodingFor, isCompressible } from '../../src/front/compress.ts';
import { open, pageText, startFront } from './running.ts';

const reads = { 'accept-encoding': 'gzip, br' };

test('a rendered page is sent small, with its length, and its tag no longer claims the same bytes', async () => {
	await using front = await startFront();

	const { headers, body } = await front.ask('/page', { headers: reads });
	const gzip = await front.ask('/page', { headers: { 'accept-encoding': 'gzip' } });

	assert.equal(brotliDecompressSync(body).toString(), pageText);
	assert.equal(Number(headers['content-length']), body.length);
	assert.ok(body.length < pageText.length / 5);
	assert.deepEqual(
		[headers['content-encoding'], headers.vary, headers.etag],
		['br', 'Accept-Encoding', 'W/"p1"']
	);
	assert.equal(gunzipSync(gzip.body).toString(), pageText);
});

test('an answer that would not get smaller is left as the app wrote it', async () => {
	await using front = await startFront();
	const sizes = { '/short': 5, '/zipped': 900, '/picture': 900, '/none': 0, '/see-other': 0 };

	const replies = await Promise.all(
		Object.keys(sizes).map((target) => front.ask(target, { headers: reads }))
	);
	const plain = await front.ask('/page');

	assert.deepEqual(
		replies.map(({ body }) => body.length),
		Object.values(sizes)
	);
	assert.deepEqual(
		replies.map(({ headers }) => headers['content-encoding']),
		[undefined, 'x-own', undefined, undefined, undefined]
	);
	assert.deepEqual([plain.body.toString(), plain.headers.etag], [pageText, '"p1"']);
	assert.equal(plain.headers.vary, 'Accept-Encoding');
});

test('HEAD says what GET would, without a length nobody has counted', async () => {
	await using front = await startFront();

	const { status, headers, body } = await front.ask('/page', { method: 'HEAD', headers: reads });

	assert.deepEqual(
		[status, headers['content-encoding'], headers['content-length'], body.length],
		[200, 'br', undefined, 0]
	);
});

test('a page sent in parts is read in parts', async () => {
	await using front = await startFront();
	const began = performance.now();
	const socket = open(front.port);

	socket.write(
		'GET /parts HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n'
	);
	await once(socket, 'data');
	const firstAfter = performance.now() - began;
	await once(socket.resume(), 'end');
	const allAfter = performance.now() - began;

	assert.ok(firstAfter < 700, `first part after ${firstAfter} ms`);
	assert.ok(allAfter > 740, `all after ${allAfter} ms`);
});

test('a stream of events is open before its first event, and never compressed', async () => {
	await using front = await startFront();
	const socket = open(front.port);
	const began = performance.now();

	socket.write('GET /events HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n\r\n');
	const [head] = await once(socket, 'data');
	socket.destroy();

	assert.match(String(head), /text\/event-stream/);
	assert.doesNotMatch(String(head), /content-encoding/i);
	assert.ok(performance.now() - began < 1400);
});

test('a long page reaches a slow reader whole', async () => {
	await using front = await startFront();
	const socket = open(front.port);
	const parts: Buffer[] = [];

	socket.write('GET /long HTTP/1.0\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n');
	await sleep(700);
	socket.on('data', (part) => parts.push(Buffer.from(part)));
	await once(socket, 'end');
	const heard = Buffer.concat(parts);

	const body = heard.subarray(heard.indexOf('\r\n\r\n') + 4);
	assert.equal(gunzipSync(body).length, 20_000_000);
});

test('a browser is given brotli only when it says it reads it', () => {
	const asked = [
		'gzip, deflate, br',
		'gzip',
		'br;q=0, gzip;q=0.5',
		'identity',
		'*',
		'*;q=0',
		'BR ; q=0.1',
		undefined
	];

	const given = asked.map(encodingFor);

	assert.deepEqual(given, ['br', 'gzip', 'gzip', undefined, 'br', undefined, 'br', undefined]);
});

test('words get smaller, pictures and streams of events are left alone', () => {
	const types = [
		'text/html; charset=utf-8',
		'application/problem+json',
		'image/svg+xml',
		'image/png',
		'text/event-stream'
	];

	const given = types.map(isCompressible);

	assert.deepEqual(given, [true, true, true, false, false]);
});
