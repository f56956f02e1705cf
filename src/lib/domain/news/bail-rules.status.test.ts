import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import type { BailState, Protection } from '#lib/domain/event.ts';
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
