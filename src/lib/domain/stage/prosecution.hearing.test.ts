import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import type { Day, Event, EventData } from '#lib/domain/event.ts';
import { purposes } from '#lib/domain/vocabulary.ts';
import { tracker } from './tracker.ts';

const charged = anEvent({ kind: 'charged', on: '2026-01-02' });

test('a case that was sent to the Crown Court is in court, and not waiting for its first hearing', () => {
	const first = { hearing: 'first', purpose: 'first-hearing', courtKind: 'magistrates' } as const;
	const crown = listed('2026-02-10', {
		hearing: 'plea',
		purpose: 'plea',
		when: onDay('2026-03-10')
	});
	const held = anEvent({ kind: 'hearing-held', on: '2026-02-10', data: first });

	const sent = stage([charged, listed('2026-01-05', first), held, crown]);

	assert.equal(sent, 'in-court');
	assert.equal(stage([charged, crown]), 'in-court');
	assert.equal(stage([charged, listed('2026-01-05', first)]), 'first-hearing-planned');
});

test("only a magistrates' court is said to hear a person for the first time", () => {
	const kinds = ['magistrates', 'youth', 'crown', 'appeal', 'not-told'] as const;

	const first = purposes.flatMap((purpose) =>
		kinds
			.filter(
				(courtKind) =>
					stage([charged, listed('2026-01-05', { purpose, courtKind })]) === 'first-hearing-planned'
			)
			.map((courtKind) => `${purpose} ${courtKind}`)
	);

	assert.deepEqual(first, [
		...kinds.map((courtKind) => `first-hearing ${courtKind}`),
		...['plea magistrates', 'plea youth'],
		...['other magistrates', 'other youth', 'other not-told']
	]);
});

test('a first hearing that was taken off leaves the case charged', () => {
	const first = listed('2026-01-05', { purpose: 'first-hearing', courtKind: 'magistrates' });

	assert.equal(
		stage([charged, first, anEvent({ kind: 'hearing-cancelled', on: '2026-01-08' })]),
		'charged'
	);
});

test('a case of which only bail or a plea in court is told is in court', () => {
	assert.equal(stage([anEvent({ kind: 'court-bail-decided', on: '2026-02-10' })]), 'in-court');
	assert.equal(stage([plea('2026-02-10', 'other')]), 'in-court');
});

function stage(events: readonly Event[]) {
	return tracker(events).stage;
}

function listed(on: Day, data: Partial<EventData['hearing-listed']>) {
	return anEvent({ kind: 'hearing-listed', on, data });
}

function plea(on: Day, said: EventData['plea-entered']['plea'] = 'guilty') {
	return anEvent({ kind: 'plea-entered', on, data: { plea: said } });
}
