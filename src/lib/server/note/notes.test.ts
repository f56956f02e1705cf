/** Notes of contacts: written by who has the case, stands in or made the call; read by those who follow, and by her. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import type { PickedNote } from '#lib/domain/note/contact.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aPickedNote } from '#tests/note/builders.ts';
import { hours, isAway } from '#tests/team/at-work.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { anAdvocateOf } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { endsCase } from '#tests/team/ends-case.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as contactNotes from './notes.ts';
import * as hers from './hers.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { setPaused } from '#lib/server/people/people.ts';
import { transaction } from '#lib/server/database.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';

let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

const other = readUrn('01GD7654321') as Urn;
type Over = Partial<PickedNote> & { form?: string; corrects?: string; whose?: Victim };
const notes = (by: Staff, { form = newId(), corrects, whose = mary, ...picked }: Over = {}) =>
	contactNotes.keep(
		world.db,
		world.keys,
		by,
		{ participation: whose.participation, picked: aPickedNote(picked), form, corrects },
		world.now()
	);
const reads = (by: Staff, whose = mary) =>
	contactNotes.readFor(world.db, world.keys, by, whose.participation, world.now());
const page = (who = mary) => hers.readFor(world.db, world.keys, who, world.now());
const kept = { was: 'kept' } as const;

test('her advocate notes a contact, reads it again, and she reads it on her side', async () => {
	const { ada } = await anAdvocateOf(world, mary);

	assert.deepEqual(await notes(ada), kept);

	const noted = await reads(ada);
	assert.equal(noted?.notes.length, 1);
	assert.deepEqual(noted?.notes[0]?.note.needs, ['court']);
	assert.equal(noted?.mayNote, true);
	assert.deepEqual(
		(await page()).map(({ note }) => note.channel),
		['phone']
	);
});

test('nobody else writes or reads: a colleague, another team, a keeper, the advocate of another', async () => {
	const { ada } = await anAdvocateOf(world, mary);
	await notes(ada);
	const jane = await aVictimOf(world, other);
	const west = await anAdvocateOf(world, jane, 'west');
	const colleague = await aColleague({ world }, 'advocate', 'east');
	const keeper = { kind: 'keeper', person: colleague.person } as const;

	for (const one of [colleague, keeper, west.ada, west.eve]) {
		assert.equal(await notes(one), undefined);
		assert.equal(await reads(one), undefined);
	}
	assert.deepEqual(await page(jane), []);
	assert.equal((await page()).length, 1);
});

test('a supervisor of the team reads and does not write', async () => {
	const { ada, eve } = await anAdvocateOf(world, mary);
	await notes(ada);

	const noted = await reads(eve);

	assert.deepEqual([noted?.notes.length, noted?.mayNote], [1, false]);
	assert.equal(await notes(eve), undefined);
});

test('whoever stands in notes while the advocate is away, and not a moment longer', async () => {
	const { ada } = await anAdvocateOf(world, mary);
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	await isAway(world, ada, hours('2026-11-26'), ben);

	assert.equal(await notes(ben), undefined);
	world.setNow('2026-11-26T10:00:00Z');
	assert.deepEqual(await notes(ben), kept);
	world.setNow('2026-11-26T17:00:00Z');
	assert.equal(await notes(ben), undefined);
	assert.equal(await reads(ben), undefined);
});

test('who takes over in the team reads what was noted, and another team never does', async () => {
	const { ada, eve } = await anAdvocateOf(world, mary);
	await notes(ada);
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	const given = { participation: mary.participation, advocate: ben.person };
	await assignments.give(world.db, world.keys, eve, given, world.now());

	assert.equal(await reads(ada), undefined);
	assert.equal((await reads(ben))?.notes.length, 1);

	await endsCase(world.db, world.keys, ben, mary.participation, world.now());
	const west = await anAdvocateOf(world, mary, 'west');
	assert.deepEqual((await reads(west.ada))?.notes, []);
	assert.equal(await reads(eve), undefined);
	await notes(west.ada);
	assert.equal((await page()).length, 2);
});

test('while her page rests nobody notes or reads', async () => {
	const { ada, eve } = await anAdvocateOf(world, mary);
	await notes(ada);

	await transaction(world.db, (trx) => setPaused(trx, mary.person, world.now()));

	assert.equal(await notes(ada), undefined);
	assert.equal(await reads(ada), undefined);
	assert.equal(await reads(eve), undefined);
});

test('the same form posted three times, at once or later, is one note', async () => {
	const { ada } = await anAdvocateOf(world, mary);

	const all = await Promise.all([1, 2, 3].map(() => notes(ada, { form: 'form-0001' })));
	world.setNow('2026-11-26T10:00:00Z');
	all.push(await notes(ada, { form: 'form-0001' }));

	assert.deepEqual(all, [kept, kept, kept, kept]);
	assert.equal((await page()).length, 1);
});

test('other things picked in a form that was sent are another note, at once or later', async () => {
	const { ada } = await anAdvocateOf(world, mary);
	const sends = (needs: PickedNote['needs']) => notes(ada, { form: 'form-0001', needs });

	const all = await Promise.all([sends(['court']), sends(['rights'])]);
	all.push(await sends(['talk']), await sends(['court']));

	assert.deepEqual(all, [kept, kept, kept, kept]);
	assert.deepEqual((await page()).flatMap(({ note }) => note.needs).sort(), [
		...['court', 'rights', 'talk']
	]);
	assert.deepEqual(await notes(ada, { form: 'form-0001', on: 'nonsense' }), {
		was: 'wrong',
		wrong: ['on']
	});
});

test('nothing is written over: a correction is another entry, once, and both stay', async () => {
	const { ada } = await anAdvocateOf(world, mary);
	await notes(ada, { needs: ['court'] });
	const [first] = (await reads(ada))!.notes;

	const twice = await Promise.all([
		notes(ada, { needs: ['rights'], corrects: first!.id }),
		notes(ada, { needs: ['talk'], corrects: first!.id })
	]);

	assert.deepEqual(twice.map((one) => one?.was).sort(), ['corrected', 'kept']);
	const found = await page();
	assert.equal(found.length, 2);
	assert.deepEqual(found.find(({ id }) => id === first!.id)?.note.needs, ['court']);
	assert.deepEqual(found.map(({ isCorrected }) => isCorrected).sort(), [false, true]);
});

test('what is corrected has to be a note of hers that this one may read', async () => {
	const { ada } = await anAdvocateOf(world, mary);
	const jane = await aVictimOf(world, other);
	const west = await anAdvocateOf(world, jane, 'west');
	await notes(west.ada, { whose: jane });
	const [foreign] = await page(jane);

	for (const corrects of [foreign!.id, 'x', ''])
		assert.equal(await notes(ada, { corrects }), undefined);
	assert.deepEqual(await page(), []);
});

test('a day that cannot be and what is on no list are told by field, and nothing is kept', async () => {
	const { ada } = await anAdvocateOf(world, mary);

	const wrong = await notes(ada, { on: '2026-11-24', needs: ['CANARY'], nextOn: '2026-11-01' });

	// She is here since today: what was before is not noted here.
	assert.deepEqual(wrong, { was: 'wrong', wrong: ['on', 'needs'] });
	assert.deepEqual(await page(), []);
});

test('each writing and each reading is on her list of who looked, by name; in vain, in the chain of who tried', async () => {
	const { ada } = await anAdvocateOf(world, mary);
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	await notes(ada);
	await reads(ada);
	await reads(ben);

	const { days } = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
	const lines = days.flatMap(({ lines }) => lines).map(({ act, name }) => `${act} ${name}`);
	assert.ok(lines.includes('contact-noted Ada') && lines.includes('contact-notes-read Ada'));
	assert.ok(!lines.some((line) => line.includes('Ben')));
	const own = await world.db
		.selectFrom('audit')
		.select('act')
		.where('chain', '=', `person:${ben.person}`)
		.execute();
	assert.ok(own.some(({ act }) => act === 'refused'));
});

test('a note lies sealed, and no column of it takes words', async () => {
	const { ada } = await anAdvocateOf(world, mary);
	await notes(ada);

	const { rows } = await sql<Record<string, unknown>>`select * from contact_notes`.execute(
		world.db
	);
	const { note_sealed, ...plain } = rows[0]!;
	assert.ok(!Buffer.from(note_sealed as Uint8Array).includes('court'));
	assert.ok(!JSON.stringify(plain).includes('court'));
	assert.deepEqual(Object.keys(plain).sort(), [
		...['by_person', 'call_id', 'corrects', 'form', 'id'],
		...['participation_id', 'step_seq', 'team', 'written_at']
	]);
});
