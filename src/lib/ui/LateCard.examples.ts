import { createRawSnippet } from 'svelte';
import type LateCard from './LateCard.svelte';
import type { Examples } from './example.ts';

const children = createRawSnippet(() => ({
	render: () =>
		'<p>They should have told you by Thursday 19 November. That was 3 working days ago.</p>'
}));

/** What the gallery shows of LateCard. */
export const examples: Examples<typeof LateCard> = {
	late: {
		title: '<b>The Witness Care Unit is late:</b> you should know why the trial moved',
		children,
		part: 'late',
		kind: 'trial-moved'
	},
	arabic: { title: '<b>تأخرت وحدة رعاية الشهود:</b> كان يجب أن تعرف لماذا تغير موعد المحاكمة' }
};
