/** What is shown once: a code that lets somebody of staff in says whose it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { named } from './once.ts';

test('a code to let somebody in names whom it is for, and no other thing that is shown once names anybody', () => {
	const [una, zoe] = ['una' as PersonId, 'zoe' as PersonId];
	const known = [
		{ person: zoe, name: 'Zoe' },
		{ person: una, name: 'Una' }
	];
	const invited = { was: 'invited', code: 'abcd', person: una } as const;

	assert.deepEqual(named(invited, known), { ...invited, name: 'Una' });
	assert.deepEqual(named(invited, []), invited);
	assert.deepEqual(named({ was: 'asked' }, known), { was: 'asked' });
	assert.match(t('staff.team.code', { who: 'Una' }), /for <b>Una<\/b>/);
});
