import { isStaffed } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { alwaysOpen } from '#lib/domain/help/service.ts';
import type { Say } from '#lib/i18n/words.ts';
import { ownNumber } from '../../settings.ts';

export type OpenNow = {
	readonly own: { readonly number: string; readonly hours: string; readonly staffed: boolean };
	readonly line?: { readonly name: string; readonly number: string };
};

/** Who answers at this moment: our own people, or when they are there, and the line that never closes. */
export function openNow(t: Say, now: Instant): OpenNow {
	const own = { number: ownNumber, hours: t('common.end.hours'), staffed: isStaffed(now) };
	const always = alwaysOpen(now);
	const phone = always?.phones.find(({ kind, free }) => kind === 'voice' && free);
	return { own, ...(always && phone ? { line: { name: always.name, number: phone.number } } : {}) };
}
