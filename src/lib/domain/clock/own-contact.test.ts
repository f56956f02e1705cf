import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { contactAt, toldContact, withContact } from './own-contact.ts';

test('of each office she keeps one contact, and without words none', () => {
	const first = withContact([], { who: 'police', text: 'PC Lee' });
	const both = withContact(first, { who: 'cps', text: 'Unit 4' });
	const changed = withContact(both, { who: 'police', text: 'PC Khan' });

	assert.deepEqual(
		(['police', 'cps', 'courts'] as const).map((who) => contactAt(changed, who)),
		['PC Khan', 'Unit 4', undefined]
	);
	assert.deepEqual(withContact(changed, { who: 'police', text: '' }), [
		{ who: 'cps', text: 'Unit 4' }
	]);
});

test('of what an office gives out for her the newest stands, and nothing of another office', () => {
	const given = (on: string, contact: string) =>
		anEvent({
			kind: 'contact-given',
			on,
			data: { contact },
			toldBy: 'witness-care',
			source: 'Harrow Witness Care',
			heardAt: instantOf(on, '10:00')
		});
	const events = [given('2026-11-02', 'Ann, 020 7946 0111'), given('2026-11-09', 'Ben')];

	assert.deepEqual(toldContact(events, 'witness-care'), {
		text: 'Ben',
		toldBy: 'witness-care',
		source: 'Harrow Witness Care',
		on: '2026-11-09'
	});
	assert.equal(toldContact(events, 'police'), undefined);
});
