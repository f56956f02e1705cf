import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { rulesNow } from '#lib/domain/news/bail-rules.ts';
import { guardsOn } from '#lib/domain/news/orders.ts';
import type { BailState, DefendantKey, Event, EventId, Protection } from '#lib/domain/event.ts';
import type { Term } from '#lib/domain/event-field.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import { sayInShort, sayRules } from './rules-words.ts';
import { words } from '#lib/i18n/words.ts';

const today = '2027-06-01';

const t = words('en');
const court = (on: string, bail: BailState, protections: Protection[] = []) =>
	anEvent({ kind: 'court-bail-decided', on, data: { bail, protections } });
const strict = court('2026-03-01', 'conditional-bail', ['no-contact']);
const acquitted = anEvent({
	kind: 'verdict-given',
	on: '2026-11-23',
	data: { verdict: 'not-guilty' }
});
const short = (events: readonly Event[], waits = false) =>
	sayInShort(guardsOn(events, today), 'en', waits)?.text;

test('after an acquittal she is told at once that the person may be free and that the rules ended', () => {
	assert.equal(
		short([strict, acquitted]),
		'They may be free, and the rules have ended. Make a plan to stay safe today.'
	);
});

// "They may be free. We know of no rules", above "Sentence: a community order, with rules to follow".
test('a sentence outside prison has rules that are to be kept, for as long as it lasts', () => {
	const order = (sentence: 'community-order' | 'suspended-prison' | 'fine', term?: Term) =>
		anEvent({ kind: 'sentenced', on: '2026-11-23', data: { sentence, ...(term ? { term } : {}) } });
	const keeps = t('rules.short.order-may');

	assert.equal(short([order('community-order')]), keeps);
	assert.equal(short([strict, order('suspended-prison', { suspendedFor: { years: 2 } })]), keeps);
	assert.equal(short([order('community-order', { until: '2027-05-31' })]), t('rules.short.over'));
	assert.equal(short([strict, order('fine')]), t('rules.short.over-rules'));
});

test('while news waits that may end them, no rule is said to hold', () => {
	assert.equal(short([strict], true), t('rules.waits'));
	assert.equal(short([], true), undefined);
});

test('a rule that holds no more stands under its own heading, with its day, and not among those that hold', () => {
	const [said] = sayRules(rulesNow([strict, court('2026-04-01', 'unconditional-bail')]), 'en');

	assert.deepEqual(said?.kept, []);
	assert.deepEqual(said.lost, ['The rule not to contact someone ended on 1 April 2026.']);
});

test('one person has no number, and of several each has a sentence', () => {
	const two = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'court-bail-decided', on: '2026-04-01', data: { bail: 'custody' }, defendant })
	);

	assert.equal(sayRules(rulesNow([strict]), 'en')[0]?.name, undefined);
	assert.deepEqual(
		sayRules(rulesNow(two), 'en').map(({ text }) => text),
		[t('rules.short.held'), t('rules.short.held')]
	);
});

test('each of several people has a number, the same as beside what happened', () => {
	const charged = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-02-01', defendant })
	);
	const held = anEvent({
		kind: 'court-bail-decided',
		on: '2026-04-01',
		data: { bail: 'custody' },
		defendant: 'two'
	});
	const free = { ...held, id: 'free' as EventId, defendant: 'one' as DefendantKey };

	const names = sayRules(rulesNow([...charged, held, free]), 'en').map(({ name }) => name);

	assert.deepEqual(names.toSorted(), ['Person 1 of 2', 'Person 2 of 2']);
	assert.equal(
		short([...charged, held]),
		`Person 2 of 2: ${t('rules.short.held', { day: '1 April 2026' })}`
	);
});

const of = (event: Event, defendant: string) =>
	({ ...event, id: `${event.id} ${defendant}`, defendant }) as Event;

// It said "It is not the same for each person." and no more.
test('where nobody says which of the people it is, each is said all the same', () => {
	const police = anEvent({
		kind: 'suspect-on-bail',
		on: '2026-01-01',
		toldBy: 'police',
		data: { protections: ['no-contact'] }
	});
	const one = t('rules.one');
	const unclear = t('rules.of', { name: one, text: t('rules.short.unclear') });
	const free = t('rules.of', { name: one, text: t('rules.short.over') });

	assert.equal(
		short([of(police, 'p1'), of(police, 'p2'), of(acquitted, 'c1')]),
		[unclear, unclear, free].join(' ')
	);
});

// "The rule not to contact someone ended" of somebody of whom nobody had told a rule, while the other was still under it.
test('bail of one of two people that names nobody does not end with the acquittal of the other', () => {
	const charged = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-02-01', defendant })
	);
	const events = [...charged, strict, of(acquitted, 'one')];

	assert.equal(
		short(events),
		t('rules.of', { name: 'Person 1 of 2', text: t('rules.short.over') })
	);
	assert.deepEqual(sayRules(rulesNow(events), 'en')[0]?.lost, [
		t('rules.lost.not-told.no-contact', { day: '23 November 2026' })
	]);
});

test('of bail without rules that names a rule her page says that the court decided, and whom to ask', () => {
	const data = { bail: 'unconditional-bail', protections: ['no-contact'] } as const;
	const event = anEvent({ kind: 'court-bail-decided', on: '2026-03-01', data });

	const { title, detail } = sayEntry({ event, before: [] }, { lang: 'en', places: true });

	assert.equal(title, 'The court released the defendant on bail until the next hearing');
	assert.equal(detail, 'Ask the Witness Care Unit what it means.');
});
