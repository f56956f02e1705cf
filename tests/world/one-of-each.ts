/** One of everything that belongs to a victim or to the team that has her case, by its id. */
import assert from 'node:assert/strict';
import type { Victim } from '#lib/domain/actor.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as taking from '#lib/server/disclosure/taking.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import { hours, isAway, works } from '#tests/team/at-work.ts';
import { keepsANote } from '#tests/note/builders.ts';
import { aCall } from '#tests/rules/folk.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aNotesForm, aTalk, writing } from '#tests/message/builders.ts';
import type { TestWorld } from './world.ts';

/** Gives her an advocate, and makes one of everything that belongs to her or to the team that has her case; their ids. */
export async function oneOfEach(world: TestWorld, mary: Victim, reference: Urn) {
	const { db, keys, now } = world;
	const { ada, eve } = await aTalk(world, mary);
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	const [open, taken] = [await aCall(world, mary), await aCall(world, mary)];
	await db.updateTable('calls').set({ team: 'east' }).where('id', 'in', [open, taken]).execute();
	assert.ok(await callDesk.take(db, keys, ada, taken, now()));
	await talks.send(db, keys, mary, writing('Hello'), now());
	assert.ok(await talkDesk.worry(db, keys, ada, mary.participation, now()));
	await keepsANote(world, ada, mary);
	const asked = { about: reference, form: aNotesForm() };
	const notes = await taking.register(db, keys, ada, asked, now());
	assert.equal(notes?.was, 'registered');
	const let_in = { language: 'en', panes: ['now'], days: 30, shared: true } as const;
	assert.ok((await supporters.letIn(db, keys, mary, let_in, now())).ok);
	const shift = await works(world, ada, hours('2026-11-30'));
	await works(world, ben, hours('2026-11-30'));
	await isAway(world, ada, hours('2026-12-07'), ben);
	const planned = { advocate: ben.person, reason: 'other-work', on: '2026-12-01' } as const;
	const plan = { ...planned, participation: mary.participation };
	assert.equal(await advocateChanges.plan(db, keys, eve, plan, now()), 'planned');
	const first = async (
		table: 'supporters' | 'absences' | 'advocate_changes' | 'contact_notes' | 'tasks'
	) => (await db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id;
	return {
		...{ ada: ada.person, ben: ben.person, open, taken, shift },
		notes: notes?.was === 'registered' ? notes.id : '',
		supporter: await first('supporters'),
		absence: await first('absences'),
		change: await first('advocate_changes'),
		note: await first('contact_notes'),
		task: await first('tasks')
	};
}
