import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { standing } from '#lib/domain/event.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import { words } from '#lib/i18n/words.ts';
import * as cases from '#lib/server/case/cases.ts';
import { anAgency, aVictimOf, kindsFor } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { readEvents } from './events-reader.ts';
import { receive } from './receive.ts';

const [one, other] = ['01GD1234567', '01GD7654321'] as const;
let nth = 0;

async function aSender(world: TestWorld) {
	const { id, secret } = await anAgency(world, 'police', '01');
	return async (own: string, subject: string, over: Record<string, unknown> = {}) => {
		nth += 1;
		const time = new Date(Date.UTC(2026, 10, 20) + nth * 60_000).toISOString();
		const event = eventOf('suspect-arrested', subject, { id: own, source: 'a', time, ...over });
		const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
		const body = JSON.stringify(event);
		const headers = new Headers(signed({ id, webhookSecret: secret }, body, stamp));
		return receive(world, headers, Buffer.from(body), readEvents);
	};
}

test('a correction of what nobody told, or told from another source, is answered so', async () => {
	const world = await testWorld();
	const send = await aSender(world);
	await aVictimOf(world, readUrn(one) as Urn);
	const ignored = async (...sent: Parameters<typeof send>) => {
		const [item] = (await send(...sent)).body.items as { ignored?: { pointer: string }[] }[];
		return item?.ignored?.map(({ pointer }) => pointer);
	};
	await send('0', one);

	assert.deepEqual(await ignored('1', one, { corrects: 'nobody' }), ['/corrects']);
	assert.deepEqual(await ignored('3', one, { corrects: '0', source: 'b' }), ['/corrects']);
	assert.equal(await ignored('4', one, { corrects: '0' }), undefined);
	await world.close();
});

// It was answered as correcting nothing, and the wrong one stood on the other's page.
test('what an agency told of the wrong case is taken back there by what it sends of the right one', async () => {
	const world = await testWorld();
	const send = await aSender(world);
	const [ann, bea] = [
		await aVictimOf(world, readUrn(one) as Urn),
		await aVictimOf(world, readUrn(other) as Urn)
	];
	await send('wrong', one);
	world.setNow(new Date(world.now() + 60_000).toISOString());

	const answer = await send('right', other, { corrects: 'wrong' });

	const [item] = answer.body.items as { ignored?: unknown }[];
	assert.equal(item?.ignored, undefined);
	assert.deepEqual(await kindsFor(world, bea), ['suspect-arrested']);
	const { events } = await cases.readFor(world.db, world.keys, ann, world.now());
	assert.deepEqual(
		standing(events).map(({ kind }) => kind),
		['withdrawn']
	);
	const [entry] = timeline(events);
	assert.equal(
		entry && sayEntry(entry, { lang: 'en', places: true }).title,
		words('en')('happened.withdrawn.title')
	);
	await send('again', other, { corrects: 'wrong' });
	assert.equal((await kindsFor(world, ann)).length, 2);
	await world.close();
});

test('it is taken back too where the right case waits, and where both come in one batch', async () => {
	const world = await testWorld();
	const send = await aSender(world);
	const ann = await aVictimOf(world, readUrn(one) as Urn);
	await send('wrong', one);
	world.setNow(new Date(world.now() + 60_000).toISOString());

	const answer = await send('right', other, { corrects: 'wrong' });

	assert.equal(answer.body.parked, 1);
	assert.deepEqual(await kindsFor(world, ann), ['suspect-arrested', 'withdrawn']);
	const bea = await aVictimOf(world, readUrn(other) as Urn);
	assert.deepEqual(await kindsFor(world, bea), ['suspect-arrested']);
	await world.close();
});

// Both were taken, and her page said nothing of either.
test('of two that correct each other the second is refused', async () => {
	const world = await testWorld();
	const send = await aSender(world);
	const ann = await aVictimOf(world, readUrn(one) as Urn);
	await send('a', one, { corrects: 'b' });

	const answer = await send('b', one, { corrects: 'a' });

	assert.equal(answer.status, 422);
	assert.deepEqual(
		(answer.body.errors as { pointer: string }[]).map(({ pointer }) => pointer),
		['/corrects']
	);
	assert.deepEqual(await kindsFor(world, ann), ['suspect-arrested']);
	await world.close();
});

// Both waited, and once their case was opened it was chance which of the two she read.
test('of those that correct each other in a circle while they wait the last is refused', async () => {
	const world = await testWorld();
	const send = await aSender(world);
	for (const [id, corrects] of ['ab', 'bc', 'xy']) await send(id ?? '', one, { corrects });

	const statuses = [
		await send('c', one, { corrects: 'a' }),
		await send('y', one, { corrects: 'x' }),
		await send('self', one, { corrects: 'self' }),
		await send('c', other, { corrects: 'a' }),
		await send('y', one, { corrects: 'x', source: 'b' })
	].map(({ status }) => status);

	assert.deepEqual(statuses, [422, 422, 422, 202, 202]);
	const ann = await aVictimOf(world, readUrn(one) as Urn);
	const { events } = await cases.readFor(world.db, world.keys, ann, world.now());
	assert.equal(events.length, 4);
	await world.close();
});
