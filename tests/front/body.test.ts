import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { languageAsked } from '../../src/front/words.ts';
import { open, startFront } from './running.ts';

const form = 'application/x-www-form-urlencoded';
const chunk = `${(50_000).toString(16)}\r\n${'x'.repeat(50_000)}\r\n`;

/** Sends 50,000 bytes at a time, never saying how many there will be, and gives what is heard. */
async function pour(port: number, target: string, chunks: number): Promise<string> {
	const socket = open(port);
	let heard = '';
	const type = target.startsWith('/api/') ? 'application/json' : form;
	socket.on('data', (part) => (heard += part.toString()));
	socket.on('error', ({ message }) => (heard += message));
	socket.write(
		`POST ${target} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`
	);
	for (let sent = 0; sent < chunks && !socket.destroyed; sent += 1) {
		socket.write(chunk);
		await sleep(2);
	}
	if (socket.destroyed) heard += 'hung up early';
	socket.write('0\r\n\r\n');
	for (let tries = 0; tries < 100 && !/\r\n\r\n./.test(heard); tries += 1) await sleep(20);
	await sleep(100);
	socket.destroy();
	return heard;
}

/** Posts a form of so many bytes, or of the fields given. */
function post(
	front: Awaited<ReturnType<typeof startFront>>,
	target: string,
	body: number | string
) {
	const sent = typeof body === 'number' ? 'x'.repeat(body) : body;
	return front.ask(target, { method: 'POST', headers: { 'content-type': form } }, sent);
}

test('a body just within the limit of its address is taken, said or unsaid', async () => {
	await using front = await startFront();

	const said = await post(front, '/form', 32_000);
	const message = await post(front, '/messages', 128_000);
	const unsaid = await pour(front.port, '/api/events', 20);

	assert.equal(said.body.toString(), 'got 32000');
	assert.equal(message.body.toString(), 'got 128000');
	assert.match(unsaid, /got 1000000/);
});

test('a form longer than any of ours, or with more fields, is turned away before it is read', async () => {
	await using front = await startFront();
	const fields = (many: number) => Array.from({ length: many }, () => 'a').join('&');

	const long = await post(front, '/form', 32_001);
	const [few, many] = [
		await post(front, '/form', fields(200)),
		await post(front, '/form', fields(201))
	];
	const [times, tooMany] = [
		await post(front, '/pl/talk', fields(400)),
		await post(front, '/pl/talk', fields(401))
	];
	const order = await post(front, '/api/agency-doors/met/sign-out', fields(201));

	const statuses = [long, few, many, times, tooMany, order].map(({ status }) => status);
	assert.deepEqual(statuses, [413, 202, 413, 202, 413, 413]);
});

test('what is sent as anything but a plain form is turned away from pages, and without a word in the log', async () => {
	await using front = await startFront();
	const types = ['application/json', 'text/plain', 'multipart/form-data; boundary=a', ''];

	const replies = await Promise.all(
		types.map((type) =>
			front.ask('/form', { method: 'POST', headers: type ? { 'content-type': type } : {} }, 'a=b')
		)
	);

	assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([415]));
	assert.doesNotMatch(front.said(), /"level":[456]0/);
});

test('a body that grows past the limit is cut off with one answer, and the service goes on', async () => {
	await using front = await startFront();

	const heard = await pour(front.port, '/api/events', 60);
	const after = await front.ask('/page');

	assert.match(heard, /^HTTP\/1.1 413 [^]*application\/problem\+json[^]*"status":413/);
	assert.equal(heard.match(/HTTP\/1.1/g)?.length, 1);
	assert.doesNotMatch(heard, /ECONNRESET|EPIPE|hung up early/);
	assert.equal(after.status, 200);
});

test('a person who sends too much reads calm words, without a word of the matter', async () => {
	await using front = await startFront();

	const { status, headers, body } = await front.ask(
		'/talk',
		{ method: 'POST' },
		'x'.repeat(1_500_000)
	);
	const unsaid = await pour(front.port, '/talk', 60);

	assert.deepEqual([status, headers['content-type']], [413, 'text/html; charset=utf-8']);
	assert.match(body.toString(), /<html lang="en" dir="ltr">.*Please go back/);
	assert.doesNotMatch(body.toString(), /crime|victim|police|case|error|stack/i);
	assert.match(unsaid, /^HTTP\/1.1 413 [^]*Please go back/);
});

test('what is said in front of the app is said in the language of the address, else in that of the browser', async () => {
	await using front = await startFront();

	const sent = (path: string, lang: string) => {
		const headers = { 'accept-language': lang };
		return front.ask(path, { method: 'POST', headers }, 'x'.repeat(1_500_000));
	};
	const bodies = await Promise.all([
		sent('/pl/talk', 'ar'),
		sent('/needs', 'ar'),
		sent('/needs', 'de')
	]);

	assert.deepEqual(
		bodies.map(({ body }) => /<html lang="\w+" dir="\w+">/.exec(body.toString())?.[0]),
		['<html lang="pl" dir="ltr">', '<html lang="ar" dir="rtl">', '<html lang="en" dir="ltr">']
	);
	assert.match(bodies[1]?.body.toString() ?? '', /لم يُحفظ شيء/);
});

test('in front of the app nothing is said in a language of a browser that nobody has read', (t) => {
	const asked = (path: string, list = 'ar') =>
		languageAsked({ headers: { 'accept-language': list } } as IncomingMessage, path);
	assert.equal(asked('/needs'), 'ar');
	Object.assign(globalThis, { alongsideUnread: ['ar'] });
	t.after(() => Reflect.deleteProperty(globalThis, 'alongsideUnread'));

	assert.deepEqual([asked('/needs'), asked('/ar/help')], ['en', 'ar']);
	assert.equal(asked('/needs', 'ar, cy'), 'cy');
});

test('a sender who waits to be asked for its body is asked', async () => {
	await using front = await startFront();

	const heard = await front.send(
		'POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\nabc'
	);

	assert.match(heard, /^HTTP\/1.1 100 Continue[^]*HTTP\/1.1 202 [^]*got 3/);
});

test('a sender who was turned away may finish, and so reads the answer', async () => {
	await using front = await startFront();
	const socket = open(front.port);
	let heard = '';
	socket.on('data', (part) => (heard += part.toString()));
	socket.on('error', ({ message }) => (heard += message));

	socket.write('POST /talk HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n');
	socket.write('x'.repeat(9_000_000));
	await once(socket, 'close');

	assert.match(heard, /^HTTP\/1.1 413 [^]*<\/html>$/);
});
