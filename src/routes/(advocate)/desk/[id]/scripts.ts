import type { Slot } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
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

/** The times that are safe, without those that are over. */
export function stillSafe({ slots }: Pick<ContactPlan, 'slots'>, now: Instant): readonly Slot[] {
	return slots.filter(({ to }) => now < to);
}

/** What is said to whoever may answer, by her name, in her language and in English; nothing where the caller hangs up. */
export function scripts(
	plan: ContactPlan,
	{ language, name }: { readonly language: string; readonly name?: string | undefined }
): { readonly who: Answering; readonly said: readonly Said[] }[] {
	return (
		Object.entries(scriptsOf(plan)) as [Answering, ReturnType<typeof scriptsOf>[Answering]][]
	).map(([who, script]) => ({ who, said: script ? called(spoken(script, language), name) : [] }));
}

// Nothing is put into a sentence that goes out. This one a person says, who sees her name above it.
function called(said: readonly Said[], name: string | undefined): readonly Said[] {
	if (!name) return said;
	return said.map((one) => ({ ...one, text: one.text.replace(/…+/, `\u2068${name}\u2069`) }));
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
