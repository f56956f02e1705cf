/** The operator's commands about notices: what nobody took, and what is held. */
import '#tests/world/cheap.ts';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import Sqlite from 'better-sqlite3';
import type { Urn } from '#lib/domain/case/urn.ts';
import * as choices from '#lib/server/notice/choices.ts';
import * as noticeWays from '#lib/server/reach/notice-ways.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { command } from './alongside.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-operator-'));
const file = (name: string) => path.join(folder, name);

const env = { DATA_DIR: folder, ALONGSIDE_KEY_FILE: file('key') };
const alongside = (...words: string[]) => command(env, words);

before(async () => {
	assert.equal((await alongside('keys', 'new', file('key'))).code, 0);
	assert.equal((await alongside('migrate')).code, 0);
});
after(() => rmSync(folder, { recursive: true }));

test('notices that need a person are listed, let go, dropped and tried again', async () => {
	const db = new Sqlite(file('alongside.db'));
	const owe = db.prepare(
		`insert into notices (id, kind, role, facts, owed_at, due_at, tries, source, held_at, given_up_at, ended_why)
		values (?, ?, 'advocate', '{}', 1, 1, 8, ?, ?, ?, ?)`
	);
	owe.run('dead-one', 'call-asked', 'one', null, 1, 'tries');
	owe.run('dead-two', 'call-asked', 'one', null, 1, 'refused');
	for (const id of ['held-one', 'held-two']) owe.run(id, 'inquiry-made', 'a feed', 1, null, null);

	const listed = (await alongside('notices', 'list')).said;
	assert.match(listed, /dead-one .* call-asked {2}no answer after all tries/);
	assert.match(listed, /dead-two .* refused for good/);
	assert.match(listed, /held: 2 of inquiry-made from a feed/);

	assert.match((await alongside('notices', 'retry', 'dead-one')).said, /1 will be tried again/);
	assert.match((await alongside('notices', 'drop', '--all')).said, /1 dropped/);
	const which = ['--kind', 'inquiry-made', '--source', 'a feed'];
	assert.equal((await alongside('notices', 'held', 'keep', ...which)).code, 1);
	assert.match((await alongside('notices', 'held', 'release', ...which)).said, /2 let go/);
	assert.match((await alongside('notices', 'list')).said, /Nothing waits for you/);
	const open = db.prepare('select count(*) as many from notices where given_up_at is null').get();
	assert.deepEqual(open, { many: 3 });
	db.prepare('delete from notices').run();
	db.close();
});

test('a key to push with is made once, and one that is half set is refused in a sentence', async () => {
	assert.equal((await alongside('notices', 'push-key', file('push'))).code, 0);
	assert.match(readFileSync(file('push'), 'utf8'), /BEGIN PRIVATE KEY/);
});

test('what she ended or changed after a backup is not chosen again by putting it back', async () => {
	const inWorld = async <T>(act: (world: World) => Promise<T>): Promise<T> => {
		const world = await openWorld({ DATA_DIR: folder, ALONGSIDE_KEY_FILE: file('key') });
		try {
			return await act(world);
		} finally {
			await world.db.destroy();
		}
	};
	const left = () =>
		inWorld(async ({ db, keys }) =>
			Promise.all([mary, jane].map((one) => noticeWays.readFor(db, keys, one)))
		);
	const evenings = { days: ['1'], parts: ['evening'], about: 'everything' } as const;
	const [mary, jane] = await inWorld(async (world) => {
		const { db, keys, now } = world;
		const both = [
			await aVictimOf(world, '01GD7651001' as Urn),
			await aVictimOf(world, '01GD7651002' as Urn)
		] as const;
		for (const one of both) {
			await choices.addPush(db, keys, one, 'a phone', now());
			await choices.setTimes(db, keys, one, evenings, now());
		}
		return both;
	});
	assert.equal((await alongside('backup', file('told.db'))).code, 0);
	await inWorld(async ({ db, keys, now }) => {
		await choices.end(db, keys, mary, 'push', now());
		const mornings = { days: ['1'], parts: ['morning'], about: 'everything' } as const;
		await choices.setTimes(db, keys, mary, mornings, now());
	});

	assert.equal((await alongside('restore', file('told.db'))).code, 0);

	const [hers, janes] = await left();
	assert.deepEqual(hers, {
		ways: [],
		times: { days: [], parts: [] },
		about: 'everything'
	});
	assert.equal(janes?.ways.length, 1);
	const { about, ...times } = evenings;
	assert.deepEqual([janes.times, janes.about], [times, about]);
	assert.equal((await alongside('restore', file('told.db'), '--forgetting')).code, 0);
	assert.deepEqual(
		(await left()).flatMap(({ ways }) => ways),
		[]
	);
});
