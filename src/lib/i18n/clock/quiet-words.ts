/** What to say of a silence, in whole sentences of one language. */
import type { Heartbeat, Silence } from '#lib/domain/clock/quiet.ts';
import { together } from '#lib/i18n/joining.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

/** When we last heard, and by when somebody should be in touch or may be asked. */
export function sayHeartbeat(beat: Heartbeat, lang: Language): string[] {
	const t = words(lang);
	const heard = beat.heardOn ? { day: sayDay(lang, beat.heardOn, 'plain') } : {};
	return [t(`quiet.${beat.state}`, heard), sayBy(beat, lang)];
}

function sayBy({ basis, ask, by, isPast }: Heartbeat, lang: Language): string {
	const t = words(lang);
	const day = by ? sayDay(lang, by) : '';
	if (basis === 'agreed') return t(isPast ? 'quiet.agreedPast' : 'quiet.agreed', { day });
	return isPast || !by ? t(`quiet.ask.${ask}`) : t(`quiet.check.${ask}`, { day });
}

/** When the one who told a date last said anything; and to ask before travelling, once that is long ago. */
export function saySilence({ teller, heardOn, isStale }: Silence, lang: Language): string {
	const t = words(lang);
	const heard = t(`quiet.heard.${teller}`, { day: sayDay(lang, heardOn, 'plain') });
	return isStale ? together([heard, t('quiet.ring')], lang) : heard;
}
