import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import type { CourtKind, Day } from '#lib/domain/event.ts';
import { sentencingCourt } from './sentencing-court.ts';

const sentence = anEvent({ kind: 'sentenced', on: '2026-09-01' });
const hearing = (courtKind: CourtKind, on: Day) =>
	anEvent({
		kind: 'hearing-listed',
		on: '2026-05-01',
		data: { hearing: `${courtKind}-${on}`, courtKind, purpose: 'other', when: onDay(on) }
	});

test('the court of a sentence is the one the case was last in', () => {
	const told = [hearing('magistrates', '2026-06-01'), hearing('crown', '2026-08-01'), sentence];

	assert.equal(sentencingCourt(sentence, told), 'crown');
});

test('a court told with the sentence is its court, wherever the case was listed', () => {
	const magistrates = anEvent({
		kind: 'sentenced',
		on: '2026-09-01',
		data: { courtKind: 'magistrates' }
	});

	assert.equal(
		sentencingCourt(magistrates, [hearing('crown', '2026-08-01'), magistrates]),
		'magistrates'
	);
});

test('a case sent up on the day of its first hearing is in the Crown Court', () => {
	const sent = anEvent({ kind: 'sent-to-crown-court', on: '2026-06-01' });

	assert.equal(
		sentencingCourt(sentence, [hearing('magistrates', '2026-06-01'), sent, sentence]),
		'crown'
	);
});

test('a hearing after the sentence, one that is off, or one at a court nobody named says nothing', () => {
	const off = anEvent({
		kind: 'hearing-cancelled',
		on: '2026-07-01',
		data: { hearing: 'crown-2026-08-01' }
	});

	assert.equal(sentencingCourt(sentence, [hearing('crown', '2026-09-02'), sentence]), 'not-told');
	assert.equal(
		sentencingCourt(sentence, [hearing('crown', '2026-08-01'), off, sentence]),
		'not-told'
	);
	assert.equal(
		sentencingCourt(sentence, [hearing('not-told', '2026-08-01'), sentence]),
		'not-told'
	);
});
