/** A key is taken away, or its owner paused, at the very moment it signs: then nobody is in. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { beforeEachTransaction } from '#tests/world/moment.ts';
import { aColleague, aReadyColleague, askedAtTheDoor, site, type Here } from '#tests/team/staff.ts';
import { testWorld } from '#tests/world/world.ts';
import * as deviceKeys from './device-keys.ts';
import * as proofs from './proofs.ts';
import { openSessions } from './sessions.ts';
import * as signInStaff from './sign-in-staff.ts';
import * as staffTeams from '#lib/server/supervisor/keys.ts';

let here: Here;
let eve: Staff;
beforeEach(async () => {
	const world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
	eve = await aColleague(here, 'supervisor');
});
afterEach(() => here.world.close());

type Ready = Awaited<ReturnType<typeof aReadyColleague>>;
const removes = ({ staff, keys }: Ready) =>
	staffTeams.removeKey(
		here.world.db,
		here.world.keys,
		eve,
		{ person: staff.person, key: keys[0].id },
		here.world.now()
	);
const pauses = async ({ staff: { person } }: Ready, paused: boolean) =>
	staffTeams.setPaused(here.world.db, here.world.keys, eve, { person, paused }, here.world.now());
const visitsOf = ({ staff }: Ready) =>
	here.world.db
		.selectFrom('sessions')
		.select('level')
		.where('person_id', '=', staff.person)
		.execute();

async function signsWhile(ada: Ready, act: () => Promise<unknown>) {
	const answer = ada.keys[0].signs(await askedAtTheDoor(here));
	const world = { ...here.world, db: beforeEachTransaction(here.world.db, act) };
	return signInStaff.signInByKey({ ...here, world }, site, answer);
}

test('a key that was taken away while it signed lets nobody in, not even to add another', async () => {
	const ada = await aReadyColleague(here);

	assert.equal(await signsWhile(ada, () => removes(ada)), undefined);
	assert.deepEqual(await visitsOf(ada), []);
});

test('whoever is paused while a key signs has no visit that goes on afterwards', async () => {
	const ada = await aReadyColleague(here);

	assert.equal(await signsWhile(ada, () => pauses(ada, true)), undefined);
	await pauses(ada, false);

	assert.deepEqual(await visitsOf(ada), []);
});

test('whatever is first, with the key no visit is left that it began or took further', async () => {
	for (let round = 0; round < 12; round += 1) {
		const ada = await aReadyColleague(here);
		const { db, now } = here.world;
		const atTheDoor = ada.keys[0].signs(await askedAtTheDoor(here));
		const to = { to: 'number', person: ada.staff.person } as const;
		const answer = ada.keys[0].signs(await deviceKeys.askToProve(db, site, to, now()));

		await Promise.all([
			signInStaff.signInByKey(here, site, atTheDoor),
			proofs.byKey(here, ada, 'number', { site, answer }),
			new Promise((done) => setTimeout(done, round)).then(() => removes(ada))
		]);

		assert.deepEqual(await visitsOf(ada), []);
	}
});
