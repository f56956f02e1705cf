/** What a victim opens to the advocate who was given her case: pane by pane, out again at once. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { ParticipationId, Staff, Victim } from '#lib/domain/actor.ts';
import { aTelling } from '#tests/world/builders.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { aCase, aVictimIn, staffOf, yearsAgo } from '#tests/rules/folk.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from './assignments.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as children from '#lib/server/beside/children.ts';
import { transaction } from '#lib/server/database.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as sharedPanes from './shared-panes.ts';
import * as supporterChecks from '#lib/server/beside/checks.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import * as talks from '#lib/server/message/hers.ts';

let world: TestWorld;
let mary: Victim;
let staff: Readonly<Record<'ann' | 'amy' | 'eve', Staff>>;

beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	await transaction(world.db, async (trx) => {
		mary = await aVictimIn(trx, world, await aCase(trx, world, 'Harrow'));
		staff = {
			ann: await staffOf(trx, world, 'advocate', 'east'),
			amy: await staffOf(trx, world, 'advocate', 'east'),
			eve: await staffOf(trx, world, 'supervisor', 'east')
		};
	});
});
afterEach(() => world.close());

const gives = (to: Staff, her = mary) => {
	const given = { participation: her.participation, advocate: to.person };
	return assignments.give(world.db, world.keys, staff.eve, given, world.now());
};
const opens = (...panes: string[]) =>
	assignments.setLetIn(world.db, world.keys, mary, panes, world.now());
const reads = (who: Staff, place: ParticipationId = mary.participation) =>
	sharedPanes.readFor(world.db, world.keys, who, place, world.now());

test('an advocate sees the panes she opened and no other, and nothing once she closes them', async () => {
	await gives(staff.ann);
	assert.equal(await reads(staff.ann), undefined);

	await opens('now', 'contact', 'messages', 'language');

	assert.deepEqual((await reads(staff.ann))?.panes, ['now']);
	assert.equal(await reads(staff.amy), undefined);
	await opens();
	assert.equal(await reads(staff.ann), undefined);
});

test('what she needs goes along with her safe times, and never with her number', async () => {
	const said = someNeeds({ speaks: 'Polish', phone: '07700 900464', times: ['09:00'] });
	await needs.save(world.db, world.keys, mary, said, world.now());
	await gives(staff.ann);
	await opens('dates');
	assert.equal((await reads(staff.ann))?.needs, undefined);

	await opens('needs');

	const read = await reads(staff.ann);
	assert.deepEqual([read?.needs?.speaks, read?.needs?.times], ['Polish', ['09:00']]);
	assert.ok(!JSON.stringify(read).includes('900464'));
	const { days } = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
	const hers = days.flatMap(({ lines }) => lines).filter(({ who }) => who === 'advocate');
	assert.deepEqual(hers.map(({ act }) => act).sort(), ['case-read', 'needs-read']);
});

test('what she told us herself, and what is late, are seen only where she opened them', async () => {
	const told = aTelling({ kind: 'victim-told', on: '2026-11-21', data: { about: 'charged' } });
	await cases.tellAs(world.db, world.keys, mary, [told], world.now());
	await gives(staff.ann);
	const own = async () =>
		(await reads(staff.ann))?.events.some(({ toldBy }) => toldBy === 'victim');

	await opens('now');
	assert.deepEqual([await own(), (await reads(staff.ann))?.owing], [false, undefined]);

	await opens('now', 'answers', 'late');
	assert.deepEqual([await own(), (await reads(staff.ann))?.owing?.enhanced], [true, 'no']);
});

test('another advocate who takes the case over sees nothing until she opens it to that one', async () => {
	await gives(staff.ann);
	await opens('now', 'needs');

	await gives(staff.amy);

	assert.deepEqual([await reads(staff.ann), await reads(staff.amy)], [undefined, undefined]);
	await opens('now');
	assert.deepEqual((await reads(staff.amy))?.panes, ['now']);
});

test('what she opens to the one on her page is not opened to another who was given her case meanwhile', async () => {
	await gives(staff.ann);
	const seen = await sharedPanes.advocateOf(world.db, world.keys, mary);
	const to = seen?.mark ?? '';
	await gives(staff.amy);
	const { db, keys, now } = world;

	assert.equal(await assignments.setLetIn(db, keys, mary, ['now'], now(), { to }), false);
	assert.equal(await talks.open(db, keys, mary, now(), { to }), false);

	assert.equal(await reads(staff.amy), undefined);
	const talk = await talks.readFor(db, keys, mary, { all: false, now: now() });
	assert.equal(talk.door, 'new');
	const again = { to: talk.mark ?? '' };
	assert.equal(await assignments.setLetIn(db, keys, mary, ['now'], now(), again), true);
	assert.equal(await talks.open(db, keys, mary, now(), again), true);
	assert.deepEqual((await reads(staff.amy))?.panes, ['now']);
});

test('she sees who was given her case, what is open, and when that one last looked', async () => {
	const before = await sharedPanes.advocateOf(world.db, world.keys, mary);
	assert.equal(before, undefined);
	await gives(staff.ann);
	assert.deepEqual((await sharedPanes.advocateOf(world.db, world.keys, mary))?.panes, []);
	await opens('late');
	await reads(staff.ann);

	const seen = await sharedPanes.advocateOf(world.db, world.keys, mary);

	assert.deepEqual([seen?.panes, seen?.lastLooked], [['late'], world.now()]);
});

test('with a child of 14 only the advocate her page is open to lets somebody in, and it begins at once', async () => {
	const { db, keys, now } = world;
	const child = await transaction(db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, 'Croydon'), yearsAgo(now(), 14))
	);
	const { participation } = child;
	const asked = { language: 'en', panes: ['now'], days: 30, participation } as const;
	const lets = (who: Staff) => supporterChecks.letInWith(db, keys, who, asked, now());
	await gives(staff.ann, child);
	await children.beginOwnPage(db, keys, staff.ann, participation, now());
	assert.equal(await lets(staff.ann), undefined);
	const her = { ...child, child: { ownFrom: 0, grownFrom: now() + 1, begunWith: 'ann' } };
	const alone = await supporters.letIn(db, keys, her, { ...asked, shared: false }, now());
	assert.deepEqual(alone, { ok: false, refused: 'with-your-advocate' });

	await assignments.setLetIn(db, keys, child, ['now'], now());

	assert.equal(await lets(staff.amy), undefined);
	const made = await lets(staff.ann);
	assert.deepEqual([made?.ok, made?.ok && made.startsAt], [true, now()]);
});
