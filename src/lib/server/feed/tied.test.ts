/** A case that was known by a crime reference before it had a URN. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { anAgency, aVictimOf, kindsFor } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { readEvents } from './events-reader.ts';
import { receive } from './receive.ts';

const crime = readUrn('01/CRIME/1234567/26') as Urn;
const urn = readUrn('01GD1234526') as Urn;

let world: TestWorld;
let police: agencies.Added;
let courts: agencies.Added;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
	courts = await anAgency(world, 'courts');
});
afterEach(() => world.close());

const time = '2026-11-10T10:00:00Z';
const arrested = () => eventOf('suspect-arrested', '01/CRIME/1234567/26', { time });
const charged = (over: Record<string, unknown> = {}) =>
	eventOf('charged', urn, { time, crimereference: '01/CRIME/1234567/26', ...over });
const heard = () =>
	eventOf('verdict-given', urn, { time, data: { verdict: 'guilty' }, defendant: 'one' });

async function send(agency: agencies.Added, ...events: unknown[]): Promise<string> {
	const body = JSON.stringify(events);
	const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
	const headers = signed({ id: agency.id, webhookSecret: agency.secret }, body, stamp);
	const answer = await receive(world, new Headers(headers), Buffer.from(body), readEvents);
	const items = (answer.body.items ?? []) as { verdict: string }[];
	return [answer.status, ...items.map(({ verdict }) => verdict)].join(' ');
}

test('a crime reference with the digits of the force leads to its case before there is a URN', async () => {
	const victim = await aVictimOf(world, crime);

	assert.equal(await send(police, arrested()), '202 accepted');
	assert.deepEqual(await kindsFor(world, victim), ['suspect-arrested']);
});

test('once the police tie a URN to a crime reference both lead to the case, in whatever order all comes', async () => {
	const facts = [
		() => [police, arrested()],
		() => [police, charged()],
		() => [courts, heard()]
	] as const;
	const orders = [
		[0, 1, 2],
		[2, 1, 0],
		[2, 0, 1],
		[1, 2, 0]
	] as const;
	for (const [nth, order] of orders.entries())
		for (const opened of [0, 1, 2, 3]) {
			await world.close();
			world = await testWorld();
			police = await anAgency(world, 'police', '01');
			courts = await anAgency(world, 'courts');
			let victim = opened === 0 ? await aVictimOf(world, crime) : undefined;
			for (const [at, fact] of order.entries()) {
				const [agency, event] = facts[fact]() as [agencies.Added, unknown];
				assert.match(await send(agency, event), /^202/);
				if (opened === at + 1) victim = await aVictimOf(world, crime);
			}
			if (!victim) throw new Error('Nobody came');

			const seen = (await kindsFor(world, victim)).sort().join(' ');
			assert.equal(seen, 'charged suspect-arrested verdict-given', `${nth} ${opened}`);
			assert.equal(await cases.findByUrn(world.db, world.keys, urn), victim.caseId);
		}
});

test('whoever is asked in by the URN comes to the case that was opened by the crime reference', async () => {
	const first = await aVictimOf(world, crime);
	await send(police, charged());

	const second = await aVictimOf(world, urn);

	assert.equal(second.caseId, first.caseId);
});

test('all of it in one batch comes to the case as well', async () => {
	const victim = await aVictimOf(world, crime);
	const more = eventOf('expenses-claimed', urn, { time });
	const verdict = { ...charged(), id: 'tie' };

	assert.equal(
		await send(police, eventOf('suspect-interviewed', urn, { time }), verdict, {
			...more,
			type: 'uk.alongside.support-referred'
		}),
		'202 parked accepted accepted'
	);
	assert.deepEqual((await kindsFor(world, victim)).sort(), [
		'charged',
		'support-referred',
		'suspect-interviewed'
	]);
});

test('nobody but a force ties references together, and none those of another', async () => {
	await aVictimOf(world, crime);
	const other = await anAgency(world, 'police', '02');

	assert.equal(await send(courts, charged()), '403');
	assert.equal(await send(other, charged()), '403');
	assert.equal(await send(police, charged({ crimereference: '02/CRIME/1234567/26' })), '403');
	assert.equal(await cases.findByUrn(world.db, world.keys, urn), undefined);
});

// Whoever came first by the URN was let in by nobody: the same fact was to be kept twice.
test('what puts right an event under the other name, and waited with it, is told once when the case is opened', async () => {
	const later = '2026-11-12T10:00:00Z';
	await send(police, { ...charged(), id: 'tie' });
	await send(police, { ...arrested(), id: 'first' });
	const right = eventOf('charged', urn, { time: later, id: 'right', corrects: 'first' });
	await send(police, right);

	const victim = await aVictimOf(world, urn);

	const { events } = await cases.readFor(world.db, world.keys, victim, world.now());
	const told = events.map(({ kind, on }) => `${kind} ${on}`);
	assert.deepEqual(told.sort(), [
		'charged 2026-11-10',
		'charged 2026-11-12',
		'suspect-arrested 2026-11-10'
	]);
});
