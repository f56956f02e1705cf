/** How a correction looks before it is confirmed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import { words } from '#lib/i18n/words.ts';
import { sides } from './shown.ts';

const of = 'talk.title';
const says = { 'pl:talk.title': 'Nowy tytuł' };
const after: AnyCorrection[] = [{ kind: 'phrase', of, value: { says } }];

// Sixteen languages stood on either side, of which one was changed: whoever confirms had to find it.
test('of a sentence a keeper sees the languages that change and no others', () => {
	const shown = sides(
		{ kind: 'phrase', of, before: [], after },
		Date.parse('2026-11-29T12:00:00Z')
	);

	assert.deepEqual(shown.before, { as: 'said', said: [{ lang: 'pl', text: words('pl')(of) }] });
	assert.deepEqual(shown.after, { as: 'said', said: [{ lang: 'pl', text: 'Nowy tytuł' }] });
});
