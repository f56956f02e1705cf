/** Whose cases a supervisor hands on, and which of them are chosen at first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rendered } from '#tests/world/rendered.ts';

// The board said "Hand it over" beside one case, and the page had chosen all that its advocate had.
test('who comes to hand over one case has that one chosen, and who comes for nothing all', async () => {
	const cases = ['one', 'two'].map((participation) => ({
		...{ participation, reference: `01GD${participation}`, since: '3 November 2026' }
	}));
	const others = [{ person: 'ben', name: 'Ben', role: 'advocate' }];
	const at = 'src/routes/(advocate)/desk/team/[person]/Cases.svelte';
	const chosenOf = async (asked: string | undefined) => {
		const { body } = await rendered(at, { cases, others, asked, earliest: '2026-12-03' });
		return [...body.matchAll(/<input[^>]*name="which"[^>]*>/g)]
			.map(([input]) => input)
			.filter((input) => /\schecked/.test(input))
			.map((input) => /value="(\w+)"/.exec(input)?.[1]);
	};

	assert.deepEqual(await chosenOf('two'), ['two']);
	assert.deepEqual(await chosenOf(undefined), ['all']);
});
