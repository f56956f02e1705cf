/** That somebody broke a rule of their bail: they said so, or the court found it. */
import type { Day } from '#lib/domain/event.ts';
import { dayOrHearings, type Context } from './context.ts';
import { objectAt, textAt, type Json } from './payload.ts';
import { isOfBailRules, isOfComingBack, pleaIn } from './proceeding.ts';
import type { Result } from './result.ts';

const proved =
	/^(bail breach|breach of (the |a )?(bail|(conditions?|rules?) of bail)( conditions?)?)( is| was| found)* (proved|proven|admitted)\b/;
// Beside something about bail it need not name it.
const provedThere = /^(breach( is| was)? )?(found )?(proved|proven|admitted)\b/;

/** Whether a result says that a rule of bail was broken. */
export function isBrokenBail({ label }: Result): boolean {
	return proved.test(label);
}

/** The results of an offence, where it is about the rules of bail; not to come back when told to is another thing. */
export function ofOffence(offence: Json, results: readonly Result[]): Result[] {
	if (isOfComingBack(offence))
		return results.map((one) => (isBrokenBail(one) ? { ...one, label: 'not come back' } : one));
	return isOfBailRules(offence) ? results.map(asFound) : [...results];
}

/** The results of an application, where it is about a breach of bail. */
export function ofApplication(application: Json, results: readonly Result[]): readonly Result[] {
	const words = textAt(objectAt(application, 'type'), 'type') ?? '';
	return /\bbreach\b.*\bbail\b|\bbail\b.*\bbreach\b/i.test(words) ? results.map(asFound) : results;
}

function asFound(result: Result): Result {
	return provedThere.test(result.label) ? { ...result, label: 'bail breach proved' } : result;
}

/** The day on which a person said that they had broken a rule of their bail. */
export function admittedOn(context: Context, offence: Json): Day[] {
	if (!isOfBailRules(offence) || !/^admit/i.test(pleaIn(offence))) return [];
	const said = dayOrHearings(context, objectAt(offence, 'plea'), 'pleaDate', undefined);
	return said ? [said.on] : [];
}
