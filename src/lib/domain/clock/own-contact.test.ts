import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactAt, withContact } from './own-contact.ts';

test('of each office she keeps one contact, and without words none', () => {
	const first = withContact([], { who: 'police', text: 'PC Lee' });
	const both = withContact(first, { who: 'cps', text: 'Unit 4' });
	const changed = withContact(both, { who: 'police', text: 'PC Khan' });

	assert.deepEqual(
		(['police', 'cps', 'courts'] as const).map((who) => contactAt(changed, who)),
		['PC Khan', 'Unit 4', undefined]
	);
	assert.deepEqual(withContact(changed, { who: 'police', text: '' }), [
		{ who: 'cps', text: 'Unit 4' }
	]);
});
