/** The name she gave somebody stands wherever their number stood, and nowhere where we do not know of whom it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeline } from '#lib/domain/case/timeline.ts';
import type { NamesGiven } from '#lib/domain/case/names-given.ts';
import type { DefendantKey, Event } from '#lib/domain/event.ts';
import { guardsOn } from '#lib/domain/news/orders.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sayGuards } from '#lib/i18n/news/order-words.ts';
import { sayInShort } from '#lib/i18n/news/rules-words.ts';
import { words } from '#lib/i18n/words.ts';
import { anEvent } from '#tests/world/builders.ts';
import { sayEntry } from './case-words.ts';

const charge = words('en')('happened.charged.title');
const charged = ['one', 'two'].map((defendant) =>
	anEvent({ kind: 'charged', on: '2026-02-01', defendant })
);
const bail = (defendant: string | undefined, bail: 'custody' | 'conditional-bail') =>
	anEvent({
		kind: 'court-bail-decided',
		on: '2026-04-01',
		data: { bail },
		...(defendant ? { defendant } : {})
	});
const order = anEvent({
	kind: 'protective-order',
	on: '2026-05-01',
	data: { order: 'restraining', change: 'made', protections: ['no-contact'] },
	defendant: 'two'
});
const two = [...charged, bail('one', 'conditional-bail'), bail('two', 'custody')];
const named = (one: string, other?: string): NamesGiven =>
	new Map(Object.entries({ one, ...(other ? { two: other } : {}) }) as [DefendantKey, string][]);
const bare = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');

const titles = (events: readonly Event[], names: NamesGiven, lang: Language = 'en') =>
	timeline(events).map((entry) => bare(sayEntry(entry, { lang, places: true, names }).title));
const rules = (events: readonly Event[], names: NamesGiven) =>
	sayGuards(guardsOn(events, '2026-06-01'), 'en', names).map(({ name }) => bare(name ?? ''));

test('what happened is said of whom she named by that name, and of the other by a number', () => {
	assert.deepEqual(
		titles(charged, named('Dan')).toSorted(),
		[
			`${charge} (Dan)`,
			words('en')('happened.whose.person', { title: charge, nth: 2, all: 2 })
		].toSorted()
	);
	assert.ok(titles(charged, named('دان'), 'ar').some((title) => title.endsWith('(دان)')));
});

test('rules and orders are of whom she named', () => {
	const names = named('Dan', 'the taller one');

	assert.deepEqual(rules(two, names), ['Dan', 'the taller one']);
	assert.deepEqual(rules([...two, order], names)[0], 'the taller one: A restraining order');
	assert.match(
		bare(sayInShort(guardsOn(two, '2026-06-01'), 'en', false, names)?.text ?? ''),
		/^Dan: .* the taller one: /
	);
});

test('what nobody said of whom it is, is said of one of the people, whatever they are called', () => {
	const nameless = [...charged, bail(undefined, 'custody')];

	assert.equal(
		titles(nameless, named('Dan', 'Tom'))[0],
		titles(nameless, new Map())[0],
		'one of the people'
	);
	assert.deepEqual(rules(nameless, named('Dan', 'Tom')), ['One of the people']);
});

test('a name given to somebody who is told of no more is said of nobody', () => {
	const names = new Map([['p-1' as DefendantKey, 'Dan']]);

	assert.deepEqual(titles(charged, names), titles(charged, new Map()));
});

test('with one person nothing is said of which, named or not', () => {
	const alone = [charged[0]!, bail('one', 'custody')];

	assert.deepEqual(titles(alone, named('Dan')), titles(alone, new Map()));
	assert.deepEqual(rules(alone, named('Dan')), ['']);
});

test('a name keeps its own direction in every language, and marks nothing', () => {
	const [newest] = timeline(charged);
	assert.ok(newest?.whose && newest.whose !== 'one-of-them');
	const names = new Map([[newest.whose.key, 'דן <ref>999</ref>']]);

	for (const lang of ['en', 'pl', 'ar'] as const) {
		const { title } = sayEntry(newest, { lang, places: true, names });
		assert.match(title, /\u2068דן ‹ref›999‹\/ref›\u2069/, lang);
		assert.doesNotMatch(title, /[<>]/, lang);
	}
});
