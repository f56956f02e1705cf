/** For the rows of other pages: where each can be asked about, and what stands there once she has asked. */
import type { Victim } from '#lib/domain/actor.ts';
import { askState, asksAbout, isAboutMove, mayAsk, type AskState } from '#lib/domain/clock/ask.ts';
import { awayDuty } from '#lib/domain/clock/ask-away.ts';
import type { Deadline } from '#lib/domain/clock/deadline.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { sayAsk, sayStanding } from '#lib/i18n/clock/ask-words.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';

export type AskRow = {
	readonly href: string;
	readonly state: AskState['state'];
	/** What she presses. */
	readonly button: string;
	/** What stands there, once she has sent something. */
	readonly said: string | undefined;
	/** When she sent it last. */
	readonly sentOn?: Day | undefined;
};

export type AskRows = {
	/** The ask of a row; one that nobody can be asked about has none, and a code or words alone show none. */
	readonly askOf: (row: Deadline) => AskRow | undefined;
	/** When she sent word of the days she cannot come, where nothing came back yet. */
	readonly awaySentOn?: Day | undefined;
};

/** What she can ask, and what she has sent. */
export async function askRows(
	{ world, lang, actor }: App.Locals,
	events: readonly Event[],
	{ asks: hasAsked }: { readonly asks: boolean } = { asks: true }
): Promise<AskRows> {
	const victim = actor as Victim;
	if (victim.level !== 'full') return { askOf: () => undefined };
	const all = hasAsked ? await letters.listFor(world.db, world.keys, victim) : [];
	const now = world.now();
	const askOf = (row: Deadline): AskRow | undefined => {
		const { current, before } = asksAbout(all, row, events);
		// Whether she was told is her answer first: there is a letter only after her no.
		if (!current && (!mayAsk(row) || row.state === 'not-known')) return undefined;
		// A next letter that was not sent yet changes nothing of what stands.
		const sent = current?.askedOn ? current : before.at(-1);
		const href = `/ask/${row.key}`;
		const button = sayAsk(row.duty, isAboutMove(row, events), lang);
		if (!sent) return { href, button, state: 'ready', said: undefined };
		const state = askState(sent, row, events, now);
		const said = sayStanding(state, lang, sent.askedOn);
		return { href, button, state: state.state, said, sentOn: sent.askedOn };
	};
	const away = all.findLast(({ duty, askedOn }) => duty === awayDuty && askedOn);
	return { askOf, awaySentOn: away?.repliedOn ? undefined : away?.askedOn };
}
