import type Said from './Said.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Said. */
export const examples: Examples<typeof Said> = {
	plain: { text: 'The trial is planned for Tuesday 2 March 2027.' },
	strong: { text: 'The trial is planned for <b>Tuesday 2 March 2027</b>.' },
	reference: { text: 'Your reference is <ref>01/46203/26</ref>. Say it when you call.' },
	dials: {
		text: 'Call <ref>0808 168 9111</ref>. If you cannot speak, press <ref>55</ref>.',
		dials: true
	},
	arabic: { text: 'رقمك المرجعي <ref>01/46203/26</ref>. قله عندما تتصل.' },
	unmarked: { text: 'A sign that is no mark stays as it is: 3 < 5 and <i>so on</i>' }
};
