import { scriptsOf, type ContactPlan } from '#lib/domain/reach/contact-plan.ts';
import { isLanguage, languageOf, type Language } from '#lib/i18n/languages.ts';
import { sentenceOf } from '#lib/i18n/outbound-words.ts';

export type Answering = keyof ReturnType<typeof scriptsOf>;
type Said = {
	readonly lang: Language;
	readonly dir: 'ltr' | 'rtl';
	readonly text: string;
};

/** What is said to whoever may answer, in her language and in the caller's own; nothing where the caller hangs up. */
export function scripts(
	plan: ContactPlan,
	hers: string,
	own: Language
): { readonly who: Answering; readonly said: readonly Said[] }[] {
	const tongues = isLanguage(hers) && hers !== own ? [hers, own] : [own];
	return (
		Object.entries(scriptsOf(plan)) as [Answering, ReturnType<typeof scriptsOf>[Answering]][]
	).map(([who, script]) => ({
		who,
		said: script
			? tongues.map((lang) => ({
					lang,
					dir: languageOf(lang).dir,
					text: sentenceOf(script, lang)
				}))
			: []
	}));
}
