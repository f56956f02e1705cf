import { error, fail, type ActionFailure } from '@sveltejs/kit';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { WouldBreak } from '#lib/server/call/team.ts';
import { ofStaff } from '../../../door/proof.ts';

/** A supervisor and the stores; to anybody else what lies here is not there. */
export function supervisor(locals: App.Locals) {
	const { actor } = ofStaff(locals);
	if (actor.kind !== 'supervisor') error(404);
	const { db, keys, now } = locals.world;
	return { staff: actor, db, keys, now: now() };
}

/** A time as the pages of the team say it. */
export function sayWhen({ from, to }: { readonly from: Instant; readonly to: Instant }) {
	return {
		day: sayDay('en', dayOf(from), 'short'),
		from: sayTime('en', from),
		to: sayTime('en', to)
	};
}

type When = ReturnType<typeof sayWhen>;
/** Calls that would be left without anybody, and what was asked, to be asked again by whoever is sure. */
export type Breaks = {
	readonly action: string;
	readonly calls: readonly When[];
	readonly again: Readonly<Record<string, string>>;
};

/** Does what was asked; where it would leave calls without anybody they come back instead. */
export async function unlessBreaking<T>(
	{ action, again }: Pick<Breaks, 'action' | 'again'>,
	act: () => Promise<T>
): Promise<T | ActionFailure<{ breaks: Breaks }>> {
	try {
		return await act();
	} catch (thrown) {
		if (!(thrown instanceof WouldBreak)) throw thrown;
		const calls = thrown.calls.map((call) => sayWhen(call));
		return fail(400, { breaks: { action, calls, again } });
	}
}
