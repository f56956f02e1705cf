/** A question that is compiled once answers each asker with what is theirs. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { preparedFor } from './prepared.ts';

let world: TestWorld;
before(async () => void (world = await testWorld()));
after(() => world.close());

test('it is built once, and each time asked with the values of that time', async () => {
	let built = 0;
	const valuesOf = preparedFor<{ one: string; two: string }>()((db, valueOf) => {
		built += 1;
		return db
			.selectFrom('marks')
			.select('value')
			.where('name', 'in', [valueOf('one'), valueOf('two')])
			.orderBy('value');
	});
	await world.db
		.insertInto('marks')
		.values(['first', 'second', 'third'].map((name) => ({ name, value: `of ${name}` })))
		.execute();
	const ask = async (one: string, two: string) =>
		(await valuesOf(world.db, { one, two })).map(({ value }) => value);

	assert.deepEqual(await ask('first', 'second'), ['of first', 'of second']);
	assert.deepEqual(await ask('third', 'nothing'), ['of third']);
	assert.deepEqual(await ask('first', 'third'), ['of first', 'of third']);
	assert.equal(built, 1);
});
