import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds } from '#lib/server/keeper/correction-kinds.ts';
import { fieldOf } from './fault-fields.ts';

test('what is wrong is said at its own field, and at the last where it is about the whole form', () => {
	const at = (kind: 'letter' | 'own-date' | 'law' | 'holiday', of: string) =>
		kinds[kind].fields(of);

	assert.deepEqual(
		[
			fieldOf('rule-time', at('letter', 'complaint-answer')),
			fieldOf('rule-time', at('own-date', 'low-sentence')),
			fieldOf('law-day', at('letter', 'complaint-answer')),
			fieldOf('law-days', at('law', 'arrest')),
			fieldOf('holiday-day', at('holiday', '')),
			fieldOf('same', at('law', 'arrest')),
			fieldOf('same', [])
		],
		['within', 'best', 'from', 'standard', 'day', 'checkedOn', 'why']
	);
});
