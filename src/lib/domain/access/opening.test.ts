import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyReads, readByWords, victimPages } from '#lib/domain/access.ts';
import { aVictim } from '#tests/world/builders.ts';
import { openingFor, openingOf, openings } from './opening.ts';

const nameIn = (page: string) => new URL(openingFor(page), 'http://x').searchParams.get('for');

test('where words are not enough she is told what somebody who knew them could do there', () => {
	for (const [page, needs] of Object.entries(victimPages)) {
		const isAsked = needs === 'full' || readByWords.includes(page);
		if (isAsked) assert.ok(openingOf(nameIn(page))?.harm, page);
	}
	assert.equal(openingFor('/(victim)/you'), '/open');
});

test('what would hurt her opens by no words: what she wrote, how she is reached, who is let in, copies, erasing and news', () => {
	for (const page of [
		'messages',
		'needs',
		'needs/told',
		'tell-us',
		'ask/[row]',
		'people',
		'join',
		'news',
		'looked',
		'signed-in',
		'signed-in/pause',
		'your-data',
		'your-data/file',
		'your-data/erase',
		'day/[hearing]'
	])
		assert.equal(victimPages[`/(victim)/${page}`], 'full', page);
	for (const page of ['dates', 'rules', 'you', 'dates/[key]/add'])
		assert.equal(victimPages[`/(victim)/${page}`], 'short', page);
});

test('once it is open she goes on to a page of hers, and an address leads nowhere else', () => {
	for (const { to } of Object.values(openings)) assert.ok(`/(victim)${to}` in victimPages, to);
	for (const name of [null, '', 'home', '//example.org', '__proto__', 'constructor'])
		assert.equal(openingOf(name), undefined, String(name));
	assert.equal(openingFor('/(victim)/home'), '/open');
	assert.equal(openingFor(null), '/open');
});

test('what words read takes nothing from them, and all from whoever is fully in', () => {
	for (const page of readByWords) {
		assert.equal(victimPages[page], 'short', page);
		assert.equal(onlyReads(page, aVictim({ level: 'short' })), true, page);
		assert.equal(onlyReads(page, aVictim({ level: 'full' })), false, page);
	}
	assert.equal(onlyReads('/(victim)/signed-in/pause', aVictim({ level: 'short' })), false);
	assert.equal(onlyReads(null, { kind: 'stranger' }), false);
});
