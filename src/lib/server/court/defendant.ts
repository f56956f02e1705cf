/** The defendants of a case as a hearing's message has them, each once, with what was decided on each offence. */
import type { Day, DefendantKey } from '#lib/domain/event.ts';
import { pastDay, type Context } from './context.ts';
import { asShared, judicialResult, judicialResults, resultLines, type Result } from './result.ts';
import { endingOf, isEnd, type Ending } from './ending.ts';
import { isWithoutEvidence, outcomeOf, pleaOf, type Outcome, type Plea } from './verdict.ts';
import { isOfTheCase } from './proceeding.ts';
import { flagAt, idAt, listAt, objectAt, type Json } from './payload.ts';

export type Offence = {
	readonly chargedOn?: Day;
	readonly plea?: Plea;
	readonly outcome?: Outcome;
	/** How and on which day it ended before it was tried. */
	readonly ending?: { readonly kind: Ending; readonly on: Day };
	/** Whether it ended in whatever way. */
	readonly isEnded: boolean;
	readonly results: readonly Result[];
};

export type Defendant = {
	readonly key: DefendantKey;
	readonly offences: readonly Offence[];
	/** The results ordered for the defendant and not for one offence. */
	readonly results: readonly Result[];
	/** The results of proceedings beside the case: of these only bail, a warrant and a next hearing are told. */
	readonly beside: readonly Result[];
	readonly bail?: Json;
};

/** The defendants of one prosecution case; one without an id cannot be told from another and is passed over. */
export function defendantsOf(context: Context, theirCase: Json, besides: Besides): Defendant[] {
	const byId = new Map<string, Json[]>();
	for (const defendant of listAt(context.notes, theirCase, 'defendants')) {
		const id = idAt(defendant, 'id');
		if (id) byId.set(id, [...(byId.get(id) ?? []), defendant]);
		else context.notes.ignored.add('A defendant has no id: nothing is told of them.');
	}
	return [...byId].map(([id, same]) => defendantFrom(context, id, same, besides));
}

/** Results that do not hang on an offence, by whom they are about: the clerk's lines, and those of the whole hearing. */
export type Besides = {
	readonly lines: ReadonlyMap<string, readonly Result[]>;
	readonly ofHearing: ReadonlyMap<string, readonly Result[]>;
};

/** What of a message's results stands outside its cases; read once for all of them. */
export function besidesOf(context: Context, envelope: Json, hearing: Json): Besides {
	const lines = Map.groupBy(resultLines(context, envelope), ({ defendant }) => defendant ?? '');
	const ofHearing = listAt(context.notes, hearing, 'defendantJudicialResults').flatMap((entry) =>
		judicialResult(context, objectAt(entry, 'judicialResult') ?? {}).map((result) => ({
			...result,
			defendant: idAt(entry, 'masterDefendantId') ?? ''
		}))
	);
	return { lines, ofHearing: Map.groupBy(ofHearing, ({ defendant }) => defendant) };
}

function defendantFrom(
	context: Context,
	id: string,
	same: readonly Json[],
	{ lines, ofHearing }: Besides
): Defendant {
	const names = [...new Set([id, ...same.flatMap((one) => idAt(one, 'masterDefendantId') ?? [])])];
	const ownLines = names.flatMap((name) => lines.get(name) ?? []);
	const bail = same
		.map((one) => objectAt(objectAt(one, 'personDefendant'), 'bailStatus'))
		.find(Boolean);
	const own = [
		...same.flatMap((one) => judicialResults(context, one)),
		...names.flatMap((name) => ofHearing.get(name) ?? [])
	];
	return {
		key: context.hash('defendant', id) as DefendantKey,
		...offencesOf(context, same, ownLines),
		results: asShared(
			own,
			ownLines.filter(({ offence }) => offence === undefined)
		),
		...(bail ? { bail } : {})
	};
}

function offencesOf(
	context: Context,
	same: readonly Json[],
	lines: readonly Result[]
): Pick<Defendant, 'offences' | 'beside'> {
	const byId = new Map<string, Json>();
	for (const [person, defendant] of same.entries())
		for (const [nth, offence] of listAt(context.notes, defendant, 'offences').entries()) {
			const id = idAt(offence, 'id') ?? `${person}/${nth}`;
			if (!byId.has(id)) byId.set(id, offence);
		}
	const linesOf = Map.groupBy(lines, ({ offence }) => offence ?? '');
	const resultsOf = ([id, offence]: readonly [string, Json]) =>
		asShared(judicialResults(context, offence), linesOf.get(id) ?? []);
	const [own, others] = [true, false].map((is) =>
		[...byId].filter(([, offence]) => isOfTheCase(offence) === is)
	) as [[string, Json][], [string, Json][]];
	if (others.length > 0)
		context.notes.ignored.add('A breach or an application among the offences is no charge.');
	return {
		offences: own.map((one) => offenceFrom(context, one[1], resultsOf(one))),
		beside: others.flatMap(resultsOf)
	};
}

function offenceFrom(context: Context, offence: Json, results: readonly Result[]): Offence {
	const chargedOn = pastDay(context, offence, 'chargeDate');
	const plea = pleaOf(context, offence);
	const outcome = outcomeOf(context, offence, plea);
	const ending = endingIn(context, offence, results, outcome);
	return {
		results,
		...(chargedOn ? { chargedOn } : {}),
		...(plea ? { plea } : {}),
		...(outcome ? { outcome } : {}),
		...(ending ? { ending } : {}),
		isEnded: flagAt(offence, 'proceedingsConcluded') || results.some(isEnd)
	};
}

function endingIn(
	context: Context,
	offence: Json,
	results: readonly Result[],
	outcome: Outcome | undefined
): Offence['ending'] {
	const ends = results.flatMap((result) => {
		const kind = endingOf(result);
		return kind ? [{ kind, on: result.orderedOn }] : [];
	});
	const said =
		ends.find(({ kind }) => kind !== 'discontinued') ??
		(isWithoutEvidence(offence)
			? { kind: 'no-evidence-offered' as const, on: undefined }
			: ends[0]);
	const found =
		said ??
		(flagAt(offence, 'isDiscontinued')
			? { kind: 'discontinued' as const, on: undefined }
			: undefined);
	return (
		found && { kind: found.kind, on: found.on ?? outcome?.on ?? context.heldOn ?? context.toldOn }
	);
}
