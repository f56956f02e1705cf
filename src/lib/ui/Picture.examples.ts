import type Picture from './Picture.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Picture. */
export const examples: Examples<typeof Picture> = {
	bars: { of: 'bars' },
	bench: { of: 'bench' },
	calendar: { of: 'calendar' },
	call: { of: 'call' },
	clock: { of: 'clock' },
	columns: { of: 'columns' },
	hand: { of: 'hand' },
	house: { of: 'house' },
	letter: { of: 'letter' },
	sheet: { of: 'sheet' },
	person: { of: 'person' },
	screen: { of: 'screen' },
	speech: { of: 'speech' },
	tick: { of: 'tick' },
	two: { of: 'two' }
};
