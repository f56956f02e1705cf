/** How a paused page is opened again, said before and after. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from '#lib/i18n/words.ts';
import { rendered } from '#tests/world/rendered.ts';

const t = words('en');
const ways = [t('visits.pause.back'), t('way.confirm.noNumber')];
const saidBy = async (file: string, data: object) => {
	const { body } = await rendered(file, { data: { lang: 'en', ...data } });
	return ways.map((way) => body.includes(way));
};

// Who began by herself was told that we call the number the police have, and the police have never heard of her page.
test('whom we have no number of is told that we meet her, before she pauses her page and after', async () => {
	const before = 'src/routes/(victim)/signed-in/pause/+page.svelte';
	const after = 'src/routes/(public)/sign-out/+page.svelte';

	assert.deepEqual(await saidBy(before, { hasPaper: true, reachable: true }), [true, false]);
	assert.deepEqual(await saidBy(before, { hasPaper: true, reachable: false }), [false, true]);
	assert.deepEqual(await saidBy(after, { isPaused: true, meets: false }), [true, false]);
	assert.deepEqual(await saidBy(after, { isPaused: true, meets: true }), [false, true]);
});
