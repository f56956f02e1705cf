import type Tick from './Tick.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Tick. */
export const examples: Examples<typeof Tick> = {
	open: { name: 'unsure', label: 'I am not sure' },
	ticked: { name: 'forget', label: 'Take that number away', checked: true }
};
