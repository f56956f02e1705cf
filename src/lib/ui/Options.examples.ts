import type Options from './Options.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Options. */
export const examples: Examples<typeof Options> = {
	three: {
		items: [
			{
				href: '/gallery?1',
				title: 'Say how this has affected you',
				note: 'Any time before the sentence. This is called a Victim Personal Statement.'
			},
			{
				href: '/gallery?2',
				title: 'Ask for help in court',
				note: 'A screen, a video link, an interpreter.'
			},
			{ href: '/gallery?3', title: 'Read your rights' }
		]
	}
};
