import type Gate from './Gate.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Gate. */
export const examples: Examples<typeof Gate> = {
	asks: { action: '/news', part: 'news', state: 'asks' },
	freeing: { action: '/news', aboutHeld: true },
	child: { action: '/news', line: { name: 'Childline', number: '0800 1111' } }
};
