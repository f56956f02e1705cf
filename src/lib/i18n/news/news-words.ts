/** A decision in whole sentences of one language: the line, what it means and does not mean, what she can do, whom to ask. */
import { isFromRemand } from '#lib/domain/case/after-sentence.ts';
import { isOfOffender, ownOf } from '#lib/domain/case/released.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { standing, type Event, type Instant } from '#lib/domain/event.ts';
import type { NewsSort } from '#lib/domain/event-row.ts';
import { isOvertaken, isSentenced } from '#lib/domain/news/overtaken.ts';
import { isHeard, newsSortOf } from '#lib/domain/news/weight.ts';
import { sentenceStage, type Stage } from '#lib/domain/stage/stage.ts';
import { isDecisionStanding, mayBeChecked } from '#lib/domain/clock/own-date-fit.ts';
import { ownDates } from '#lib/domain/clock/own-date.ts';
import type { Whose } from '#lib/domain/case/whose.ts';
import { together } from '#lib/i18n/joining.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import type { Depth } from '#lib/i18n/case/hearing-words.ts';
import { words } from '#lib/i18n/words.ts';

export type SaidNews = {
	readonly on: string;
	readonly datetime: string;
	readonly title: string;
	/** Left out where it is so no more. */
	readonly means?: string;
	readonly not?: string;
	readonly can: string;
	readonly ask: string;
	/** The number of the right that what she can do rests on. */
	readonly right: number;
	readonly source: string;
	readonly sort: NewsSort | Stage;
};

/** One decision, a sentence or a release, with several people of whom it is; nothing when the event is none. */
export function sayNews(
	event: Event,
	depth: Depth,
	whose?: Whose,
	known: readonly Event[] = [],
	now?: Instant
): SaidNews | undefined {
	const sort = newsSortOf(event);
	if (!sort) return saySentence(event, depth, whose, { known, now });
	const t = words(depth.lang);
	const { on, datetime, title, source } = sayEntry({ event, whose, before: [] }, depth);
	const { not, can, ask } = asides[sort];
	const isReview = can.startsWith('review');
	return {
		on,
		datetime,
		title,
		...(isOvertaken(event, known)
			? {}
			: {
					means: t(ofOneSuspect(sort, event, known) ?? `news.means.${since(sort, event, known)}`)
				}),
		...(not ? { not: t(`news.doesNot.${not}`) } : {}),
		can: t(`news.can.${isReview && !isDecisionStanding(event, standing(known)) ? 'wait' : can}`),
		ask: t(`news.ask.${ask}`),
		right: can === 'support' || can === 'wait' ? 9 : 6,
		source,
		sort
	};
}

/** The sentence, a release and what came after it, in the words of the stage that it leads to. */
function saySentence(
	event: Event,
	depth: Depth,
	whose: Whose | undefined,
	{ known, now }: { readonly known: readonly Event[]; readonly now: Instant | undefined }
): SaidNews | undefined {
	const stage = sentenceStage(event);
	if (!stage) return undefined;
	const t = words(depth.lang);
	const entry = { event, whose, before: [], isOfOffender: isOfOffender(event, known) };
	const { on, datetime, title, detail, source } = sayEntry(entry, depth);
	const isRemand = isFromRemand(event, ownOf(event, known));
	const isOver = isOvertaken(event, known);
	const says = [detail, isOver ? '' : t(`stage.${stage}.means`)].filter((text) => text);
	const isOffered = stage === 'sentenced' ? isCheckOffered(event, known, now) : !isOver;
	return {
		on,
		datetime,
		title,
		// Of a sentence the detail is what was decided; after one it is whom to ask, once it is said what.
		means: together(stage === 'sentenced' ? says : says.toReversed(), depth.lang),
		can: t(isOffered && !isRemand ? `stage.${stage}.can` : 'news.can.support'),
		ask: t(isRemand ? 'news.ask.unit' : `stage.${stage}.ask`),
		right: stage === 'sentenced' || isRemand ? 9 : 11,
		source,
		sort: stage
	};
}

// Once the days for a check have passed for good, her dates offer none.
function isCheckOffered(event: Event, known: readonly Event[], now?: Instant): boolean {
	const isOpen =
		now === undefined || ownDates(known, { now }).some(({ rule }) => rule.id === 'low-sentence');
	return isOpen && mayBeChecked(event, known);
}

/** What is said instead where it was decided to charge one suspect with nothing, and there is another. */
function ofOneSuspect(sort: NewsSort, { defendant }: Event, known: readonly Event[]) {
	const others = known.filter((one) => defendant && (one.defendant ?? defendant) !== defendant);
	// The courts have ids of their own.
	const isOfOther = (one: Event) =>
		kindRow(one.kind).course === 'looked-at' ||
		(newsSortOf(one) === 'charged' && one.toldBy !== 'courts');
	if (!others.some(isOfOther)) return undefined;
	if (sort === 'no-charge-police') return 'happened.suspect-released.detail';
	return sort === 'no-charge-cps' ? 'happened.discontinued.detail' : undefined;
}

/** What is said instead where the words of a decision say that what was told since is still to come. */
function since(sort: NewsSort, event: Event, known: readonly Event[]) {
	if (sort !== 'guilty' && sort !== 'admitted' && sort !== 'charged') return sort;
	if (isSentenced(event, known)) return 'sentenced';
	return sort === 'charged' && isHeard(event, known) ? 'heard' : sort;
}

type Asides = {
	readonly not?: 'believed' | 'over' | 'undecided';
	readonly can:
		| 'review-police'
		| 'review-cps'
		| 'review-sorry'
		| 'something-new'
		| 'ask-why'
		| 'support'
		| 'wait';
	readonly ask: 'police' | 'cps' | 'unit';
};

const support = { not: 'believed', can: 'support', ask: 'unit' } as const;

// Police reviews need a suspect who was questioned; the CPS reviews what it stopped, and of what it brought no evidence
// for it can normally only say sorry (Victims' Right to Review schemes of the police and the CPS).
const asides: Record<NewsSort, Asides> = {
	'no-charge-police': { not: 'believed', can: 'review-police', ask: 'police' },
	'no-charge-cps': { not: 'believed', can: 'review-cps', ask: 'cps' },
	'no-suspect': { not: 'over', can: 'something-new', ask: 'police' },
	'not-investigated': { not: 'over', can: 'ask-why', ask: 'police' },
	stopped: { not: 'believed', can: 'review-cps', ask: 'cps' },
	'no-evidence': { not: 'believed', can: 'review-sorry', ask: 'cps' },
	'left-on-file': { not: 'believed', can: 'review-cps', ask: 'cps' },
	'stopped-by-court': support,
	'no-trial': support,
	'not-guilty': support,
	'of-some': { not: 'believed', can: 'ask-why', ask: 'unit' },
	'no-verdict': { not: 'undecided', can: 'wait', ask: 'unit' },
	quashed: support,
	'new-trial': { not: 'undecided', can: 'wait', ask: 'unit' },
	died: support,
	charged: { can: 'wait', ask: 'unit' },
	'charge-added': { can: 'wait', ask: 'unit' },
	'out-of-court': { not: 'believed', can: 'ask-why', ask: 'police' },
	admitted: { can: 'wait', ask: 'unit' },
	guilty: { can: 'wait', ask: 'unit' },
	'still-guilty': { can: 'wait', ask: 'unit' }
};
