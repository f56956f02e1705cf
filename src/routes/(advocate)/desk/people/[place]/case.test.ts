/** What an advocate reads of a case that was opened to them: each sentence under what it is about. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rendered } from '#tests/world/rendered.ts';

const all = {
	...{ late: [], happened: undefined, decided: undefined, told: [], reach: undefined },
	closed: [] as string[]
};
async function boxesOf(opened: typeof all, canTalk: boolean) {
	const file = 'src/routes/(advocate)/desk/people/[place]/Case.svelte';
	const given = { opened, asks: undefined, ready: [], letIn: [], canTalk };
	const { body } = await rendered(file, given);
	const boxes = body.split('<section').slice(1);
	return boxes.map((box) => box.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '));
}

// "Also", said the heading, and below it "She has told us nothing herself".
test('that she told us nothing stands under what she told us, and what is closed under a heading that says so', async () => {
	const boxes = await boxesOf({ ...all, closed: ['what is late'] }, false);

	const [told = '', closed = '', ...others] = boxes;
	assert.match(told, /What they told us Nothing yet\./);
	assert.match(closed, /Not open to you These are closed: what is late, messages\./);
	assert.deepEqual(others, []);
});

test('where nothing is closed no box says that something is', async () => {
	const boxes = await boxesOf(all, true);

	assert.equal(boxes.length, 1);
	assert.doesNotMatch(boxes.join(' '), /Also|Not open|closed/);
});
