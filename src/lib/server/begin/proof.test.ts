/** What a force can show of its papers: what it gave, and which reports wait; never another's, nor what became of a code. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Officer, PersonId, SubjectId } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aMessage, anAgency } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as reports from './reports.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as givings from './givings.ts';
import { admitVictim } from './paper.ts';
import * as proof from './proof.ts';

let world: TestWorld;
let police: Record<'01' | '02', agencies.Added>;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	police = {
		'01': await anAgency(world, 'police', '01'),
		'02': await anAgency(world, 'police', '02')
	};
});
afterEach(() => world.close());

const officerOf = (force: '01' | '02', subject = 'grant'): Officer => ({
	kind: 'officer',
	agency: `police-${force}` as AgencyId,
	door: force,
	subject: subject as SubjectId
});
const give = (urn: string, officer = officerOf('01'), handed: 'alone' | 'letter' = 'alone') => {
	const asked = { token: urn, urn: readUrn(urn) as Urn, language: 'pl', handed } as const;
	return givings.give(world.db, world.keys, officer, asked, world.now());
};
const tells = (force: '01' | '02', urn: string, on: string) => {
	const message = aMessage({
		id: urn,
		urn,
		tellings: [{ kind: 'reported', on, data: {} } as never]
	});
	return inbox.take(world.db, world.keys, police[force], [message], world.now());
};
const list = (officer: Officer, since = '2026-11-01T00:00:00Z') =>
	proof.listFor(world.db, world.keys, officer, Date.parse(since), world.now());
async function invites(urn: string, handed: 'alone' | 'letter'): Promise<PersonId> {
	const code = await invitations.newCode(world.keys);
	const paper = { urn: readUrn(urn) as Urn, handed, language: 'ar', enhanced: 'no' } as const;
	const { person } = await transaction(world.db, (trx) =>
		admitVictim(trx, world.keys, paper, code, world.now())
	);
	return person;
}
async function again(person: PersonId) {
	const code = await invitations.newCode(world.keys);
	const more = { person, handed: 'alone', language: 'ar', livesFor: 'month' } as const;
	await transaction(world.db, (trx) => invitations.add(trx, code, more, world.now()));
}
const waiting = async (officer: Officer) =>
	(await reports.listFor(world.db, world.keys, officer)).map(({ urn, on }) => [urn, on]);

test('a force sees when, how, in which language and by whom each was given, the newest first', async () => {
	await give('01/1234/26');
	world.setNow('2026-11-26T11:00:00Z');
	await give('01/1235/26', officerOf('01', 'reyes'), 'letter');

	const shown = (await list(officerOf('01'))).map(({ id: _, ...rest }) => rest);

	const [first, second] = ['2026-11-25T09:30:00Z', '2026-11-26T11:00:00Z'].map(Date.parse);
	assert.deepEqual(shown, [
		{ at: second, handed: 'letter', language: 'pl', reference: '01123526', colleague: 'reye' },
		{ at: first, handed: 'alone', language: 'pl', reference: '01123426' }
	]);
	assert.equal((await list(officerOf('01'), '2026-11-26T00:00:00Z')).length, 1);
});

test('what our own service gave for a case of theirs is among it, once, and not among that of another force', async () => {
	await give('01/1234/26');
	const first = await invites('01/1240/26', 'letter');
	world.setNow('2026-11-26T11:00:00Z');
	await again(first);

	const shown = await list(officerOf('01'));

	const at = Date.parse('2026-11-25T09:30:00Z');
	assert.deepEqual(
		shown.filter(({ ours }) => ours),
		[{ at, handed: 'letter', language: 'ar', reference: '01124026', ours: true }]
	);
	assert.equal(shown.length, 2);
	assert.deepEqual(await list(officerOf('02')), []);
});

test('another force sees none of it', async () => {
	await give('01/1234/26');
	await tells('01', '01/1236/26', '2026-11-20');

	assert.deepEqual(await list(officerOf('02')), []);
	assert.deepEqual(await waiting(officerOf('02')), []);
});

test('a report by which nobody was let in waits, the oldest first, until a paper is made for it', async () => {
	await tells('01', '01/1237/26', '2026-11-23');
	await tells('01', '01/1236/26', '2026-11-20');

	const before = await waiting(officerOf('01'));
	await give('01/1236/26');

	assert.deepEqual(before, [
		['01123626', '2026-11-20'],
		['01123726', '2026-11-23']
	]);
	assert.deepEqual(await waiting(officerOf('01')), [['01123726', '2026-11-23']]);
});

test('that a case stood on the list is written down in it once a day', async () => {
	await give('01/1234/26');

	await list(officerOf('01'));
	await list(officerOf('01'));

	const rows = await world.db.selectFrom('audit').select('act').orderBy('seq').execute();
	assert.deepEqual(
		rows.map(({ act }) => act),
		['case-opened', 'invitation-made', 'case-listed']
	);
});
