import type TimeOut from './TimeOut.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of TimeOut: nothing, until phone.js shows it. */
export const examples: Examples<typeof TimeOut> = {
	code: { stay: '#main', byCode: true }
};
