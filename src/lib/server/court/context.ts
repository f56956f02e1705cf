/** What every part of the courts' reader is given beside the piece it reads. */
import type { SaidOn } from '#lib/domain/case/accused.ts';
import type { Day, Instant, Telling } from '#lib/domain/event.ts';
import { readDay } from './day.ts';
import { textAt, valueAt, type Json, type Notes } from './payload.ts';

/** A keyed hash of an agency's id, given by the caller. */
export type HashId = (kind: 'hearing' | 'defendant' | 'offence' | 'order', id: string) => string;

export type Context = {
	readonly hash: HashId;
	/** The day in London the courts shared the message, or else the day we heard it. */
	readonly toldOn: Day;
	/** The instant they shared it, or else that in which we heard it. */
	readonly sharedAt: Instant;
	/** The court's own id of the hearing the message is about. */
	readonly hearing: string;
	/** The first day the hearing sat, when it has: the day of what carries no day of its own. */
	readonly heldOn?: Day;
	/** The last day of it on which it sat so far: how things stand now is as of then. */
	readonly satOn?: Day;
	readonly notes: Notes;
};

/** What a piece of a hearing comes down to. */
export type Tellings = readonly Telling[];

/**
 * The day under a key, if it is past. A fact with a day later than its message has not happened:
 * the rule is ours, so that a slip of the pen cannot tell her of a verdict before the trial.
 */
export function pastDay(
	context: Pick<Context, 'toldOn' | 'notes'>,
	within: Json | undefined,
	key: string
): Day | undefined {
	const text = valueAt(within, key);
	const day = typeof text === 'string' ? readDay(text.trim()) : undefined;
	if (!day || day <= context.toldOn) return day;
	context.notes.ignored.add(
		'A fact is dated later than the message that tells it: it is not told.'
	);
	return undefined;
}

/**
 * The day under a key or, where that is no day of the calendar, the day the hearing sat: what was said is certain, only
 * its day is not. Never one before the charge. Nothing where no day stands there, or one still to come.
 */
export function dayOrHearings(
	context: Context,
	within: Json | undefined,
	key: string,
	chargedOn: Day | undefined
): SaidOn | undefined {
	const on = pastDay(context, within, key);
	if (on) return { on };
	const written = valueAt(within, key);
	const isUnread = (written ?? '') !== '' && !readDay(textAt(within, key));
	if (!isUnread) return undefined;
	context.notes.ignored.add(
		'A plea or a decision has a day that is none: it is told on the day of its hearing, if that has sat.'
	);
	return hearings(context, chargedOn);
}

/** The day of the hearing, if that has sat, or of a charge that was brought later. */
export function hearings({ heldOn }: Context, chargedOn: Day | undefined): SaidOn | undefined {
	if (!heldOn) return undefined;
	return { on: chargedOn && chargedOn > heldOn ? chargedOn : heldOn, isStandIn: true };
}
