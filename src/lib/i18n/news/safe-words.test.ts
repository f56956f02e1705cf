import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import type { Event } from '#lib/domain/event.ts';
import { safeToday } from '#lib/domain/news/safe-today.ts';
import { languages } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { sayKnows, saySafe, sayUnknown } from './safe-words.ts';

const today = '2026-11-28';
const t = words('en');
const source = 'Thamesgate Police';
const onBail = anEvent({
	kind: 'suspect-on-bail',
	on: '2026-03-03',
	source,
	data: { protections: ['no-contact'] }
});
const held = anEvent({ kind: 'court-bail-decided', on: '2026-04-02', data: { bail: 'custody' } });
const acquitted = anEvent({
	kind: 'verdict-given',
	on: '2026-11-27',
	data: { verdict: 'not-guilty' }
});
const read = (events: readonly Event[]) =>
	safeToday(events, today).map((one) => saySafe(one, 'en'));

test('who was let go is said in the words of whoever told it, with the day, the rules and what nobody told', () => {
	const [said] = read([onBail]);

	assert.equal(said?.title, `${t('happened.suspect-on-bail.rules.title')}.`);
	assert.equal(
		said.source,
		`Since 3 March 2026. ${t('happened.heard', { source, day: '3 March 2026' })}`
	);
	assert.deepEqual(said.must, ['There is someone they must not contact.']);
	assert.deepEqual(sayUnknown(safeToday([onBail], today), 'en'), [
		t('rules.unknown.until'),
		t('rules.unknown.about'),
		t('rules.unknown.more')
	]);
});

test('where nobody told us anything it is said once, and who would know', () => {
	const [said] = read([]);

	assert.equal(said?.title, 'Nobody has told us where the person is.');
	assert.deepEqual([said.lead, said.source, said.must, said.lost], [undefined, undefined, [], []]);
	assert.match(sayKnows(safeToday([], today), 'en').join(), /^Ask: the police\. Use the officer/);
});

// "The rules ended on 20 August" stood beside "Since 27 November" of one verdict.
test('after an acquittal she reads first that they may be free, and one day for a rule', () => {
	const [said] = read([onBail, held, acquitted]);

	assert.equal(
		said?.title,
		'They may be free, and the rules have ended. Make a plan to stay safe today.'
	);
	assert.equal(said.lead, `${t('happened.verdict-given.not-guilty.title')}.`);
	assert.match(said.source ?? '', /^Since 27 November 2026\./);
	assert.deepEqual(said.lost, [t('rules.lost.no.no-contact', { day: '2 April 2026' })]);
});

test('a sentence is said with its length, and an order beside it with its end', () => {
	const prison = anEvent({
		kind: 'sentenced',
		on: '2026-11-19',
		data: { sentence: 'prison', term: { length: { years: 2 } } }
	});
	const order = anEvent({
		kind: 'protective-order',
		on: '2026-11-19',
		data: {
			order: 'restraining',
			change: 'made',
			protections: ['no-contact'],
			lasting: { length: { years: 5 } }
		}
	});
	const [said] = read([held, prison, order]);

	assert.equal(said?.title, `${t('happened.sentenced.prison')}.`);
	assert.match(said.lead ?? '', /^2 years in prison\./);
	assert.match(said.orders[0]?.text ?? '', /5 years.*19 November 2026\./);
	assert.deepEqual(
		said.orders.map(({ name }) => name),
		['A restraining order']
	);
});

// It said "It is not the same for each person." and no more.
test('of two people each is said under their own number, an order without the number once more', () => {
	const both = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-04-01', defendant })
	);
	const of = (event: Event, defendant: string) => ({ ...event, defendant }) as Event;
	const order = anEvent({
		kind: 'protective-order',
		on: '2026-11-27',
		defendant: 'two',
		data: { order: 'restraining', change: 'made', protections: [] }
	});

	assert.deepEqual(
		read([...both, of(held, 'one'), of(acquitted, 'two'), order]).map(({ name, title, orders }) => [
			name,
			title,
			orders.map((one) => one.name).join()
		]),
		[
			['Person 1 of 2', `${t('happened.court-bail-decided.custody.title')}.`, ''],
			['Person 2 of 2', t('rules.short.order-may'), 'A restraining order']
		]
	);
});

test('in every language each answer has words', () => {
	for (const { code } of languages)
		for (const events of [[], [onBail], [onBail, held], [held, acquitted]])
			for (const one of safeToday(events, today)) {
				const { title, lead, source: who } = saySafe(one, code);
				const all = [title, lead, who, ...sayUnknown([one], code), ...sayKnows([one], code)];
				assert.doesNotMatch(all.join(' '), /\{\{|undefined$/);
				assert.ok(title.length > 5);
			}
});
