/** What a supervisor reads of a look that a victim does not recognise. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayInquiry } from './supervising.ts';

const asked = {
	id: 'one',
	act: 'needs-read',
	day: '2026-11-28',
	promisedOn: '2026-12-04'
} as const;

test('a look in her own name is not told to a supervisor as a look of the supervisor', () => {
	const { what } = sayInquiry({ ...asked, who: 'you' });

	assert.match(what, /^<b>Someone who signed in as them<\/b>, /);
});

test('a look of an agency keeps the name of the agency', () => {
	const { what } = sayInquiry({ ...asked, who: 'agency', name: 'Thamesgate Police' });

	assert.match(what, /^<b>.*Thamesgate Police.*<\/b>, /);
});

test('whoever did it is to be asked why where we know who it was, and nobody whom she let in', () => {
	const askOf = (who: Parameters<typeof sayInquiry>[0]['who']) => sayInquiry({ ...asked, who }).ask;

	assert.equal(askOf('officer'), 'First ask why they looked.');
	assert.equal(askOf('operator'), 'First ask why they looked.');
	assert.equal(askOf('you'), undefined);
	assert.equal(askOf('supporter'), 'Do not ask whoever looked: that may not be safe.');
});
