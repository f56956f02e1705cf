import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { anAuthenticator, type Lie } from '#tests/door/authenticator.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import {
	aColleague,
	adds,
	aReadyColleague,
	askedAtTheDoor,
	bothCodes,
	entersBy,
	rules,
	site,
	visitOf,
	type Here
} from '#tests/team/staff.ts';
import { testWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import * as signInKey from './sign-in-key.ts';
import * as people from '#lib/server/people/people.ts';
import * as proofs from './proofs.ts';
import { openSessions } from './sessions.ts';
import * as signInStaff from './sign-in-staff.ts';
import * as staffKeys from './staff-keys.ts';

let here: Here;
beforeEach(async () => {
	const world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
});
afterEach(() => here.world.close());

const comesIn = (answer: string) => signInStaff.signInByKey(here, site, answer);

test('somebody new types two codes, adds two keys, and only then is the desk open', async () => {
	const ada = await aColleague(here);
	const first = await entersBy(here, await bothCodes(here, ada.person));
	assert.deepEqual(first.actor, { kind: 'unready', role: 'advocate', person: ada.person });

	const one = await adds(here, first, anAuthenticator(site.origin));
	assert.ok(one.was === 'added' && !one.ready);
	const second = await visitOf(here, one.session);
	assert.equal(second.actor.kind, 'unready');
	const two = await adds(here, second, anAuthenticator(site.origin));

	assert.ok(two.was === 'added' && two.ready);
	const last = await visitOf(here, two.session);
	assert.deepEqual([last.actor, last.session.level], [ada, 'staff']);
	assert.equal(await here.sessions.find(second.session.id), undefined);
});

test('either key opens the desk from then on', async () => {
	const { staff, keys } = await aReadyColleague(here);

	for (const key of keys) {
		const came = await comesIn(key.signs(await askedAtTheDoor(here)));
		assert.deepEqual(came?.actor, staff);
	}
});

const lies: Readonly<Record<string, Lie>> = {
	'another site’s page': { origin: 'https://examp1e.org' },
	'a frame in another page': { crossOrigin: true },
	'another host': { host: 'examp1e.org' },
	'a key nobody unlocked': { verified: false },
	'nobody there': { present: false },
	'a copy that counts as it did before': { counter: 1 },
	'another question': { challenge: 'AAAA' },
	'the handle of somebody else': { handle: 'AAAA' },
	'a key we do not know': { id: 'AAAA' },
	'a signature of another key': { key: anAuthenticator(site.origin).privateKey }
};
for (const [what, lie] of Object.entries(lies))
	test(`the desk is closed to ${what}`, async () => {
		const { keys } = await aReadyColleague(here);
		for (const nth of [1, 2])
			await comesIn(keys[0].signs(await askedAtTheDoor(here), { counter: nth }));

		assert.equal(await comesIn(keys[0].signs(await askedAtTheDoor(here), lie)), undefined);
	});

test('an answer lets in once, and one to a question of the victims’ door never', async () => {
	const { keys } = await aReadyColleague(here);
	const answer = keys[0].signs(await askedAtTheDoor(here));
	const { db, now } = here.world;
	const elsewhere = await deviceKeys.askToProve(db, site, { to: 'sign-in' }, now());

	assert.ok(await comesIn(answer));
	assert.equal(await comesIn(answer), undefined);
	assert.equal(await comesIn(keys[1].signs(elsewhere)), undefined);
});

test('the key of a victim opens no desk, and the key of staff no page of a victim', async () => {
	const { person } = await aVictimOf(here.world, urn);
	const { db, now } = here.world;
	const phone = anAuthenticator(site.origin);
	const asked = { to: 'add', person } as const;
	const made = phone.makes(await deviceKeys.askToAdd(db, site, asked, 'Me', now()));
	assert.ok(await deviceKeys.add(db, site, asked, made, now()));
	const { keys } = await aReadyColleague(here);
	const hers = await deviceKeys.askToProve(db, site, { to: 'sign-in' }, now());

	assert.equal(await comesIn(phone.signs(await askedAtTheDoor(here))), undefined);
	const door = await signInKey.signInByKey(
		here,
		{ network: '192.0.2.2' },
		site,
		keys[0].signs(hers)
	);
	assert.equal(door.ok, false);
});

test('with one key left she comes in to add the other, and for nothing else', async () => {
	const { staff, keys } = await aReadyColleague(here);
	const { db } = here.world;
	await transaction(db, (trx) => deviceKeys.remove(trx, staff.person, keys[1].id));

	const came = await comesIn(keys[0].signs(await askedAtTheDoor(here)));

	assert.equal(came?.actor.kind, 'unready');
	const visit = await visitOf(here, came?.session ?? '');
	assert.equal(await proofs.holds(here.world, visit.session, 'keys'), true);
	here.world.setNow('2026-11-25T10:05:01Z');
	assert.equal(await proofs.holds(here.world, visit.session, 'keys'), false);
	const added = await adds(here, visit, anAuthenticator(site.origin));
	assert.ok(added.was === 'added' && added.ready);
	assert.equal(await comesIn(keys[1].signs(await askedAtTheDoor(here))), undefined);
});

test('whoever is paused does not come in by a key', async () => {
	const { staff, keys } = await aReadyColleague(here);
	const { db, now } = here.world;
	await transaction(db, (trx) => people.setPaused(trx, staff.person, now()));

	assert.equal(await comesIn(keys[0].signs(await askedAtTheDoor(here))), undefined);
});

test('at one moment a visit adds one key, and two visits no third', async () => {
	const ada = await aColleague(here);
	const first = await entersBy(here, await bothCodes(here, ada.person));
	const keys = [1, 2, 3].map(() => anAuthenticator(site.origin));
	const kept = async () => (await deviceKeys.keysOf(here.world.db, ada.person)).length;

	const added = await Promise.all(keys.map((key) => adds(here, first, key)));
	assert.deepEqual([added.filter(({ was }) => was === 'added').length, await kept()], [1, 1]);

	const one = keys[added.findIndex(({ was }) => was === 'added')]!;
	const visits: Awaited<ReturnType<typeof visitOf>>[] = [];
	for (let nth = 0; nth < 2; nth += 1) {
		const came = await comesIn(one.signs(await askedAtTheDoor(here)));
		visits.push(await visitOf(here, came?.session ?? ''));
	}
	const more = visits.map((visit) => adds(here, visit, anAuthenticator(site.origin)));
	const ends = (await Promise.all(more)).map(({ was }) => was);
	assert.deepEqual([ends.toSorted(), await kept()], [['added', 'refused'], staffKeys.wanted]);
});

test('one of the two keys stays in its device, unless an operator says that none need', async () => {
	for (const by of [rules, { ...rules, bound: false }]) {
		const ada = await aColleague(here);
		const visit = await entersBy(here, await bothCodes(here, ada.person));
		const copied = { lie: { copied: true }, by };

		const one = await adds(here, visit, anAuthenticator(site.origin), copied);
		assert.ok(one.was === 'added');
		const next = await visitOf(here, one.session);
		const two = await adds(here, next, anAuthenticator(site.origin), copied);

		assert.equal(two.was, by.bound ? 'copied' : 'added');
		const there = await deviceKeys.keysOf(here.world.db, ada.person);
		assert.equal(there.length, by.bound ? 1 : 2);
	}
});

test('where only some makes of key are taken, another is refused, and so is one that nothing vouches for', async () => {
	const make = 'ee882879-721c-4913-9775-3dfcce97072a';
	const ada = await aColleague(here);
	const by = { ...rules, makes: [make] };
	const visit = await entersBy(here, await bothCodes(here, ada.person));
	const asks = async (key: ReturnType<typeof anAuthenticator>, makes: readonly string[]) => {
		const asked = { to: 'add', person: ada.person } as const;
		const { db, now } = here.world;
		const options = await deviceKeys.askToAdd(db, site, asked, 'Work', now(), makes);
		return deviceKeys.add(db, site, asked, key.makes(options), now(), { makes: [make] });
	};

	assert.equal(await asks(anAuthenticator(site.origin), [make]), false);
	assert.equal(await asks(anAuthenticator(site.origin, make), []), false);
	assert.equal((await adds(here, visit, anAuthenticator(site.origin, make), { by })).was, 'added');
});

test('she shows a key for one purpose, and for five minutes', async () => {
	const { actor, session, keys } = await aReadyColleague(here);
	const { world } = here;
	world.setNow('2026-11-25T10:10:00Z');
	const quiet = { ...world, invented: false };
	assert.equal(await proofs.holds(quiet, session, 'number'), false);
	const ask = (to: 'number' | 'team') =>
		deviceKeys.askToProve(world.db, site, { to, person: actor.person }, world.now());
	const proves = async (to: 'number' | 'team') =>
		proofs.byKey(here, { actor, session }, 'number', {
			site,
			answer: keys[0].signs(await ask(to))
		});
	assert.equal(await proves('team'), undefined);

	const next = await visitOf(here, (await proves('number')) ?? '');

	assert.equal(next.session.level, 'staff');
	assert.equal(await proofs.holds(quiet, next.session, 'number'), true);
	assert.equal(await proofs.holds(quiet, next.session, 'team'), false);
	world.setNow('2026-11-25T10:15:01Z');
	assert.equal(await proofs.holds(quiet, next.session, 'number'), false);
});

test('to add the first key both codes are enough, however long it takes', async () => {
	const ada = await aColleague(here);
	const { session } = await entersBy(here, await bothCodes(here, ada.person));
	here.world.setNow('2026-11-25T10:29:00Z');

	assert.equal(await proofs.holds({ ...here.world, invented: false }, session, 'keys'), true);
});

test('without any key nothing is shown, but in a demonstration', async () => {
	const ada = await aColleague(here);
	const id = await here.sessions.begin(ada.person, 'staff', { sure: true });
	const { session } = await visitOf(here, id);

	assert.equal(await proofs.holds({ ...here.world, invented: true }, session, 'number'), true);
	assert.equal(await proofs.holds({ ...here.world, invented: false }, session, 'number'), false);
});

test('a visit of staff is nobody else’s, and a visit of any other sort is never one of staff', async () => {
	const ada = await aColleague(here);
	const { person } = await aVictimOf(here.world, urn);
	const whose = async (id: PersonId, level: 'staff' | 'unready' | 'full' | 'code') =>
		(await visitOf(here, await here.sessions.begin(id, level, { sure: true }))).actor;

	for (const level of ['code', 'full'] as const)
		assert.equal(await whose(ada.person, level), undefined, level);
	for (const level of ['staff', 'unready'] as const)
		assert.equal(await whose(person, level), undefined, level);
	assert.deepEqual(await whose(ada.person, 'staff'), ada);
});
