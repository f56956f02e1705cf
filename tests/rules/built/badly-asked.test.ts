/** What only asks wrongly: it is answered, and the log stays short. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { AgencyId } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { openHouse, type House } from '../house.ts';

let house: House;
before(async () => (house = await openHouse()));
after(() => house.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const odd: readonly [number, string, string, Record<string, string>?, string?][] = [
	[404, 'GET', '/nowhere'],
	[404, 'GET', '/.env'],
	[404, 'GET', '/data/key'],
	[400, 'GET', '/_app/../../package.json'],
	[404, 'GET', `/${'a'.repeat(10_000)}`],
	[200, 'GET', `/?${'a=b&'.repeat(3000)}`],
	[200, 'GET', '/help?n=%ff&a=-1&n[]=1'],
	[303, 'GET', '/home?x-sveltekit-invalidated=1111'],
	[200, 'GET', '/', { cookie: `__Host-s=${'a'.repeat(4000)}; =; ;;; __Host-talk=%ff` }],
	[303, 'GET', '/home', { cookie: '__Host-s=%00%ff; __Host-s=two' }],
	[200, 'GET', '/', { range: 'bytes=0-1,5-9,-1', 'accept-encoding': ';q=;,br;q=x,*' }],
	[404, 'POST', '/sign-in?/nobody', form, 'a=b'],
	[404, 'POST', '/sign-in?/constructor', form, 'a=b'],
	[400, 'POST', '/sign-in?/code', form, 'code=%ff%00%c3'],
	[
		415,
		'POST',
		'/sign-in?/code',
		{ 'content-type': 'multipart/form-data; boundary=a' },
		'--a\r\nab'
	],
	[405, 'GET', '/api/events'],
	[404, 'POST', '/api/nothing', {}, '{}']
];

test('what no browser asks is answered calmly, and shows nobody where in the code anything happened', async () => {
	const before = house.said().length;
	for (const [status, method, target, headers = {}, body] of odd) {
		const origin = `http://127.0.0.1:${house.port}`;
		const reply = await ask(house.port, target, {
			method,
			headers: { accept: 'text/html', origin, ...headers },
			...(body === undefined ? {} : { body })
		});

		const name = `${method} ${target.slice(0, 40)} ${JSON.stringify(headers).slice(0, 40)}`;
		assert.equal(reply.status, status, name);
		assert.doesNotMatch(
			reply.text,
			/\n\s+at |node:internal|node_modules|\.[tj]s:\d+|SQLITE_/i,
			name
		);
	}
	assert.doesNotMatch(house.said().slice(before), /"level":[56]0/);
});

test('what breaks off on the way is no fault of ours, whoever sends it', async () => {
	const before = house.said().length;
	for (const [target, type] of [
		['/api/events', 'application/json'],
		['/api/check', 'application/json'],
		['/api/oauth/token', form['content-type']],
		['/api/agency-doors/none/sign-out', form['content-type']],
		['/sign-in?/code', form['content-type']]
	] as const) {
		const socket = connect(house.port, '127.0.0.1');
		socket.write(
			`POST ${target} HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nContent-Type: ${type}\r\nContent-Length: 99\r\n\r\n{`
		);
		await setTimeout(100);
		socket.destroy();
	}
	await setTimeout(100);

	assert.doesNotMatch(house.said().slice(before), /"level":[56]0/);
});

test('whatever host a request names, the server asks nobody', async () => {
	let asks = 0;
	const elsewhere = createServer((_, reply) => {
		asks += 1;
		reply.end();
	}).listen(0, '127.0.0.1');
	await once(elsewhere, 'listening');
	const host = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;

	for (const target of ['/', '/desk', '/nowhere', '/home'])
		await ask(house.port, target, { headers: { accept: 'text/html', host } });

	elsewhere.close();
	assert.equal(asks, 0);
});

test('an action by the name the framework keeps is a page that is not there', async () => {
	const asked = { method: 'POST', target: '/sign-in?/default' };

	const { status } = await house.ask(asked, undefined);

	assert.equal(status, 404);
});

test('a form of a kind we have none of is one line in the log, without a stack', async () => {
	const before = house.said().length;
	const lines = () => house.said().slice(before).split('\n').slice(0, -1);

	// The answer may be here before the line is: a second line of the first would come before the one of the second.
	for (const nth of [1, 2]) {
		const { status } = await ask(house.port, '/sign-in?/code', { method: 'POST', body: '' });
		assert.equal(status, 415);
		while (lines().length < nth) await setTimeout(5);
		assert.equal(lines().length, nth);
	}
	assert.doesNotMatch(lines().join(''), /stack/);
});

test('480,000 empty fields are turned away before they hold anybody up', async () => {
	const asked = { method: 'POST', target: '/sign-in?/words', body: 'a&'.repeat(480_000) };
	const began = performance.now();

	const [sent, other] = await Promise.all([
		house.ask(asked, undefined),
		house.ask({ method: 'GET', target: '/healthz' }, undefined)
	]);

	assert.deepEqual([sent.status, other.status], [413, 200]);
	assert.ok(performance.now() - began < 1000);
});

test('who asks what a key has to sign without end has to wait, and other networks do not', async () => {
	const origin = `http://localhost:${house.port}`;
	const from = (network: string) => ({
		method: 'POST',
		headers: { host: `localhost:${house.port}`, origin, 'x-forwarded-for': network }
	});
	const asking = async (network: string, target: string) => ask(house.port, target, from(network));

	for (let asked = 0; asked < 300; asked += 1) await asking('203.0.113.1', '/sign-in/key');
	const [again, staff] = [
		await asking('203.0.113.1', '/sign-in/key'),
		await asking('203.0.113.1', '/staff/key')
	];
	const elsewhere = await asking('203.0.113.2', '/sign-in/key');

	assert.deepEqual([again.status, staff.status, elsewhere.status], [429, 429, 200]);
	assert.equal(again.headers['retry-after'], '60');
});

/** A problem without the id of its request, which is of chance. */
function withoutId(text = '{}'): unknown {
	return { ...(JSON.parse(text) as object), request: undefined };
}

test('an unsigned or badly signed delivery learns nothing of which agencies there are', async () => {
	const { world, port } = house;
	const agency = { id: 'met' as AgencyId, name: 'Met', kind: 'police', mayTell: [] } as const;
	await agencies.add(world.db, world.keys, { ...agency, tellingsSince: 0, invented: false }, 0);
	const signed = (stamp: string) => ({
		'webhook-id': '1',
		'webhook-timestamp': stamp,
		'webhook-signature': 'v1,AA=='
	});
	const nows = ['x', '0', String(Math.floor(world.now() / 1000))];

	for (const headers of [{}, ...nows.map(signed)]) {
		const [known, unknown] = await Promise.all(
			['met', 'nobody'].map((name) =>
				ask(port, '/api/events', {
					method: 'POST',
					headers: { 'content-type': 'application/json', 'alongside-agency': name, ...headers },
					body: '{}'
				})
			)
		);

		assert.equal(known?.status, 401);
		assert.deepEqual(withoutId(known?.text), withoutId(unknown?.text));
	}
});
