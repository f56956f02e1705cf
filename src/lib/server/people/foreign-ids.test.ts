/** Every id that a form of the desk carries, changed by hand to one of another team, of the other side, or of another victim: nothing is written. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aPickedNote } from '#tests/note/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { oneOfEach } from '#tests/world/one-of-each.ts';
import { keepsTeam } from '#tests/team/staying.ts';
import { anAdvocateOf, writing } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as tasks from '#lib/server/note/tasks.ts';
import * as takeBack from '#lib/server/call/take-back.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import { transaction } from '#lib/server/database.ts';
import * as firstAdvocates from '#lib/server/advocate/first.ts';
import { handOver } from '#lib/server/call/transfer.ts';
import * as herChanges from '#lib/server/advocate/her-changes.ts';
import * as joinCalls from '#lib/server/begin/join-calls.ts';
import * as leavers from '#lib/server/supervisor/leavers.ts';
import * as notesHers from '#lib/server/disclosure/hers.ts';
import * as notesRequests from '#lib/server/disclosure/requests.ts';
import * as parties from '#lib/server/beside/parties.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';
import * as rotaDesk from '#lib/server/supervisor/rota.ts';
import * as staffTeams from '#lib/server/supervisor/keys.ts';
import * as supporterChecks from '#lib/server/beside/checks.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as worries from '#lib/server/call/worries.ts';

let world: TestWorld;
let mary: Victim;
let pat: Victim;
let ids: Awaited<ReturnType<typeof oneOfEach>>;
/** Of another team, who have a client of their own; and of the team that has the other side. */
let foreign: Record<'yan' | 'zoe' | 'ned' | 'nan', Staff>;
beforeEach(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn, { name: 'Mary' });
	pat = await aVictimOf(world, readUrn('01GD7654321') as Urn, { name: 'Pat' });
	const john = await aVictimOf(world, readUrn('01GD7654322') as Urn, { name: 'John' });
	for (const id of ['east', 'west', 'north']) await keepsTeam(world, { id });
	ids = await oneOfEach(world, mary, urn);
	const { ada: yan, eve: zoe } = await anAdvocateOf(world, pat, 'west');
	const { ada: ned, eve: nan } = await anAdvocateOf(world, john, 'north');
	foreign = { yan, zoe, ned, nan };
	await transaction(world.db, async (trx) => {
		await parties.noteVictim(trx, world.keys, mary.participation, 'mary');
		await parties.noteSuspect(trx, world.keys, john.caseId, 'mary');
	});
});
afterEach(() => world.close());

/** All that is kept, but for what is written down of who tried, and how often. */
async function kept(): Promise<Record<string, unknown[]>> {
	const tables = await world.db.introspection.getTables();
	const all: Record<string, unknown[]> = {};
	for (const { name } of tables)
		if (!name.startsWith('audit') && name !== 'limits')
			all[name] = await world.db
				.selectFrom(name as 'people')
				.selectAll()
				.execute();
	return all;
}

const why = 'too-many';
type Tried = readonly [string, (by: Staff) => Promise<unknown>];

function onHer(): Tried[] {
	const { db, keys } = world;
	const { participation } = mary;
	const now = world.now();
	const { open, taken, ada } = ids;
	const form = newId();
	const picked = aPickedNote();
	const said = { notice: 'not-given' } as const;
	const deciding = { outcome: 'refused', reason: 'tests-not-met', sorts: [] } as const;
	return [
		...[open, taken].flatMap((id): Tried[] => [
			['take', (by) => callDesk.take(db, keys, by, id, now)],
			['give back', (by) => callDesk.giveBack(db, keys, by, id, now)],
			['answer', (by) => callDesk.answer(db, keys, by, id, 'spoke', now)],
			['show', (by) => revealNumber.showNumber(db, keys, by, id, now)],
			[
				'danger',
				(by) => revealNumber.showInDanger(db, keys, by, { id, reason: 'police-said' }, now)
			],
			['hand', (by) => handOver(db, keys, by, { id, to: by.person, why }, now)],
			['joined', (by) => joinCalls.said(db, keys, by, id, now)],
			['not joined', (by) => joinCalls.notJoined(db, keys, by, id, now)],
			['read', (by) => callDesk.readFor(db, keys, by, id, now)],
			[
				'hand hers',
				(by) => leavers.handCall(db, keys, by, { person: ada, call: id, to: by.person, why }, now)
			],
			[
				'hand own',
				(by) => leavers.handCall(db, keys, by, { person: by.person, call: id, to: '', why }, now)
			]
		]),
		['write', (by) => talkDesk.send(db, keys, by, { participation, ...writing('No') }, now)],
		['worry', (by) => talkDesk.worry(db, keys, by, participation, now)],
		[
			'worry over',
			(by) => worries.record(db, keys, by, { worry: participation, act: 'told-supervisor' }, now)
		],
		['note', (by) => contactNotes.keep(db, keys, by, { participation, picked, form }, now)],
		[
			'correct',
			(by) =>
				contactNotes.keep(db, keys, by, { participation, picked, form, corrects: ids.note }, now)
		],
		[
			'task',
			(by) => tasks.add(db, keys, by, { participation, words: 'Ask', on: '2026-12-02', form }, now)
		],
		['task done', (by) => tasks.finish(db, keys, by, ids.task, now)],
		['take back', (by) => takeBack.takeBack(db, keys, by, taken, now)],
		['notice', (by) => notesRequests.notice(db, keys, by, { id: ids.notes, said }, now)],
		['heard', (by) => notesRequests.heard(db, keys, by, { id: ids.notes, view: 'object' }, now)],
		[
			'decide',
			async (by) =>
				(await notesRequests.decide(db, keys, by, { id: ids.notes, ...deciding }, now)) !== 'over'
		],
		['items', (by) => notesRequests.itemsFor(db, keys, by, ids.notes, now)],
		['begin', (by) => supporterChecks.begin(db, keys, by, ids.supporter, now)],
		['refuse', (by) => supporterChecks.refuse(db, keys, by, ids.supporter, now)]
	];
}

