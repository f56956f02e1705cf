import { createRawSnippet } from 'svelte';
import type Form from './Form.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Form. */
export const examples: Examples<typeof Form> = {
	empty: { action: '/gallery', children: createRawSnippet(() => ({ render: () => '<p>…</p>' })) }
};
