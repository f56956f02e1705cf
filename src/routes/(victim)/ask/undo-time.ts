import type { Ask } from '#lib/domain/clock/ask.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';

/** Until when she may take back that it was sent; nothing once the minutes are over. */
export function undoTime(
	current: Ask | undefined,
	now: Instant,
	lang: Language
): string | undefined {
	const until = current?.undoUntil;
	return until !== undefined && now < until ? sayTime(lang, until) : undefined;
}
