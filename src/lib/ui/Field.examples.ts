import type Field from './Field.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Field. */
export const examples: Examples<typeof Field> = {
	number: {
		name: 'number',
		label: 'A number that is safe to call',
		hint: 'We will not leave a message.',
		type: 'tel',
		inputmode: 'tel',
		dir: 'ltr',
		autocomplete: 'tel',
		size: 'short'
	},
	mistaken: {
		name: 'code',
		label: 'The code on your paper',
		hint: 'Four groups of letters and numbers.',
		error: 'Some of it is missing',
		value: 'K7QM 2HWX',
		dir: 'ltr'
	},
	name: { name: 'name', label: 'What may we call you?', value: 'أمينة' },
	words: {
		name: 'words',
		rows: 6,
		label: 'Your message',
		hint: 'At most 2,000 characters.',
		error: 'Write something first.',
		value: 'هل أستطيع أن أتصل بك؟'
	}
};
