/** Worried about her safety now: one press tells the supervisors of the team, what was done is kept, and none of it is on her page. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { asJson } from '#lib/domain/data/copy.ts';
import type { Fear, WorryAct } from '#lib/domain/call/worry.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aTalk } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { endsCase } from '#tests/team/ends-case.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as copies from '#lib/server/copy/copies.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { transaction } from '#lib/server/database.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as people from '#lib/server/people/people.ts';
import * as worries from './worries.ts';

type Done = Exclude<WorryAct, Fear>;

let world: TestWorld;
let mary: Victim;
let ada: Staff;
let eve: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn, { name: 'Mary' });
	({ ada, eve } = await aTalk(world, mary));
});
afterEach(() => world.close());

const presses = (by: Staff) =>
	talkDesk.worry(world.db, world.keys, by, mary.participation, world.now());
const seen = (by: Staff) => worries.openFor(world.db, world.keys, by, world.now());
const does = (by: Staff, worry: string | undefined, act: Done) =>
	worries.record(world.db, world.keys, by, { worry: worry ?? '', act }, world.now());
const pauses = ({ person }: Staff) =>
	transaction(world.db, (trx) => people.setPaused(trx, person, world.now()));

/** Who is owed a notice that somebody is worried: a person or a role. */
async function owed(): Promise<(string | null)[]> {
	const rows = await world.db
		.selectFrom('notices')
		.select(['person_id', 'role'])
		.where('kind', '=', 'worried-now')
		.execute();
	return rows.map(({ person_id, role }) => person_id ?? role);
}

test('one press tells every supervisor of the team who may come in, and a second press tells nobody again', async () => {
	const fay = await aColleague({ world }, 'supervisor', 'east', 'Fay');
	await aColleague({ world }, 'supervisor', 'west', 'Far');
	await pauses(await aColleague({ world }, 'supervisor', 'east', 'Pia'));

	const worry = await presses(ada);
	assert.ok(worry);
	assert.equal(await presses(ada), worry);

	assert.deepEqual((await owed()).sort(), [eve.person, fay.person].sort());
	const [one] = await seen(eve);
	assert.deepEqual([one?.id, one?.why, one?.since], [worry, 'worried', world.now()]);
});

test('it says for whom it is and who has to act, to her advocate and to the supervisors of the team', async () => {
	await presses(ada);

	for (const who of [ada, eve]) {
		const [one] = await seen(who);
		assert.deepEqual([one?.name, one?.owner?.name], ['Mary', 'Ada']);
	}
});

test('it stays until somebody says how it ended, and then who said so and when is kept', async () => {
	const worry = await presses(ada);
	world.setNow('2026-11-25T10:05:00Z');
	assert.ok(await does(ada, worry, 'rang-her'));
	assert.ok(await does(eve, worry, 'rang-999'));
	world.setNow('2026-12-09T10:05:00Z');
	assert.deepEqual(
		(await seen(eve))[0]?.steps.map(({ act, by }) => `${act} ${by}`),
		['worried Ada', 'rang-her Ada', 'rang-999 Eve']
	);

	assert.ok(await does(eve, worry, 'said-safe'));

	assert.deepEqual([await seen(eve), await seen(ada)], [[], []]);
	const over = await worries.readFor(world.db, world.keys, ada, worry!, world.now());
	assert.deepEqual(
		[over?.isOpen, over?.steps.at(-1)],
		[false, { act: 'said-safe', by: 'Eve', at: world.now() }]
	);
	const ended = await world.db
		.selectFrom('audit')
		.select(['chain', 'actor_id', 'at'])
		.where('act', '=', 'worry-ended')
		.execute();
	assert.deepEqual(ended, [
		{ chain: `person:${eve.person}`, actor_id: eve.person, at: world.now() }
	]);
	assert.equal(await does(ada, worry, 'no-danger'), false);
	assert.notEqual(await presses(ada), worry);
});

