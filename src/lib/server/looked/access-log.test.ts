/** Who looked: her list, her questions about it, and what staff are refused. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, SubjectId, Victim } from '#lib/domain/actor.ts';
import { slotsFrom, type Slot } from '#lib/domain/call/call.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { check } from '#lib/server/audit/check.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as inquiries from './inquiries.ts';
import * as accessLog from './access-log.ts';
import * as people from '#lib/server/people/people.ts';
import * as refusals from '#lib/server/audit/refusals.ts';
import * as calls from '#lib/server/call/calls.ts';

let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	mary = await aVictimOf(world, urn, { name: 'CANARY Mary' });
});
afterEach(() => world.close());

async function staff(kind: Staff['kind'], name: string): Promise<Staff> {
	const person = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: kind, language: 'en', name }, world.now())
	);
	return { kind, person };
}

async function aCall(victim: Victim): Promise<string> {
	const slots = slotsFrom(world.now()).slice(0, 2);
	const call = {
		kind: 'call',
		wishes: someWishes({ slots }),
		language: 'en',
		promised: slots[0] as Slot
	} as const;
	return transaction(world.db, (trx) => calls.add(trx, world.keys, victim, call, world.now()));
}

const reads = (victim: Victim) => cases.readFor(world.db, world.keys, victim, world.now());
const listOf = (victim: Victim, before?: string) =>
	accessLog.readFor(world.db, world.keys, victim, { before, now: world.now() });
const linesOf = async (victim: Victim) => (await listOf(victim)).days.flatMap(({ lines }) => lines);
const asks = (victim: Victim, line: string) =>
	inquiries.ask(world.db, world.keys, victim, line, world.now());
const openTo = (one: Staff) => inquiries.openFor(world.db, world.keys, one);
const answers = (one: Staff, id: string) =>
	inquiries.answer(world.db, world.keys, one, id, 'was-wrong', world.now());

test('somebody of an agency stands on her list by the agency’s name, and on the supervisor’s too', async () => {
	const courts = await anAgency(world, 'courts');
	const ann = { kind: 'officer', agency: courts.id, door: 'courts' } as const;
	const officer = { ...ann, subject: 'CANARY' as SubjectId };
	const chain = `case:${mary.caseId}` as const;
	await transaction(world.db, (trx) =>
		audit.write(trx, world.keys, chain, officer, 'case-checked', world.now())
	);

	const [line] = (await linesOf(mary)).filter(({ who }) => who === 'officer');
	assert.equal(line?.name, 'The courts');
	await asks(mary, line?.id ?? '');
	const [asked] = await openTo(await staff('supervisor', 'Eve'));
	assert.deepEqual([asked?.who, asked?.name], ['officer', 'The courts']);
});

test('she sees who did what: herself, staff and agencies by name, and that she read the list', async () => {
	const ann = await staff('advocate', 'Ann Lee');
	const courts = await anAgency(world, 'courts');
	await inbox.take(world.db, world.keys, courts, [aMessage({ urn })], world.now());
	const id = await aCall(mary);
	await callDesk.waitingFor(world.db, world.keys, ann, world.now());
	await callDesk.waitingFor(world.db, world.keys, ann, world.now());
	await callDesk.take(world.db, world.keys, ann, id, world.now());
	for (let nth = 0; nth < 3; nth += 1) await reads(mary);
	await listOf(mary);

	const lines = await linesOf(mary);

	const said = lines.map(({ who, name = '', act, times }) => `${who} ${name} ${act} ${times}`);
	for (const one of [
		'advocate Ann Lee request-listed 1',
		'advocate Ann Lee request-taken 1',
		'agency The courts events-added 1',
		'you  case-read 1',
		'you  request-made 1',
		'you  looks-read 1',
		'operator  case-opened 1'
	])
		assert.ok(said.includes(one), `${one} in ${said.join('; ')}`);
	assert.ok(!JSON.stringify(lines).includes('CANARY'));
});

test('another victim of the case is neither counted nor named, whatever she or an advocate does', async () => {
	const alone = JSON.stringify(await linesOf(mary));
	const jane = await aVictimOf(world, urn);
	const ann = await staff('advocate', 'Ann Lee');
	await reads(jane);
	const call = await aCall(jane);
	await callDesk.readFor(world.db, world.keys, ann, call, world.now());
	const janes = await linesOf(jane);

	const lines = await linesOf(mary);

	assert.deepEqual(
		lines.filter(({ act }) => act !== 'looks-read'),
		JSON.parse(alone)
	);
	assert.ok(janes.some(({ act }) => act === 'request-read'));
	assert.equal(await asks(mary, janes[0]!.id), false);
});

test('a fortnight of days is shown at a time, and the rest can be reached', async () => {
	for (let day = 1; day <= 20; day += 1) {
		world.setNow(`2026-12-${String(day).padStart(2, '0')}T10:00:00Z`);
		await reads(mary);
	}

	const first = await listOf(mary);
	const second = await listOf(mary, first.earlier);

	assert.equal(first.days.length, 14);
	assert.equal(first.days[0]?.day, '2026-12-20');
	assert.equal(first.earlier, '2026-12-07');
	assert.equal(second.days[0]?.day, '2026-12-06');
	assert.equal(second.earlier, undefined);
});

test('she asks about a line once, with a promise of five working days, and a supervisor answers', async () => {
	const ann = await staff('advocate', 'Ann Lee');
	const sam = await staff('supervisor', 'Sam Okafor');
	await callDesk.readFor(world.db, world.keys, ann, await aCall(mary), world.now());
	const line = (await linesOf(mary)).find(({ act }) => act === 'request-read')!;

	assert.deepEqual(await Promise.all([asks(mary, line.id), asks(mary, line.id)]), [true, true]);
	assert.equal(await asks(mary, 'not-a-line'), false);

	const [open, ...more] = await openTo(sam);
	assert.deepEqual(more, []);
	assert.deepEqual(
		[open?.name, open?.act, open?.promisedOn],
		['Ann Lee', 'request-read', '2026-12-02']
	);
	assert.ok(!JSON.stringify(open).includes(mary.caseId));
	assert.deepEqual(await openTo(ann), []);
	assert.equal(await answers(ann, open!.id), false);
	assert.equal(await answers(sam, open!.id), true);
	assert.equal(await answers(sam, open!.id), false);
	const after = (await linesOf(mary)).find(({ id }) => id === line.id);
	assert.deepEqual(after?.inquiry, {
		askedOn: '2026-11-25',
		promisedOn: '2026-12-02',
		answer: 'was-wrong'
	});
	const owed = await world.db
		.selectFrom('notices')
		.select('role')
		.where('kind', '=', 'inquiry-made')
		.execute();
	assert.deepEqual(owed, [{ role: 'supervisor' }]);
});

test('nobody answers for their own look', async () => {
	const sam = await staff('supervisor', 'Sam Okafor');
	const ida = await staff('supervisor', 'Ida Berg');
	await callDesk.readFor(world.db, world.keys, sam, await aCall(mary), world.now());
	const line = (await linesOf(mary)).find(({ act }) => act === 'request-read')!;
	await asks(mary, line.id);

	assert.deepEqual(await openTo(sam), []);
	assert.equal((await openTo(ida)).length, 1);
	const [{ id } = { id: '' }] = await openTo(ida);
	assert.equal(await answers(sam, id), false);
});

test('an advocate who asks for a call that is not hers is refused, and the victim sees it', async () => {
	const [ann, tom] = [await staff('advocate', 'Ann Lee'), await staff('advocate', 'Tom Reyes')];
	const id = await aCall(mary);
	await callDesk.take(world.db, world.keys, ann, id, world.now());

	assert.equal(await callDesk.readFor(world.db, world.keys, tom, id, world.now()), undefined);
	assert.equal(await callDesk.take(world.db, world.keys, tom, id, world.now()), false);
	assert.equal(
		await callDesk.readFor(world.db, world.keys, tom, 'f'.repeat(32), world.now()),
		undefined
	);

	const refused = (await linesOf(mary)).filter(({ act }) => act === 'refused');
	assert.deepEqual(
		refused.map(({ name, times }) => [name, times]),
		[['Tom Reyes', 2]]
	);
	const own = await world.db
		.selectFrom('audit')
		.select('act')
		.where('chain', '=', `person:${tom.person}`)
		.execute();
	assert.deepEqual(own, [{ act: 'refused' }]);
});

test('whoever knocks at a door that is not theirs is written down, and a stranger costs nothing', async () => {
	const rows = async () => (await check(world.db, world.keys)).rows;
	const before = await rows();

	await refusals.write(world, { kind: 'stranger' });
	assert.equal(await rows(), before);
	await refusals.write(world, mary);
	assert.equal(await rows(), before + 1);
	assert.ok(!(await linesOf(mary)).some(({ act }) => act === 'refused'));
});

test('an agency that tells of another force is refused, and that is written down', async () => {
	const police = await anAgency(world, 'police', '02');

	const taken = await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());

	assert.equal(taken.ok, false);
	const rows = await world.db
		.selectFrom('audit')
		.select(['chain', 'act'])
		.where('actor_kind', '=', 'agency')
		.execute();
	assert.deepEqual(rows, [{ chain: `agency:${police.id}`, act: 'refused' }]);
});

test('she sees that something of hers is held, why and until when, and not when it is over', async () => {
	const hold = { reason: 'case-goes-on', until: '2026-12-24' } as const;
	await legalHolds.set(world.db, world.keys, { kind: 'operator' }, mary, hold, world.now());

	assert.deepEqual((await listOf(mary)).hold, hold);
	world.setNow('2026-12-25T00:30:00Z');
	assert.equal((await listOf(mary)).hold, undefined);
});
