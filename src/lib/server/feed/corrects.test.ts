import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { anAgency, aVictimOf } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { testWorld } from '#tests/world/world.ts';
import { readEvents } from './events-reader.ts';
import { receive } from './receive.ts';

test('a correction of what nobody told, or told of another case or from another source, is answered so', async () => {
	const world = await testWorld();
	const { id, secret } = await anAgency(world, 'police', '01');
	await aVictimOf(world, readUrn('01GD1234567') as Urn);
	await aVictimOf(world, readUrn('01GD7654321') as Urn);
	const ignored = async (own: string, subject: string, over: Record<string, unknown> = {}) => {
		const time = `2026-11-${20 + Number(own)}T09:00:00Z`;
		const event = eventOf('suspect-arrested', subject, { id: own, source: 'a', time, ...over });
		const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
		const body = JSON.stringify(event);
		const headers = new Headers(signed({ id, webhookSecret: secret }, body, stamp));
		const answer = await receive(world, headers, Buffer.from(body), readEvents);
		const [item] = answer.body.items as { ignored?: { pointer: string }[] }[];
		return item?.ignored?.map(({ pointer }) => pointer);
	};
	await ignored('0', '01GD1234567');

	assert.deepEqual(await ignored('1', '01GD1234567', { corrects: 'nobody' }), ['/corrects']);
	assert.deepEqual(await ignored('2', '01GD7654321', { corrects: '0' }), ['/corrects']);
	assert.deepEqual(await ignored('3', '01GD1234567', { corrects: '0', source: 'b' }), [
		'/corrects'
	]);
	assert.equal(await ignored('4', '01GD1234567', { corrects: '0' }), undefined);
	await world.close();
});
