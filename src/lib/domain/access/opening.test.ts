import assert from 'node:assert/strict';
import { test } from 'node:test';
import { victimPages } from '#lib/domain/access.ts';
import { openingFor, openingOf, openings } from './opening.ts';

const nameIn = (page: string) => new URL(openingFor(page), 'http://x').searchParams.get('for');

test('where words are not enough she is told what somebody who knew them could do there, and a page that words open says nothing of the kind', () => {
	for (const [page, needs] of Object.entries(victimPages))
		if (needs === 'full') assert.ok(openingOf(nameIn(page))?.harm, page);
		else if (needs === 'short' && !page.startsWith('/(victim)/dates')) {
			// To pause her page is the one act of what is hers that words are enough for.
			if (page !== '/(victim)/signed-in/pause') assert.equal(nameIn(page), null, page);
		}
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
