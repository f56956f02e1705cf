import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { transaction } from '#lib/server/database.ts';
import { languages } from '#lib/i18n/languages.ts';
import * as people from '#lib/server/people/people.ts';
import { chance } from '#tests/world/chance.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as use from './use.ts';

let world: TestWorld;
// A Wednesday: the week before began on Monday 16 November.
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T10:00:00Z' })));
afterEach(() => world.close());

const inThatWeek = Date.parse('2026-11-18T10:00:00Z');

async function signIn(many: number, language: 'en' | 'pl', at = inThatWeek) {
	const { db, keys, now } = world;
	const made: PersonId[] = [];
	for (let nth = 0; nth < many; nth += 1)
		made.push(
			await transaction(db, (trx) => people.add(trx, keys, { role: 'victim', language }, now()))
		);
	// Each twice: people are counted, not visits.
	for (const [nth, person_id] of [...made, ...made].entries())
		await db
			.insertInto('sign_ins')
			.values({ id: `${language}-${at}-${nth}`, person_id, how: 'code', at })
			.execute();
}
const lastWeek = async (language: string) =>
	(await use.byWeek(world.db, world.now())).find(
		(one) => one.from === '2026-11-16' && one.language === language
	);

test('people are counted by week and language, and fewer than ten are not said', async () => {
	await signIn(10, 'en');
	await signIn(9, 'pl');

	assert.equal((await lastWeek('en'))?.signedIn, 10);
	assert.equal((await lastWeek('pl'))?.signedIn, undefined);
	assert.equal((await lastWeek('ar'))?.signedIn, undefined);
});

test('the week that is not over is not counted, and there are eight of them with every language', async () => {
	await signIn(12, 'en', Date.parse('2026-11-24T10:00:00Z'));

	const all = await use.byWeek(world.db, world.now());

	assert.equal(all.length, 8 * languages.length);
	assert.ok(all.every(({ signedIn }) => signedIn === undefined));
});

/** A week with so many who signed in, by language: what is below ten is drawn anew by the other chance. */
async function seen(visible: () => number, hidden: () => number): Promise<use.Week[]> {
	const at = (back: number) => inThatWeek - back * 7 * 86_400_000;
	for (let back = 0; back < 3; back += 1)
		for (const language of ['en', 'pl'] as const) {
			const many = Math.floor(visible() * 20);
			const other = Math.floor(hidden() * use.fewest);
			await signIn(many < use.fewest ? other : many, language, at(back));
		}
	return use.byWeek(world.db, world.now());
}

test('two services that differ only in what is hidden show the same, so that no sum and no difference says it', async () => {
	for (const seed of [1, 2, 3]) {
		const first = await seen(chance(seed), chance(10 + seed));
		await world.close();
		world = await testWorld({ now: '2026-11-25T10:00:00Z' });
		const second = await seen(chance(seed), chance(20 + seed));
		await world.close();
		world = await testWorld({ now: '2026-11-25T10:00:00Z' });

		assert.deepEqual(second, first);
		assert.ok(first.some(({ signedIn }) => signedIn) && first.some(({ signedIn }) => !signedIn));
	}
});

test('a week that was counted stays as it was counted: one who leaves or reads another language since shows nobody', async () => {
	await signIn(10, 'en');
	await signIn(9, 'pl');
	const before = await use.byWeek(world.db, world.now());
	const one = await world.db
		.selectFrom('people')
		.select('id')
		.where('language', '=', 'en')
		.executeTakeFirstOrThrow();

	await world.db.updateTable('people').set({ language: 'pl' }).where('id', '=', one.id).execute();

	assert.deepEqual(await use.byWeek(world.db, world.now()), before);
});
