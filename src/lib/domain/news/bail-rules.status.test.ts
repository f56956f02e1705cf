import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import type { BailState, Event, Protection } from '#lib/domain/event.ts';
import { rulesNow } from './bail-rules.ts';

const court = (on: string, bail: BailState, protections: Protection[] = []) =>
	anEvent({ kind: 'court-bail-decided', on, data: { bail, protections } });
const noContact = court('2026-03-01', 'conditional-bail', ['no-contact']);

test('after a decision that is neither bail nor prison, or bail that counts no more, nobody says that the old rules hold', () => {
	for (const state of ['other', 'not-applicable'] as const) {
		const decided = court('2026-04-01', state);

		assert.deepEqual(
			rulesNow([noContact, decided]).map((one) => [one.state, one.lost]),
			[['unclear', [{ protection: 'no-contact', holds: 'not-told', since: '2026-04-01' }]]]
		);
	}
});

test('of bail that begins once something is done, rules are told, and not that the person is out', () => {
	const later = court('2026-04-01', 'conditional-bail-later', ['no-contact']);
	const [rules] = rulesNow([court('2026-03-01', 'custody'), later]);

	assert.deepEqual(
		[rules?.state, rules?.protections, rules?.out],
		['rules', ['no-contact'], 'not-told']
	);
});

// "The offender was sent back to prison. Since 1 March", on which a court had kept him there before the trial.
test('since when it is so is the day of what is said of it, and of the same said again the first day', () => {
	const kept = court('2026-03-01', 'custody');
	const back = anEvent({ kind: 'recalled-to-prison', on: '2026-05-01' });
	const ended = anEvent({ kind: 'sentence-ended', on: '2026-05-02' });
	const passed = anEvent({ kind: 'sentenced', on: '2026-05-04', data: { sentence: 'prison' } });
	const since = (...events: readonly Event[]) => rulesNow(events)[0]?.since;

	assert.equal(since(kept, back), '2026-05-01');
	assert.equal(since(ended, passed), '2026-05-04');
	assert.equal(since(kept, court('2026-04-01', 'custody')), '2026-03-01');
});
