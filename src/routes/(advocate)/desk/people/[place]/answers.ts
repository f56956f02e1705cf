/** How each message of hers stands: it waits for an answer, or one of us said that it needs none. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Staff } from '#lib/domain/actor.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { Message } from '#lib/server/message/rows.ts';
import * as names from '#lib/server/people/names.ts';
import type { World } from '#lib/server/world.ts';

/** That it waits, or who said, and when, that it need not. */
export type Answer = { readonly said?: string };

/** The same of each that waits or was said to need no answer, by its id. */
export async function answersOf(
	{ db, keys, staff }: Pick<World, 'db' | 'keys'> & { readonly staff: Staff },
	messages: readonly Message[],
	waiting: ReadonlySet<string>
): Promise<Record<string, Answer>> {
	const by = messages.flatMap(({ settled }) => (settled ? [settled.by] : []));
	const nameOf = await names.ofStaff(db, keys, [...new Set(by)]);
	const say = ({ by: id, at }: NonNullable<Message['settled']>) => {
		const name = nameOf.get(id)?.name ?? t('person.english.someone');
		const who = id === staff.person ? t('person.english.you') : name;
		const when = { day: sayDay('en', dayOf(at), 'short'), time: sayTime('en', at) };
		return t('inbox.needsNone.said', { by: who, ...when });
	};
	return Object.fromEntries(
		messages.flatMap(({ id, settled }) => {
			if (settled) return [[id, { said: say(settled) }]];
			return waiting.has(id) ? [[id, {}]] : [];
		})
	);
}
