import { scriptsOf, type ContactPlan } from '#lib/domain/reach/contact-plan.ts';
import type { CallScript } from '#lib/domain/reach/template.ts';
import { isLanguage, languageOf, type Language } from '#lib/i18n/languages.ts';
import { sentenceOf } from '#lib/i18n/notice/outbound-words.ts';

export type Answering = keyof ReturnType<typeof scriptsOf>;
export type Said = {
	readonly lang: Language;
	readonly dir: 'ltr' | 'rtl';
	readonly text: string;
};

/** What is said to whoever may answer, in her language and in English; nothing where the caller hangs up. */
export function scripts(
	plan: ContactPlan,
	hers: string
): { readonly who: Answering; readonly said: readonly Said[] }[] {
	return (
		Object.entries(scriptsOf(plan)) as [Answering, ReturnType<typeof scriptsOf>[Answering]][]
	).map(([who, script]) => ({ who, said: script ? spoken(script, hers) : [] }));
}

/** What is said aloud, in her language and in English. */
export function spoken(script: CallScript, hers: string | undefined): readonly Said[] {
	const tongues = [...new Set(isLanguage(hers) ? [hers, 'en' as const] : ['en' as const])];
	return tongues.map((lang) => ({
		lang,
		dir: languageOf(lang).dir,
		text: sentenceOf(script, lang)
	}));
}
