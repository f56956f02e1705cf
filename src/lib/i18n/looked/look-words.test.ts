/** What somebody looked at, in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from '#lib/i18n/words.ts';

// Whoever only read her messages “has not looked yet” on one page and “looked at messages” on the next.
test('the people she let in are said to have looked at just what the list of looks calls her case', () => {
	const t = words('en');
	const look = t('looked.act.case-read').toLowerCase();

	assert.equal(
		t('people.looked', { day: 'Monday', time: '9:00 am' }).replaceAll(/<\/?ref>/g, ''),
		`Last ${look} on Monday at 9:00 am.`
	);
	assert.equal(t('people.notLooked'), `Has not ${look} yet.`);
});

// What she opens is picked part by part: of one that was opened the page said that all of it was.
test('an advocate she let in is said to see parts of her page, as whom she let in sees parts of her case', () => {
	const t = words('en');

	assert.match(t('people.heading'), /parts of your case/);
	assert.match(t('stay.letIn.yes'), /parts of your page/);
});
