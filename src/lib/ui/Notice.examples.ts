import { createRawSnippet } from 'svelte';
import type Notice from './Notice.svelte';
import type { Examples } from './example.ts';

const children = createRawSnippet(() => ({
	render: () => '<p><a class="alone" href="/gallery">Read this page in English</a></p>'
}));

/** What the gallery shows of Notice. */
export const examples: Examples<typeof Notice> = {
	line: { text: 'We have not heard from the court since <b>17 November</b>.' },
	linked: { text: 'No second person has checked this page yet.', children }
};
