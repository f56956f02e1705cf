/** "Did anyone tell you?": what she answered about a duty, and which fact each answer is about. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day, Event, EventId, Instant, ToldAnswer } from '#lib/domain/event.ts';
import { toldAnswers } from '#lib/domain/vocabulary.ts';
import { readDay, type TypedDay } from '#lib/domain/case/own-answers.ts';

export type HerAnswer = {
	readonly answer: ToldAnswer;
	/** The day she answered. */
	readonly on: Day;
	/** The day she was told, if she gave one. */
	readonly toldOn?: Day;
};

export type AnswerProblem = 'not-a-day' | 'future';
type Read =
	| { readonly ok: true; readonly answer: ToldAnswer; readonly toldOn?: Day }
	| { readonly ok: false; readonly problem: AnswerProblem };

/** What she answered, with the day if she gave one; nothing where it is none of the three answers. */
export function readHerAnswer(answer: string, day: TypedDay, now: Instant): Read | undefined {
	const known = toldAnswers.find((one) => one === answer);
	if (!known) return undefined;
	const toldOn = known === 'yes' ? readDay(day) : undefined;
	if (toldOn === undefined) return { ok: true, answer: known };
	if (toldOn === 'not-a-day') return { ok: false, problem: toldOn };
	return toldOn > dayOf(now)
		? { ok: false, problem: 'future' }
		: { ok: true, answer: known, toldOn };
}

/** Her answers, oldest first, under the name `placeOf` gives to what they are about. */
export function answersOf(events: readonly Event[]): ReadonlyMap<string, readonly HerAnswer[]> {
	const known = new Map(events.map((event) => [event.id, event]));
	const putRight = new Map(events.map((event) => [event.corrects, event]));
	const answers = new Map<string, HerAnswer[]>();
	for (const event of events.toSorted((one, other) => one.heardAt - other.heardAt)) {
		if (event.kind !== 'told-answered' || event.toldBy !== 'victim') continue;
		const { duty, because, answer, toldOn } = event.data;
		const about = asItStands(known.get(because), putRight);
		if (!about) continue;
		const place = placeOf(duty, about);
		const given = { answer, on: event.on, ...(toldOn ? { toldOn } : {}) };
		answers.set(place, [...(answers.get(place) ?? []), given]);
	}
	return answers;
}

/** What an answer about a duty and a fact is kept under: the same fact told by two agencies is one place. */
export function placeOf(duty: string, { kind, on }: Event): string {
	// There is one report; whose day of it counts may change.
	return kind === 'reported' ? `${duty} ${kind}` : `${duty} ${kind} ${on}`;
}

/** The fact an answer is about, as it was put right since. */
function asItStands(
	event: Event | undefined,
	putRight: ReadonlyMap<EventId | undefined, Event>
): Event | undefined {
	const seen = new Set<Event>();
	let stands = event;
	for (let next = stands; next && !seen.has(next); next = putRight.get(next.id)) {
		seen.add(next);
		stands = next;
	}
	return stands;
}
