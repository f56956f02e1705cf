import { createRawSnippet } from 'svelte';
import type Fold from './Fold.svelte';
import type { Examples } from './example.ts';

const text = createRawSnippet(() => ({
	render: () => '<p>A trial is planned, or the defendant pleaded not guilty.</p>'
}));

/** What the gallery shows of Fold. */
export const examples: Examples<typeof Fold> = {
	closed: { title: 'What this means', children: text },
	open: { title: 'What this means', children: text, open: true }
};
