import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import type { EventData, Event } from '#lib/domain/event.ts';
import { guardsOn } from '#lib/domain/news/orders.ts';
import { languages } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { sayGuards } from './order-words.ts';
import { sayInShort } from './rules-words.ts';

const today = '2026-06-01';
const t = words('en');
const made = (over: Partial<EventData['protective-order']> = {}, on = '2026-03-02') =>
	anEvent({
		kind: 'protective-order',
		on,
		data: { order: 'restraining', change: 'made', protections: [], ...over }
	});
const said = (events: readonly Event[], day = today) =>
	sayGuards(guardsOn(events, day), 'en').map(({ name, text, notes = [] }) =>
		[`${name}: ${text}`, ...notes].join(' ')
	);
const short = (events: readonly Event[], day = today) =>
	sayInShort(guardsOn(events, day), 'en', false)?.state;
const sentenced = (sentence: EventData['sentenced']['sentence']) =>
	anEvent({ kind: 'sentenced', on: '2026-03-02', data: { sentence } });
const bail = anEvent({
	kind: 'court-bail-decided',
	on: '2026-01-02',
	data: { bail: 'conditional-bail', protections: ['no-contact'] }
});

for (const [lasting, until] of [
	[{ until: '2031-03-02' }, 'It lasts until 2 March 2031.'],
	[{ length: { years: 5 } }, 'It lasts 5 years, counted from 2 March 2026.'],
	[{ openEnded: true }, 'It lasts until a court ends it.'],
	[undefined, 'We were not told how long it lasts.']
] as const)
	test(`an order is said with how long it holds: ${until}`, () => {
		assert.deepEqual(said([made(lasting ? { lasting } : {})]), [
			`A restraining order: A court made this order. It says what the other person must not do. ${until} ` +
				`${t('rules.order.crime')} ${t('rules.order.ask')}`
		]);
	});

test('an order that was changed, ended, or is over says so', () => {
	const until = made({ lasting: { until: '2026-05-01' } });

	assert.match(
		said([made(), made({ change: 'varied' }, '2026-05-02')])[0] ?? '',
		/changed it on 2 May 2026/
	);
	assert.match(
		said([made(), made({ change: 'ended' }, '2026-05-02')])[0] ?? '',
		/ended this order on 2 May 2026/
	);
	assert.match(said([until])[0] ?? '', /This order has run out.*until 1 May 2026/);
});

// The row on her page said that it knew of no rules, or that those from before had ended, while an order held.
test('while an order holds, her first page says so, and whether the person may be free', () => {
	assert.equal(short([made()]), 'order');
	assert.equal(short([bail, sentenced('prison'), made()]), 'order');
	assert.equal(short([bail, sentenced('suspended-prison'), made()]), 'order-may');
	assert.equal(short([bail, made()]), 'hold');
	assert.equal(short([made(), made({ change: 'ended' }, '2026-05-02')]), 'order-over');
	assert.equal(
		short([bail, sentenced('prison'), made({ lasting: { until: '2026-05-01' } })]),
		'order-over'
	);
});

// She read "this rule ended" above the order that goes on with it.
test('a rule that an order goes on with is not said to be lost', () => {
	const order = made({ protections: ['no-contact'] });
	const other = made({ protections: ['keep-away-from-place'] });
	const of = (one: Event) =>
		sayGuards(guardsOn([bail, sentenced('prison'), one], today), 'en').map(({ kept, lost }) => [
			kept.join(),
			lost.join()
		]);

	assert.deepEqual(of(order), [[t('rules.kept.no-contact'), '']]);
	assert.deepEqual(of(other), [
		[t('rules.kept.keep-away-from-place'), ''],
		['', t('rules.lost.no.no-contact', { day: '2 March 2026' })]
	]);
});

