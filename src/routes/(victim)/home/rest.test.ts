/** What she reads of a way back in, while she has none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rendered } from '#tests/world/rendered.ts';

const withoutWay = { depth: 'full', mayOpen: false, hasWay: false };
const said = async (isOwn: boolean) =>
	(await rendered('src/routes/(victim)/home/Rest.svelte', { ...withoutWay, isOwn })).body;

// Whoever began by herself holds no paper: once she leaves, nothing brings her back.
test('no page speaks of a code on paper to her who was never given one', async () => {
	assert.match(await said(false), /only a code on paper brings you back/);

	assert.doesNotMatch(await said(true), /on paper/);
	assert.match(await said(true), /nobody can open this page again once you leave, not even us/);
});
