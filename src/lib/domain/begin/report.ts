/** What counts as a report: the facts from which on the first information is owed, the paper among it. */
import { duties } from '#lib/domain/clock/right.ts';
import type { EventKind } from '#lib/domain/event.ts';

const owedFrom = duties.find(({ id }) => id === 'information')?.startsAt ?? [];

/** Whether a fact of this kind is the report. */
export function isReport(kind: EventKind): boolean {
	return owedFrom.includes(kind);
}
