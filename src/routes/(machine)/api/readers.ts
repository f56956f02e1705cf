import {
	caseUpdated,
	hearingDeleted,
	hearingListed,
	hearingResulted,
	looksLike,
	prosecutionConcluded,
	trialVacated
} from '#lib/server/court/reader.ts';
import type { Door, DoorFor } from '#lib/server/feed/check.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import type { Reader } from '#lib/server/feed/receive.ts';
import { usual } from '#lib/server/feed/sender.ts';
import { ofCourts } from './answer.ts';

const courts = '^/api/common-platform/';
const courtReaders: readonly (readonly [RegExp, (id: string) => Reader])[] = [
	[new RegExp(`${courts}hearing/([^/]+)$`), hearingListed],
	[new RegExp(`${courts}hearing/([^/]+)/result$`), hearingResulted],
	[new RegExp(`${courts}hearing/([^/]+)/delete$`), hearingDeleted],
	[new RegExp(`${courts}prosecution-concluded$`), () => prosecutionConcluded],
	[new RegExp(`${courts}case-updated$`), () => caseUpdated],
	[new RegExp(`${courts}trial-vacated$`), () => trialVacated]
];

const events: Door = { ...usual, read: readEvents };
const court = (read: Reader): Door => ({ ...ofCourts, read });

/** What takes a delivery at the address it would be sent to; where none is given, what it looks like. */
export function doorFor(to: string | null): DoorFor {
	if (to === null)
		return (json, isBinary) => (isBinary || isEvents(json) ? events : court(looksLike));
	if (to === '/api/events') return () => events;
	for (const [path, reader] of courtReaders) {
		const found = path.exec(to);
		if (found) return () => court(reader(found[1] ?? ''));
	}
	return () => undefined;
}

function isEvents(json: unknown): boolean {
	const one = Array.isArray(json) ? (json as unknown[])[0] : json;
	return typeof one === 'object' && one !== null && 'specversion' in one;
}
