/** A hearing's message as facts, one part for each case it is about. */
import type { Accused } from '#lib/domain/case/accused.ts';
import { toldBy } from '#lib/domain/case/share.ts';
import type { Share } from '#lib/domain/case/snapshot.ts';
import type { Day, Hearing, OfShare, Telling } from '#lib/domain/event.ts';
import { adjournments } from './adjournment.ts';
import { appeals } from './appeal.ts';
import { withApplications } from './application.ts';
import { applications } from './asked.ts';
import { bailDecision, isRemanded } from './bail.ts';
import { namesOf } from './case.ts';
import type { Context, Tellings } from './context.ts';
import { earliest } from './day.ts';
import { besidesOf, defendantsOf, type Besides, type Defendant } from './defendant.ts';
import { daysToTell, hearingFrom, isOnPaper, trialTellings } from './listing.ts';
import { nextHearings } from './next.ts';
import { broken, compensations, protectiveOrders, sendings, warrants } from './ordered.ts';
import { daysSat, isCancelled, isUnread } from './sitting.ts';
import type { Part } from '#lib/server/feed/feed-part.ts';
import { isOfTheCase } from './proceeding.ts';
import { noteUntold } from './told-of.ts';
import { flagAt, listAt, newNotes, type Json, type Notes } from './payload.ts';

export type Sort = Exclude<OfShare['sort'], 'scheduled'>;

/** The parts of a hearing's message: its prosecution cases, and the cases that applications in it belong to. */
export function partsOf(context: Context, envelope: Json, hearing: Json, sort: Sort): Part[] {
	const besides = besidesOf(context, envelope, hearing);
	const parts = new Map<string, Part>();
	for (const theirCase of casesIn(context.notes, hearing)) {
		const named = namesOf(theirCase);
		const known = named && (named.id ?? named.urn);
		if (!known)
			context.notes.ignored.add('A case has neither a URN nor an id: nothing is told of it.');
		if (!known || parts.has(known)) continue;
		parts.set(known, partOf(context, hearing, theirCase, sort, besides));
	}
	return [...parts.values()];
}

/** Every case a hearing names, prosecution cases first: they say more. */
function casesIn(notes: Notes, hearing: Json): Json[] {
	const ofApplications = listAt(notes, hearing, 'courtApplications').flatMap((application) =>
		listAt(notes, application, 'courtApplicationCases')
	);
	return [...prosecutions(notes, hearing), ...ofApplications];
}

/** The prosecution cases, each once: one that is listed again brings its other defendants. */
function prosecutions(notes: Notes, hearing: Json): Json[] {
	const all = listAt(notes, hearing, 'prosecutionCases');
	const same = Map.groupBy(all, (one) => namesOf(one)?.id ?? namesOf(one)?.urn ?? one);
	return [...same.values()].map(([first = {}, ...again]) =>
		again.length === 0
			? first
			: {
					...first,
					defendants: [first, ...again].flatMap((one) => listAt(notes, one, 'defendants'))
				}
	);
}

/**
 * A part of its case. Without a URN only the case's own id may find the case: a hearing may be about several, and by
 * its id the facts of one would reach the victims of another.
 */
export function attached(
	theirCase: Json,
	hearings: readonly string[],
	told: Pick<Part, 'tellings' | 'shares' | 'hearing'>
): Part {
	const { urn, id } = namesOf(theirCase) ?? {};
	const ofCase = id ? [`prosecution-case:${id}`] : [];
	return urn
		? { urn, references: [...hearings, ...ofCase], ...told }
		: { references: ofCase, ...told };
}

