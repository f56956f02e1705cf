/** Police ask to be given notes: taken down, told to her, held, answered by her, decided by a second person, never seen by an agency. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { asJson } from '#lib/domain/data/copy.ts';
import type { PickedNote } from '#lib/domain/note/contact.ts';
import type { NotesForm } from '#lib/domain/disclosure/form.ts';
import type { Deciding } from '#lib/domain/disclosure/request.ts';
import { aPickedNote } from '#tests/note/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aNotesForm, aTalk, writing } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import * as contactNotesHers from '#lib/server/note/hers.ts';
import * as copies from '#lib/server/copy/copies.ts';
import * as dataErasing from '#lib/server/data/erasing.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { erase } from '#lib/server/keep/erasures.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as notesHers from './hers.ts';
import * as register from './register.ts';
import * as requests from './requests.ts';
import { register as registers } from './taking.ts';
import * as talks from '#lib/server/message/hers.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
let eve: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
	({ ada, eve } = await aTalk(world, mary));
	await talks.send(world.db, world.keys, mary, writing('I need a new lock.'), world.now());
});
afterEach(() => world.close());

const all: Deciding = { outcome: 'given', reason: 'tests-met', sorts: ['messages', 'calls'] };
const no: Deciding = { outcome: 'refused', reason: 'tests-not-met', sorts: [] };

async function takenDown(over: Partial<NotesForm> = {}, by = ada): Promise<string> {
	const asked = { about: urn, form: aNotesForm(over) };
	const done = await registers(world.db, world.keys, by, asked, world.now());
	if (done?.was !== 'registered') throw new Error('It was not taken down');
	return done.id;
}
const hers = () => notesHers.listFor(world.db, world.keys, mary);
const decides = (id: string, deciding: Deciding, by = eve) =>
	requests.decide(world.db, world.keys, by, { id, ...deciding }, world.now());
const says = (id: string, view: 'agree' | 'object') =>
	notesHers.say(world.db, world.keys, mary, { id, view }, world.now());
const acts = async () => {
	const { days } = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
	return days.flatMap(({ lines }) => lines.map(({ act }) => act));
};
const owedTo = async (person: string) => {
	const rows = await world.db.selectFrom('notices').select(['kind', 'person_id']).execute();
	return rows.filter(({ person_id }) => person_id === person).map(({ kind }) => kind);
};
const today = () => new Date(world.now()).toISOString().slice(0, 10);

test('a request is told to her, asked of her, decided by somebody else, and given item by item with a hash of each', async () => {
	const id = await takenDown();
	assert.deepEqual(await owedTo(mary.person), ['something-new']);
	assert.ok((await owedTo(eve.person)).includes('notes-asked'));
	assert.equal((await hers())[0]?.reference, 'REF 1');

	assert.equal(await decides(id, all), 'view');
	assert.ok(await says(id, 'object'));
	assert.equal(await decides(id, all, ada), 'same-person');
	assert.equal(await decides(id, all), undefined);

	const [seen] = await hers();
	assert.deepEqual([seen?.state, seen?.view, seen?.handed?.length], ['given', 'object', 1]);
	const items = await requests.itemsFor(world.db, world.keys, eve, id, world.now());
	assert.match(items?.[0]?.text ?? '', /I need a new lock/);
	for (const { text, sha256 } of items ?? [])
		assert.equal(sha256, createHash('sha256').update(text).digest('hex'));
	assert.deepEqual(
		items?.map(({ sha256 }) => sha256),
		seen?.handed?.map(({ sha256 }) => sha256)
	);
	assert.equal(await requests.itemsFor(world.db, world.keys, ada, id, world.now()), undefined);
	for (const act of ['notes-asked', 'notes-view', 'notes-decided', 'notes-handed'] as const)
		assert.ok((await acts()).includes(act), act);
});

test('only what was said on the days that were asked for is given', async () => {
	const id = await takenDown({ from: '2026-11-01', to: '2026-11-24' });
	await says(id, 'agree');

	assert.equal(await decides(id, all), undefined);

	assert.deepEqual((await hers())[0]?.handed, []);
});

test('notes of contacts are named apart: each with its day, what took its place, and nothing of who wrote it', async () => {
	const { participation } = mary;
	const keeps = (over: Partial<PickedNote>, corrects?: string) => {
		const keeping = { participation, picked: aPickedNote(over), form: newId(), corrects };
		return contactNotes.keep(world.db, world.keys, ada, keeping, world.now());
	};
	await keeps({ needs: ['court'] });
	const [first] = await contactNotesHers.allOf(world.db, world.keys, mary);
	world.setNow('2026-11-25T10:01:00Z');
	await keeps({ needs: ['rights'] }, first!.id);
	const id = await takenDown({ sorts: ['contacts'] });
	await says(id, 'agree');

	assert.equal(await decides(id, { ...all, sorts: ['contacts'] }), undefined);

	const items = await requests.itemsFor(world.db, world.keys, eve, id, world.now());
	const told = (items ?? []).map(({ text }) => JSON.parse(text) as Record<string, unknown>);
	assert.deepEqual(
		told.map(({ sort, at, needs, corrects }) => [sort, at, needs, corrects]),
		[
			['contacts', '2026-11-25T00:00:00.000Z', ['court'], undefined],
			['contacts', '2026-11-25T00:00:00.000Z', ['rights'], first!.id],
			// What was to be done next, as it stands since the note was put right.
			['contacts', '2026-11-25T10:01:00.000Z', undefined, undefined]
		]
	);
	assert.ok(!JSON.stringify(told).includes(ada.person));
	assert.equal((await hers())[0]?.handed?.length, 3);
	const early = await takenDown({ sorts: ['contacts'], from: '2026-11-01', to: '2026-11-24' });
	await says(early, 'agree');
	await decides(early, { ...all, sorts: ['contacts'] });
	assert.deepEqual((await hers()).find((one) => one.id === early)?.handed, []);
});

test('nothing is given while a test is not met, and emotional support has three more', async () => {
	const id = await takenDown({ tests: ['held'] });
	const support = await takenDown({ isCounselling: true });
	for (const one of [id, support]) await says(one, 'agree');

	assert.equal(await decides(id, all), 'tests');
	assert.equal(await decides(support, all), 'tests');
	assert.equal(await decides(support, { ...no, reason: 'counselling' }), undefined);
	assert.equal((await hers()).find((one) => one.id === support)?.handed, undefined);
});

test('while it is open nothing of hers is destroyed, and afterwards it can be', async () => {
	const { db, keys } = world;
	const id = await takenDown();
	const other = await takenDown();
	await dataRequests.ask(db, keys, mary, 'erase', world.now());
	world.setNow('2026-12-03T10:00:00Z');

	const held = await erase(db, keys, { kind: 'operator' }, mary.participation, world.now());
	assert.ok(!held.ok && held.why === 'held');
	assert.equal(await dataErasing.eraseDue(db, keys, world.now()), 0);
	assert.equal((await legalHolds.on(db, mary.participation, today()))?.reason, 'by-law');

	await decides(id, no);
	assert.equal(await dataErasing.eraseDue(db, keys, world.now()), 0);
	await decides(other, no);
	assert.equal(await legalHolds.on(db, mary.participation, today()), undefined);
	assert.equal(await dataErasing.eraseDue(db, keys, world.now()), 1);
});

test('of a hold and an open request she is told the one that lasts longer', async () => {
	const hold = { reason: 'complaint', until: '2027-06-01' } as const;
	await legalHolds.set(world.db, world.keys, { kind: 'operator' }, mary, hold, world.now());
	await takenDown();

	assert.deepEqual(await legalHolds.on(world.db, mary.participation, today()), hold);
});

test('what she may not be told of is on no page, list or copy of hers, and is told once a supervisor says so', async () => {
	const { db, keys } = world;
	const id = await takenDown({ notice: 'said-withheld' });
	const before = { kinds: await owedTo(mary.person), acts: await acts() };

	assert.deepEqual(await hers(), []);
	assert.equal(await says(id, 'object'), false);
	assert.deepEqual(before.kinds, []);
	assert.ok(!before.acts.some((act) => act.startsWith('notes')));
	assert.equal((await accessLog.readFor(db, keys, mary, { now: world.now() })).hold, undefined);
	await dataRequests.ask(db, keys, mary, 'copy', world.now());
	world.setNow('2026-11-26T10:00:00Z');
	const copy = await copies.takeFor(db, keys, mary, world.now());
	assert.doesNotMatch(asJson(copy!), /REF 1|notes-asked/);

	const withheld = { id, said: { notice: 'withheld', why: 'would-harm' } } as const;
	assert.equal(await requests.notice(db, keys, ada, withheld, world.now()), false);
	assert.ok(await requests.notice(db, keys, eve, withheld, world.now()));
	assert.equal(await decides(id, all, await aColleague({ world })), undefined);
	assert.deepEqual(await hers(), []);
});

test('a supervisor who does not agree that it may wait shows it to her at once', async () => {
	const { db, keys } = world;
	const id = await takenDown({ notice: 'said-withheld' });

	assert.ok(
		await requests.notice(db, keys, eve, { id, said: { notice: 'not-given' } }, world.now())
	);

	assert.equal((await hers()).length, 1);
	assert.deepEqual(await owedTo(mary.person), ['something-new']);
	await says(id, 'agree');
	assert.equal(await decides(id, all, await aColleague({ world })), 'notice');
});

test('what she was told of is not hidden from her again', async () => {
	const { db, keys } = world;
	const id = await takenDown({ notice: 'not-given' });
	const said = { notice: 'withheld', why: 'interferes' } as const;

	assert.equal(await requests.notice(db, keys, eve, { id, said }, world.now()), false);
	assert.equal((await hers()).length, 1);
});

test('her answer can come by her advocate too, and changes until it is decided', async () => {
	const { db, keys } = world;
	const id = await takenDown();

	assert.ok(await requests.heard(db, keys, ada, { id, view: 'agree' }, world.now()));
	assert.equal((await hers())[0]?.viewHow, 'phone');
	assert.ok(await says(id, 'object'));
	assert.deepEqual([(await hers())[0]?.view, (await hers())[0]?.viewHow], ['object', 'page']);
	await decides(id, no);
	assert.equal(await says(id, 'agree'), false);
	assert.equal(await requests.heard(db, keys, ada, { id, view: 'agree' }, world.now()), false);
});

test('a team that does not hold the case takes nothing down and reads nothing', async () => {
	const { db, keys } = world;
	const far = await aColleague({ world }, 'supervisor', 'west');
	const asked = { about: urn, form: aNotesForm() };
	assert.equal(await registers(db, keys, far, asked, world.now()), undefined);
	const id = await takenDown();

	assert.deepEqual(await register.listFor(db, keys, far), []);
	assert.equal(await register.readFor(db, keys, far, id, world.now()), undefined);
	assert.equal(await decides(id, no, far), 'over');
	assert.equal((await register.readFor(db, keys, eve, id, world.now()))?.id, id);
});

test('another victim sees nothing of it, and cannot answer for her', async () => {
	const { db, keys } = world;
	const jane = await aVictimOf(world, '01GD7654321' as typeof urn);
	const id = await takenDown();

	assert.deepEqual(await notesHers.listFor(db, keys, jane), []);
	const answer = { id, view: 'agree' } as const;
	assert.equal(await notesHers.say(db, keys, jane, answer, world.now()), false);
});
