/** The letter to Witness Care about the days she cannot come: of no row of the Code, and kept among what she asks. */
import { nextHearing } from '#lib/domain/case/hearing.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { standing, type Day, type Event } from '#lib/domain/event.ts';
import { rowOf } from '#lib/domain/stage/stage.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
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

/** Whether there is a reason to tell such days: a court may yet set a date, or has set one after the sentence. */
export function mayTellDays(events: readonly Event[], today: Day): boolean {
	const { stage, ended } = tracker(events);
	if (ended || awayPlace([], events) === undefined) return false;
	return rowOf(stage).step !== 'after-sentence' || nextHearing(events, today) !== undefined;
}