test('whoever takes it on has to act from then on, until they cannot', async () => {
	const worry = await presses(ada);
	assert.equal((await seen(ada))[0]?.isTaken, false);

	assert.ok(await does(eve, worry, 'taken'));

	const [taken] = await seen(ada);
	assert.deepEqual([taken?.owner?.name, taken?.isTaken], ['Eve', true]);
	await pauses(eve);
	const [left] = await seen(ada);
	assert.deepEqual([left?.owner?.name, left?.isTaken], ['Ada', false]);
});

test('where the one who has to act is paused or away, it is for the supervisors of the team', async () => {
	await presses(ada);
	await pauses(ada);

	const [one] = await seen(eve);

	assert.deepEqual([one?.name, one?.owner], ['Mary', undefined]);
});

test('it goes with her case to the advocate who follows', async () => {
	const worry = await presses(ada);
	await endsCase(world.db, world.keys, ada, mary.participation, world.now());
	const bea = await aColleague({ world }, 'advocate', 'east', 'Bea');
	assert.deepEqual(await seen(bea), []);
	const given = { participation: mary.participation, advocate: bea.person };
	assert.ok(await assignments.give(world.db, world.keys, eve, given, world.now()));

	const [one] = await seen(bea);

	assert.deepEqual([one?.id, one?.owner?.name], [worry, 'Bea']);
});

test('a worry of one team neither stands for nor ends that of another', async () => {
	const first = await presses(ada);
	await endsCase(world.db, world.keys, ada, mary.participation, world.now());
	const west = await aTalk(world, mary, 'west');

	const second = await presses(west.ada);

	assert.deepEqual((await owed()).sort(), [eve.person, west.eve.person].sort());
	assert.equal(await does(eve, second, 'no-danger'), false);
	assert.ok(await does(eve, first, 'no-danger'));
	assert.deepEqual([await seen(eve), (await seen(west.eve)).map(({ id }) => id)], [[], [second]]);
});

test('where nobody of the team could come in every supervisor is told, and sees it', async () => {
	const far = await aColleague({ world }, 'supervisor', 'west', 'Far');
	await pauses(eve);

	const worry = await presses(ada);

	assert.deepEqual(await owed(), ['supervisor']);
	assert.deepEqual(
		(await seen(far)).map(({ id }) => id),
		[worry]
	);
});

test('what is done at one moment is all kept', async () => {
	const worry = await presses(ada);
	const acts = ['rang-her', 'no-answer', 'rang-999'] as const;

	const done = await Promise.all(
		acts.flatMap((act) => [does(ada, worry, act), does(eve, worry, act)])
	);

	assert.deepEqual(done, Array(6).fill(true));
	assert.equal((await seen(eve))[0]?.steps.length, 7);
});

test('nobody but who may read her messages presses, and nobody of another team sees or writes anything', async () => {
	const colleague = await aColleague({ world }, 'advocate', 'east');
	const far = await aColleague({ world }, 'supervisor', 'west');

	assert.equal(await presses(colleague), undefined);
	const worry = await presses(ada);
	for (const one of [colleague, far]) {
		assert.deepEqual(await seen(one), []);
		assert.equal(await does(one, worry, 'no-danger'), false);
		assert.equal(await worries.readFor(world.db, world.keys, one, worry!, world.now()), undefined);
	}
	assert.equal((await seen(ada)).length, 1);
});

test('none of it is on her list of who looked or in her copy: whoever makes her show them reads nothing', async () => {
	const { db, keys } = world;
	const worry = await presses(ada);
	await does(eve, worry, 'rang-999');
	await worries.readFor(db, keys, eve, worry!, world.now());
	await does(eve, worry, 'said-safe');

	const { days } = await accessLog.readFor(db, keys, mary, { now: world.now() });
	await dataRequests.ask(db, keys, mary, 'copy', world.now());
	world.setNow('2026-11-26T10:00:00Z');
	const copy = await copies.takeFor(db, keys, mary, world.now());

	assert.ok(copy);
	assert.doesNotMatch(JSON.stringify(days) + asJson(copy), /worr/);
});
