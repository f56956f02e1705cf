import { createRawSnippet } from 'svelte';
import type Card from './Card.svelte';
import type { Examples } from './example.ts';

const children = createRawSnippet(() => ({
	render: () => '<p>Amina is your advocate. She does not work for the police or the court.</p>'
}));

/** What the gallery shows of Card. */
export const examples: Examples<typeof Card> = {
	titled: { title: 'Someone on your side', children },
	bare: { children }
};
