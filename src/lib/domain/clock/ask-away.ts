/** The letter to Witness Care about the days she cannot come: of no row of the Code, and kept among what she asks. */
import { kindRow } from '#lib/domain/event-kinds.ts';
import { standing, type Event } from '#lib/domain/event.ts';
import type { Ask, AskedRow } from './ask.ts';

/** What such a letter is kept under. */
export const awayDuty = 'away';

/** Where it is kept: with the first fact of a court; nothing before a charge, when no court sets a date. */
export function awayPlace(asks: readonly Ask[], events: readonly Event[]): AskedRow | undefined {
	const open = asks.find(({ duty, state }) => duty === awayDuty && state === 'open');
	const first = standing(events).find(
		({ kind, toldBy }) => toldBy !== 'victim' && kindRow(kind).court !== 'no'
	);
	const because = open?.because ?? first?.id;
	return because && { duty: awayDuty, because, to: 'witness-care' };
}
