/** A message she sends from her page: to the agency that owes it, read by its people alone, and answered where she asked. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Officer, SubjectId, Victim } from '#lib/domain/actor.ts';
import type { AskedRow } from '#lib/domain/clock/ask.ts';
import type { EventId } from '#lib/domain/event.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as letters from './agency-letters.ts';
import * as here from './letters-here.ts';

const force = urn.slice(0, 2);
const lines = ['To: the police', 'I do not have it.'];

let world: TestWorld;
let mary: Victim;
let row: AskedRow;
beforeEach(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn);
	const police = await anAgency(world, 'police', force);
	await anAgency(world, 'police', '99');
	const tellings = [{ kind: 'suspect-arrested', on: '2026-11-09', data: {} }] as const;
	await inbox.take(world.db, world.keys, police, [aMessage({ urn, tellings })], world.now());
	const { events } = await cases.readFor(world.db, world.keys, mary, world.now());
	row = { duty: 'arrest', because: events[0]!.id, to: 'police' };
	for (const one of [force, '99']) await aDoorOf(one);
});
afterEach(() => world.close());

function aDoorOf(digits: string) {
	const door = { id: `door-${digits}`, agency: `police-${digits}` as AgencyId };
	const rest = { issuer: `https://${digits}.example`, clientId: 'c', acr: ['phr'], amr: [] };
	return providers.add(world.db, { ...door, ...rest }, world.now());
}
const officerOf = (digits: string): Officer => ({
	kind: 'officer',
	agency: `police-${digits}` as AgencyId,
	door: digits,
	subject: 'grant' as SubjectId
});
const grant = officerOf(force);
const send = () => here.send(world.db, world.keys, mary, { row, letter: lines }, world.now());
const listed = (officer = grant) => here.listFor(world.db, world.keys, officer, world.now());
const answer = (id: string, officer = grant) => {
	const reply = { ready: 'sorry' } as const;
	return here.answer(world.db, world.keys, officer, { id, reply }, world.now());
};
const hers = async () => (await letters.listFor(world.db, world.keys, mary))[0];

test('sent from her page it waits for the people of the agency that told us, word for word, and for no others', async () => {
	assert.equal(await send(), true);

	const [waiting, ...rest] = await listed();
	assert.deepEqual([waiting?.letter, waiting?.on, rest], [lines, '2026-11-25', []]);
	assert.deepEqual(await listed(officerOf('99')), []);
	assert.deepEqual([(await hers())?.sentHere, (await hers())?.sentBy], [true, 'her']);
	const [kept] = await world.db.selectFrom('agency_letters').selectAll().execute();
	assert.doesNotMatch(Buffer.from(kept!.letter_sealed!).toString('latin1'), /do not have/);
});

test('it can be sent here only to an office that owes it, told us of her case and has people who come in', async () => {
	const owing = (to: 'police' | 'courts') => here.joinedFor(world.db, mary, to);
	const joined = [await owing('police'), await owing('courts')];
	await world.db.deleteFrom('identity_providers').where('id', '=', `door-${force}`).execute();

	assert.deepEqual(
		joined.map((one) => one?.id),
		[grant.agency, undefined]
	);
	assert.equal(await owing('police'), undefined);
	assert.equal(await send(), false);
	assert.deepEqual(await listed(), []);
});

test('answered once it stands on her page with its time, she hears that there is something new, and a second answer is refused', async () => {
	await send();
	const [waiting] = await listed();

	const answered = [await answer(waiting!.id), await answer(waiting!.id)];

	assert.deepEqual(answered, [true, false]);
	assert.deepEqual((await hers())?.answerHere, { at: world.now(), reply: { ready: 'sorry' } });
	assert.deepEqual(await listed(), []);
	const owed = await world.db.selectFrom('notices').select(['kind', 'person_id']).execute();
	assert.deepEqual(owed, [{ kind: 'something-new', person_id: mary.person }]);
	assert.equal(await here.answeredSince(world.db, grant, world.now()), 1);
	assert.equal(await here.answeredSince(world.db, officerOf('99'), 0), 0);
});

test('another force answers nothing of this one, whatever id it has', async () => {
	await send();
	const [waiting] = await listed();

	assert.equal(await answer(waiting!.id, officerOf('99')), false);
	assert.equal((await hers())?.answerHere, undefined);
});

test('taken back in time it waits for nobody; once it was answered it stays sent', async () => {
	await send();
	await letters.takeBack(world.db, world.keys, mary, row, world.now());
	const afterUndo = await listed();
	await send();
	const [waiting] = await listed();
	await answer(waiting!.id);
	await letters.takeBack(world.db, world.keys, mary, row, world.now());

	assert.deepEqual(afterUndo, []);
	assert.equal((await hers())?.askedOn, '2026-11-25');
	assert.equal((await hers())?.undoUntil, undefined);
});

test('pressed twice it is sent once, and who listed and answered it is in the chain of her case', async () => {
	assert.deepEqual([await send(), await send()], [true, false]);
	const [waiting] = await listed();
	await listed();
	await answer(waiting!.id);

	const rows = await world.db
		.selectFrom('audit')
		.select('act')
		.where('actor_kind', '=', 'officer')
		.orderBy('seq')
		.execute();
	assert.deepEqual(
		rows.map(({ act }) => act),
		['case-listed', 'ask-replied']
	);
	assert.deepEqual((await auditCheck.check(world.db, world.keys)).faults, []);
});

test('nothing is sent to an agency whose only word of her case was withdrawn', async () => {
	const values = { event_id: row.because as EventId, burst_id: null, dropped_at: world.now() };
	await world.db.insertInto('held_facts').values(values).execute();

	assert.equal(await here.joinedFor(world.db, mary, 'police'), undefined);
	assert.equal(await send(), false);
	assert.deepEqual(await listed(), []);
});
