/** Authority in the WHERE of messages, of what she asked and of requests for notes: she by her place, the desk by what she opened. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { PersonId } from '#lib/domain/actor.ts';
import { open } from '#lib/server/database.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import * as notesHers from '#lib/server/disclosure/hers.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';
import { aVictim } from '#tests/world/builders.ts';

const victim = aVictim();

test('messages and requests for notes are read by her and her place, without what she may not be told of', async () => {
	const db = open({ file: ':memory:' });
	const all = [talks.scopedTo(db, victim).compile(), notesHers.scopedTo(db, victim).compile()];
	await db.destroy();

	for (const { sql, parameters } of all) {
		assert.match(sql, /where "participations"\."id" = \? and "participations"\."person_id" = \?/);
		assert.deepEqual(parameters.slice(0, 2), [victim.participation, victim.person]);
	}
	assert.match(all[1]?.sql ?? '', /"notice" not in \(\?, \?\)/);
	assert.deepEqual(all[1]?.parameters.slice(2), ['withheld', 'said-withheld']);
});

test('messages are read at the desk by whom she opened them to alone, while they are open', async () => {
	const db = open({ file: ':memory:' });
	const ada = { kind: 'advocate', person: 'ada' as PersonId } as const;
	const { sql } = talkDesk.scopedTo(db, ada, 1).compile();
	await db.destroy();

	assert.match(sql, /"message_access"\."seq" = "mine"\."seq"/);
	assert.match(sql, /"message_access"\."closed_at" is null/);
	assert.match(sql, /"mine"\."person_id" = \?/);
});

test('what she asked is read by her and her place in the case alone', async () => {
	const db = open({ file: ':memory:' });
	const { sql, parameters } = letters.scopedTo(db, victim).compile();
	await db.destroy();

	assert.match(sql, /where "participations"\."id" = \? and "participations"\."person_id" = \?/);
	assert.deepEqual(parameters, [victim.participation, victim.person]);
});
