import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import type { NotIn } from './come-in.ts';

/** Why somebody did not come in, as it is said at the box she used. */
export function sayNotIn(
	{ lang, ending: { number } }: { lang: Language; ending: { number: string } },
	at: 'code' | 'both',
	{ why, minutes, standing, noCard, length = 0 }: Omit<NotIn, 'status'>
): string {
	const t = words(lang);
	const vars = { number, minutes };
	if (standing) {
		const until = 'until' in standing ? standing.until : 0;
		const when = { day: sayDay(lang, dayOf(until), 'short'), time: sayTime(lang, until) };
		const early = standing.state === 'second' ? 'signin.error.notSure' : 'signin.error.notYet';
		return t(early, { number, ...when });
	}
	if (why === 'wait') return t('signin.error.wait', vars);
	if (why === 'wait-or-card') return t('signin.error.waitCard', vars);
	if (why === 'card') return t('signin.error.card', vars);
	if (why === 'too-soon') return t('signin.error.tooSoon', vars);
	if (why === 'use-words') return t('signin.error.useWords', vars);
	if (why === 'used') return t('signin.error.used', vars);
	// A sentence in the box for number and words is no code with a letter too few.
	if (isShape(why) && !(at === 'both' && why === 'near'))
		return t(`signin.is.${why}`, { number, length });
	if (at === 'code') return t(why === 'empty' ? 'signin.error.empty' : 'signin.error.code', vars);
	if (why === 'empty') return t('signin.error.emptyProof', vars);
	return t(noCard ? 'signin.error.noCard' : 'signin.error.proof', vars);
}

const shapes = ['words', 'spoken', 'number', 'card-code', 'call', 'near'] as const;

function isShape(why: string): why is (typeof shapes)[number] {
	return shapes.some((shape) => shape === why);
}
