/** What is to be done for somebody is on the list of whoever has to do it, from its day on until it is done. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { undoFor } from '#lib/domain/call/call.ts';
import type { Day } from '#lib/domain/event.ts';
import type { PickedNote } from '#lib/domain/note/contact.ts';
import { erase } from '#lib/server/keep/erasures.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { anAdvocateOf } from '#tests/message/builders.ts';
import { aPickedNote } from '#tests/note/builders.ts';
import { aColleague } from '#tests/team/staff.ts';
import { everySealed, openable } from '#tests/vault/sealed-fields.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as contactNotes from './notes.ts';
import * as tasks from './tasks.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn, { name: 'Mary' });
	({ ada } = await anAdvocateOf(world, mary));
});
afterEach(() => world.close());

const adds = (words: string, on: string, { by = ada, form = newId() } = {}) =>
	tasks.add(
		world.db,
		world.keys,
		by,
		{ participation: mary.participation, words, on, form },
		world.now()
	);
const notes = async (picked: Partial<PickedNote>, corrects?: string) => {
	const keeping = { participation: mary.participation, picked: aPickedNote(picked), form: newId() };
	const kept = await contactNotes.keep(
		world.db,
		world.keys,
		ada,
		{ ...keeping, corrects },
		world.now()
	);
	assert.equal(kept?.was, 'kept');
};
const due = (until: string, who = ada) =>
	tasks.dueFor(world.db, world.keys, who, until as Day, world.now());
const dueSays = async (until: string, who = ada) =>
	(await due(until, who)).map(({ name, what, on }) =>
		[name, 'words' in what ? what.words : what.next, on].join(' ')
	);
const later = (ms: number) => world.setNow(new Date(world.now() + ms).toISOString());

test('a task is listed from its day on until it is done, and to nobody who has no part in it', async () => {
	assert.deepEqual(await adds('Ask about the screen', '2026-12-02'), { was: 'kept' });

	assert.deepEqual(await dueSays('2026-12-01'), []);
	assert.deepEqual(await dueSays('2026-12-02'), ['Mary Ask about the screen 2026-12-02']);
	const other = await aColleague({ world }, 'advocate', 'east');
	assert.deepEqual(await dueSays('2026-12-02', other), []);
	assert.equal(await adds('Ask', '2026-12-02', { by: other }), undefined);

	const [task] = await due('2026-12-02');
	assert.equal(await tasks.finish(world.db, world.keys, other, task!.id, world.now()), false);
	assert.ok(await tasks.finish(world.db, world.keys, ada, task!.id, world.now()));
	assert.deepEqual(await dueSays('2026-12-09'), []);
});

test('the same form posted again is one task, and a wrong one is none', async () => {
	const form = newId();
	await adds('Ask', '2026-12-02', { form });
	await adds('Ask', '2026-12-02', { form });

	assert.deepEqual(await dueSays('2026-12-09'), ['Mary Ask 2026-12-02']);
	assert.deepEqual(await adds('', '2026-11-24'), { was: 'wrong', wrong: ['words', 'on'] });
});

test('what is done is undone for ten minutes, and not after', async () => {
	await adds('Ask', '2026-11-25');
	const [task] = await due('2026-11-25');
	const undoes = () => tasks.undo(world.db, world.keys, ada, task!.id, world.now());
	assert.equal(await undoes(), false);

	await tasks.finish(world.db, world.keys, ada, task!.id, world.now());
	assert.equal((await tasks.latelyFor(world.db, world.keys, ada, world.now())).length, 1);
	later(undoFor - 1);
	assert.ok(await undoes());
	assert.deepEqual(await dueSays('2026-11-25'), ['Mary Ask 2026-11-25']);

	await tasks.finish(world.db, world.keys, ada, task!.id, world.now());
	later(undoFor);
	assert.equal(await undoes(), false);
	assert.deepEqual(await tasks.latelyFor(world.db, world.keys, ada, world.now()), []);
});

test('the dated step of a note is a task, and the note that puts it right brings its own', async () => {
	await notes({ next: 'call', nextOn: '2026-12-02' });
	assert.deepEqual(await dueSays('2026-12-09'), ['Mary call 2026-12-02']);

	const read = await contactNotes.readFor(
		world.db,
		world.keys,
		ada,
		mary.participation,
		world.now()
	);
	await notes({ next: 'meet', nextOn: '2026-12-03' }, read!.notes[0]!.id);

	assert.deepEqual(await dueSays('2026-12-09'), ['Mary meet 2026-12-03']);
});

test('erasing her destroys what was to be done for her with her key', async () => {
	await adds('Ask about the screen', '2026-12-02');
	const before = await everySealed(world.db);
	const ofTasks = before.filter(({ field }) => field.table === 'tasks');
	assert.equal(ofTasks.length, 1);

	assert.ok(
		(await erase(world.db, world.keys, { kind: 'operator' }, mary.participation, world.now())).ok
	);

	assert.deepEqual(await openable(world.db, world.keys, ofTasks), []);
	assert.deepEqual(await world.db.selectFrom('tasks').selectAll().execute(), []);
});
