/** What every message of the courts has: when it was shared, and what reading it comes to. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Share } from '#lib/domain/case/snapshot.ts';
import type { Day, Instant, Telling } from '#lib/domain/event.ts';
import type { Part, Problem } from '#lib/server/feed/feed-part.ts';
import type { Context } from './context.ts';
import { earliest, readDay, readInstant } from './day.ts';
import { objectAt, textAt, tooLong, type Json, type Notes } from './payload.ts';

export type Reading =
	/** `ignored` says in plain English what was left out. No parts: understood, and nothing for her in it. */
	| { readonly ok: true; readonly parts: readonly Part[]; readonly ignored: readonly string[] }
	| { readonly ok: false; readonly problems: readonly Problem[] };

/** What a message that is no share of a hearing says of one thing: it replaces what the same was said to be before. */
export function alone(
	{ hash, sharedAt: at }: Pick<Context, 'hash' | 'sharedAt'>,
	about: string,
	tellings: readonly Telling[],
	rest: Pick<Share, 'isUndated'> = {}
): Pick<Part, 'tellings' | 'shares'> {
	const hearing = hash('hearing', about);
	return {
		tellings,
		shares: [{ hearing, sort: 'resulted', at, accused: [], own: tellings, ...rest }]
	};
}

/** The day the courts shared the message, or the day we hear it when they do not say, or say a day that cannot be it. */
export function toldDay(body: Json, now: Instant): Day {
	const shared = readDay(sentAt(body));
	// Their system is younger. By the first day of a computer's count everything else in the message would be still to come.
	return earliest(dayOf(now), shared && shared > '2015' ? shared : undefined);
}

/** The instant the courts shared the message, or that in which we hear it: none that is still to come. */
export function sharedAt(body: Json, now: Instant): Instant {
	const shared = readInstant(sentAt(body));
	return shared === undefined || shared > now || toldDay(body, now) > dayOf(shared) ? now : shared;
}

// The events of Common Platform say when they were made beside what they say.
function sentAt(body: Json): string | undefined {
	return textAt(body, 'sharedTime') ?? textAt(objectAt(body, '_metadata'), 'createdAt');
}

/** What was read, unless a list was too long to be read whole. */
export function read(parts: readonly Part[], { ignored, cut }: Notes): Reading {
	if (cut !== undefined) return refused('', tooLong(cut));
	return { ok: true, parts, ignored: [...ignored] };
}

/** Why a message is not taken. */
export function refused(pointer: string, detail: string): Reading & { readonly ok: false } {
	return { ok: false, problems: [{ pointer, detail }] };
}
