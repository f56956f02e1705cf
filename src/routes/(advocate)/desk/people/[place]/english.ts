/** What she wrote in another language, in English: how each message stands, and what a form for one of them holds. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { isReading } from '#lib/domain/message/in-english.ts';
import { readMessage } from '#lib/domain/message/message.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { Message } from '#lib/server/message/rows.ts';
import * as names from '#lib/server/people/names.ts';
import type { World } from '#lib/server/world.ts';
import { text } from '../../../../form/form.ts';
import { keptAt } from '../../typed.ts';

/** The form of one message that is open: which, and what was typed into it and not kept. */
export type Opened = { readonly message: string; readonly typed?: FormData | undefined };

type Asking = Pick<World, 'db' | 'keys'> & {
	readonly staff: Staff;
	readonly place: ParticipationId;
};

/** How each of hers in another language stands in English, by its id. */
export async function englishOf(
	{ db, keys, staff, place }: Asking,
	messages: readonly Message[],
	opened: Opened | undefined
) {
	const others = messages.filter(({ side, language }) => side === 'hers' && language !== 'en');
	const by = others.flatMap(({ english }) => (english ? [english.by] : []));
	const nameOf = await names.ofStaff(db, keys, [...new Set(by)]);
	const called = (id: PersonId) => nameOf.get(id)?.name ?? t('person.english.someone');
	return Object.fromEntries(
		others.map(({ id, english }) => [
			id,
			{
				href: `/desk/people/${place}?english=${id}#english`,
				...(english ? { words: english.words, head: headOf(english, called, staff) } : {}),
				...(opened?.message === id ? { form: formFor({ id, english }, opened, place) } : {})
			}
		])
	);
}

type English = NonNullable<Message['english']>;

function headOf({ reading, by, at }: English, called: (id: PersonId) => string, staff: Staff) {
	const who = by === staff.person ? t('person.english.you') : called(by);
	const when = { day: sayDay('en', dayOf(at), 'short'), time: sayTime('en', at) };
	return t(`person.english.head.${reading}`, { by: who, ...when });
}

function formFor(
	{ id, english }: { readonly id: string; readonly english?: English | undefined },
	{ typed }: Opened,
	place: ParticipationId
) {
	const chosen = typed ? text(typed, 'reading') : english?.reading;
	return {
		message: id,
		words: typed ? text(typed, 'english') : english?.words,
		chosen,
		seen: english?.at,
		keptAt: keptAt({ place, of: `english/${id}` })
	};
}

/** What was posted of it, or what is wrong with each field. */
export function readEnglish(form: FormData) {
	const read = readMessage(text(form, 'english'));
	const reading = text(form, 'reading');
	const seen = Number(text(form, 'seen')) || undefined;
	if (read.ok && isReading(reading)) return { ok: true, words: read.words, reading, seen } as const;
	const length = !read.ok && read.why === 'too-long' ? read.length : 0;
	const errors = {
		...(read.ok ? {} : { english: t(`person.english.error.${read.why}`, { length }) }),
		...(isReading(reading) ? {} : { reading: t('person.english.error.reading') })
	};
	return { ok: false, errors } as const;
}
