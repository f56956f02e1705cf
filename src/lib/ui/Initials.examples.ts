import type Initials from './Initials.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Initials. */
export const examples: Examples<typeof Initials> = {
	two: { name: 'Amina Hassan' },
	one: { name: 'Sam' }
};
