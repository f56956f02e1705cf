import type WordsBox from './WordsBox.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of WordsBox. */
export const examples: Examples<typeof WordsBox> = {
	empty: { name: 'words', label: 'Your message', hint: 'At most 2,000 characters.' },
	mistaken: {
		name: 'words',
		label: 'Your message',
		error: 'Write something first.',
		value: 'هل أستطيع أن أتصل بك؟'
	}
};
