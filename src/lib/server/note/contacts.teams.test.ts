/** The contacts of some days, over the night the clocks change, noted twice at once, and done by whoever has moved since. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import type { PickedNote } from '#lib/domain/note/contact.ts';
import { works } from '#tests/team/at-work.ts';
import { aCallMade, aPickedNote } from '#tests/note/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { anAdvocateOf } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as contactNotes from './notes.ts';
import * as contacts from './contacts.ts';
import { transaction } from '#lib/server/database.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
let eve: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn, { name: 'CANARY Mary' });
	({ ada, eve } = await anAdvocateOf(world, mary));
});
afterEach(() => world.close());

type Of = contacts.Wanted;
const own: Of = { days: 7, of: 'own' };
const listed = (by: Staff, wanted = own) =>
	contacts.listFor(world.db, world.keys, by, wanted, world.now());
const file = async (by: Staff, wanted = own) => {
	const text = await contacts.copyFor(world.db, world.keys, by, wanted, world.now());
	assert.ok(!text.includes('CANARY') && !text.includes(urn) && !text.includes('07700'), text);
	return parse(text, { columns: true }) as Record<string, string>[];
};
const notes = (by: Staff, over: Partial<PickedNote> = {}, call?: string) => {
	const { participation } = mary;
	const keeping = { participation, picked: aPickedNote(over), form: newId(), call };
	return contactNotes.keep(world.db, world.keys, by, keeping, world.now());
};

for (const [night, called, last, over] of [
	['spring', '2027-03-25T00:10:00Z', '2027-03-31T22:59:00Z', '2027-03-31T23:00:00Z'],
	['autumn', '2026-10-19T23:10:00Z', '2026-10-26T23:59:00Z', '2026-10-27T00:00:00Z']
] as const)
	test(`seven days over the night of ${night} on which the clocks change end at midnight in London`, async () => {
		world.setNow(called);
		await aCallMade(world, ada, { went: 'no-answer' });

		world.setNow(last);
		assert.equal((await file(ada)).length, 1);
		world.setNow(over);
		assert.equal((await file(ada)).length, 0);
	});

test('two notes of one call, made at one moment, are a line each, and the call is one', async () => {
	const call = await aCallMade(world, ada, { of: mary, went: 'spoke' });

	await Promise.all([
		notes(ada, { needs: ['court'] }, call),
		notes(ada, { needs: ['talk'] }, call)
	]);

	const lines = await file(ada);
	assert.deepEqual(lines.map(({ need }) => need).sort(), ['court', 'talk']);
	assert.deepEqual(lines.map(({ outcome }) => outcome).sort(), ['', 'spoke']);
	assert.equal((await listed(ada)).all, 2);
});

test('what somebody did for a team stays that team’s when they have moved or left, and no other team sees it', async () => {
	const team: Of = { days: 7, of: 'team' };
	const wes = await aColleague({ world }, 'supervisor', 'west', 'Wes');
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	const { db, now } = world;
	// Whose a call of no team was is known by a case of theirs, or by the rota.
	await works(world, ben, { from: now() - 60_000, to: now() + 60_000 }, 'east');
	await aCallMade(world, ben, { went: 'no-answer' });
	const call = await aCallMade(world, ada, { of: mary, went: 'spoke' });
	const ofTeam = await aCallMade(world, ada, { went: 'no-answer' });
	await db.updateTable('calls').set({ team: 'east' }).where('id', '=', ofTeam).execute();
	await notes(ada, {}, call);
	await notes(ada, { channel: 'letter' });
	const before = await file(eve, team);
	assert.equal(before.length, 4);

	for (const to of ['west', undefined]) {
		world.setNow('2026-11-26T10:00:00Z');
		for (const { person } of [ada, ben]) {
			await db.deleteFrom('team_members').where('person_id', '=', person).execute();
			if (to) await transaction(db, (trx) => joinTeam(trx, person, to));
		}
		if (to) await works(world, ben, { from: now(), to: now() + 60_000 }, to);
		assert.deepEqual(await file(eve, team), before);
		for (const one of [ada, ben]) assert.deepEqual(await file(one), []);
		assert.equal((await listed(wes, team)).all, 0);
	}
});
