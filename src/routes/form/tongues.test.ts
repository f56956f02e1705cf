import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { offered } from '#lib/i18n/offered.ts';
import { readingOf } from '#lib/i18n/offering.ts';
import * as stops from '#lib/server/stop/stops.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { askedTongue, chosenTongue, tonguesFor } from './tongues.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld();
});
afterEach(() => world.close());

const real = () => ({ world: { db: world.db, invented: false } });

test('in a demonstration every language can be chosen; where people are real only those that a named person has read', () => {
	assert.deepEqual(tonguesFor({ world }), offered);

	const read = offered.filter((one) => readingOf(one).unread === 0);
	assert.ok(read.includes('en') && read.length < offered.length);
	assert.deepEqual(tonguesFor(real()), read);
	assert.equal(chosenTongue(real(), 'ar'), undefined);
	assert.equal(chosenTongue({ world }, 'ar'), 'ar');
	assert.equal(chosenTongue({ world }, 'xx'), undefined);
});

test('a language that is stopped cannot be chosen, and pages made at build time are made anew meanwhile', async () => {
	const anew = () => Reflect.get(globalThis, 'alongsideAnew') as unknown;
	assert.equal(anew(), undefined);
	const { db, keys, now } = world;
	const operator = { kind: 'operator' } as const;

	await stops.set(db, keys, operator, { kind: 'language', of: 'ar', why: 'It is wrong' }, now());

	assert.deepEqual(
		tonguesFor({ world }),
		offered.filter((one) => one !== 'ar')
	);
	assert.equal(typeof anew(), 'string');
	const [stop] = await stops.list(db, keys);
	await stops.lift(db, keys, operator, stop?.id ?? '', now());
	assert.deepEqual([tonguesFor({ world }), anew()], [offered, undefined]);
});

// "ur, cy" gave English where Urdu could not be chosen: only the first of ours was looked at.
test('a browser is spoken to in the first language on its list that can be chosen', async () => {
	const { db, keys, now } = world;
	const asks = (list: string) => {
		const headers = new Headers({ 'accept-language': list });
		return askedTongue({ locals: { world }, request: { headers } } as never);
	};
	assert.deepEqual([asks('ur, cy;q=0.8'), asks('de, cy'), asks('de')], ['ur', 'cy', 'en']);

	const operator = { kind: 'operator' } as const;
	await stops.set(db, keys, operator, { kind: 'language', of: 'ur', why: 'It is wrong' }, now());

	assert.deepEqual([asks('ur, cy;q=0.8'), asks('ur')], ['cy', 'en']);
});
