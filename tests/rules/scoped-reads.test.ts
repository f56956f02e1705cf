/** Authority in the WHERE: the SQL of the reads that show a case or a call, held word by word. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { ParticipationId, PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import * as asks from '#lib/server/asks.ts';
import * as calls from '#lib/server/calls.ts';
import { open } from '#lib/server/database.ts';
import * as events from '#lib/server/events.ts';
import { filesIn, read } from './tree.ts';

const victim: Victim = {
	kind: 'victim',
	person: 'mary' as PersonId,
	level: 'full',
	caseId: 'another-case' as CaseId,
	participation: 'marys-part' as ParticipationId,
	enhanced: 'no',
	sure: true
};
const staff: Staff = { kind: 'advocate', person: 'ada' as PersonId };

async function reads() {
	const db = open({ file: ':memory:' });
	const theirs = {
		'events.scopedTo': events.scopedTo(db, victim).compile(),
		'calls.scopedTo': calls.scopedTo(db, staff).compile(),
		'asks.scopedTo': asks.scopedTo(db, victim).compile()
	};
	await db.destroy();
	return theirs;
}

/** One statement, a clause a line, so that a change can be read in a review. */
function laidOut(sql: string): string {
	return sql.replaceAll(/ (from|inner join|left join|where|order by) /g, '\n\t$1 ');
}

test('the SQL of every scoped read is the one that was looked at', async () => {
	const found = Object.entries(await reads()).map(
		([name, { sql }]) => `-- ${name}\n${laidOut(sql)};\n`
	);

	assert.equal(found.join('\n'), read('tests/rules/scoped-reads.sql'));
});

test("a victim's read names her and her place in the case, never the case by itself", async () => {
	const { sql, parameters } = (await reads())['events.scopedTo'];

	assert.match(sql, /where "participations"\."id" = \? and "participations"\."person_id" = \?/);
	assert.match(sql, /\("events"\."told_to" is null or "events"\."told_to" = \?\)/);
	assert.deepEqual(parameters, ['marys-part', 'mary', 'marys-part']);
});

test('what she asked is read by her and her place in the case alone', async () => {
	const { sql, parameters } = (await reads())['asks.scopedTo'];

	assert.match(sql, /where "participations"\."id" = \? and "participations"\."person_id" = \?/);
	assert.deepEqual(parameters, ['marys-part', 'mary']);
});

test("an advocate's read holds open calls that are nobody's or hers", async () => {
	const { sql, parameters } = (await reads())['calls.scopedTo'];

	assert.match(sql, /"state" in \(\?, \?\)/);
	assert.match(sql, /\("taken_by" is null or "taken_by" = \?\)/);
	assert.deepEqual(parameters, ['asked', 'taken', 'ada']);
});

test('the facts of cases and the calls are read in the files that scope them and nowhere else', () => {
	const readers: Record<string, readonly string[]> = {
		events: ['events.ts', 'invented.ts'],
		requests: ['calls.ts', 'requests.ts', 'retention.ts'],
		asks: ['asks.ts']
	};
	const server = filesIn('src/lib/server').filter(
		(file) => file.endsWith('.ts') && !file.endsWith('.test.ts')
	);

	for (const [table, files] of Object.entries(readers)) {
		const found = server.filter((file) => read(file).includes(`From('${table}')`));
		assert.deepEqual(
			found,
			files.map((file) => `src/lib/server/${file}`),
			table
		);
	}
});

test('a route never asks the database itself', () => {
	const asking = filesIn('src/routes').filter((file) =>
		/\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(read(file))
	);

	assert.deepEqual(asking, []);
});
