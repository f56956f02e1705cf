/** How a rule beside the rows of the Code looks, without a correction and with it, and which sentences go on saying its old time. */
import { addWorkingDays, dayOf } from '#lib/domain/calendar.ts';
import {
	amendedLetters,
	amendedOwn,
	letterName,
	typedTime
} from '#lib/domain/clock/amended-rules.ts';
import { limits } from '#lib/domain/clock/ask-ladder.ts';
import { ownRules } from '#lib/domain/clock/own-date-rows.ts';
import { dayAfter } from '#lib/domain/clock/reckoning.ts';
import type { AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { amendedSteps, stepName } from '#lib/domain/stage/amended.ts';
import { stageRows } from '#lib/domain/stage/stage.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { bare, sentencesIn } from '#lib/i18n/sentences.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { named } from './named.ts';
import { guidanceTexts } from '#lib/server/keeper/guidance-texts.ts';

type All = readonly AnyCorrection[];
type Source = {
	readonly title: string;
	readonly url?: string;
	readonly checkedOn?: Day;
	readonly confidence: string;
};

/** Where a row was read and when, or that nobody has. */
export function saySource({ title, url, checkedOn, confidence }: Source): string[] {
	const isRead = checkedOn !== undefined && !confidence.startsWith('recalled');
	const read = isRead
		? t('corrections.shown.read', { title, day: sayDay('en', checkedOn) })
		: t('corrections.shown.unread', { title });
	return [read, ...(url ? [url] : [])];
}

/** The last day of a row that another follows. */
export function sayEnd(day: Day | undefined): string[] {
	return day ? [t('corrections.shown.until', { day: sayDay('en', day) })] : [];
}

/** The days of a letter: from when, how many, and an example of them. */
export function letterSides(of: string, all: All, now: Instant): string[] {
	const isIt = (row: (typeof limits)[number]) => letterName(row) === of;
	const rows = amendedLetters(limits, all).filter(isIt);
	const said = rows.flatMap((row) => {
		const { inForceFrom, inForceTo, source, count, unit } = row;
		const from = inForceFrom > dayOf(now) ? inForceFrom : dayOf(now);
		const due =
			unit === 'working-days' ? addWorkingDays(from, count) : dayAfter(from, { count, unit });
		return [
			t('corrections.shown.within', { from: sayDay('en', inForceFrom), time: typedTime(row) }),
			t('corrections.shown.due', { day: sayDay('en', from), due: sayDay('en', due) }),
			...[...sayEnd(inForceTo), ...saySource(source)]
		];
	});
	return [...said, ...stillSaid(limits.filter(isIt).map(typedTime), rows.map(typedTime))];
}

/** What she may still do: from when, within how long, and where it was read. */
export function ownSides(of: string, all: All): string[] {
	const isIt = ({ id }: (typeof ownRules)[number]) => id === of;
	const rules = amendedOwn(ownRules, all).filter(isIt);
	const said = rules.flatMap(({ best, until, inForceFrom, inForceTo, source }) => {
		const from = sayDay('en', inForceFrom);
		return [
			best
				? t('corrections.shown.best', { from, time: typedTime(best) })
				: t('corrections.shown.anyTime', { from }),
			...(until ? [t('corrections.shown.most', { time: typedTime(until) })] : []),
			...[...sayEnd(inForceTo), ...saySource(source)]
		];
	});
	const times = (all: readonly (typeof ownRules)[number][]) =>
		all.flatMap(({ best, until }) => [best, until].map(typedTime));
	const lastOf = (all: readonly (typeof ownRules)[number][]) => times(all.slice(-1));
	return [...said, ...stillSaid(lastOf(ownRules.filter(isIt)), lastOf(rules))];
}

/** Where a step of a case was read. */
export function stepSides(of: string, all: All): string[] {
	return amendedSteps(stageRows, all).flatMap((row) =>
		stepName(row) === of ? saySource(row.source) : []
	);
}

/** No more sentences than a keeper reads. */
const mostSentences = 12;

// A time stands in sentences too, which say it until they are corrected themselves.
function stillSaid(before: readonly string[], after: readonly string[]): string[] {
	return [...new Set(before)]
		.filter((time) => time !== '' && !after.includes(time))
		.flatMap((time) => {
			const has = new RegExp(`\\b${time}\\b`);
			const texts = new Map(
				[...sentencesIn('en')].flatMap(([name, text]) =>
					has.test(text) ? [[bare(name), text] as const] : []
				)
			);
			const names = [...guidanceTexts].flatMap(([name, text]) =>
				name.startsWith('en/') && has.test(text) ? [name.slice(3)] : []
			);
			const guides =
				names.length > 0 ? [t('corrections.shown.guides', { names: names.join(', ') })] : [];
			if (texts.size + names.length === 0) return [];
			return [
				t('corrections.shown.says', { time }),
				...[...texts.values()].slice(0, mostSentences).map(named),
				...guides
			];
		});
}
