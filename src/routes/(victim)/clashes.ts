/** Where a court day falls on days she said she cannot come, for each page that shows the day. */
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { clash, toldOnOf, type Away, type Clash } from '#lib/domain/case/away-days.ts';
import type { Listing } from '#lib/domain/case/hearing-state.ts';
import { awayDuty } from '#lib/domain/clock/ask-away.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';

export type SaidClash = {
	readonly falls: Clash;
	/** When she last wrote to Witness Care about her days, where she did. */
	readonly sent: string | undefined;
};

/** How a hearing falls on the days she keeps, and whether Witness Care was written to about them. */
export async function clashesFor(
	{ world, lang, actor }: App.Locals,
	away: readonly Away[]
): Promise<(listing: Listing) => SaidClash | undefined> {
	if (away.length === 0) return () => undefined;
	const { db, keys, now } = world;
	const asks = await letters.listFor(db, keys, actor as Victim);
	const open = asks.find(({ duty, state }) => duty === awayDuty && state === 'open');
	return (listing) => {
		const falls = clash(away, listing, dayOf(now()));
		const sentOn = open?.askedOn ?? toldOnOf(away, listing, dayOf(now()));
		return falls && { falls, sent: sentOn && sayDay(lang, sentOn, 'plain') };
	};
}
