/** A way that somebody marked as safe when they were asked alone: to it goes the leaflet's address, once, and no code. */
import { addWorkingDays, compareDays } from '#lib/domain/calendar.ts';
import { latinDigits } from '#lib/domain/digits.ts';
import type { Day } from '#lib/domain/event.ts';
import { readMail, takesTexts } from '#lib/domain/reach/notice-way.ts';

/** An e-mail address or the number of a phone that takes texts. */
export type SafeWay = { readonly way: 'text' | 'mail'; readonly address: string };

/** What was typed, as it is written to; nothing where it is neither. */
export function readSafeWay(typed: string): SafeWay | undefined {
	const plain = typed.trim();
	if (plain.includes('@')) {
		const address = readMail(plain);
		return address ? { way: 'mail', address } : undefined;
	}
	if (!takesTexts(plain)) return undefined;
	return { way: 'text', address: latinDigits(plain).replace(/[^\d+]/g, '') };
}

// The Code sets no number of days for the leaflet. These two are those in which police pass a victim on to support, and ours.
const forTheForce = 2;

/** The day on which the leaflet goes if nobody gave it: once the two working days after the report are over, never today. */
export function sentOn(reported: Day, today: Day): Day {
	const owed = addWorkingDays(reported, forTheForce + 1);
	const next = addWorkingDays(today, 1);
	return compareDays(owed, next) < 0 ? next : owed;
}

/** When on that day: in the morning of work, not at night. */
export const sentAtTime = '10:00';
