/** How long a sentence is, in whole sentences of one language. */
import type { EventData } from '#lib/domain/event.ts';
import type { Lasting, Length, Term } from '#lib/domain/event-field.ts';
import { sayLength, sayMoney } from '#lib/i18n/amounts.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

/** Whether a sentence is prison for life, which its title says. */
export function isForLife({ sentence, term }: EventData['sentenced']): boolean {
	return sentence === 'prison' && term?.life === true;
}

/** All that was told of how long a sentence is, and of a fine. */
export function sayTerm(
	{ sentence, term, pence }: EventData['sentenced'],
	lang: Language
): string[] {
	const t = words(lang);
	const fine = sentence === 'fine' ? 'fine' : 'alsoFine';
	return [
		...(term ? lengthsOf(sentence, term, lang) : []),
		...(pence ? [t(`happened.sentenced.term.${fine}`, { money: sayMoney(lang, pence) })] : [])
	];
}

type Name = 'minimum' | 'licence' | 'suspendedFor';

function lengthsOf(sentence: EventData['sentenced']['sentence'], term: Term, lang: Language) {
	const t = words(lang);
	const lasting = (name: Name | ReturnType<typeof nameOf>, length: Length | undefined) =>
		length ? [t(`happened.sentenced.term.${name}`, { length: sayLength(lang, length) })] : [];
	return [
		...(term.extended ? [t('happened.sentenced.term.extended')] : []),
		...lasting(nameOf(sentence, term), term.length),
		...(['minimum', 'licence', 'suspendedFor'] as const).flatMap((one) => lasting(one, term[one])),
		...(term.until
			? [t('happened.sentenced.term.until', { day: sayDay(lang, term.until, 'plain') })]
			: [])
	];
}

function nameOf(sentence: EventData['sentenced']['sentence'], { atLeast, extended }: Term) {
	if (sentence === 'suspended-prison') return atLeast ? 'suspendedAtLeast' : 'suspended';
	if (sentence !== 'prison') return 'order';
	if (atLeast) return 'atLeast';
	return extended ? 'extendedPrison' : 'prison';
}

/** Until when an order holds. */
export function sayLasting(lasting: Lasting, lang: Language): string {
	const t = words(lang);
	if ('openEnded' in lasting) return t('rules.order.is.openEnded');
	if ('until' in lasting)
		return t('rules.order.is.until', { day: sayDay(lang, lasting.until, 'plain') });
	return t('happened.sentenced.term.order', { length: sayLength(lang, lasting.length) });
}
