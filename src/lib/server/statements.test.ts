/** Statements are made ready once, and never answer for a table as it was before. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import Sqlite from 'better-sqlite3';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { keeping } from './statements.ts';

let world: TestWorld;
before(async () => void (world = await testWorld()));
after(() => world.close());

test('the same words are made ready once, however often they are asked', () => {
	const { database, made } = counting();
	const kept = keeping(database);
	for (let nth = 0; nth < 10; nth += 1)
		assert.deepEqual(kept.prepare('select ? as one').all([nth]), [{ one: nth }]);
	assert.deepEqual(made, ['select ? as one']);
	kept.close();
});

test('what is asked again and again stays, whatever else is asked once', () => {
	const { database, made } = counting();
	const kept = keeping(database);
	for (let nth = 0; nth < 1000; nth += 1) {
		kept.prepare('select 0');
		kept.prepare(`select ${nth + 1}`);
	}
	assert.equal(made.filter((text) => text === 'select 0').length, 1);
	const before = made.length;
	kept.prepare('select 1');
	assert.equal(made.length, before + 1, 'the oldest had to go');
	kept.close();
});

test('a statement sees a column that its table was given since', async () => {
	await sql`create table changing (one integer)`.execute(world.db);
	await sql`insert into changing values (1)`.execute(world.db);
	const read = () => sql`select * from changing where one = ${1}`.execute(world.db);
	for (let nth = 0; nth < 5; nth += 1) await read();
	await sql`alter table changing add column two integer`.execute(world.db);
	assert.deepEqual((await read()).rows, [{ one: 1, two: null }]);
	await sql`drop table changing`.execute(world.db);
});

function counting() {
	const made: string[] = [];
	const database = new Sqlite(':memory:');
	const prepare = database.prepare.bind(database);
	database.prepare = ((text: string) => {
		made.push(text);
		return prepare(text);
	}) as typeof database.prepare;
	return { database, made };
}
