import type Named from './Named.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Named. */
export const examples: Examples<typeof Named> = {
	two: { name: 'Amina Hassan', text: 'Your advocate is <b>Amina Hassan</b>.' },
	one: { name: 'Sam', text: 'You and your advocate, Sam, write to each other here.', isLead: true },
	none: { name: undefined, text: 'You have an advocate.' }
};
