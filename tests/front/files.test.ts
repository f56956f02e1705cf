import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { visitCookie } from '../../src/front/front.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import { pageText, rightsText, startFront } from './running.ts';

test('a page made at build time is found at its own address', async () => {
	await using front = await startFront();

	const replies = await Promise.all(['/', '/pl', '/pl/rights'].map((target) => front.ask(target)));

	assert.deepEqual(
		replies.map(({ status, body }) => [status, body.toString()]),
		[pageText, pageText, rightsText].map((text) => [200, text])
	);
	assert.equal(replies[0]?.headers['content-type'], 'text/html; charset=utf-8');
	assert.equal(replies[0]?.headers['cache-control'], 'no-cache');
});

test('to who may be signed in the app answers for a page that then looks another way, and no file is sent', async () => {
	await using front = await startFront();
	const headers = { cookie: `other=1; ${cookieName}=a-visit` };

	const [rights, first, other] = await Promise.all([
		front.ask('/pl/rights', { headers }),
		front.ask('/pl', { headers }),
		front.ask('/pl/rights', { headers: { cookie: `x${cookieName}=a; other=${cookieName}=b` } })
	]);

	assert.equal(visitCookie, cookieName);
	// The little app has no such page.
	assert.equal(rights.status, 404);
	assert.deepEqual(
		[first, other].map(({ body }) => body.toString()),
		[pageText, rightsText]
	);
});

test('a prerendered page repeats its policy in a header and may not be framed', async () => {
	await using front = await startFront();

	const { headers } = await front.ask('/pl/rights');

	assert.equal(
		headers['content-security-policy'],
		"default-src 'none'; script-src 'self'; frame-ancestors 'none'"
	);
});

test('a page is sent in the smallest form its browser reads', async () => {
	await using front = await startFront();
	const as = (encoding: string) =>
		front.ask('/pl/rights', { headers: { 'accept-encoding': encoding } });

	const [both, gzip, refused, none] = await Promise.all(['gzip, br', 'gzip', 'br;q=0', ''].map(as));

	assert.equal(both?.headers['content-encoding'], 'br');
	assert.equal(brotliDecompressSync(both!.body).toString(), rightsText);
	assert.equal(Number(both?.headers['content-length']), both?.body.length);
	assert.equal(gunzipSync(gzip!.body).toString(), rightsText);
	assert.equal(refused?.headers['content-encoding'], undefined);
	assert.equal(none?.body.toString(), rightsText);
	assert.equal(none?.headers.vary, 'Accept-Encoding');
	assert.equal(new Set([both, gzip, none].map((reply) => reply?.headers.etag)).size, 3);
});

test('what a browser already holds is not sent again', async () => {
	await using front = await startFront();
	const held = await front.ask('/pl', { headers: { 'accept-encoding': 'br' } });

	const again = await front.ask('/pl', {
		headers: { 'accept-encoding': 'br', 'if-none-match': `"old", W/${held.headers.etag}` }
	});
	const other = await front.ask('/pl', { headers: { 'if-none-match': held.headers.etag } });

	assert.match(held.headers.etag ?? '', /^"[\w-]+"$/);
	assert.deepEqual(
		[again.status, again.body.length, again.headers.etag],
		[304, 0, held.headers.etag]
	);
	assert.equal(other.status, 200);
});

test('HEAD gives the headers of a page without the page', async () => {
	await using front = await startFront();

	const { status, headers, body } = await front.ask('/pl', { method: 'HEAD' });

	assert.deepEqual(
		[status, headers['content-length'], body.length],
		[200, String(pageText.length), 0]
	);
});

test('a file whose name carries its hash is kept for a year, any other is asked about each time', async () => {
	await using front = await startFront();
	const targets = ['/_app/immutable/a.123.css', '/phone.js', '/app.webmanifest'];

	const replies = await Promise.all(targets.map((target) => front.ask(target)));

	assert.deepEqual(
		replies.map(({ headers }) => [headers['content-type'], headers['cache-control']]),
		[
			['text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
			['text/javascript; charset=utf-8', 'no-cache'],
			['application/manifest+json', 'no-cache']
		]
	);
});

test('nothing can be sent to a page that is only read', async () => {
	await using front = await startFront();

	const { status, headers } = await front.ask('/pl/rights', { method: 'POST' }, 'a=b');

	assert.deepEqual([status, headers.allow], [405, 'GET, HEAD']);
});

test('a hidden file of the build is not given out', async () => {
	await using front = await startFront();

	const { status } = await front.ask('/.hidden');

	assert.equal(status, 404);
});

test('a recording is sent whole, or the part of it that a player asks for', async () => {
	await using front = await startFront();
	const ask = (headers: Record<string, string> = {}) => front.ask('/recordings/1.mp4', { headers });
	const whole = await ask();
	const tag = String(whole.headers.etag);

	const got = async (headers: Record<string, string>) => {
		const { status, body, headers: said } = await ask(headers);
		return [status, body.toString(), said['content-range'], said['content-length']].join(' | ');
	};

	assert.deepEqual(
		[whole.status, whole.body.toString(), whole.headers['content-type']],
		[200, '0123456789', 'video/mp4']
	);
	assert.equal(whole.headers['accept-ranges'], 'bytes');
	assert.equal(await got({ range: 'bytes=0-1' }), '206 | 01 | bytes 0-1/10 | 2');
	assert.equal(await got({ range: 'bytes=7-' }), '206 | 789 | bytes 7-9/10 | 3');
	assert.equal(await got({ range: 'bytes=-2' }), '206 | 89 | bytes 8-9/10 | 2');
	assert.equal(await got({ range: 'bytes=8-99', 'if-range': tag }), '206 | 89 | bytes 8-9/10 | 2');
	assert.equal(await got({ range: 'bytes=10-' }), '416 |  | bytes */10 | ');
	for (const range of ['bytes=5-2', 'bytes=-', 'bytes=0-1,3-4', 'lines=0-1', 'bytes=x-1'])
		assert.equal(await got({ range }), '200 | 0123456789 |  | 10', range);
	assert.equal(await got({ range: 'bytes=0-1', 'if-range': '"old"' }), '200 | 0123456789 |  | 10');
});
