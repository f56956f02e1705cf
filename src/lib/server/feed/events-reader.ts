/** Reads a delivery to `/api/events`: one CloudEvent, or a batch of them in an array. */
import { readEvent, type EventReading, type ReadEvent } from './cloud-event.ts';
import { canonical, type Context, type Read } from './receive.ts';
import type { Problem } from './feed-part.ts';

/** The most events of one batch. */
export const mostEvents = 1000;

/** The events as messages for the inbox; in a batch one that cannot be understood refuses them all. */
export function readEvents(json: unknown, { hash, now }: Context): Read {
	const events = Array.isArray(json) ? (json as unknown[]) : [json];
	if (events.length > mostEvents)
		return refused(0, [{ pointer: '', detail: `At most ${mostEvents} events in one batch.` }]);
	const readings = events.map((event) => readEvent(event, hash, now));
	const problems = readings.flatMap((reading, index) =>
		reading.ok ? [] : reading.problems.map((problem) => ({ index, ...problem }))
	);
	if (problems.length > 0) return { ok: false, problems };
	const circle = circleIn(readings);
	if (circle >= 0)
		return refused(circle, [
			{ pointer: '/corrects', detail: 'Through other events of this batch it corrects itself.' }
		]);
	return {
		ok: true,
		messages: readings.flatMap((reading) =>
			reading.ok
				? [
						{
							source: reading.event.source,
							id: reading.event.id,
							body: canonical(reading.event.asSent),
							parts: [reading.event.part]
						}
					]
				: []
		),
		ignored: readings.flatMap((reading, index) =>
			reading.ok ? reading.ignored.map((problem) => ({ index, ...problem })) : []
		)
	};
}

/** The place of an event that corrects itself through others of its batch, or -1: of all of them her page would say nothing. */
function circleIn(readings: readonly EventReading[]): number {
	const events = readings.map((reading) => (reading.ok ? namesOf(reading.event) : undefined));
	const corrected = new Map(events.map((event) => [event?.own, event?.corrects]));
	return events.findIndex((event) => {
		const seen = new Set<string>();
		let at = event?.corrects;
		while (at !== undefined && at !== event?.own && !seen.has(at)) {
			seen.add(at);
			at = corrected.get(at);
		}
		return at !== undefined && at === event?.own;
	});
}

function namesOf({ source, id, part }: ReadEvent) {
	const corrects = part.tellings[0]?.corrects;
	const named = (one: string) => JSON.stringify([source, one]);
	return { own: named(id), ...(corrects === undefined ? {} : { corrects: named(corrects) }) };
}

function refused(index: number, problems: readonly Problem[]): Read {
	return { ok: false, problems: problems.map((problem) => ({ index, ...problem })) };
}
