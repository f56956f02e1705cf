/** The one way out: what she is told outside her page, when, and what is written down of it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import type { ToldTimes } from '#lib/domain/reach/notice-way.ts';
import type { OwedKind } from '#lib/domain/reach/template.ts';
import { sentenceOf } from '#lib/i18n/notice/outbound-words.ts';
import { hours, isAway, works } from '#tests/team/at-work.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as noticeChoices from './choices.ts';
import * as notices from './notices.ts';
import * as outbound from './outbound.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as people from '#lib/server/people/people.ts';
import { Refused, type Message } from './sender.ts';
import * as supporters from '#lib/server/beside/supporters.ts';

let world: TestWorld;
let mary: Victim;
// A Wednesday, ten in the morning.
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

// Wednesday mornings are hers, from eight to twelve.
const wednesdays: ToldTimes = { days: ['3'], parts: ['morning'] };
const chose = async (times = wednesdays) => {
	const chosen = { ...times, about: 'everything' } as const;
	await noticeChoices.setTimes(world.db, world.keys, mary, chosen, world.now());
	await noticeChoices.addPush(world.db, world.keys, mary, 'her phone', world.now() - 1);
};
const owe = (kind: OwedKind = 'way-changed', person: PersonId = mary.person) =>
	transaction(world.db, (trx) => notices.owe(trx, { kind, person, facts: {} }, world.now()));
const written = async () =>
	(
		await world.db
			.selectFrom('audit')
			.select('act')
			.where('chain', '=', `case:${mary.caseId}`)
			.where('act', 'in', ['notice-sent', 'notice-held'])
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
	await chose({ days: ['3'], parts: ['afternoon'] });
	await owe();

	assert.equal(await notices.deliver(world), 0);
	world.setNow('2026-11-25T11:59:59Z');
	assert.equal(await notices.deliver(world), 0);
	world.setNow('2026-11-25T12:00:00Z');
	assert.equal(await notices.deliver(world), 1);

	assert.deepEqual(
		world.sent.map(({ notice: _, ...message }) => message),
		[
			{
				to: mary.person,
				channel: 'push',
				text: 'There is something new to look at.',
				address: 'her phone',
				until: Date.parse('2026-11-25T17:00:00Z')
			}
		]
	);
	assert.deepEqual(await written(), ['notice-held', 'notice-sent']);
});

test('what she chooses while it waits counts: it is decided again at the moment it would go', async () => {
	await chose({ days: ['3'], parts: ['afternoon'] });
	await owe();
	await notices.deliver(world);
	await noticeChoices.end(world.db, world.keys, mary, 'push', world.now());
	world.setNow('2026-11-25T12:00:00Z');

	assert.equal(await notices.deliver(world), 0);
	assert.deepEqual(world.sent, []);
});

test('nothing goes to a page that rests, or to somebody she let in', async () => {
	world.setNow('2026-11-25T11:00:00Z');
	await chose();
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
	await chose();

	const toHer = await outbound.send(world, {
		notice: 'one',
		says: 'call-asked',
		to: { person: mary.person },
		owedAt: world.now()
	});
	const toStaff = await outbound.send(world, {
		notice: 'two',
		says: 'way-changed',
		to: { role: 'advocate' },
		owedAt: world.now()
	});

	assert.deepEqual(
		[toHer, toStaff].map((one) => 'why' in one && one.why),
		['other-words', 'other-words']
	);
	assert.deepEqual(world.sent, []);
});

test('a way whose address leads nowhere any more is ended, and she is told by another', async () => {
	await chose();
	await noticeChoices.tryOut(
		world.db,
		world.keys,
		mary,
		{ way: 'mail', address: 'mary@example.org' },
		world.now() - 1
	);
	await world.db
		.updateTable('notice_ways')
		.set({ proven_at: world.now() - 1 })
		.execute();
	await world.db.deleteFrom('notices').execute();
	await owe();
	const through = world.senders.send;
	const senders = {
		...world.senders,
		send: (message: Message, now: number) =>
			message.channel === 'push'
				? Promise.reject(new Refused({ gone: true }))
				: through(message, now)
	};

	const sent = [
		await notices.deliver({ ...world, senders }),
		await notices.deliver({ ...world, senders })
	];

	assert.deepEqual(sent, [0, 1]);
	assert.deepEqual(
		world.sent.map(({ channel, address }) => ({ channel, address })),
		[{ channel: 'mail', address: 'mary@example.org' }]
	);
	const left = await world.db.selectFrom('notice_ways').select('way').execute();
	assert.deepEqual(left, [{ way: 'mail' }]);
});

test('nothing goes by a way for which there is no sender', async () => {
	await chose();
	await owe();

	await notices.deliver({ ...world, senders: { ...world.senders, ways: ['mail'] } });

	assert.deepEqual(world.sent, []);
});

test('staff are told while they are at work, and who is away is not', async () => {
	const amina = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en' }, world.now())
	);
	const [who, day] = [{ person: amina }, '2026-11-25'];
	await works(world, who, hours(day, '11:00', '12:00'));
	await works(world, who, hours(day, '14:00', '16:00'));
	await isAway(world, who, hours(day, '10:00', '13:00'));
	await owe('call-asked', amina);

	const sent = [await notices.deliver(world)];
	for (const time of ['11:30', '13:59', '14:00']) {
		world.setNow(`2026-11-25T${time}:00Z`);
		sent.push(await notices.deliver(world));
	}

	assert.deepEqual(sent, [0, 0, 0, 1]);
});

test('who was paused after it was owed is told nothing, and no role waits for their hours', async () => {
	const add = () =>
		transaction(world.db, (trx) =>
			people.add(trx, world.keys, { role: 'advocate', language: 'en' }, world.now())
		);
	const [amina, ben] = [await add(), await add()];
	await works(world, { person: amina }, hours('2026-11-25', '10:00', '12:00'));
	await works(world, { person: ben }, hours('2026-11-25', '14:00', '16:00'));
	await owe('call-asked', amina);
	await transaction(world.db, (trx) =>
		notices.owe(trx, { kind: 'call-asked', role: 'advocate', facts: {} }, world.now())
	);
	await transaction(world.db, (trx) => people.setPaused(trx, amina, world.now()));

	const sent = [await notices.deliver(world)];
	world.setNow('2026-11-25T14:00:00Z');
	sent.push(await notices.deliver(world));

	assert.deepEqual(sent, [0, 1]);
	assert.deepEqual(
		world.sent.map(({ to }) => to),
		['advocate']
	);
});

test('what waits for the only supervisor of a team is told to all when she is paused, and else to none in her place', async () => {
	const sam = await aColleague({ world }, 'supervisor');
	const sue = await aColleague({ world }, 'supervisor');
	const pauses = ({ person }: { readonly person: PersonId }) =>
		transaction(world.db, (trx) => people.setPaused(trx, person, world.now()));
	await owe('worried-now', sam.person);
	await pauses(sam);
	assert.equal(await notices.deliver(world), 0);

	await owe('worried-now', sue.person);
	await pauses(sue);
	assert.equal(await notices.deliver(world), 1);

	assert.equal(world.sent[0]?.to, 'supervisor');
});

test('no other text can be made one to send', () => {
	for (const text of ['Ring the police', 'toString', '__proto__', 'sheet'])
		assert.throws(() => sentenceOf(text as 'first', 'en'));
});
