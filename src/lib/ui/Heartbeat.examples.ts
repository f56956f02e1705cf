import type Heartbeat from './Heartbeat.svelte';
import type { Examples } from './example.ts';

const quiet =
	'We have heard nothing new since 12 May 2026. That does not mean nothing is happening.';

/** What the gallery shows of Heartbeat. */
export const examples: Examples<typeof Heartbeat> = {
	agreed: {
		sentences: [
			quiet,
			'The police should update you by <b>Tuesday 9 June 2026</b>, as you agreed with them.'
		]
	},
	nothing: {
		sentences: [
			'No office has told us anything yet. That does not mean nothing is happening.',
			'You can ask the police officer in your case how it is going.'
		]
	},
	stale: {
		sentences: [quiet, 'You can ask the Witness Care Unit how it is going.'],
		silence:
			'We last heard from the court on 12 May 2026. Call the Witness Care Unit before you travel.'
	}
};
