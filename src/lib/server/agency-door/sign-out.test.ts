import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { JWTPayload } from 'jose';
import type { AgencyId, Officer } from '#lib/domain/actor.ts';
import { openProvider, type Faults, type Provider } from '#tests/agency-door/provider.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as providers from './identity-providers.ts';
import { forget } from './logouts.ts';
import * as visits from './visits.ts';
import { transaction } from '#lib/server/database.ts';
import { signOut } from './sign-out.ts';

let world: TestWorld;
let police: Provider;
let door: providers.Door;

before(async () => {
	world = await testWorld();
	const client = () => world.oidc.keys!.published[0]!;
	police = await openProvider({ now: world.now, client });
	const known = { id: 'police' as AgencyId, name: 'Police', kind: 'police' } as const;
	const agency = { ...known, mayTell: [], invented: true };
	await agencies.add(world.db, world.keys, agency, world.now());
	const { issuer } = police;
	door = { id: 'police', agency: known.id, issuer, clientId: 'us', acr: ['phr'], amr: [] };
	await providers.add(world.db, door, world.now());
});
beforeEach(() => {
	police.breaks({});
	world.lines.length = 0;
});
after(async () => {
	await police.close();
	await world.close();
});

const officerOf = (sub: string): Officer => ({
	kind: 'officer',
	agency: door.agency,
	door: door.id,
	subject: visits.subjectOf(world.keys, door, sub)
});

async function comesIn(sub: string, sid?: string): Promise<string> {
	const visit = {
		sid: visits.sidOf(world.keys, door, sid),
		lasts: 3_600_000
	} as const;
	return transaction(world.db, (trx) =>
		visits.begin(trx, world.keys, officerOf(sub), visit, world.now())
	);
}

const isIn = async (visit: string) =>
	(await visits.find(world.db, world.keys, visit, world.now())) !== undefined;

let orders = 0;
const now = Date.parse('2026-11-25T10:00:00Z') / 1000;

function anOrder(over: Over = {}, header = { typ: 'logout+jwt' }): Promise<string> {
	const event = 'http://schemas.openid.net/event/backchannel-logout';
	return police.sign(
		{
			iss: police.issuer,
			aud: 'us',
			iat: now,
			exp: now + 120,
			jti: `order-${(orders += 1)}`,
			events: { [event]: {} },
			...over
		} as JWTPayload,
		header
	);
}

test('an order ends the visit it names, and leaves the others', async () => {
	const [one, two, other] = [
		await comesIn('ann', 's1'),
		await comesIn('ann', 's2'),
		await comesIn('ben', 's3')
	];

	assert.ok(await signOut(world, 'police', await anOrder({ sid: 's1' })));
	assert.deepEqual(await Promise.all([one, two, other].map(isIn)), [false, true, true]);
});

test('an order about a person ends all their visits, and nobody else’s', async () => {
	const [one, two, other] = [
		await comesIn('cat', 's4'),
		await comesIn('cat'),
		await comesIn('dan', 's5')
	];

	assert.ok(await signOut(world, 'police', await anOrder({ sub: 'cat' })));
	assert.deepEqual(await Promise.all([one, two, other].map(isIn)), [false, false, true]);
});

test('an order about a visit of a person ends it, also where the sign-in never said which it was', async () => {
	const [one, unsaid, two] = [
		await comesIn('eve', 's6'),
		await comesIn('eve'),
		await comesIn('eve', 's7')
	];

	assert.ok(await signOut(world, 'police', await anOrder({ sub: 'eve', sid: 's6' })));
	assert.deepEqual(await Promise.all([one, unsaid, two].map(isIn)), [false, false, true]);
});

test('the same order a second time does nothing, also after an hour', async () => {
	const order = await anOrder({ sub: 'fay' });
	assert.ok(await signOut(world, 'police', order));
	const visit = await comesIn('fay');
	await forget(world.db, world.now());

	assert.equal(await signOut(world, 'police', order), false);
	assert.ok(await isIn(visit));
	await forget(world.db, world.now() + 61 * 60_000);
	assert.deepEqual(await world.db.selectFrom('agency_logouts').selectAll().execute(), []);
});

type Over = Readonly<Record<string, unknown>>;
const wrong: readonly (readonly [string, string, Over, Faults?])[] = [
	['of another issuer', 'iss', { iss: 'https://elsewhere.example' }],
	['for somebody else', 'aud', { aud: 'others' }],
	['run out', 'exp', { exp: now - 6 }],
	['without an end', 'exp', { exp: undefined }],
	['older than five minutes', 'iat', { iat: now - 301 }],
	['with a nonce, as an ID token has', 'nonce', { nonce: 'n' }],
	['without an event', 'events', { events: undefined }],
	['with another event', 'events', { events: { 'https://elsewhere.example': {} } }],
	['with an event that is no object', 'events', { events: [] }],
	['without a name of its own', 'jti', { jti: undefined }],
	['about nobody', 'sub', { sub: undefined }],
	['about a subject that is no text', 'sub', { sub: 7 as unknown as string, sid: 's' }],
	['signed by another key', 'signature', {}, { forged: true }]
];

for (const [what, why, over, faults = {}] of wrong)
	test(`an order to sign out is refused: ${what}`, async () => {
		const visit = await comesIn('gil');
		police.breaks(faults);
		const order = await anOrder({ sub: 'gil', ...over });

		assert.equal(await signOut(world, 'police', order), false);
		assert.ok(await isIn(visit));
		assert.deepEqual(
			world.lines.map((line) => (JSON.parse(line) as { kind: string }).kind),
			[why]
		);
	});

test('an order of another type, or at a door that is not there, is refused', async () => {
	const visit = await comesIn('hal');
	const order = (typ: string) => anOrder({ sub: 'hal' }, { typ });

	assert.equal(await signOut(world, 'police', await order('JWT')), false);
	assert.equal(await signOut(world, 'police', ''), false);
	assert.equal(await signOut(world, 'nowhere', await order('logout+jwt')), false);
	assert.ok(await isIn(visit));
});
