/** Where somebody is signed in: what can be ended there and here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rendered } from '#tests/world/rendered.ts';

// "Sign out there" stood on the very phone that showed it.
test('on the phone itself it says Sign out, and of every other one Sign out there', async () => {
	const visits = ['here', 'elsewhere'].map((name) => ({
		...{ name, isThis: name === 'here', began: 0, seen: 0 }
	}));

	const { body } = await rendered('src/lib/ui/Visits.svelte', { lang: 'en', visits });

	const [here = '', there = ''] = body.split('<li>').slice(1);
	assert.match(here, /action="\/sign-out".*Sign out</s);
	assert.doesNotMatch(here, /Sign out there/);
	assert.match(there, /action="\?\/end".*value="elsewhere".*Sign out there/s);
});
