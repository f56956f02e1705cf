import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording } from '#lib/i18n/recordings.ts';
import { rendered } from '#tests/world/rendered.ts';

const spoken: Recording = {
	page: '/easy/3',
	lang: 'en',
	kind: 'spoken',
	file: '/recordings/3.m4a',
	title: 'Know what comes next, read aloud',
	by: 'A. Nowak',
	on: '2026-12-01',
	transcript: ['When you report, the police must confirm it in writing.', 'Ask for a note.']
};
const signed: Recording = {
	...spoken,
	kind: 'signed',
	file: '/recordings/3.mp4',
	captions: '/recordings/3.vtt'
};
const shown = async (rows: readonly Recording[]) =>
	(await rendered('src/routes/guidance/Recordings.svelte', { rows, lang: 'en' })).body;

test('a page shows a player where a person recorded it, with who did and all its words, and else nothing', async () => {
	const [none, video, audio] = await Promise.all([[], [signed], [spoken]].map(shown));

	assert.doesNotMatch(none ?? '', /<(video|audio|h2|section|p)/);
	assert.match(video ?? '', /<video src="\/recordings\/3\.mp4" controls/);
	assert.match(video ?? '', /<track kind="captions" src="\/recordings\/3\.vtt" srclang="en"/);
	assert.match(audio ?? '', /<audio src="\/recordings\/3\.m4a" controls/);
	for (const said of [video, audio]) {
		assert.match(said ?? '', /A\. Nowak, Tuesday 1 December 2026/);
		for (const part of spoken.transcript) assert.ok(said?.includes(`<p>${part}</p>`), part);
		// Nothing plays, or is fetched, by itself.
		assert.match(said ?? '', /preload="none"/);
		assert.doesNotMatch(said ?? '', /autoplay|https?:/);
	}
});
