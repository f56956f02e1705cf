import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { open } from '#lib/server/database.ts';
import { ofHers } from './places.ts';

test('a read is narrowed to her place and to her, and one without places in it does not compile', async () => {
	const db = open({ file: ':memory:' });
	const mary = { participation: 'marys-place' as ParticipationId, person: 'mary' as PersonId };
	const joins = db.selectFrom('joins').select('joins.id');
	const hers = joins
		.innerJoin('participations', 'participations.id', 'joins.participation_id')
		.$call(ofHers(mary));
	// @ts-expect-error: nothing here says whose a row is.
	joins.$call(ofHers(mary));

	const { sql, parameters } = hers.compile();

	assert.match(sql, /where "participations"\."id" = \? and "participations"\."person_id" = \?$/);
	assert.deepEqual(parameters, ['marys-place', 'mary']);
	await db.destroy();
});
