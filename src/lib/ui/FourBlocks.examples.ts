import { createRawSnippet } from 'svelte';
import { sayStage } from '#lib/i18n/stage/stage-words.ts';
import { byStage } from './example-stages.ts';
import type FourBlocks from './FourBlocks.svelte';
import type { Examples } from './example.ts';

const can = createRawSnippet(() => ({
	render: () => '<p><a class="alone" href="/gallery">Say how this has affected you</a></p>'
}));

/** What the gallery shows of FourBlocks. */
export const examples: Examples<typeof FourBlocks> = {
	whole: {
		means: 'The court has set a day. The day may still move.',
		next: 'You do not have to do anything now.',
		can,
		ask: 'The Witness Care Unit. Your advocate can ask for you.'
	},
	short: { next: 'You should be told within 1 working day.', ask: 'The officer in your case.' },
	...byStage((at, lang) => {
		const { means, next, can, ask } = sayStage(at, undefined, lang);
		return { means, next, can, ask, kind: at.stage };
	})
};
