/** What every part of the courts' reader is given beside the piece it reads. */
import type { Day, Instant, Telling } from '#lib/domain/event.ts';
import { readDay } from './day.ts';
import { valueAt, type Json, type Notes } from './payload.ts';

/** A keyed hash of an agency's id, given by the caller. */
export type HashId = (kind: 'hearing' | 'defendant' | 'offence', id: string) => string;

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
