import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestReply, readReplyHere } from './reply-here.ts';

test('an answer is one that is ready or words of their own, never both and never none', () => {
	assert.deepEqual(readReplyHere({ ready: 'sorry', words: ' ' }), { ready: 'sorry' });
	assert.deepEqual(readReplyHere({ ready: '', words: ' On Monday. ' }), { words: 'On Monday.' });
	assert.equal(readReplyHere({ ready: 'sorry', words: 'On Monday.' }), 'both');
	assert.equal(readReplyHere({ ready: 'made-up', words: '' }), 'none');
});

test('words as long as they may be are taken, and one letter more is not', () => {
	const words = 'a'.repeat(longestReply);

	assert.deepEqual(readReplyHere({ ready: '', words }), { words });
	assert.equal(readReplyHere({ ready: '', words: `${words}a` }), 'long');
});