function onTheTeam(): Tried[] {
	const { db, keys } = world;
	const now = world.now();
	const { participation } = mary;
	const person = ids.ada;
	const away = { first: '2026-12-14', last: '2026-12-15', sure: true };
	const change = (goes: boolean) => (by: Staff) =>
		advocateChanges.decide(db, keys, by, { change: ids.change, goes }, now);
	const isDone = (done: readonly string[]) => async (said: Promise<unknown>) =>
		done.includes(String(await said));
	const planned = isDone(['planned', 'given']);
	const kept = isDone(['added', 'given', 'closed', 'has-cases', 'has-calls']);
	const plan = { participation, reason: 'has-left', on: '' } as const;
	return [
		[
			'plan',
			(by) => planned(advocateChanges.plan(db, keys, by, { ...plan, advocate: by.person }, now))
		],
		[
			'plan for theirs',
			(by) =>
				planned(
					advocateChanges.plan(
						db,
						keys,
						by,
						{ ...plan, participation: pat.participation, advocate: person },
						now
					)
				)
		],
		['stop', change(false)],
		['go', change(true)],
		[
			'first',
			(by) => kept(firstAdvocates.give(db, keys, by, { participation, advocate: by.person }, now))
		],
		['close', (by) => kept(leavers.close(db, keys, by, { person, sure: true }, now))],
		['standing', (by) => leavers.readFor(db, keys, by, person, now)],
		['invite', (by) => staffTeams.invite(db, keys, by, person, now)],
		['pause', (by) => staffTeams.setPaused(db, keys, by, { person, paused: true }, now)],
		[
			'shift',
			(by) =>
				kept(
					rotaDesk.addShift(db, keys, by, { person, day: '2026-12-02', from: '9', to: '17' }, now)
				)
		],
		['no shift', (by) => rotaDesk.removeShift(db, keys, by, { shift: ids.shift, sure: true }, now)],
		['away', (by) => kept(rotaDesk.addAbsence(db, keys, by, { ...away, person, cover: '' }, now))],
		[
			'cover',
			(by) =>
				kept(rotaDesk.addAbsence(db, keys, by, { ...away, person: by.person, cover: person }, now))
		],
		['not away', (by) => rotaDesk.removeAbsence(db, keys, by, ids.absence, now)]
	];
}

for (const [whose, tries] of [
	['of a victim of another team, or of the other side', onHer],
	['of another team', onTheTeam]
] as const)
	test(`no id ${whose} does anything in a form of somebody here, and nothing is said of it`, async () => {
		const before = await kept();

		for (const [name, by] of Object.entries(foreign))
			for (const [what, act] of tries()) {
				const said = await act(by);
				assert.ok(!said, `${name}: ${what}`);
				assert.deepEqual(await kept(), before, `${name}: ${what}`);
			}
	});

test('a note of one’s own client takes neither the place of another’s nor her call', async () => {
	const { db, keys, now } = world;
	const keeping = { participation: pat.participation, picked: aPickedNote(), form: newId() };
	const keeps = (over: object) =>
		contactNotes.keep(db, keys, foreign.yan, { ...keeping, ...over }, now());

	assert.equal(await keeps({ corrects: ids.note }), undefined);
	assert.deepEqual(await keeps({ call: ids.taken }), { was: 'kept' });
	const row = await db
		.selectFrom('contact_notes')
		.selectAll()
		.where('participation_id', '=', pat.participation)
		.executeTakeFirstOrThrow();
	assert.deepEqual([row.call_id, row.step_seq, row.corrects], [null, null, null]);
});

test('no id of another victim does anything on a victim’s own page', async () => {
	const { db, keys, now } = world;
	const before = await kept();

	assert.equal(await supporters.revoke(db, keys, pat, ids.supporter, now()), false);
	const view = { id: ids.notes, view: 'object' } as const;
	assert.equal(await notesHers.say(db, keys, pat, view, now()), false);
	assert.equal(await herChanges.refuse(db, keys, pat, now()), false);
	assert.deepEqual(await kept(), before);
});
