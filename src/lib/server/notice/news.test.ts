/** What agencies tell of her case, told on to her: one sentence that says nothing, by what she chose. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import type { Telling } from '#lib/domain/event.ts';
import type { ToldAbout } from '#lib/domain/reach/notice-way.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import {
	aMessage,
	anAgency,
	aVictimOf,
	charged as chargedBefore,
	urn
} from '#tests/feed/incoming.ts';
import { counted } from '#tests/world/counted.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as choices from './choices.ts';
import * as notices from './notices.ts';

const charged = { ...chargedBefore, on: '2026-11-20' };

// A Wednesday, ten in the morning.
const morning = '2026-11-25T10:00:00Z';
let world: TestWorld;
let mary: Victim;
let police: Agency;
let courts: Agency;
beforeEach(async () => {
	world = await testWorld({ now: morning });
	mary = await aVictimOf(world, urn);
	police = await anAgency(world, 'police', '01');
	courts = await anAgency(world, 'courts');
});
afterEach(() => world.close());

const chose = async (
	about: ToldAbout,
	victim = mary,
	parts: readonly ('morning' | 'afternoon')[] = ['morning', 'afternoon']
) => {
	const times = { days: ['1', '2', '3', '4', '5', '6', '7'], parts, about } as const;
	await choices.setTimes(world.db, world.keys, victim, times, world.now());
	await choices.addPush(world.db, world.keys, victim, 'her phone', world.now() - 1);
};
let nth = 0;
const tells = async (by: Agency, ...tellings: Telling[]) => {
	nth += 1;
	const message = aMessage({ urn, id: `n-${nth}`, body: `n-${nth}`, tellings });
	const taken = await inbox.take(world.db, world.keys, by, [message], world.now());
	assert.ok(taken.ok);
};
/** What she has been sent a minute later. */
const hears = async (at = world.now() + 60_000) => {
	world.setNow(new Date(at).toISOString());
	const before = world.sent.length;
	while ((await notices.deliver(world)) > 0);
	return world.sent.slice(before).map(({ text }) => text);
};

const on = '2026-11-25';
const released: Telling = { kind: 'suspect-released', on, data: {} };
const stopped: Telling = { kind: 'discontinued', on, data: {} };
const interviewed: Telling = { kind: 'suspect-interviewed', on, data: {} };
const listed: Telling = {
	kind: 'hearing-listed',
	on,
	data: {
		hearing: 'h-1',
		purpose: 'trial',
		courtKind: 'crown',
		when: { kind: 'day', on: '2027-03-02' }
	}
};
const takenOff: Telling = { kind: 'trial-vacated', on, data: { hearing: 'h-1' } };
const one = ['There is something new.'];

// The review of 27 November: she had chosen and proved an e-mail; listed, moved, corrected: no notice.
test('who chose everything is told once of a charge, a date and its move, each a sentence that says nothing', async () => {
	await chose('everything');

	await tells(police, charged);
	assert.deepEqual(await hears(), one);
	await tells(courts, listed);
	assert.deepEqual(await hears(), one);
	await tells(courts, takenOff);
	assert.deepEqual(await hears(), one);
	assert.deepEqual(await hears(), []);
});

test('several facts of one delivery, and others soon after, are one note', async () => {
	await chose('everything');

	await tells(police, charged, interviewed);
	await tells(courts, listed);

	assert.deepEqual(await hears(), one);
});

test('the same facts sent again are no news', async () => {
	await chose('everything');
	await tells(courts, listed);
	await hears();

	await tells(courts, listed);

	assert.deepEqual(await hears(), []);
});

test('a hearing that is listed again another day, as it stands, is no news', async () => {
	await chose('everything');
	await tells(courts, listed);
	await hears();
	const again = (change: object): Telling =>
		({ ...listed, on: '2026-11-26', data: { ...listed.data, ...change } }) as Telling;

	await tells(courts, again({}));
	assert.deepEqual(await hears(), []);

	await tells(courts, again({ court: 'Wood Green Crown Court' }));
	assert.deepEqual(await hears(), one);
	await tells(courts, again({ court: 'Snaresbrook Crown Court' }));
	assert.deepEqual(await hears(), one);
});

