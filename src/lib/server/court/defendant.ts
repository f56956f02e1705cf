/** The defendants of a case as a hearing's message has them, each once, with what was decided on each offence. */
import type { Accused, Offence, OffenceKey, Outcome } from '#lib/domain/case/accused.ts';
import { mayBeSentenced } from '#lib/domain/case/outcome.ts';
import type { Day, DefendantKey } from '#lib/domain/event.ts';
import { admittedOn, ofOffence } from './broken-bail.ts';
import { pastDay, type Context } from './context.ts';
import { asShared, judicialResult, judicialResults, resultLines, type Result } from './result.ts';
import { endingOf, isDismissal, isEnd } from './ending.ts';
import { isOfTheCase } from './proceeding.ts';
import { passedBy } from './sentence.ts';
import { isWithoutEvidence, outcomeOf, pleaOf } from './verdict.ts';
import { flagAt, idAt, listAt, objectAt, type Json } from './payload.ts';

/** Somebody charged, with what this share ordered for them. */
export type Defendant = Accused & {
	/** The results ordered for the defendant and not for one offence. */
	readonly results: readonly Result[];
	/** Those of each charge. */
	readonly ofOffences: readonly Result[];
	/** Those of proceedings beside the case, and of applications: nothing of them is about a charge. */
	readonly beside: readonly Result[];
	/** The days on which the person said that they had broken a rule of their bail. */
	readonly brokeBail: readonly Day[];
	/** The status of bail, once for each time the person is listed. */
	readonly bail: readonly Json[];
};

/** All that this hearing ordered for somebody, of whatever it is. */
export function orderedFor({ results, ofOffences, beside }: Defendant): Result[] {
	return [...ofOffences, ...beside, ...results].filter(({ isOfThisHearing }) => isOfThisHearing);
}

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
		.filter((status) => status !== undefined);
	const own = [
		...same.flatMap((one) => judicialResults(context, one)),
		...names.flatMap((name) => ofHearing.get(name) ?? [])
	];
	const results = asShared(
		own,
		ownLines.filter(({ offence }) => offence === undefined)
	);
	return {
		key: context.hash('defendant', id) as DefendantKey,
		...offencesOf(context, same, ownLines),
		totals: results.flatMap(passedBy),
		results,
		bail
	};
}

function offencesOf(
	context: Context,
	same: readonly Json[],
	lines: readonly Result[]
): Pick<Defendant, 'offences' | 'noCharges' | 'ofOffences' | 'beside' | 'brokeBail'> {
	const byId = new Map<string, Json>();
	for (const [person, defendant] of same.entries())
		for (const [nth, offence] of listAt(context.notes, defendant, 'offences').entries()) {
			const id = idAt(offence, 'id') ?? `${person}/${nth}`;
			if (!byId.has(id)) byId.set(id, offence);
		}
	const linesOf = Map.groupBy(lines, ({ offence }) => offence ?? '');
	const all = [...byId].map(([id, offence]) => ({
		id,
		offence,
		isOwn: isOfTheCase(offence),
		results: ofOffence(offence, asShared(judicialResults(context, offence), linesOf.get(id) ?? []))
	}));
	const own = all.filter(({ isOwn }) => isOwn);
	const others = all.filter(({ isOwn }) => !isOwn);
	if (others.length > 0)
		context.notes.ignored.add('A breach or an application among the offences is no charge.');
	// One without an id is known by its place in this hearing.
	const keyOf = ({ id, offence }: (typeof all)[number]) =>
		context.hash('offence', idAt(offence, 'id') ?? `${context.hearing}/${id}`) as OffenceKey;
	return {
		offences: own.map((one) => offenceFrom(context, keyOf(one), one.offence, one.results)),
		noCharges: others.map(keyOf),
		ofOffences: own.flatMap(({ results }) => results),
		beside: others.flatMap(({ results }) => results),
		brokeBail: others.flatMap(({ offence }) => admittedOn(context, offence))
	};
}

function offenceFrom(
	context: Context,
	key: OffenceKey,
	offence: Json,
	results: readonly Result[]
): Offence {
	const chargedOn = pastDay(context, offence, 'chargeDate');
	const plea = pleaOf(context, offence, chargedOn);
	const outcome = outcomeOf(context, offence, plea, chargedOn);
	const ending = endingIn(context, offence, results, outcome);
	const dismissed = results.find(isDismissal);
	const dismissedOn = dismissed && (dismissed.orderedOn ?? context.heldOn);
	const found = {
		key,
		...(chargedOn ? { chargedOn } : {}),
		...(plea ? { plea } : {}),
		...(outcome ? { outcome } : {}),
		...(ending ? { ending } : {}),
		...(dismissedOn ? { dismissedOn } : {}),
		isEnded: flagAt(offence, 'proceedingsConcluded') || results.some(isEnd),
		passed: results.flatMap(passedBy)
	};
	if (found.passed.some((one) => !mayBeSentenced(found, one)))
		context.notes.ignored.add('A sentence for a charge without a conviction is not told.');
	return found;
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
