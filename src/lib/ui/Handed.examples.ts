import { sayHanded } from '#lib/i18n/disclosure/notes-words.ts';
import type Handed from './Handed.svelte';
import type { Examples } from './example.ts';

const sha256 = 'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a';
const at = Date.parse('2026-11-20T10:05:00Z');

/** What the gallery shows of Handed. */
export const examples: Examples<typeof Handed> = {
	two: (lang) => ({
		items: sayHanded(
			[
				{ sort: 'messages', at, sha256 },
				{ sort: 'calls', at, sha256 }
			],
			lang
		)
	})
};
