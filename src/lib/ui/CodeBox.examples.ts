import type CodeBox from './CodeBox.svelte';
import type { Examples } from './example.ts';
import { words } from '#lib/i18n/words.ts';

/** What the gallery shows of CodeBox. */
export const examples: Examples<typeof CodeBox> = {
	empty: (lang) => ({ action: '/gallery', hint: words(lang)('signin.code.hint') }),
	wrong: (lang) => ({
		action: '/gallery',
		hint: words(lang)('signin.code.hint'),
		value: 'AAAAA-AAAAA-AAAA',
		error: words(lang)('signin.is.near', { length: 14, number: '020 7946 0018' })
	})
};