test('every order has words in every language, however it stands', () => {
	const never = made({ protections: ['no-contact'] });
	const right = { ...anEvent({ kind: 'hearing-held', on: '2026-03-03' }), corrects: never.id };
	for (const { code } of languages)
		for (const order of ['restraining', 'criminal-behaviour', 'other'] as const)
			for (const events of [
				[made({ order, protections: ['no-contact', 'keep-away-from-place'] })],
				[made({ order, lasting: { length: { months: 18 } } }, '2024-01-01')],
				[made({ order, change: 'ended', protections: [] })],
				[never, right as Event]
			]) {
				const guards = guardsOn(events, today);
				for (const { text, name, lost, kept, notes } of sayGuards(guards, code))
					assert.doesNotMatch(
						`${name} ${text} ${lost} ${kept} ${notes?.join()}`,
						/undefined|\{\{|rules\./
					);
				assert.ok(sayInShort(guards, code, false)?.text);
			}
});

test('where it is not the same for each person, each is said', () => {
	const of = (event: Event, defendant: string) => ({ ...event, defendant }) as Event;
	const charged = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-01-01', defendant })
	);
	const custody = anEvent({
		kind: 'court-bail-decided',
		on: '2026-01-02',
		data: { bail: 'custody' }
	});
	const acquitted = anEvent({
		kind: 'verdict-given',
		on: '2026-03-02',
		data: { verdict: 'not-guilty' }
	});
	const events = [
		...charged,
		of(custody, 'two'),
		of(acquitted, 'two'),
		of(made({ protections: ['no-contact'] }), 'one')
	];
	const guards = guardsOn(events, today);

	assert.equal(
		sayInShort(guards, 'en', false)?.text,
		`Person 1 of 2: ${t('rules.short.order')} Person 2 of 2: ${t('rules.short.over')}`
	);
	assert.deepEqual(
		sayGuards(guards, 'en').map(({ name }) => name),
		['Person 1 of 2: A restraining order', 'Person 2 of 2']
	);
	const over = of(made({ lasting: { until: '2026-05-01' } }), 'one');
	assert.equal(
		sayInShort(guardsOn([...charged, of(bail, 'two'), over], today), 'en', false)?.text,
		`Person 1 of 2: ${t('rules.short.order-over')} Person 2 of 2: ${t('rules.short.hold')}`
	);
	for (const { code } of languages) {
		const said = words(code);
		const all = [1, 2].map((nth) => said('rules.person', { nth, all: 2 }));
		const text = sayInShort(guards, code, false)?.text ?? '';
		assert.ok(
			all.every((name) => text.includes(name)),
			text
		);
	}
});

// "We know of no such order" stood beside "we have not been told if it still applies".
test('an end that was told by mistake of an order we know nothing else of is said in one word', () => {
	const named = made({ change: 'ended', protections: ['no-contact'] });
	const withdrawn = { ...anEvent({ kind: 'withdrawn', on: '2026-03-04' }), corrects: named.id };

	const [order] = sayGuards(guardsOn([named, withdrawn as Event], today), 'en');

	assert.equal(order?.text, t('rules.order.not-ended'));
	assert.deepEqual([order.kept, order.lost, order.notes], [[], [], []]);
});

test('what was told by mistake of the order of one of two people is said of that person, whose bail is said as it was', () => {
	const charged = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-01-01', defendant })
	);
	const of = (event: Event) => ({ ...event, defendant: 'one' }) as Event;
	const named = made({ change: 'ended', protections: ['no-contact'] });
	const back = { ...anEvent({ kind: 'withdrawn', on: '2026-03-04' }), corrects: named.id } as Event;
	const guards = guardsOn([...charged, of(bail), of(named), back], today);

	assert.equal(
		sayGuards(guards, 'en')[0]?.name,
		`Person 1 of 2: ${t('rules.order.name.restraining')}`
	);
	assert.equal(sayInShort(guards, 'en', false)?.text, `Person 1 of 2: ${t('rules.short.hold')}`);
});
