/** What stands on Today: hard news that somebody has not read, since when and who tells her; and as many things due as the rail says. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { advocatePanes, type AdvocatePane } from '#lib/domain/access/pane.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Telling } from '#lib/domain/event.ts';
import type { NewsChoice } from '#lib/domain/news/gate.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as events from '#lib/server/case/events.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction } from '#lib/server/database.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as tasks from '#lib/server/note/tasks.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { anAdvocateOf, writing } from '#tests/message/builders.ts';
import { isAway } from '#tests/team/at-work.ts';
import { aColleague } from '#tests/team/staff.ts';
import { keepsTeam, promises } from '#tests/team/staying.ts';
import { aTelling, onDay } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { frameFor } from '../frame.ts';
import { todayFor } from './today.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-24T10:00:00Z' });
	mary = await aVictimOf(world, urn, { name: 'Mary' });
	({ ada } = await anAdvocateOf(world, mary));
	const told = [
		aTelling({ kind: 'charged', on: '2026-10-05' }),
		aTelling({ kind: 'discontinued', on: '2026-11-24' })
	];
	const origin = { toldBy: 'police', source: 'test', id: 'one' } as const;
	await transaction(world.db, (trx) =>
		events.append(trx, world.keys, mary.caseId, origin, told, world.now())
	);
	world.setNow('2026-11-26T10:00:00Z');
});
afterEach(() => world.close());

const opens = (panes: readonly AdvocatePane[]) =>
	assignments.setLetIn(world.db, world.keys, mary, panes, world.now());
const chooses = (choice: NewsChoice) =>
	newsChoices.choose(world.db, world.keys, mary, choice, world.now());
const rowsIn = async (view: string) => {
	const { today } = await todayFor({ world }, ada, view);
	return today.groups.flatMap(({ band, rows }) =>
		rows.map(({ when, small, line }) => [band, when, small, line] as const)
	);
};

test('news that she has not read stands on Today since it came, and nothing is to be said of it', async () => {
	await opens(advocatePanes);

	const [row, ...more] = await rowsIn('mine');
	assert.deepEqual(more, []);
	assert.deepEqual(row?.slice(0, 3), ['next', 'Not read since', '24 November 2026']);
	assert.match(row?.[3] ?? '', /^Say nothing before they ask\. ./);
	assert.deepEqual(await rowsIn('tasks'), []);

	await chooses('later');
	assert.match((await rowsIn('mine'))[0]?.[3] ?? '', /^They chose to read it later\./);
	await chooses('read');
	assert.deepEqual(await rowsIn('mine'), []);
});

test('what she has not read is said of whom it is, and what two tell of the same once', async () => {
	const { db, keys, now } = world;
	await opens(advocatePanes);
	const tells = (toldBy: 'police' | 'courts', told: readonly Telling[]) =>
		transaction(db, (trx) =>
			events.append(trx, keys, mary.caseId, { toldBy, source: 'test', id: newId() }, told, now())
		);
	const both = ['one', 'two'].map((defendant) =>
		aTelling({ kind: 'charged', on: '2026-10-06', defendant })
	);
	await tells('police', both);
	const verdicts = (['not-guilty', 'guilty'] as const).map((verdict, at) =>
		aTelling({
			kind: 'verdict-given',
			on: '2026-11-25',
			defendant: ['one', 'two'][at]!,
			data: { verdict }
		})
	);
	await tells('courts', verdicts);
	await tells('police', verdicts);

	assert.equal(
		(await rowsIn('mine'))[0]?.[3],
		'Say nothing before they ask. The court found the defendant not guilty (person 1 of 2). ' +
			'The court found the defendant guilty (person 2 of 2). The prosecutors stopped the case.'
	);
});

test('where she chose to hear it from her advocate a call is due now, on Today and among the tasks', async () => {
	await opens(['now']);
	await chooses('advocate');

	const wanted = [
		[
			'now',
			'Not read since',
			'24 November 2026',
			'Call them first: they asked to hear it from you.'
		]
	];
	assert.deepEqual(await rowsIn('mine'), wanted);
	assert.deepEqual(await rowsIn('tasks'), wanted);
});

test('whoever stands in sees whom the one who is away was to tell, marked and counted, and nothing of what it is', async () => {
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	await isAway(world, ada, { from: world.now(), to: instantOf('2026-11-28') }, ben);
	const sees = async (view: string) => {
		const { today } = await todayFor({ world }, ben, view);
		return today.groups.flatMap(({ band, rows }) =>
			rows.map(({ sort, name, chips, line }) => [band, sort, name, line, chips.at(-1)?.text])
		);
	};
	await opens(['now', 'news']);
	await chooses('later');
	assert.deepEqual(await sees('mine'), []);

	await chooses('advocate');

	const row = [
		'now',
		'news',
		'Mary',
		t('queue.news.cover'),
		'for Ada, away until Friday 27 November'
	];
	for (const view of ['mine', 'tasks']) assert.deepEqual(await sees(view), [row]);
	const frame = await frameFor({ world }, ben);
	assert.equal(frame.counts.due, 1);
	await opens(['dates']);
	assert.deepEqual(await sees('mine'), []);
	await opens(['now']);
	await chooses('read');
	assert.deepEqual(await sees('mine'), []);
});

test('of a case that is not open nothing of its news is on the list', async () => {
	await opens(['dates']);

	assert.deepEqual(await rowsIn('mine'), []);
});

test('the rail counts as many as stand there late or now: messages by whom they are from, tasks, and news to tell', async () => {
	const { db, keys, now } = world;
	const { participation } = mary;
	await opens(advocatePanes);
	await chooses('advocate');
	await talks.open(db, keys, mary, now());
	for (const words of ['Can we talk?', 'Please'])
		await talks.send(db, keys, mary, writing(words), now());
	for (const on of ['2026-11-26', '2026-11-30'] as const) {
		const task = { participation, words: `Ring the court, ${on}`, on, form: newId() };
		await tasks.add(db, keys, ada, task, now());
	}
	const listing = aTelling({
		kind: 'hearing-listed',
		on: '2026-10-20',
		data: {
			hearing: 'plea-1',
			purpose: 'plea',
			when: onDay('2026-11-26', '14:00'),
			court: 'Harrow'
		}
	});
	const origin = { toldBy: 'courts', source: 'test', id: 'two' } as const;
	await transaction(db, (trx) => events.append(trx, keys, mary.caseId, origin, [listing], now()));

	const rows = await rowsIn('mine');
	const due = rows.filter(([band]) => band === 'late' || band === 'now').length;

	assert.deepEqual([rows.length, due], [5, 3]);
	const { counts, written } = await frameFor({ world }, ada);
	assert.deepEqual([counts.due, counts.messages], [due, 1]);
	// The second that she wrote is told as the first was.
	assert.equal(written, 2);
});

// Fifty-five rows that nobody had taken stood under "Mine", and her own were lost among them.
test('of calls that nobody has taken Mine lists what is due and the three that come next, and says how many more there are', async () => {
	await keepsTeam(world, { cap: 240 });
	const at = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
	for (const hour of [10, 11, 12, 13, 14, 15]) await promises(world, '2026-11-26', at(hour));

	const mine = (await todayFor({ world }, ada, 'mine')).today;
	const take = (await todayFor({ world }, ada, 'take')).today;
	const told = (of: typeof mine) =>
		of.groups.flatMap(({ band, rows }) => rows.map(({ when }) => `${band} ${when}`));

	assert.deepEqual(told(mine), ['now Now', 'next 11:00 am', 'next 12 noon', 'next 1:00 pm']);
	assert.deepEqual([mine.free, take.free, told(take).length], [2, 0, 6]);
});
