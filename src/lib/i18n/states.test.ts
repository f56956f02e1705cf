import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asEnglish, markEnglish, unfenced } from './in-english.ts';
import { isKept } from './kept-exact.ts';
import { fallen, flat, keptNow, readBook, stateOf, writeBook, type Kept } from './states.ts';

const english = {
	clock: { ago_one: 'One day ago.', ago_other: '{{count}} days ago.', late: 'It is late.' },
	home: { title: 'Your page' }
};
const own = {
	clock: { ago_one: 'Dzień temu.', ago_few: 'Dni temu.', ago_other: 'Dnia temu.', late: 'Późno.' },
	home: { title: 'Twoja strona' }
};

function bookFor(from: object): Map<string, Kept> {
	const source = new Map(flat(from));
	return new Map(
		flat(own).map(([name, said]) => {
			const english = source.get(name) ?? source.get('clock.ago_other') ?? '';
			return [name, keptNow(undefined, english, said)];
		})
	);
}

test('an English sentence that changes makes exactly its own translations stale', () => {
	const book = bookFor(english);
	const changed = {
		...english,
		clock: { ...english.clock, ago_other: '{{count}} working days ago.' }
	};

	const stale = flat(own).filter(([name, said]) => {
		const source = new Map(flat(changed));
		return (
			stateOf(book.get(name), source.get(name) ?? source.get('clock.ago_other') ?? '', said) ===
			'stale'
		);
	});

	assert.deepEqual(
		stale.map(([name]) => name),
		['clock.ago_few', 'clock.ago_other']
	);
	assert.deepEqual([...fallen(book, changed, own)], ['clock.ago']);
	assert.deepEqual([...fallen(book, english, own)], []);
});

test('a sentence that is neither of danger nor of time stays in its language though its English changed', () => {
	const changed = { ...english, home: { title: 'Your own page' } };

	assert.deepEqual([...fallen(bookFor(english), changed, own)], []);
	assert.ok(!isKept('home.title') && isKept('common.end.danger') && isKept('guidance/right-6'));
});

test('words that change with their English, or without it, are a draft that nobody has reviewed', () => {
	const kept = {
		...keptNow(undefined, 'One', 'Jeden'),
		state: 'reviewed',
		by: 'A. Nowak 2026-12-01'
	} as const;

	assert.equal(stateOf(kept, 'One', 'Jeden'), 'reviewed');
	assert.equal(stateOf(kept, 'One', 'Raz'), 'draft');
	assert.equal(stateOf(kept, 'Two', 'Dwa'), 'draft');
	assert.equal(stateOf(kept, 'Two', 'Jeden'), 'stale');
	assert.equal(keptNow(kept, 'Two', 'Dwa').by, undefined);
	// What is stale keeps the mark of what it was made from, however often it is kept again.
	assert.deepEqual(keptNow(kept, 'Two', 'Jeden'), kept);
	assert.equal(stateOf(undefined, 'One', 'Jeden'), 'draft');
});

test('what is kept is written and read again as it was, and merged lines of two changes are no harm', () => {
	const book = bookFor(english).set('home.title', {
		...keptNow(undefined, 'Your page', 'Twoja strona'),
		...({ state: 'reviewed', by: 'A. Nowak 2026-12-01' } as const)
	});

	const text = writeBook(book);

	assert.deepEqual(writeBook(readBook(text)), text);
	assert.deepEqual(writeBook(readBook([...text, ...text])), text);
});

test('English in a page of another language is marked as such, around what stands in it, and not inside a tag or a title', () => {
	const said = asEnglish('Call <b>999</b> by \u2068wtorek\u2069.');
	const page = `<title>${asEnglish('Now')}</title><p title="${asEnglish('x')}">Teraz: ${said} Dalej.</p>`;

	assert.equal(
		markEnglish(page),
		`<title>${asEnglish('Now')}</title><p title="${asEnglish('x')}">Teraz: <span lang="en" dir="ltr">Call <b>999</b> by \u2068wtorek\u2069.</span> Dalej.</p>`
	);
	assert.equal(markEnglish('<p>\u2066no end</p>'), '<p>\u2066no end</p>');
	assert.equal(unfenced(asEnglish('Call us.')), 'Call us.');
});
