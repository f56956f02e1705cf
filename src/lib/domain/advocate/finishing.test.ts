import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finishReasons, inTheWays, readFinishReason, reasonsLeft } from './finishing.ts';

test('what is owed to her stops every reason, and calls that ask how she is every one but her own wish', () => {
	assert.deepEqual(reasonsLeft([]), finishReasons);
	assert.deepEqual(reasonsLeft(['check-ins']), ['she-asked']);
	for (const one of inTheWays.filter((way) => way !== 'check-ins'))
		assert.deepEqual([reasonsLeft([one]), reasonsLeft([one, 'check-ins'])], [[], []]);
	assert.equal(readFinishReason('because'), undefined);
});
