import type Choices from './Choices.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Choices. */
export const examples: Examples<typeof Choices> = {
	one: {
		name: 'message',
		legend: 'May we leave a message?',
		options: [
			{ value: 'yes', label: 'Yes' },
			{ value: 'no', label: 'No', hint: 'If you do not answer, we try again later.' }
		],
		chosen: ['no']
	},
	many: {
		name: 'times',
		kind: 'many',
		legend: 'When is it safe to call you?',
		hint: 'Pick all that fit.',
		options: [
			{ value: 'morning', label: 'In the morning' },
			{ value: 'evening', label: 'In the evening' }
		],
		chosen: ['morning', 'evening']
	},
	mistaken: {
		name: 'shared',
		legend: 'Does anybody else use this phone?',
		error: 'Pick one answer',
		options: [
			{ value: 'yes', label: 'Yes, or I am not sure' },
			{ value: 'no', label: 'No' }
		]
	}
};
