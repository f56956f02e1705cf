/** An alarm in words: where it is pinned, on its own page and on the board it says the same of who has taken it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import type { Worry } from '#lib/server/call/worries.ts';
import { sayWorry } from './say.ts';

const since = Date.parse('2026-11-30T02:20:00Z');
const worry = {
	...{ id: 'one', why: 'worried', since, isTaken: false, steps: [] },
	...{ name: 'Mary', owner: { person: 'amina' as PersonId, name: 'Amina' } }
} as unknown as Worry;

// The bar said that nobody had taken it, the page only that Amina had to act.
test('an alarm that nobody has taken says so beside whoever has to act', () => {
	const { whose } = sayWorry(worry);

	assert.match(whose, /^Nobody has taken it\. To act: <b>Amina<\/b>/);
	assert.match(sayWorry({ ...worry, isTaken: true }).whose, /^To act: <b>Amina<\/b>/);
});
