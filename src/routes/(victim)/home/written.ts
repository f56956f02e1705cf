import type { Deadline } from '#lib/domain/clock/deadline.ts';
import type { Day } from '#lib/domain/event.ts';
import type { SaidEntry } from '#lib/i18n/case/case-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { labelled } from '#lib/i18n/joining.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Key } from '#lib/i18n/words.ts';
import type { AskRows } from '../ask/rows.ts';

/** Something that happened; of what she wrote herself where it can be read, and whether an answer is awaited. */
export type Happening = Omit<SaidEntry, 'detail' | 'source'> & {
	readonly detail?: string | undefined;
	readonly source?: string | undefined;
	readonly href?: string;
	readonly waits?: boolean;
};

/** What she wrote to agencies: on which day, what about, and where it stands. */
export function writtenOf(
	owed: readonly Deadline[],
	{ askOf, awaySentOn }: AskRows,
	lang: Language
): Happening[] {
	const t = words(lang);
	const written = (on: Day, what: string, href: string) => ({
		on: sayDay(lang, on),
		datetime: on,
		title: labelled(t('ask.asked.wrote'), what, lang),
		kind: 'written',
		href
	});
	const about = owed.flatMap((row) => {
		const ask = askOf(row);
		if (!ask?.sentOn) return [];
		const what = t(`clock.duty.${row.duty.id}.name` as Key);
		const waits = ask.state !== 'answered';
		return [{ ...written(ask.sentOn, what, ask.href), detail: ask.said, waits }];
	});
	if (!awaySentOn) return about;
	return [...about, { ...written(awaySentOn, t('day.away.title'), '/ask/away'), waits: true }];
}

/** All that happened with what she wrote among it, newest first; of one day what she wrote comes first. */
export function withWritten(
	entries: readonly Happening[],
	written: readonly Happening[]
): Happening[] {
	const dayOf = ({ datetime }: Happening) => datetime.slice(0, 10);
	return [...written, ...entries].toSorted((one, other) =>
		dayOf(one) < dayOf(other) ? 1 : dayOf(one) > dayOf(other) ? -1 : 0
	);
}

const shown = 3;

/** The newest few; what she wrote last and awaits an answer to is always one of them. */
export function newestOf(items: readonly Happening[]): Happening[] {
	const first = items.slice(0, shown);
	const awaited = items.find(({ waits }) => waits);
	if (!awaited || first.includes(awaited)) return first;
	return [...items.slice(0, shown - 1), awaited];
}
