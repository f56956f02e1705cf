import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untagged } from './_tagged.ts';

/** A file as qpdf tells of it, with these elements below its root. */
function told(...kids: readonly object[]): string {
	const catalogue = {
		'/Lang': 'u:cy-GB',
		'/MarkInfo': { '/Marked': true },
		'/ViewerPreferences': { '/DisplayDocTitle': true },
		'/StructTreeRoot': { '/K': [{ '/S': '/Document', '/K': '2 0 R' }] }
	};
	const objects = {
		'obj:1 0 R': { value: catalogue },
		'obj:2 0 R': { value: kids },
		trailer: { value: { '/Root': '1 0 R' } }
	};
	return JSON.stringify({ qpdf: [{}, objects] });
}

const [first, second] = [{ '/S': '/H1', '/K': 0 }, { '/S': '/H2' }];
const picture = { '/S': '/Figure', '/Alt': 'u:Cloc.' };
const list = { '/S': '/L', '/K': [{ '/S': '/LI', '/K': [{ '/S': '/Lbl' }, { '/S': '/LBody' }] }] };

test('a file that is tagged as PDF/UA asks has no fault', () => {
	assert.deepEqual(untagged(told(first, list, second, picture), 'cy-GB'), []);
});

test('another language, a heading left out, a picture without words and an entry outside its list are faults', () => {
	assert.deepEqual(untagged(told(first), 'en-GB'), ['its language is u:cy-GB']);
	assert.deepEqual(untagged(told(second), 'cy-GB'), ['its headings leave out a level']);
	assert.deepEqual(untagged(told(first, { '/S': '/Figure' }), 'cy-GB'), [
		'a picture without words'
	]);
	assert.deepEqual(untagged(told(first, { '/S': '/L', '/K': [{ '/S': '/P' }] }), 'cy-GB'), [
		'/P in /L'
	]);
	assert.deepEqual(untagged(told(first, { '/S': '/Stamp' }), 'cy-GB'), [
		'a tag nobody knows: /Stamp'
	]);
});
