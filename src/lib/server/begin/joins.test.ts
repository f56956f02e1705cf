/** A code typed by somebody with a case of her own: one answer, the same work, and a call for a right one alone. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { urn } from '#tests/feed/incoming.ts';
import { aCall, anOwnVictim, aPaper, typesACode, type Joining } from '#tests/begin/joining.ts';
import { counted } from '#tests/world/counted.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as joins from './joins.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const ask = (victim: Victim, code: string, db = world.db) =>
	typesACode(world, victim, code, { db });
const follow = () => joins.follow(world.db, world.keys, world.now());
const read = (victim: Victim) => joins.readFor(world.db, world.keys, victim, world.now());
const calls = () => world.db.selectFrom('calls').selectAll().execute();

async function usedAt({ locator }: Pick<Joining, 'locator'>): Promise<number | null> {
	const row = await world.db
		.selectFrom('invitations')
		.select('used_at')
		.where('locator', '=', locator)
		.executeTakeFirstOrThrow();
	return row.used_at;
}

test('a right code is spent, and makes one call to the number the police recorded', async () => {
	const mary = await anOwnVictim(world);
	const paper = await aPaper(world);

	await ask(mary, paper.code);
	const [first, again] = [await follow(), await follow()];

	assert.deepEqual([first, again], [1, 0]);
	const [call, ...others] = await calls();
	assert.deepEqual([call?.kind, call?.person_id, others], ['join', paper.victim.person, []]);
	assert.equal(await usedAt(paper), world.now());
	assert.equal(await aCall(world).then(({ number }) => number()), paper.phone);
	assert.equal((await read(mary))?.state, 'asked');
});

test('a code on paper that anybody at home may open, and one put into her hand, make the same call', async () => {
	for (const handed of ['letter', 'alone'] as const) {
		const paper = await aPaper(world, { handed });
		await ask(await anOwnVictim(world), paper.code);
		await follow();
		assert.equal((await calls()).at(-1)?.state, 'asked', handed);
	}
});

/** A code with its last letter wrong. */
function mistyped(code: string): string {
	return code.slice(0, -1) + (code.endsWith('7') ? '8' : '7');
}

/** Every sort of code that is not a right one. */
const wrong: Record<string, () => Promise<string>> = {
	'not a code at all': () => Promise.resolve('12'),
	'a code of nobody': async () => (await invitations.newCode(world.keys)).shown,
	'a code with one letter wrong': async () => mistyped((await aPaper(world)).code),
	'an old code': async () => {
		const { code } = await aPaper(world);
		await world.db.updateTable('invitations').set({ expires_at: world.now() }).execute();
		return code;
	},
	'a used code': async () => {
		const { code } = await aPaper(world);
		await invitations.redeem(
			world.db,
			world.keys,
			await invitations.look(world.db, world.keys, code),
			world.now(),
			() => Promise.resolve()
		);
		return code;
	},
	'a code of a case of her own': async () => {
		const code = await invitations.newCode(world.keys);
		const { person } = await anOwnVictim(world);
		await transaction(world.db, (trx) =>
			invitations.add(
				trx,
				code,
				{ person, handed: 'alone', language: 'en', livesFor: 'day' },
				world.now()
			)
		);
		const number_sealed = Buffer.from('a number');
		await world.db.updateTable('people').set({ number_sealed }).where('id', '=', person).execute();
		return code.shown;
	},
	'a code of somebody whose number the police did not record': async () =>
		(await aPaper(world, { withoutPhone: true })).code
};

for (const [name, make] of Object.entries(wrong))
	test(`${name} is answered as a right one, asks the database as much, and makes no call`, async () => {
		const [mary, nora] = [await anOwnVictim(world), await anOwnVictim(world)];
		const [code, right] = [await make(), (await aPaper(world)).code];

		const statements = await counted(world.db, (db) => ask(mary, code, db));
		const forRight = await counted(world.db, (db) => ask(nora, right, db));

		assert.equal(statements, forRight);
		assert.ok(statements > 7, 'the statements were not counted');
		assert.deepEqual(await read(mary), await read(nora));
		await follow();
		assert.equal(await follow(), 0);
		assert.deepEqual(
			(await calls()).map(({ kind }) => kind),
			['join']
		);
		assert.deepEqual(await read(mary), await read(nora));
		world.setNow('2026-11-25T18:00:00Z');
		assert.deepEqual(
			[await read(mary), await read(nora)],
			[{ state: 'could-not' }, { state: 'could-not' }]
		);
	});

test('a code that was used before is told to the keeper, and not to whoever typed it', async () => {
	const { code } = await aPaper(world);
	await ask(await anOwnVictim(world), code);
	await ask(await anOwnVictim(world), code);
	await follow();

	const notices = await world.db.selectFrom('notices').select(['kind', 'role']).execute();

	assert.deepEqual(notices.map(({ kind, role }) => `${role} ${kind}`).sort(), [
		'advocate call-asked',
		'keeper invitation-used-again'
	]);
});

test('of two who type one code at once, one is called', async () => {
	const [mary, nora] = [await anOwnVictim(world), await anOwnVictim(world)];
	const { code } = await aPaper(world);

	await Promise.all([ask(mary, code), ask(nora, code)]);
	await Promise.all([follow(), follow()]);

	assert.equal((await calls()).length, 1);
	const worth = await world.db.selectFrom('joins').select('code').orderBy('code').execute();
	assert.deepEqual(
		worth.map(({ code: one }) => one),
		['right', 'used']
	);
});

test('while one code waits for its call another is not spent; after a call that joined nothing it is', async () => {
	const mary = await anOwnVictim(world);
	const [first, second] = [await aPaper(world), await aPaper(world, { urn: undefined })];
	await ask(mary, first.code);
	await ask(mary, second.code);
	await follow();
	await ask(mary, second.code);
	assert.equal(await usedAt(second), null);
	await (await aCall(world)).refuse();

	await ask(mary, second.code);
	await follow();

	assert.notEqual(await usedAt(second), null);
	assert.deepEqual((await calls()).map(({ state }) => state).sort(), ['asked', 'done']);
});

test('a wrong try counts against the invitation, so that nobody guesses on', async () => {
	const { code, locator } = await aPaper(world);
	for (let nth = 0; nth < 10; nth += 1) await ask(await anOwnVictim(world), mistyped(code));
	await ask(await anOwnVictim(world), code);

	assert.equal(await usedAt({ locator }), null);
});

test('nothing of it stands on the pages of the case the code was for, nor of another', async () => {
	const mary = await anOwnVictim(world);
	const { victim: theirs, code } = await aPaper(world, { urn });
	const { victim: other } = await aPaper(world, { urn });
	await ask(mary, code);
	await follow();

	for (const one of [theirs, other, { ...mary, level: 'short' as const }])
		assert.equal(await read(one), undefined);
	assert.equal(await read({ ...other, participation: mary.participation }), undefined);
});

test('what she wished is sealed, and the code is nowhere', async () => {
	const mary = await anOwnVictim(world);
	const { code } = await aPaper(world);
	await ask(mary, code);

	const row = await world.db.selectFrom('joins').selectAll().executeTakeFirstOrThrow();

	assert.equal(Buffer.from(row.wishes_sealed).includes('hang-up'), false);
	assert.equal(JSON.stringify(row).includes(code.slice(0, 5)), false);
	assert.equal(
		await auditCheck.firstBroken(world.db, world.keys, `case:${mary.caseId}`),
		undefined
	);
});
