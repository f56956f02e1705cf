import {
	hearingDeleted,
	hearingListed,
	hearingResulted,
	looksLike,
	prosecutionConcluded,
	trialVacated
} from '#lib/server/court/reader.ts';
import type { ReaderFor } from '#lib/server/feed/check.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import type { Reader } from '#lib/server/feed/receive.ts';

const courts = '^/api/common-platform/';
const doors: readonly (readonly [RegExp, (id: string) => Reader])[] = [
	[/^\/api\/events$/, () => readEvents],
	[new RegExp(`${courts}hearing/([^/]+)$`), hearingListed],
	[new RegExp(`${courts}hearing/([^/]+)/result$`), hearingResulted],
	[new RegExp(`${courts}hearing/([^/]+)/delete$`), hearingDeleted],
	[new RegExp(`${courts}prosecution-concluded$`), () => prosecutionConcluded],
	[new RegExp(`${courts}trial-vacated$`), () => trialVacated]
];

/** What reads a delivery at the address it would be sent to; where none is given, what it looks like. */
export function readerFor(to: string | null): ReaderFor {
	if (to === null) return (json, isBinary) => (isBinary || isEvents(json) ? readEvents : looksLike);
	for (const [path, reader] of doors) {
		const found = path.exec(to);
		if (found) return () => reader(found[1] ?? '');
	}
	return () => undefined;
}

function isEvents(json: unknown): boolean {
	const one = Array.isArray(json) ? (json as unknown[])[0] : json;
	return typeof one === 'object' && one !== null && 'specversion' in one;
}