test('a hearing that was off and is listed for the same day again is news', async () => {
	await chose('everything');
	await tells(courts, listed, takenOff);
	await hears();

	await tells(courts, { ...listed, on: '2026-11-26' } as Telling);

	assert.deepEqual(await hears(), one);
});

test('who chose dates is told of dates and of her safety, and of nothing else', async () => {
	await chose('dates');

	await tells(police, interviewed);
	assert.deepEqual(await hears(), []);
	await tells(courts, listed);
	assert.deepEqual(await hears(), one);
	await tells(police, released);
	assert.deepEqual(await hears(), one);
});

test('who chose nothing is told nothing of her case', async () => {
	await chose('nothing');

	await tells(police, released, charged);
	await tells(courts, listed);

	assert.deepEqual(await hears(), []);
});

test('hard news and good news are told in the same words at the same moment', async () => {
	await chose('everything');

	await tells(courts, stopped);
	const hard = await hears();
	await tells(courts, { kind: 'verdict-given', on, data: { verdict: 'guilty' } });

	assert.deepEqual(await hears(), hard);
});

test('without a proven way or times nothing is owed, so that nothing is written on her list', async () => {
	await tells(police, charged);

	const owed = await world.db.selectFrom('notices').selectAll().execute();

	assert.deepEqual(owed, []);
});

test('history that a force sends all at once is no news', async () => {
	await chose('everything');

	await tells(police, { ...interviewed, on: '2026-11-17' }, { ...charged, on: '2026-11-02' });

	assert.deepEqual(await hears(), []);
});

test('that something old was put right is news', async () => {
	await chose('everything');
	await tells(police, { ...charged, on: '2026-11-02' });
	await hears();

	await tells(police, { ...charged, on: '2026-11-01', corrects: `n-${nth}` });

	assert.deepEqual(await hears(), one);
});

test('it waits for her hours, and what comes meanwhile is no second one', async () => {
	await chose('everything', mary, ['afternoon']);
	await tells(police, charged);
	assert.deepEqual(await hears(), []);

	await tells(courts, listed);

	assert.deepEqual(await hears(Date.parse('2026-11-25T11:59:59Z')), []);
	assert.deepEqual(await hears(Date.parse('2026-11-25T12:00:00Z')), one);
	assert.deepEqual(await hears(), []);
});

test('what comes while one is being sent is told again: she may have looked already', async () => {
	await chose('everything');
	await tells(police, charged);
	await world.db
		.updateTable('notices')
		.set({ leased_until: world.now() + 60_000 })
		.execute();

	await tells(courts, listed);

	assert.deepEqual(await hears(), [...one, ...one]);
});

test('a note from an advocate that has not gone yet says it too', async () => {
	await chose('everything');
	await transaction(world.db, (trx) =>
		notices.owe(trx, { kind: 'something-new', person: mary.person, facts: {} }, world.now())
	);

	await tells(courts, listed);

	assert.deepEqual(await hears(), one);
});

test('each victim of a case is told by what she herself chose', async () => {
	const nora = await aVictimOf(world, urn);
	await chose('everything');
	await chose('dates', nora);

	await tells(police, interviewed);
	await hears();
	await tells(courts, listed);
	await hears();

	const told = world.sent.map(({ to }) => to);
	assert.deepEqual(told.toSorted(), [mary.person, mary.person, nora.person].toSorted());
});

test('who is to be told is asked once for all cases of a delivery', async () => {
	const urns = Array.from({ length: 40 }, (_, each) => readUrn(`01BN${1_000_000 + each}26`) as Urn);
	await transaction(world.db, async (trx) => {
		for (const each of urns)
			await cases.openFor(trx, world.keys, { kind: 'operator' }, each, world.now());
	});
	const questions = (some: readonly Urn[], on: string) =>
		counted(world.db, (db) => {
			const tellings = [{ ...interviewed, on }];
			const messages = some.map((each) => aMessage({ urn: each, id: `${on}-${each}`, tellings }));
			return inbox.take(db, world.keys, police, messages, world.now());
		});
	await questions(urns, '2026-11-23');

	const few = await questions(urns.slice(0, 2), '2026-11-24');

	assert.equal(await questions(urns, on), few);
});
