import type { Staff } from '#lib/domain/actor.ts';
import { undoFor } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayTime } from '#lib/i18n/dates.ts';
import { sayToDo } from '#lib/i18n/desk-words.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as takeBack from '#lib/server/call/take-back.ts';
import * as tasks from '#lib/server/note/tasks.ts';

/** What somebody here has just kept and can take back: how calls went, and what was done. */
export async function latelyFor(
	{ world: { db, keys, now: clock } }: Pick<App.Locals, 'world'>,
	staff: Staff
) {
	const now = clock();
	const calls = await takeBack.latelyFor(db, keys, staff, now);
	const done = await tasks.latelyFor(db, keys, staff, now);
	return [
		...calls.map(({ id, name, outcome, until, participation }) => ({
			id,
			sort: 'call' as const,
			what: t('queue.lately.call', {
				name: name ?? t('desk.noName'),
				went: t(outcome === 'handed-over' ? 'desk.step.handed-over' : `desk.request.${outcome}`)
			}),
			until: said(until),
			// What was handed over is the colleague's to follow.
			place: outcome === 'handed-over' ? undefined : participation
		})),
		...done.map(({ id, what, doneAt = now }) => ({
			id,
			sort: 'task' as const,
			what: sayToDo(what),
			until: said(doneAt + undoFor),
			place: undefined
		}))
	];
}

const said = (at: Instant) => t('queue.lately.until', { time: sayTime('en', at) });
