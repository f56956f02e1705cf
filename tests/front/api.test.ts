import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problems, type ProblemCode } from '#lib/server/feed/problems.ts';
import { largest } from '#lib/server/feed/unpack.ts';
import { startFront, type Reply } from './running.ts';

const json = { 'content-type': 'application/json' };

function assertProblem({ headers, body, status }: Reply, expected: number): void {
	const told = JSON.parse(body.toString()) as Record<string, unknown>;
	assert.equal(status, expected);
	assert.equal(headers['content-type'], 'application/problem+json');
	const { type, title, request } = told;
	const code = String(type).replace('/api/problems/', '') as ProblemCode;
	assert.deepEqual({ ...problems[code], mend: '' }, { status: expected, title, mend: '' });
	assert.equal(headers['request-id'], request);
}

test('a machine that sends the wrong method is told which to use', async () => {
	await using front = await startFront();
	const asked: [string, string, string][] = [
		['GET', '/api/events', 'POST'],
		['OPTIONS', '/api/events', 'POST'],
		['DELETE', '/api/events/schema.json', 'GET, HEAD'],
		['POST', '/api/common-platform/hearing/1/delete', 'DELETE'],
		['PUT', '/api/common-platform/hearing/1', 'POST'],
		['GET', '/api/common-platform/hearing/1/result', 'POST'],
		['GET', '/api/common-platform/prosecution-concluded', 'POST'],
		['GET', '/api/common-platform/case-updated', 'POST'],
		['GET', '/api/common-platform/trial-vacated', 'POST']
	];

	const replies = await Promise.all(asked.map(([method, target]) => front.ask(target, { method })));

	for (const [at, reply] of replies.entries()) {
		assertProblem(reply, 405);
		assert.equal(reply.headers.allow, asked[at]?.[2]);
	}
});

test('an address for machines that is not there is a problem a machine can read', async () => {
	await using front = await startFront();
	const targets = [
		'/api/',
		'/api/nothing',
		'/api/events/',
		'/api/common-platform/hearing/',
		'/api/common-platform/hearing/1/2/result'
	];

	const replies = await Promise.all(
		targets.map((target) => front.ask(target, { method: 'POST', headers: json }, '{}'))
	);

	for (const reply of replies) assertProblem(reply, 404);
});

test('a machine that does not say what it sends, or says another kind, is told which kinds are taken', async () => {
	await using front = await startFront();
	const kinds = [
		'',
		'text/plain',
		'application/jsonp',
		'application/json; charset=iso-8859-1',
		'application/json;charset=utf-16'
	];
	const post = (kind: string) =>
		front.ask(
			'/api/events',
			{ method: 'POST', headers: kind ? { 'content-type': kind } : {} },
			'{}'
		);

	const replies = await Promise.all(kinds.map(post));
	const batch = await front.ask(
		'/api/common-platform/trial-vacated',
		{ method: 'POST', headers: { 'content-type': 'application/cloudevents+json' } },
		'{}'
	);

	for (const reply of [...replies, batch]) assertProblem(reply, 415);
});

test('a machine that sends the right kind reaches the app', async () => {
	await using front = await startFront();
	const kinds = [
		'application/cloudevents+json',
		'application/cloudevents-batch+json; charset=UTF-8',
		'Application/JSON;charset="utf-8"'
	];
	const post = (kind: string) =>
		front.ask('/api/events', { method: 'POST', headers: { 'content-type': kind } }, '{"a":1}');

	const replies = await Promise.all(kinds.map(post));
	const deleted = await front.ask('/api/common-platform/hearing/1/delete', { method: 'DELETE' });

	assert.deepEqual(
		replies.map(({ body }) => body.toString()),
		['got 7', 'got 7', 'got 7']
	);
	assert.equal(deleted.status, 202);
});

test('a body in any coding but gzip is refused before it is read, and it is said which is taken', async () => {
	await using front = await startFront();
	const coded = (coding: string) =>
		front.ask(
			'/api/events',
			{ method: 'POST', headers: { ...json, 'content-encoding': coding } },
			'{}'
		);

	const [packed, brotli] = [await coded('gzip'), await coded('br')];

	assert.equal(packed.status, 202);
	assertProblem(brotli, 415);
	assert.equal(brotli.headers['accept-encoding'], 'gzip');
});

test('a token in an address is refused wherever it is sent, and a form may ask for one', async () => {
	await using front = await startFront();
	const form = { 'content-type': 'application/x-www-form-urlencoded' };

	const inAddress = [
		await front.ask('/api/events?access_token=abc', { method: 'POST', headers: json }, '{}'),
		await front.ask('/api/deliveries?before=x&access_token=abc', { method: 'GET' })
	];
	const asked = await front.ask('/api/oauth/token', { method: 'POST', headers: form }, 'a=b');
	const inJson = await front.ask('/api/oauth/token', { method: 'POST', headers: json }, '{}');

	for (const reply of inAddress) assertProblem(reply, 400);
	assert.equal(asked.status, 202);
	assertProblem(inJson, 415);
});

test('an event that is all in its headers needs neither a body nor a type', async () => {
	await using front = await startFront();

	const reply = await front.ask('/api/events', { method: 'POST', headers: { 'ce-id': '1' } });

	assert.equal(reply.status, 202);
});

test('the courts may send, and try out, eight times as much as anybody else, and the app takes no more', async () => {
	await using front = await startFront();
	const post = (target: string, size: number) =>
		front.ask(target, { method: 'POST', headers: json }, ' '.repeat(size));
	const hearing = '/api/common-platform/hearing/1/result';

	const replies = [
		await post(hearing, largest.courts),
		await post(hearing, largest.courts + 1),
		await post('/api/check', largest.courts),
		await post('/api/check', largest.courts + 1),
		await post('/api/events', largest.events),
		await post('/api/events', largest.events + 1)
	];

	assert.deepEqual(
		replies.map(({ status }) => status),
		[202, 413, 202, 413, 202, 413]
	);
});

test('a machine that sends too much is told so, before a byte is read when it said how much', async () => {
	await using front = await startFront();
	const headers = { ...json, 'content-length': '1000001' };

	const reply = await front.ask('/api/events', { method: 'POST', headers }, 'x'.repeat(1_000_001));
	const head = 'POST /api/events HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
	const waiting = await front.send(
		`${head}Content-Length: 9999999\r\nExpect: 100-continue\r\n\r\n`
	);

	assertProblem(reply, 413);
	assert.match(waiting, /^HTTP\/1.1 413 /);
});
