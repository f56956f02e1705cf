/** What only asks wrongly: it is answered, and the log stays short. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AgencyId } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { openHouse, type House } from '../house.ts';

let house: House;
before(async () => (house = await openHouse()));
after(() => house.close());

test('an action by the name the framework keeps is a page that is not there', async () => {
	const asked = { method: 'POST', target: '/sign-in?/default' };

	const { status } = await house.ask(asked, undefined);

	assert.equal(status, 404);
});

test('a form of a kind we have none of is one line in the log, without a stack', async () => {
	const before = house.said().length;

	const { status } = await ask(house.port, '/sign-in?/code', { method: 'POST', body: '' });

	assert.equal(status, 415);
	const lines = house.said().slice(before).trim().split('\n').filter(Boolean);
	assert.equal(lines.length, 1);
	assert.doesNotMatch(lines[0] ?? '', /stack/);
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

test('an unsigned or badly signed delivery learns nothing of which agencies there are', async () => {
	const { world, port } = house;
	const agency = { id: 'met' as AgencyId, name: 'Met', kind: 'police', mayTell: [] } as const;
	await agencies.add(world.db, world.keys, { ...agency, sendsTellings: true, invented: false }, 0);
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
		assert.equal(known?.text, unknown?.text);
	}
});
