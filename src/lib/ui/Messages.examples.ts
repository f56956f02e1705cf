import { forHer, sayMessage } from '#lib/i18n/message/message-words.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type Messages from './Messages.svelte';
import type { Examples } from './example.ts';

const at = Date.parse('2026-11-24T15:20:00Z');
const hers = {
	id: '1',
	side: 'hers',
	language: 'ar',
	words: 'هل أستطيع أن أتصل بك يوم الخميس؟'
} as const;
const ours = { id: '2', side: 'ours', language: 'en', words: 'Yes.\nThursday from 2 pm.' } as const;

const items = (lang: Language) => [
	sayMessage({ ...hers, writtenAt: at, readAt: at + 3_600_000 }, lang, forHer(lang)),
	sayMessage({ ...ours, writtenAt: at + 3_700_000 }, lang, forHer(lang))
];

/** What the gallery shows of Messages. */
export const examples: Examples<typeof Messages> = {
	hers: (lang) => ({ items: items(lang) })
};
