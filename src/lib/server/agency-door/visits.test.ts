import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as providers from './identity-providers.ts';
import * as visits from './visits.ts';
import { transaction } from '#lib/server/database.ts';
import { hashOf } from '#lib/server/vault/tokens.ts';

let world: TestWorld;
before(async () => {
	world = await testWorld();
	for (const id of ['police', 'courts'] as const) {
		const agency = { id: id as AgencyId, name: id, kind: id, mayTell: [] };
		await agencies.add(world.db, world.keys, { ...agency, invented: true }, world.now());
		await providers.add(world.db, aDoor(id, id), world.now());
	}
});
after(() => world.close());

function aDoor(id: string, agency: string, issuer = `https://${id}.example`): providers.Door {
	return { id, agency: agency as AgencyId, issuer, clientId: 'us', acr: ['phr'], amr: [] };
}

const officer = (subject: string, door = 'police'): Officer => ({
	kind: 'officer',
	agency: door as AgencyId,
	door,
	subject: subject as SubjectId
});
const hour = 3_600_000;

function comesIn(who: Officer, lasts = 8 * hour): Promise<string> {
	const visit = { sid: undefined, lasts } as const;
	return transaction(world.db, (trx) => visits.begin(trx, world.keys, who, visit, world.now()));
}

const isIn = async (visit: string) =>
	(await visits.find(world.db, world.keys, visit, world.now())) !== undefined;

test('a visit is over after 15 minutes without a sign of life, and at its end however lively', async () => {
	world.setNow('2026-11-25T10:00:00Z');
	const [still, lively] = [await comesIn(officer('a')), await comesIn(officer('b'), hour / 2)];
	world.setNow('2026-11-25T10:14:00Z');
	assert.ok(await isIn(lively));
	world.setNow('2026-11-25T10:15:01Z');
	assert.equal(await isIn(still), false);
	world.setNow('2026-11-25T10:28:00Z');
	assert.ok(await isIn(lively));
	world.setNow('2026-11-25T10:30:00Z');

	assert.equal(await isIn(lively), false);
	await visits.forget(world.db, world.now());
	assert.deepEqual(await world.db.selectFrom('agency_visits').selectAll().execute(), []);
});

test('a page counts down to the end that comes first', async () => {
	const visit = { name: '', officer: officer('a'), endsAt: 5 * 60_000 } as const;

	assert.deepEqual(visits.leftOf(visit, 0), { endsIn: 5 * 60_000, isLast: true });
	assert.deepEqual(visits.leftOf({ ...visit, endsAt: 2 * hour }, 0), {
		endsIn: 15 * 60_000,
		isLast: false
	});
	assert.equal(visits.leftOf({ ...visit, endsAt: 0 }, 60_000).endsIn, 0);
	await Promise.resolve();
});

test('they see and end their own visits alone, not those of the same name at another agency', async () => {
	const [mine, also] = [await comesIn(officer('c')), await comesIn(officer('c'))];
	const [other, elsewhere] = [await comesIn(officer('d')), await comesIn(officer('c', 'courts'))];
	const open = await visits.listFor(world.db, officer('c'), world.now());
	assert.deepEqual(open.map(({ name }) => name).toSorted(), [mine, also].map(hashOf).toSorted());

	for (const one of [other, elsewhere]) await visits.endOne(world.db, officer('c'), hashOf(one));
	assert.deepEqual(await Promise.all([mine, also, other, elsewhere].map(isIn)), [
		true,
		true,
		true,
		true
	]);
	await visits.endAll(world.db, officer('c'));
	assert.deepEqual(await Promise.all([mine, also, other, elsewhere].map(isIn)), [
		false,
		false,
		true,
		true
	]);
});

test('of more than five visits the oldest end', async () => {
	const all: string[] = [];
	for (let minute = 0; minute < 6; minute += 1) {
		world.setNow(`2026-11-25T11:0${minute}:00Z`);
		all.push(await comesIn(officer('e')));
	}

	const open = await Promise.all(all.map(isIn));
	assert.deepEqual(open, [false, true, true, true, true, true]);
});

test('one issuer belongs to one agency, and a door that is taken away lets nobody stay in', async () => {
	const add = (door: providers.Door) => providers.add(world.db, door, world.now());
	assert.equal(await add(aDoor('other', 'courts', 'https://police.example')), 'taken');
	assert.equal(await add(aDoor('police', 'courts', 'https://new.example')), 'taken');
	assert.equal(await add(aDoor('new', 'nobody')), 'no-agency');
	assert.equal(await add(aDoor('second', 'police')), 'added');
	const visit = await comesIn(officer('f', 'second'));

	assert.ok(await providers.remove(world.db, 'second'));
	assert.equal(await isIn(visit), false);
	assert.equal(await providers.remove(world.db, 'second'), false);
	assert.deepEqual(
		(await providers.list(world.db)).map(({ id }) => id),
		['courts', 'police']
	);
});

test('an issuer is https without a query, and of a demonstration on this machine alone', () => {
	const is = (address: string, invented = false) => providers.isIssuer(address, { invented });

	assert.ok(is('https://login.police.example/tenant/v2.0'));
	assert.ok(is('http://127.0.0.1:9000', true));
	for (const address of [
		'http://login.police.example',
		'https://police.example/?tenant=1',
		'https://police.example/#x',
		'https://someone@police.example',
		'http://127.0.0.1:9000',
		'police.example'
	])
		assert.equal(is(address), false, address);
	assert.equal(is('https://login.police.example', true), false);
});
