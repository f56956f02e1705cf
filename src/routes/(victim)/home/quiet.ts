/** What her first page says of a silence, and of how long the case has taken. */
import type { Instant } from '#lib/domain/event.ts';
import type { Listing } from '#lib/domain/case/hearing-state.ts';
import { heartbeat, silenceOf } from '#lib/domain/clock/quiet.ts';
import type { Tracker } from '#lib/domain/stage/tracker.ts';
import { usualWaitsNow, waitOf } from '#lib/domain/clock/wait.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sayHeartbeat, saySilence } from '#lib/i18n/clock/quiet-words.ts';
import { sayWait } from '#lib/i18n/clock/wait-words.ts';
import type { OpenCase } from '#lib/server/case/cases.ts';

/** One sentence at least, unless the case has ended; and a warning beside a date whose source has gone quiet. */
export function quietOf(
	{ events, waiting }: OpenCase,
	{
		where,
		next,
		lang,
		now
	}: { where: Tracker; next: Listing | undefined; lang: Language; now: Instant }
) {
	// News that waits for her choice is not to be called silence.
	if (where.ended || waiting) return { heartbeat: undefined, wait: undefined };
	const beat = heartbeat(events, now);
	const silence =
		next?.now.when &&
		silenceOf(
			events,
			{ toldBy: next.listedBy.toldBy, on: next.now.when.on, stage: where.stage },
			now
		);
	const wait = waitOf(events, usualWaitsNow(), now);
	return {
		heartbeat: {
			state: beat.state,
			// A day that was agreed stands, whoever else is late; until when she may wait to ask does not.
			isAgreed: beat.basis === 'agreed' && !beat.isPast,
			sentences: sayHeartbeat(beat, lang),
			...(silence?.isStale ? { silence: saySilence(silence, lang) } : {})
		},
		wait: wait && sayWait(wait, lang)
	};
}
