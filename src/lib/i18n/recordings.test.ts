import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { placeOf } from '#tests/rules/tree.ts';
import { faultsOf, recordings, recordingsOn, type Recording } from './recordings.ts';

const isThere = (file: string) => existsSync(placeOf(`static${file}`));
const signed: Recording = {
	page: '/easy/3',
	lang: 'en',
	kind: 'signed',
	file: '/recordings/3.mp4',
	captions: '/recordings/3.vtt',
	title: 'Know what comes next, in British Sign Language',
	by: 'A. Nowak',
	on: '2026-12-01',
	transcript: ['When you report, the police must confirm it in writing.']
};

test('every recording has its page, its files, its words, and the name and day of whoever made it', () => {
	assert.deepEqual(
		recordings.flatMap((row) => faultsOf(row, isThere).map((fault) => `${row.file}: ${fault}`)),
		[]
	);
});

test('a recording that lacks a name, a day, its words or a file is refused by what it lacks', () => {
	const faults = (change: Partial<Recording>) =>
		faultsOf({ ...signed, ...change }, () => true).join();
	const { captions: _, ...silent } = signed;

	assert.equal(faults({}), '');
	assert.equal(faults({ by: ' ' }), 'by');
	assert.equal(faults({ on: 'December' }), 'on');
	assert.equal(faults({ transcript: [] }), 'transcript');
	assert.equal(faults({ title: '' }), 'title');
	assert.equal(faults({ page: '/easy/21' }), 'page');
	assert.equal(faults({ lang: 'pl' }), 'page');
	assert.equal(faults({ file: 'https://elsewhere.example/3.mp4' }), 'file');
	assert.deepEqual(
		faultsOf(silent, () => true),
		['captions']
	);
	assert.deepEqual(
		faultsOf({ ...silent, kind: 'spoken' }, () => true),
		[]
	);
	assert.deepEqual(faultsOf(signed, isThere), ['file', 'captions']);
});

test('a page shows the recordings of its own and of its language, and where there is no row nothing', () => {
	assert.deepEqual(recordingsOn('/easy/3', 'en', [signed]), [signed]);
	assert.deepEqual(recordingsOn('/easy/3', 'cy', [signed]), []);
	assert.deepEqual(recordingsOn('/easy/4', 'en', [signed]), []);
	assert.deepEqual(recordingsOn('/easy/3', 'en'), []);
});
