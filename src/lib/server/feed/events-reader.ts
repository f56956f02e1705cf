/** Reads a delivery to `/api/events`: one CloudEvent, or a batch of them in an array. */
import { readEvent } from './cloud-event.ts';
import { canonical, type Context, type Read } from './receive.ts';
import type { Problem } from './feed-part.ts';

const most = 1000;

/** The events as messages for the inbox; in a batch one that cannot be understood refuses them all. */
export function readEvents(json: unknown, { hash, now }: Context): Read {
	const events = Array.isArray(json) ? (json as unknown[]) : [json];
	if (events.length > most)
		return refused(0, [{ pointer: '', detail: `At most ${most} events in one batch.` }]);
	const readings = events.map((event) => readEvent(event, hash, now));
	const problems = readings.flatMap((reading, index) =>
		reading.ok ? [] : reading.problems.map((problem) => ({ index, ...problem }))
	);
	if (problems.length > 0) return { ok: false, problems };
	return {
		ok: true,
		messages: readings.flatMap((reading, index) =>
			reading.ok
				? [
						{
							source: reading.event.source,
							id: reading.event.id,
							body: canonical(events[index]),
							parts: [reading.event.part]
						}
					]
				: []
		)
	};
}

function refused(index: number, problems: readonly Problem[]): Read {
	return { ok: false, problems: problems.map((problem) => ({ index, ...problem })) };
}