function partOf(
	context: Context,
	hearing: Json,
	theirCase: Json,
	sort: Sort,
	besides: Besides
): Part {
	const defendants = defendantsOf(context, theirCase, besides);
	const isYouth = areAllYoung(context.notes, theirCase);
	const all = withApplications(context, hearing, theirCase, defendants);
	const results = all.flatMap((one) => [...one.results, ...one.ofOffences, ...one.beside]);
	if (sort === 'resulted') noteUntold(context, all);
	const next =
		sort === 'resulted'
			? nextHearings(context, theirCase, results, isYouth)
			: { tellings: [], references: [] };
	const listed = asOfTheCase(hearingFrom(context, hearing, isYouth), hearing, theirCase);
	const share: Share = {
		hearing: context.hash('hearing', context.hearing),
		sort,
		at: context.sharedAt,
		accused: defendants.map((one) => accusedIn(one, sort)),
		own: [
			...ofHearing(context, hearing, sort, listed),
			...appeals(context, hearing, theirCase),
			...applications(context, hearing, theirCase, defendants),
			...(sort === 'resulted' ? ordered(context, all) : []),
			...(sort === 'resulted' ? adjournments(context, results) : []),
			...next.tellings
		],
		remanded: all.filter(isRemanded).map(({ key }) => key)
	};
	const tellings = toldBy([share]).map(({ telling }) => telling);
	const reference = `hearing:${context.hearing}`;
	return attached(theirCase, [reference, ...next.references], {
		tellings,
		shares: [share],
		hearing: reference
	});
}

// A trial, a plea or a sentence of a breach or of an application alone is none of the case.
function asOfTheCase(listed: Hearing, hearing: Json, theirCase: Json): Hearing {
	const notes = newNotes();
	const offences = listAt(notes, theirCase, 'defendants').flatMap((one) =>
		listAt(notes, one, 'offences')
	);
	const hasOthers = offences.length > 0 || listAt(notes, hearing, 'courtApplications').length > 0;
	const isOfOthers = hasOthers && !offences.some(isOfTheCase);
	return isOfOthers && listed.purpose !== 'appeal' ? { ...listed, purpose: 'other' } : listed;
}

// Of a hearing to come only what happened before is told: how it ended and what was passed is shared with its results.
function accusedIn({ key, offences, noCharges, totals }: Defendant, sort: Sort): Accused {
	const none = noCharges && noCharges.length > 0 ? { noCharges } : {};
	if (sort === 'resulted') return { key, offences, ...none, totals };
	return { key, offences: offences.map((one) => ({ ...one, passed: [] })), ...none, totals: [] };
}

function ordered(context: Context, defendants: readonly Defendant[]): Tellings {
	return [
		...defendants.flatMap((one) => bailDecision(context, one)),
		...defendants.flatMap(broken),
		...defendants.flatMap(warrants),
		...defendants.flatMap(sendings),
		...defendants.flatMap(protectiveOrders),
		...defendants.flatMap(compensations)
	];
}

/** What is to be told of the hearing itself, in the order it happened. */
function ofHearing(context: Context, hearing: Json, sort: Sort, listed: Hearing): Tellings {
	if (isOnPaper(hearing)) {
		context.notes.ignored.add('A hearing decided on paper is not told: nobody goes to it.');
		return [];
	}
	const { hearing: key, purpose } = listed;
	if (isCancelled(context.notes, hearing))
		return [{ kind: 'hearing-cancelled', on: context.toldOn, data: { hearing: key } }];
	const trial = trialTellings(context, hearing, listed);
	// Of a hearing with no day that can be read nobody told on which it sat.
	const isDated = !isUnread(hearing) || listed.when !== undefined;
	const sat = sort === 'resulted' && isDated ? daysToTell(trial, daysSat(context, hearing)) : [];
	const held = sat.map((on): Telling => ({
		kind: 'hearing-held',
		on,
		data: { hearing: key, purpose }
	}));
	const after = [...trial, ...held];
	if (!isUnread(hearing))
		return [
			{ kind: 'hearing-listed', on: listedOn(context, listed, after), data: listed },
			...after
		];
	// Told without a day it would say that the day she knows is no more; and what took place needs no day any more.
	context.notes.ignored.add('A day of the hearing cannot be read: the day she knows is left.');
	const { when: _, ...rest } = listed;
	const unread = { ...rest, dateUnread: true } as const;
	return after.length > 0 ? after : [{ kind: 'hearing-listed', on: context.toldOn, data: unread }];
}

// A hearing is listed before it is held, though we may hear of both at once, or late.
function listedOn(context: Context, { when }: Hearing, after: Tellings): Day {
	return earliest(
		context.toldOn,
		when?.kind === 'day' ? when.on : undefined,
		...after.map(({ on }) => on)
	);
}

function areAllYoung(notes: Notes, theirCase: Json): boolean {
	const defendants = listAt(notes, theirCase, 'defendants');
	return defendants.length > 0 && defendants.every((defendant) => flagAt(defendant, 'isYouth'));
}
