import { sayLook } from '#lib/i18n/looked/look-words.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { ShownAct, InquiryAnswer, Looker } from '#lib/domain/looked/look.ts';
import type Looks from './Looks.svelte';
import type { Examples } from './example.ts';

const action = '/gallery';

type Over = {
	readonly times?: number;
	readonly name?: string;
	readonly answer?: InquiryAnswer;
	readonly asked?: boolean;
};

function line(
	lang: Language,
	who: Looker,
	act: ShownAct,
	{ times = 1, name = '', answer, asked = false }: Over
) {
	const inquiry = {
		askedOn: '2026-11-25',
		promisedOn: '2026-12-02',
		...(answer ? { answer } : {})
	};
	const at = Date.parse('2026-11-24T15:20:00Z');
	const look = { who, act, times, at, name, ...(asked || answer ? { inquiry } : {}) };
	return { id: `${who}-${act}`, ...sayLook(look, lang) };
}

/** What the gallery shows of Looks. */
export const examples: Examples<typeof Looks> = {
	plain: (lang) => ({
		action,
		part: 'looks',
		lines: [
			line(lang, 'you', 'case-read', { times: 50 }),
			line(lang, 'advocate', 'number-shown', { name: 'Amina Hassan' }),
			line(lang, 'agency', 'events-added', { name: 'The Criminal Courts', times: 2 }),
			line(lang, 'operator', 'case-checked', { times: 1 })
		]
	}),
	asked: (lang) => ({
		action,
		lines: [line(lang, 'advocate', 'refused', { name: 'Tom Reyes', asked: true })]
	}),
	answered: (lang) => ({
		action,
		lines: [
			line(lang, 'supervisor', 'request-read', { name: 'Sam Okafor', answer: 'was-work' }),
			line(lang, 'you', 'signed-in', { answer: 'was-you' }),
			line(lang, 'keeper', 'needs-read', { name: 'Kim Lowe', answer: 'was-wrong' })
		]
	})
};
