import { createRawSnippet } from 'svelte';
import type Button from './Button.svelte';
import type { Examples } from './example.ts';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

/** What the gallery shows of Button. */
export const examples: Examples<typeof Button> = {
	link: { href: '/gallery', children: text('Ask why it moved') },
	press: { type: 'button', children: text('Send this') },
	quiet: { type: 'button', kind: 'quiet', children: text('Not now') },
	long: {
		href: '/gallery',
		children: text('Ask the Witness Care Unit why the trial has moved to another day')
	}
};
