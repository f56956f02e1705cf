import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { transaction } from '#lib/server/database.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import { receive } from '#lib/server/feed/receive.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as choices from '#lib/server/notice/choices.ts';
import * as teams from '#lib/server/team/teams.ts';
import { anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as stops from './stops.ts';

let world: TestWorld;
let kim: Staff;
beforeEach(async () => {
	world = await testWorld();
	kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
});
afterEach(() => world.close());

const set = (kind: stops.StopKind, of = '') =>
	stops.set(world.db, world.keys, kim, { kind, of, why: 'Their system is broken' }, world.now());
const liftAll = async () => {
	for (const { id } of await stops.list(world.db, world.keys))
		assert.equal(await stops.lift(world.db, world.keys, kim, id, world.now()), true);
};

test('what is stopped stands with its reason until it is started again, once', async () => {
	await set('notices');
	await set('notices');

	const [standing, ...others] = await stops.list(world.db, world.keys);
	assert.deepEqual(
		[standing?.kind, standing?.why, others],
		['notices', 'Their system is broken', []]
	);
	assert.equal(stops.stands(world.db, 'notices'), true);
	assert.equal(stops.stands(world.db, 'writing'), false);

	await liftAll();
	assert.equal(stops.stands(world.db, 'notices'), false);
	assert.equal(await stops.lift(world.db, world.keys, kim, standing?.id ?? '', world.now()), false);
	const acts = await world.db.selectFrom('audit').select('act').orderBy('seq').execute();
	assert.deepEqual(
		acts.map(({ act }) => act),
		['stopped', 'started-again']
	);
});

test('the reason is sealed where it is kept', async () => {
	await set('writing');

	const { why_sealed } = await world.db
		.selectFrom('stops')
		.select('why_sealed')
		.executeTakeFirstOrThrow();

	assert.doesNotMatch(Buffer.from(why_sealed).toString('latin1'), /broken/);
});

test('a feed that is stopped is told to come again, another goes on, and after the undo it is taken', async () => {
	const police = await anAgency(world, 'police', '01');
	const courts = await anAgency(world, 'courts');
	await aVictimOf(world, urn);
	let nth = 0;
	const send = async (agency: typeof police, kind: string) => {
		nth += 1;
		const event = eventOf(kind, urn, { id: `s-${nth}`, time: '2026-11-20T10:00:00Z' });
		const body = JSON.stringify([event]);
		const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
		const headers = signed({ id: agency.id, webhookSecret: agency.secret }, body, stamp);
		return receive(world, new Headers(headers), Buffer.from(body), readEvents);
	};

	await set('feed', police.id);
	const stopped = await send(police, 'charged');
	assert.equal(stopped.status, 503);
	assert.match(JSON.stringify(stopped.body), /problems\/stopped/);
	assert.equal((await send(courts, 'sent-to-crown-court')).status, 202);

	await liftAll();
	assert.equal((await send(police, 'charged')).status, 202);
	await set('writing');
	assert.equal((await send(courts, 'sent-to-crown-court')).status, 503);
});

test('a team whose new calls are stopped is closed to whoever asks, and to nobody else', async () => {
	await transaction(world.db, (trx) =>
		teams.keep(trx, { ...teams.fresh, id: 'east', name: 'East', isOpen: true }, world.now())
	);
	const areOpen = async () => ({
		taking: (await teams.taking(world.db)).map(({ isOpen }) => isOpen),
		all: (await teams.all(world.db)).map(({ isOpen }) => isOpen)
	});

	await set('calls', 'east');
	assert.deepEqual(await areOpen(), { taking: [false], all: [true] });
	await liftAll();
	assert.deepEqual(await areOpen(), { taking: [true], all: [true] });
});

test('while all notices are stopped, or those of her case, nothing goes to her; staff are told, and hers goes after the undo', async () => {
	const mary = await aVictimOf(world, urn);
	const chosen = { days: ['3'], parts: ['morning'], about: 'everything' } as const;
	await choices.setTimes(world.db, world.keys, mary, chosen, world.now());
	await choices.addPush(world.db, world.keys, mary, 'her phone', world.now() - 1);
	const owe = (notice: notices.NewNotice) =>
		transaction(world.db, (trx) => notices.owe(trx, notice, world.now()));
	const whom = () => world.sent.map(({ to }) => to);

	await set('notices');
	await owe({ kind: 'way-changed', person: mary.person, facts: {} });
	await owe({ kind: 'inquiry-made', role: 'supervisor', facts: {} });
	await notices.deliver(world);
	assert.deepEqual(whom(), ['supervisor']);

	await liftAll();
	await set('case', mary.caseId);
	world.setNow('2026-11-25T10:06:00Z');
	await notices.deliver(world);
	assert.deepEqual(whom(), ['supervisor']);

	await liftAll();
	world.setNow('2026-11-25T10:12:00Z');
	await notices.deliver(world);
	assert.deepEqual(whom(), ['supervisor', mary.person]);
});
