import { tracker } from '#lib/domain/stage/tracker.ts';
import { saySteps } from '#lib/i18n/stage/stage-words.ts';
import { byStage } from './example-stages.ts';
import { roadTo } from './example-roads.ts';
import type Track from './Track.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Track. */
export const examples: Examples<typeof Track> = {
	waiting: {
		part: 'track',
		steps: [
			{ state: 'done', title: 'You reported it', note: '14 March 2026' },
			{ state: 'done', title: 'Someone was charged', note: '22 July 2026' },
			{ state: 'now', title: 'Waiting for trial', note: 'Since 19 August 2026' },
			{ state: 'next', title: 'Trial', note: 'A judge or jury decides' },
			{ state: 'later', title: 'If guilty: sentence' }
		]
	},
	first: {
		steps: [
			{ state: 'now', title: 'You reported it' },
			{ state: 'next', title: 'The police investigate' }
		]
	},
	over: {
		steps: [
			{ state: 'done', title: 'Trial' },
			{ state: 'done', title: 'Sentence' }
		]
	},
	...byStage(({ stage, track }, lang) => ({
		steps: saySteps(tracker(roadTo(stage, track)), lang),
		kind: stage
	}))
};
