/** The one way out: what she is told outside her page, when, and what is written down of it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import type { Needs } from '#lib/domain/needs.ts';
import { sentenceOf } from '#lib/i18n/outbound-words.ts';
import { aVictimOf, urn } from '#tests/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world.ts';
import { once } from './database.ts';
import * as needs from './needs.ts';
import * as notices from './notices.ts';
import * as outbound from './outbound.ts';
import * as pauses from './pauses.ts';
import * as supporters from './supporters.ts';

let world: TestWorld;
let mary: Victim;
// A Wednesday, ten in the morning.
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

const chose = (over: Partial<Needs>) =>
	needs.save(
		world.db,
		world.keys,
		mary,
		{ talking: [], reading: [], other: [], days: ['3'], times: ['11:00'], ...over },
		world.now()
	);
const owe = (kind: 'way-changed' | 'call-asked' = 'way-changed', person: PersonId = mary.person) =>
	once(world.db, (trx) => notices.owe(trx, { kind, person, facts: {} }, world.now()));
const written = async () =>
	(
		await world.db
			.selectFrom('audit')
			.select('act')
			.where('chain', '=', `case:${mary.caseId}`)
			.where('act', 'like', 'notice-%')
			.execute()
	).map(({ act }) => act);

test('to her who chose nothing nothing is sent, and that is written down', async () => {
	await owe();

	assert.equal(await notices.deliver(world), 0);
	world.setNow('2026-11-25T11:30:00Z');
	assert.equal(await notices.deliver(world), 0);

	assert.deepEqual(world.sent, []);
	assert.deepEqual(await written(), ['notice-held']);
	const [row] = await world.db.selectFrom('notices').selectAll().execute();
	assert.deepEqual([row?.sent_at, row?.given_up_at], [null, Date.parse('2026-11-25T10:00:00Z')]);
});

test('to her who chose a way and hours one sentence goes in these hours, and waits until then', async () => {
	await chose({ ways: ['push'] });
	await owe();

	assert.equal(await notices.deliver(world), 0);
	world.setNow('2026-11-25T10:59:59Z');
	assert.equal(await notices.deliver(world), 0);
	world.setNow('2026-11-25T11:00:00Z');
	assert.equal(await notices.deliver(world), 1);

	assert.deepEqual(
		world.sent.map(({ to, channel, text }) => ({ to, channel, text })),
		[{ to: mary.person, channel: 'push', text: 'There is something new to look at.' }]
	);
	assert.deepEqual(await written(), ['notice-held', 'notice-sent']);
});

test('what she chooses while it waits counts: it is decided again at the moment it would go', async () => {
	await chose({ ways: ['push'] });
	await owe();
	await notices.deliver(world);
	await chose({ ways: [] });
	world.setNow('2026-11-25T11:00:00Z');

	assert.equal(await notices.deliver(world), 0);
	assert.deepEqual(world.sent, []);
});

test('nothing goes to a page that rests, or to somebody she let in', async () => {
	world.setNow('2026-11-25T11:00:00Z');
	await chose({ ways: ['push'] });
	const let_in = await supporters.letIn(
		world.db,
		world.keys,
		mary,
		{ language: 'en', panes: ['now'], days: 30, shared: false },
		world.now()
	);
	assert.ok(let_in.ok);
	await pauses.pause(world.db, world.keys, mary, world.now());
	await owe();
	await owe('way-changed', let_in.person);

	assert.equal(await notices.deliver(world), 0);
	assert.deepEqual(world.sent, []);
});

test('what is for staff never goes to her, and what is for her never to staff', async () => {
	world.setNow('2026-11-25T11:00:00Z');
	await chose({ ways: ['push'] });

	const toHer = await outbound.send(world, {
		notice: 'one',
		says: 'call-asked',
		to: { person: mary.person }
	});
	const toStaff = await outbound.send(world, {
		notice: 'two',
		says: 'way-changed',
		to: { role: 'advocate' }
	});

	assert.deepEqual(
		[toHer, toStaff].map((one) => 'why' in one && one.why),
		['other-words', 'other-words']
	);
	assert.deepEqual(world.sent, []);
});

test('no other text can be made one to send', () => {
	for (const text of ['Ring the police', 'toString', '__proto__', 'sheet'])
		assert.throws(() => sentenceOf(text as 'first', 'en'));
});
