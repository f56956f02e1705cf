/** A form with a file in it: to the addresses that take one, and only so much of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileOf, inPieces } from '../../src/routes/form/file.ts';
import { startFront } from './running.ts';

const multipart = { 'content-type': 'multipart/form-data; boundary=b' };
const partOf = (text: string, name = 'x.csv') =>
	`--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--b--\r\n`;

test('a form with a file is passed on at an address that takes one, up to 8,000,000 bytes, and nowhere else', async () => {
	await using front = await startFront();
	const post = (target: string, bytes: number, headers: Record<string, string> = multipart) =>
		front.ask(target, { method: 'POST', headers }, '&'.repeat(bytes));

	assert.equal((await post('/agency/file', 8_000_000)).body.toString(), 'got 8000000');
	assert.equal((await post('/agency/file', 8_000_001)).status, 413);
	assert.equal((await post('/agency/list?form=x', 10)).body.toString(), 'got 10');
	for (const target of ['/agency', '/agency/file/verdicts', '/form', '/api/events'])
		assert.equal((await post(target, 10)).status, 415, target);
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	assert.equal((await post('/agency/file', 300, form)).status, 413);
});

const read = (body: string, type: string = multipart['content-type']) =>
	fileOf({
		request: new Request('http://a/', { method: 'POST', body, headers: { 'content-type': type } })
	});

test('of a form with a file its bytes are read, as they are', async () => {
	assert.equal(Buffer.from(await read(partOf('a,b\r\n1,2\r\n'))).toString(), 'a,b\r\n1,2\r\n');
	assert.equal((await read(partOf(''))).length, 0);
	assert.equal((await read(partOf('x'), 'multipart/form-data; boundary="b"')).length, 1);
	const pieces = await Array.fromAsync(inPieces(new Uint8Array(200_000)));
	assert.equal(
		pieces.reduce((sum, { length }) => sum + length, 0),
		200_000
	);
});

test('a form with half a file in it, or none, is refused', async () => {
	for (const body of ['', 'x', partOf('a,b').slice(0, -10), '--b\r\na: b\r\n'.repeat(100_000)])
		await assert.rejects(read(body), ({ status }: { status: number }) => status === 400);
	await assert.rejects(read(partOf('x'), 'multipart/form-data'));
});

test('a form of sixty thousand parts is searched no more often than one of a single part', async (t) => {
	const searches = t.mock.method(Buffer.prototype, 'indexOf').mock;
	const searchesFor = async (body: string) => {
		const before = searches.callCount();
		assert.equal(Buffer.from(await read(body)).toString(), 'a\n');
		return searches.callCount() - before;
	};

	const one = await searchesFor(partOf('a\n'));

	assert.ok(one > 0);
	assert.equal(await searchesFor(partOf('a\n') + partOf('b\n').repeat(60_000)), one);
});
