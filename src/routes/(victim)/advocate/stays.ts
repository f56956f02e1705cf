import type { Victim } from '#lib/domain/actor.ts';
import type { Event } from '#lib/domain/event.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import {
	sayAfter,
	sayAway,
	sayChange,
	sayName,
	sayTeam,
	sayThere,
	sayToCome
} from '#lib/i18n/advocate/stay-words.ts';
import type { Asked } from '#lib/server/call/calls.ts';
import * as checkIns from '#lib/server/call/check-ins.ts';
import * as herAdvocate from '#lib/server/advocate/hers.ts';
import * as herChanges from '#lib/server/advocate/her-changes.ts';

/** Who stays with her, in sentences; `events` are what her page shows of her case. */
export async function stays({ world, actor, lang }: App.Locals, events: readonly Event[]) {
	const { db, keys } = world;
	const [victim, now] = [actor as Victim, world.now()];
	const advocate = await herAdvocate.readFor(db, keys, victim, now);
	const change = await herChanges.readFor(db, keys, victim, now);
	const after = await checkIns.readFor(db, keys, victim, events, now);
	return {
		advocate: advocate && {
			called: advocate.name,
			name: sayName(advocate.name, lang),
			there: sayThere(advocate, lang),
			away: sayAway(advocate.away, lang),
			team: sayTeam(advocate, lang),
			isLetIn: advocate.isLetIn
		},
		change: change && { state: change.state, lines: sayChange(change, lang, now) },
		after: after && {
			isStopped: after.isStopped,
			left: after.left.map(({ on }) => sayDay(lang, on, 'short')),
			call: after.call && sayToCome('stay.after.call', after.call.promised, lang, now)
		}
	};
}

/** The same for the block of her page where she can talk to somebody: a name, and the sentences that stand alone. */
export async function stayLines(
	{ world, actor, lang }: App.Locals,
	events: readonly Event[],
	there: { readonly advocate: boolean; readonly change: boolean },
	request: Pick<Asked, 'state'> | undefined
): Promise<{ name: string | undefined; lines: string[] }> {
	const { db, keys } = world;
	const [victim, now] = [actor as Victim, world.now()];
	const advocate = there.advocate ? await herAdvocate.inShortFor(db, keys, victim, now) : undefined;
	const change = there.change ? await herChanges.readFor(db, keys, victim, now) : undefined;
	const left = there.advocate ? await checkIns.leftFor(db, victim, events, now) : undefined;
	const lines = [
		...(advocate ? [sayName(advocate.name, lang), ...sayAway(advocate.away, lang)] : []),
		...(change ? sayChange(change, lang, now).slice(0, 1) : []),
		...(left ? sayAfter(left, request?.state, lang, now) : [])
	];
	return { name: advocate?.name, lines };
}
