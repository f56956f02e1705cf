import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aTelling, anEvent, onDay } from '#tests/world/builders.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import type { Day, EventData } from '#lib/domain/event.ts';
import { isNews } from './news.ts';

test('the first word of any kind is news, and the same word again is none', () => {
	for (const kind of eventKinds.filter((one) => one !== 'told-answered')) {
		const telling = aTelling({ kind, on: '2026-03-06' });

		assert.equal(isNews(telling, []), true, kind);
		assert.equal(isNews(telling, [anEvent({ kind, on: '2026-03-06' })]), false, kind);
	}
});

test('each answer of hers is news, so that she can go back to what she said first', () => {
	const answer = { kind: 'told-answered', on: '2026-03-06' } as const;

	assert.equal(isNews(aTelling(answer), [anEvent(answer)]), true);
});

test('the same word of another day or another person is news', () => {
	const known = [anEvent({ kind: 'charged', on: '2026-03-06', defendant: 'one' })];

	assert.equal(
		isNews(aTelling({ kind: 'charged', on: '2026-03-06', defendant: 'one' }), known),
		false
	);
	assert.equal(
		isNews(aTelling({ kind: 'charged', on: '2026-03-07', defendant: 'one' }), known),
		true
	);
	assert.equal(
		isNews(aTelling({ kind: 'charged', on: '2026-03-06', defendant: 'two' }), known),
		true
	);
	assert.equal(isNews(aTelling({ kind: 'charged', on: '2026-03-06' }), known), true);
});

test('the order in which a message names its parts does not make it news', () => {
	const on = '2026-06-12';
	const known = anEvent({
		kind: 'sentenced',
		on,
		data: { sentence: 'prison', term: { length: { months: 30 } } }
	});

	const again = aTelling({ kind: 'sentenced', on });
	const turned = {
		...again,
		data: { term: { length: { months: 30 } }, sentence: 'prison' }
	} as typeof again;

	assert.equal(isNews(turned, [known]), false);
	assert.equal(isNews(again, [known]), true);
});

test('a correction is always news', () => {
	const known = anEvent({ kind: 'charged', on: '2026-03-06' });

	const correction = aTelling({ kind: 'charged', on: '2026-03-06', corrects: 'message-1' });

	assert.equal(isNews(correction, [known]), true);
});

test('a listing that is sent again is no news, and another day, date, time or court is', () => {
	const known = [listed('2026-04-01', { when: onDay('2026-06-10') })];
	const again = listing('2026-04-01', { when: onDay('2026-06-10') });
	const later = (data: Partial<EventData['hearing-listed']>) => listing('2026-05-01', data);

	assert.equal(isNews(again, known), false);
	assert.equal(isNews(later({ when: onDay('2026-06-10') }), known), true);
	assert.equal(isNews(later({ when: onDay('2026-09-21') }), known), true);
	assert.equal(isNews(later({ when: onDay('2026-06-10', '10:30') }), known), true);
	assert.equal(
		isNews(later({ when: onDay('2026-06-10'), court: 'Woolwich Crown Court' }), known),
		true
	);
	assert.equal(isNews(later({}), known), true);
});

test('a date that was put right and is sent again is no news', () => {
	const wrong = listed('2026-04-01', { when: onDay('2026-06-01') });
	const right = { ...listed('2026-04-02', { when: onDay('2026-06-10') }), corrects: wrong.id };

	assert.equal(isNews(listing('2026-04-01', { when: onDay('2026-06-01') }), [wrong, right]), false);
});

test('a date moved away and back on one day is news each time', () => {
	const known = [
		listed('2026-04-01', { when: onDay('2026-06-10') }),
		listed('2026-04-01', { when: onDay('2026-06-17') })
	];

	assert.equal(isNews(listing('2026-04-01', { when: onDay('2026-06-10') }), known), true);
});

test('rules told again are no news, and other rules are', () => {
	const on = '2026-03-06';
	const both = ['no-contact', 'keep-away-from-place'] as const;
	const known = [anEvent({ kind: 'suspect-on-bail', on, data: { protections: both } })];
	const bail = (protections: EventData['suspect-on-bail']['protections']) =>
		aTelling({ kind: 'suspect-on-bail', on, data: { protections } });

	assert.equal(isNews(bail(both), known), false);
	assert.equal(isNews(bail(['no-contact']), known), true);
});

function listed(on: Day, data: Partial<EventData['hearing-listed']>) {
	return anEvent({ kind: 'hearing-listed', on, data });
}

function listing(on: Day, data: Partial<EventData['hearing-listed']>) {
	return aTelling({ kind: 'hearing-listed', on, data });
}
