import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import {
	aColleague,
	aReadyColleague,
	askedAtTheDoor,
	entersBy,
	site,
	type Here
} from '#tests/team/staff.ts';
import { testWorld } from '#tests/world/world.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as signInStaff from '#lib/server/door/sign-in-staff.ts';
import { canInvite, everybody } from './everybody.ts';
import * as staffTeams from './keys.ts';

let here: Here;
beforeEach(async () => {
	const world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
});
afterEach(() => here.world.close());

type By = Parameters<typeof staffTeams.invite>[2];
const invites = (by: By, person: PersonId) => {
	const { db, keys, now } = here.world;
	return staffTeams.invite(db, keys, by, person, now());
};
const members = (by: By) => {
	const { db, keys, now } = here.world;
	return staffTeams.membersFor(db, keys, by, now());
};
const pauses = (by: By, person: PersonId, paused: boolean) => {
	const { db, keys, now } = here.world;
	return staffTeams.setPaused(db, keys, by, { person, paused }, now());
};
const acts = async (person: PersonId) => {
	const rows = await here.world.db
		.selectFrom('audit')
		.select('act')
		.where('chain', '=', `person:${person}`)
		.orderBy('seq')
		.execute();
	return rows.map(({ act }) => act);
};

test('a supervisor sees who of her team has which keys, and nobody else sees anything', async () => {
	const eve = await aReadyColleague(here, 'supervisor');
	const ada = await aColleague(here);
	const elsewhere = await aColleague(here, 'supervisor', 'west');

	const seen = await members(eve.staff);

	assert.deepEqual(
		seen.map(({ person, keys, isSelf }) => [person, keys.length, isSelf]),
		[
			[eve.staff.person, 2, true],
			[ada.person, 0, false]
		]
	);
	assert.deepEqual(await members(ada), []);
	assert.deepEqual(
		(await members(elsewhere)).map(({ person }) => person),
		[elsewhere.person]
	);
});

test('two supervisors together let somebody in again, and one alone does not', async () => {
	const [eve, fay] = [await aColleague(here, 'supervisor'), await aColleague(here, 'supervisor')];
	const ada = await aColleague(here);

	const first = await invites(eve, ada.person);
	const again = await invites(eve, ada.person);
	const alone = await signInStaff.signInByCodes(here, '192.0.2.9', [first ?? '', again ?? '']);
	assert.deepEqual(alone, { minutes: 0 });
	const invited = async (by: By) =>
		(await members(by)).find(({ person }) => person === ada.person)?.invited;
	assert.deepEqual([await invited(eve), await invited(fay)], ['by-you', 'by-another']);

	const second = await invites(fay, ada.person);
	assert.equal(await invited(fay), 'by-both');
	const { actor } = await entersBy(here, [again ?? '', second ?? '']);
	assert.deepEqual(actor, { kind: 'unready', role: 'advocate', person: ada.person });
	assert.deepEqual((await acts(ada.person)).slice(0, 4), [
		'staff-invited',
		'staff-invited',
		'staff-invited',
		'staff-enrolled'
	]);
});

test('nobody lets in herself or somebody of another team, nor does an advocate anybody; it is written down', async () => {
	const eve = await aColleague(here, 'supervisor');
	const [ada, ben] = [await aColleague(here), await aColleague(here, 'advocate', 'west')];

	assert.equal(await invites(eve, eve.person), undefined);
	assert.equal(await invites(eve, ben.person), undefined);
	assert.equal(await invites(ada, eve.person), undefined);
	assert.deepEqual(await acts(eve.person), ['refused', 'refused']);
	assert.deepEqual(await acts(ada.person), ['refused']);
});

test('a key that is taken away opens nothing, and every visit ends', async () => {
	const eve = await aColleague(here, 'supervisor');
	const ada = await aReadyColleague(here);
	const { db, keys, now } = here.world;
	const { person } = ada.staff;
	const of = (key: string, by: By) => staffTeams.removeKey(db, keys, by, { person, key }, now());
	const ben = await aColleague(here, 'supervisor', 'west');
	assert.equal(await of(ada.keys[0].id, ben), false);
	assert.ok(await here.sessions.find(ada.session.id));

	assert.equal(await of(ada.keys[0].id, eve), true);

	assert.equal(await here.sessions.find(ada.session.id), undefined);
	const sign = async (nth: 0 | 1) =>
		signInStaff.signInByKey(here, site, ada.keys[nth].signs(await askedAtTheDoor(here)));
	assert.equal(await sign(0), undefined);
	assert.equal((await sign(1))?.actor.kind, 'unready');
});

test('whoever is paused is out at once, is not let in, and comes in by the same keys afterwards', async () => {
	const eve = await aColleague(here, 'supervisor');
	const ada = await aReadyColleague(here);
	const { person } = ada.staff;
	const sign = async () =>
		signInStaff.signInByKey(here, site, ada.keys[0].signs(await askedAtTheDoor(here)));

	assert.equal(await pauses(eve, person, true), true);
	assert.equal(await here.sessions.find(ada.session.id), undefined);
	assert.equal(await sign(), undefined);
	assert.equal(await invites(eve, person), undefined);

	assert.equal(await pauses(eve, person, false), true);
	assert.deepEqual((await sign())?.actor, ada.staff);
});

test('a supervisor does not pause herself, from two windows neither, and goes on as before', async () => {
	const eve = await aColleague(here, 'supervisor');
	const fay = await aColleague(here, 'supervisor');

	const tried = await Promise.all([pauses(eve, eve.person, true), pauses(eve, eve.person, true)]);

	assert.deepEqual(tried, [false, false]);
	assert.deepEqual(await acts(eve.person), ['refused', 'refused']);
	assert.equal(await pauses(eve, fay.person, true), true);
	assert.equal(await pauses(eve, fay.person, false), true);
});

test('a code of a supervisor who was paused meanwhile lets nobody in', async () => {
	const [eve, fay] = [await aColleague(here, 'supervisor'), await aColleague(here, 'supervisor')];
	const ada = await aColleague(here);
	const [one, two] = [await invites(eve, ada.person), await invites(fay, ada.person)];
	await pauses(fay, eve.person, true);

	const came = await signInStaff.signInByCodes(here, '192.0.2.9', [one ?? '', two ?? '']);

	assert.deepEqual(came, { minutes: 0 });
});

test('an operator is needed until a team has two supervisors with both their keys', async () => {
	const { db } = here.world;
	const can = async () => canInvite(await everybody(db), 'east');
	await aReadyColleague(here, 'supervisor');
	await aColleague(here, 'supervisor');
	await aReadyColleague(here, 'supervisor', 'west');
	assert.equal(await can(), false);

	const fay = await aReadyColleague(here, 'supervisor');
	assert.equal(await can(), true);

	const [eve] = await members(fay.staff);
	await pauses(fay.staff, eve?.person as PersonId, true);
	assert.equal(await can(), false);
});
