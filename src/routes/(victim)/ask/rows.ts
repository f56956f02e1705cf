/** For the rows of other pages: where each can be asked about, and what stands there once she has asked. */
import type { Victim } from '#lib/domain/actor.ts';
import { askState, asksAbout, mayAsk, rowKey, type AskState } from '#lib/domain/ask.ts';
import type { Deadline } from '#lib/domain/deadline.ts';
import type { Event } from '#lib/domain/event.ts';
import { sayStanding } from '#lib/i18n/ask-words.ts';
import * as asks from '#lib/server/asks.ts';
import { standingOf } from './row.ts';

export type AskRow = {
	readonly href: string;
	readonly state: AskState['state'];
	/** What stands there, once she has sent something. */
	readonly said: string | undefined;
};

/** The ask of a row; one that nobody can be asked about has none, and a code or words alone show none. */
export async function askRows(
	{ world, lang, actor }: App.Locals,
	events: readonly Event[]
): Promise<(row: Deadline) => AskRow | undefined> {
	const victim = actor as Victim;
	if (victim.level !== 'full') return () => undefined;
	const asked = await asks.listFor(world.db, world.keys, victim);
	const now = world.now();
	return (row) => {
		const { current, before, state } = standingOf(row, asksAbout(asked, row, events), events, now);
		// Whether she was told is her answer first: there is a letter only after her no.
		if (!current && (!mayAsk(row) || row.state === 'not-known')) return undefined;
		if (state.state === 'answered') return undefined;
		// A next letter that was not sent yet changes nothing of what stands.
		const sent = current?.askedOn ? current : before.at(-1);
		return {
			href: `/ask/${rowKey(row.duty.id, row.because.id)}`,
			state: sent ? askState(sent, row, events, now).state : 'ready',
			said: sent && sayStanding(askState(sent, row, events, now), lang)
		};
	};
}
