/** What her first page says after a sentence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { sumOf } from '#lib/domain/stage/sum.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayStage } from '#lib/i18n/stage/stage-words.ts';
import { ways } from '#tests/stage/stories.ts';
import { anEvent } from '#tests/world/builders.ts';
import { withSentence } from './sentence.ts';

// "The office must act by 5 pm on Friday": which office, stood on another page.
test('beside the day by which an office must act stand its name and its number', () => {
	const before = ways['waiting-for-sentence'];
	const events = [
		...before,
		anEvent({ kind: 'sentenced', on: '2026-07-10', data: { sentence: 'prison' } })
	];
	const said = sayStage(tracker(events), sumOf(events), 'en');
	const depth = { lang: 'en', places: true } as const;

	const { can } = withSentence(said, events, depth, instantOf('2026-07-20', '10:00'));

	assert.match(can, /The office must act by 5 pm on <b>/);
	assert.match(can, /Attorney General's Office, <ref>020 7271 2492<\/ref>/);
});
