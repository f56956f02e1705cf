/** Letting somebody in: the day that has to pass, the code that opens nothing before, and out again without a word. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Companion, Staff, Victim } from '#lib/domain/actor.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { aCall, aCase, aVictimIn, staffOf } from '#tests/rules/folk.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as companions from '#lib/server/access/companions.ts';
import { transaction } from '#lib/server/database.ts';
import { signInByCode } from '#lib/server/door/sign-in-code.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import { openSessions, type Sessions } from '#lib/server/door/sessions.ts';
import * as sights from '#lib/server/access/sights.ts';
import * as supporterChecks from './checks.ts';
import * as supporters from './supporters.ts';
import { signInByWords } from '#lib/server/door/sign-in-words.ts';
import * as waysMade from '#lib/server/door/ways-made.ts';

const hour = 60 * 60_000;
let world: TestWorld;
let sessions: Sessions;
let mary: Victim;
let staff: Readonly<Record<'ann' | 'eve' | 'ben', Staff>>;

beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	sessions = openSessions(world.db, world.now);
	await transaction(world.db, async (trx) => {
		mary = await aVictimIn(trx, world, await aCase(trx, world, 'Harrow'));
		staff = {
			ann: await staffOf(trx, world, 'advocate', 'east'),
			eve: await staffOf(trx, world, 'supervisor', 'east'),
			ben: await staffOf(trx, world, 'advocate', 'west')
		};
	});
});
afterEach(() => world.close());

type Asked = Partial<Parameters<typeof supporters.letIn>[3]>;

async function lets(asked: Asked = {}, her = mary) {
	const whole = { language: 'en', panes: ['now'], days: 30, shared: false, ...asked } as const;
	const made = await supporters.letIn(world.db, world.keys, her, whole, world.now());
	if (!made.ok) throw new Error(made.refused);
	const [row] = await supporters.listFor(world.db, world.keys, her, world.now());
	return { ...made, row: row?.id ?? '' };
}

let networks = 0;
const network = () => `198.18.7.${(networks += 1)}`;
const types = (code: string) => signInByCode({ world, sessions }, { network: network() }, code);
const later = (ms: number) => world.setNow(new Date(world.now() + ms).toISOString());
const companionOf = (made: { person: Companion['person'] }) =>
	companions.actorOf(world.db, made.person);
const shownBy = (door: Awaited<ReturnType<typeof types>>) => {
	assert.ok(!door.ok && door.why === 'made', JSON.stringify(door));
	return waysMade.shownToHanded(world.db, world.keys, door.token, world.now());
};
const gives = () => {
	const given = { participation: mary.participation, advocate: staff.ann.person };
	return assignments.give(world.db, world.keys, staff.eve, given, world.now());
};
const list = (who: Staff) => supporterChecks.listFor(world.db, world.keys, who, world.now());
const begins = (who: Staff, row: string) =>
	supporterChecks.begin(world.db, world.keys, who, row, world.now());
const refuses = (who: Staff, row: string) =>
	supporterChecks.refuse(world.db, world.keys, who, row, world.now());

// Their words stood there in English, on a page of which they may read no line.
test('what their code made is shown in the language she chose for them', async () => {
	const { code } = await lets({ language: 'pl' });

	const door = await types(code);

	assert.ok(!door.ok && door.why === 'made');
	assert.equal(door.language, 'pl');
});

test('a code she hands over makes a sign-in once, and whoever types it again hears that it was used', async () => {
	const { code } = await lets();

	const shown = await shownBy(await types(code));

	const way = shown?.way;
	assert.ok(way);
	const both = `${way.number} ${way.words}`;
	const visitor = { network: network() };
	const door = await signInByWords({ world, sessions }, visitor, {
		both,
		card: way.cards?.[0] ?? ''
	});
	assert.equal(door.ok && door.actor.kind, 'supporter');
	const again = await types(code);
	assert.deepEqual([again.ok, !again.ok && again.why], [false, 'used']);
});

for (const [why, her, shared] of [
	['others use her phone', 'no', true],
	['she has enhanced rights', 'yes', false],
	['nobody knows whether she has', 'unknown', false]
] as const)
	test(`where ${why} the code opens nothing for a day, and stays good`, async () => {
		const made = await lets({ shared }, { ...mary, enhanced: her });
		later(24 * hour - 1);

		const soon = await types(made.code);

		assert.deepEqual([soon.ok, !soon.ok && soon.why], [false, 'too-soon']);
		const companion = await companionOf(made);
		assert.ok(companion);
		const before = await sights.besideFor(world.db, world.keys, companion, world.now());
		assert.equal(before, undefined);
		later(1);
		assert.ok(await shownBy(await types(made.code)));
		assert.ok(await sights.besideFor(world.db, world.keys, companion, world.now()));
	});

test('she can call somebody something later, and take the word back; another victim names nobody of hers', async () => {
	const { row } = await lets();
	const nora = await transaction(world.db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, 'Harrow'))
	);
	const named = async (her: Victim, called: string) => {
		await supporters.rename(world.db, world.keys, her, { id: row, called }, world.now());
		return (await supporters.listFor(world.db, world.keys, mary, world.now()))[0]?.called;
	};

	assert.equal(await named(mary, 'Robin'), 'Robin');
	assert.equal(await named(nora, 'Nobody'), 'Robin');
	assert.equal(await named(mary, ''), undefined);
	await supporters.revoke(world.db, world.keys, mary, row, world.now());
	await named(mary, 'Robin');
	const kept = await world.db.selectFrom('supporters').select('called_sealed').execute();
	assert.deepEqual(kept, [{ called_sealed: null }]);
});

test('seven days are seven days from when it begins, and on the last of them it closes at the hour it began', async () => {
	for (const [shared, begins] of [
		[false, '2026-11-25T09:30:00.000Z'],
		[true, '2026-11-26T09:30:00.000Z']
	] as const) {
		const made = await lets({ days: 7, shared });
		const row = (await supporters.listFor(world.db, world.keys, mary, world.now())).find(
			({ person }) => person === made.person
		);
		assert.equal(new Date(row?.startsAt ?? 0).toISOString(), begins);
		assert.equal((row?.until ?? 0) - (row?.startsAt ?? 0), 7 * 24 * hour);
	}
});

test('a code that was ended, ran out or belongs to a page that rests is answered as one that never was', async () => {
	const never = await types('AAAAA-BBBBB-CCCCC');
	const [ended, old, resting] = [await lets(), await lets(), await lets()];
	const all = await supporters.listFor(world.db, world.keys, mary, world.now());
	const row = all.find(({ person }) => person === ended.person)?.id ?? '';

	await supporters.revoke(world.db, world.keys, mary, row, world.now());
	assert.deepEqual(await types(ended.code), never);
	later(7 * 24 * hour);
	assert.deepEqual(await types(old.code), never);
	assert.deepEqual(await supporters.listFor(world.db, world.keys, mary, world.now()), []);
	world.setNow('2026-11-25T09:31:00Z');
	await pauses.pause(world.db, world.keys, mary, world.now());
	assert.deepEqual(await types(resting.code), never);
});

test('a code that was used is as good as none once she ended it', async () => {
	const { code, row } = await lets();
	await types(code);

	await supporters.revoke(world.db, world.keys, mary, row, world.now());

	assert.deepEqual(await types(code), await types('AAAAA-BBBBB-CCCCC'));
});

test('what a code made is shown by the token alone, and what was made for her by none of it', async () => {
	const token = await waysMade.words(
		world.db,
		world.keys,
		{ victim: mary, session: { id: 'nothing' } },
		{ lang: 'en', shared: true },
		world.now()
	);

	assert.equal(await waysMade.shownToHanded(world.db, world.keys, token, world.now()), undefined);
});

test('she sees when each last looked, and what she calls them; nobody else does', async () => {
	const made = await lets({ called: 'R' });
	const companion = await companionOf(made);
	assert.ok(companion);
	later(hour);
	const at = world.now();
	await sights.besideFor(world.db, world.keys, companion, at);

	const [one] = await supporters.listFor(world.db, world.keys, mary, world.now());

	assert.deepEqual([one?.called, one?.lastLooked], ['R', at]);
	await gives();
	assert.deepEqual(Object.keys((await list(staff.ann))[0] ?? {}).includes('called'), false);
});

test('of what she needs they see what she ticked, and never how she is reached', async () => {
	const said = someNeeds({ speaks: 'Polish', phone: '07700 900464', name: 'Mary' });
	await needs.save(world.db, world.keys, mary, { ...said, other: ['breaks'] }, world.now());
	const sees = async (panes: readonly string[]) => {
		const companion = await companionOf(await lets({ panes }));
		assert.ok(companion);
		return (await sights.besideFor(world.db, world.keys, companion, world.now()))?.needs;
	};

	assert.equal(await sees(['now']), undefined);
	assert.deepEqual(await sees(['help']), { other: ['breaks'] });
	const language = (await sees(['language'])) ?? {};
	assert.equal(language.speaks, 'Polish');
	for (const kept of ['phone', 'name', 'days', 'times', 'message', 'other'])
		assert.equal(kept in language, false, kept);
});

test('the advocate who was given her case lets it begin, having talked with her alone', async () => {
	const made = await lets({ shared: true });
	assert.equal(await begins(staff.ann, made.row), false);
	await gives();
	assert.equal((await list(staff.ann))[0]?.mayBegin, true);
	assert.deepEqual(await list(staff.ben), []);
	assert.equal(await begins(staff.ben, made.row), false);

	assert.equal(await begins(staff.ann, made.row), true);

	assert.ok(await shownBy(await types(made.code)));
	const { days } = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
	const acts = days.flatMap(({ lines }) => lines.map(({ act }) => act));
	for (const act of ['let-in', 'let-in-listed', 'let-in-begun', 'let-in-used'])
		assert.ok(
			acts.some((one) => one === act),
			act
		);
});

test('an advocate with the call that makes sure it is her lets it begin; with another call only ends it', async () => {
	const { db } = world;
	const made = await lets({ shared: true });
	const call = await aCall(world, mary);
	const taken = { taken_by: staff.ben.person, state: 'taken' } as const;
	await db.updateTable('calls').set(taken).where('id', '=', call).execute();
	assert.deepEqual([(await list(staff.ben))[0]?.mayBegin], [false]);
	assert.equal(await begins(staff.ben, made.row), false);

	await db.updateTable('calls').set({ kind: 'confirm' }).where('id', '=', call).execute();
	assert.equal(await begins(staff.ben, made.row), true);
	await db.updateTable('calls').set({ kind: 'call' }).where('id', '=', call).execute();
	assert.equal(await refuses(staff.ben, made.row), true);

	assert.deepEqual(await types(made.code), await types('AAAAA-BBBBB-CCCCC'));
	assert.equal(await refuses(staff.ben, made.row), false);
});
