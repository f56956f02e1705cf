/** Which kind of court gave a sentence: as told with it, or else where the case last was. */
import { compareDays } from '#lib/domain/calendar.ts';
import type { CourtKind, Event } from '#lib/domain/event.ts';
import { hearings } from './hearing.ts';

const ranks: readonly CourtKind[] = ['magistrates', 'youth', 'crown'];

/** The court of a sentence; `not-told` when nobody told us of a court until then. */
export function sentencingCourt(sentence: Event, told: readonly Event[]): CourtKind {
	const courtKind = sentence.kind === 'sentenced' ? sentence.data.courtKind : undefined;
	if (courtKind && courtKind !== 'not-told') return courtKind;
	const listed = hearings(told).flatMap(({ state, now: { when, courtKind } }) =>
		when && state !== 'off' ? [{ on: when.on, kind: courtKind }] : []
	);
	const sent = told.flatMap(({ kind, on }) =>
		kind === 'sent-to-crown-court' ? [{ on, kind: 'crown' as const }] : []
	);
	const last = [...listed, ...sent]
		.filter(({ on, kind }) => on <= sentence.on && ranks.includes(kind))
		// Of one day the higher court is the later: who is sent up was in the lower one that morning.
		.sort((a, b) => compareDays(a.on, b.on) || ranks.indexOf(a.kind) - ranks.indexOf(b.kind))
		.at(-1);
	return last?.kind ?? 'not-told';
}
