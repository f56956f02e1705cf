/** Somebody beside her, for tests that ask what such a person sees. */
import type { Companion, ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { CaseId } from '#lib/domain/event.ts';

/** A supporter whom she let in to every pane, until February. */
export function aCompanion(over: Partial<Companion> = {}): Companion {
	return {
		kind: 'supporter',
		person: 'sam' as PersonId,
		caseId: '01-case' as CaseId,
		participation: 'mary-in-case' as ParticipationId,
		panes: ['now', 'dates', 'day'],
		from: 0,
		until: instantOf('2027-02-23', '10:00'),
		...over
	};
}
