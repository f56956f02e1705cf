/** Cases that are not open to an advocate, side by side on the list of their people. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rendered } from '#tests/world/rendered.ts';

// Each line said "A case that was given to you", beside a button that ends one of them for good.
test('two cases that are not open are told apart by a reference of ours, which their button names too', async () => {
	const ids = ['abcde12345rest', 'fghij67890rest'];
	const lines = await Promise.all(
		ids.map(async (id) => {
			const person = { ...{ id, place: undefined, name: undefined }, since: '3 Nov', signs: [] };
			const at = 'src/routes/(advocate)/desk/people/Person.svelte';
			return (await rendered(at, { person: { ...person, spoken: undefined } })).body;
		})
	);

	for (const [nth, said] of ['ABCDE-12345', 'FGHIJ-67890'].entries()) {
		const line = lines[nth] ?? '';
		assert.match(line, new RegExp(`<b>.*${said}.*No call or note yet. Given 3 Nov`, 's'));
		assert.match(line, new RegExp(`We have finished<span class="unseen">: ${said}`));
	}
});
