import type Choice from './Choice.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Choice. */
export const examples: Examples<typeof Choice> = {
	open: { name: 'unsure', label: 'I am not sure' },
	ticked: { name: 'forget', label: 'Delete that number', checked: true }
};
