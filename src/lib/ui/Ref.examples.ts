import type Ref from './Ref.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Ref. */
export const examples: Examples<typeof Ref> = {
	reference: { text: '01/46203/26' },
	number: { text: '+44 20 7946 0123' },
	time: { text: '9:10 am' }
};
