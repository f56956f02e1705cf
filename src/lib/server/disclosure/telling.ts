/** Whether she is told of a request of police for notes: on her page, on her list of who looked, by a notice; or not yet. */
import type { Instant } from '#lib/domain/event.ts';
import { isHidden, type NotesRequest } from '#lib/domain/disclosure/request.ts';
import * as audit from '#lib/server/audit/audit.ts';
import type { Trx } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import type { Place } from '#lib/server/people/places.ts';

type Known = Pick<NotesRequest, 'id' | 'notice'>;

/** Where it is written down. What she may not be told of is in a chain of its own: every line at her place is on her page. */
export function aboutOf(request: Known, place: Place): audit.About {
	return isHidden(request) ? { chain: `request:${request.id}` } : audit.inCase(place);
}

/** Owes her a notice that there is something new, where she may be told. */
export async function tellHer(
	trx: Trx,
	request: Known,
	{ person }: Place,
	now: Instant
): Promise<void> {
	if (isHidden(request)) return;
	await notices.owe(trx, { kind: 'something-new', person, facts: {} }, now);
}
