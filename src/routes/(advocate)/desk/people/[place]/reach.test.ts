/** What an advocate reads of messages on her telephone: never only where she said no. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rendered } from '#tests/world/rendered.ts';

async function boxOf(message?: 'yes' | 'no'): Promise<string> {
	const file = 'src/routes/(advocate)/desk/people/[place]/Reach.svelte';
	const { body } = await rendered(file, { reach: { help: [], message } });
	return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

// Beside a call for which she allowed one, a page said that none may ever be left.
test('whoever said nothing of messages did not say never, and none is left unless the call says so', async () => {
	const [unsaid, no, yes] = [await boxOf(), await boxOf('no'), await boxOf('yes')];

	assert.match(unsaid, /Not said\. Leave none unless the call says you may\./);
	assert.doesNotMatch(unsaid, /Never|A short one/);
	assert.match(no, /Never Leave a message/);
	assert.match(yes, /Message A short one is safe/);
});
