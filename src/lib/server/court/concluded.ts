/** The courts' word that a case has come to its end, for some of its defendants or for all: or is open again. */
import type { DefendantKey, Instant, Telling } from '#lib/domain/event.ts';
import type { Part } from '#lib/server/feed/feed-part.ts';
import { namesOf } from './case.ts';
import { pastDay, type Context, type HashId } from './context.ts';
import { attached } from './hearing.ts';
import { alone, read, refused, sharedAt, toldDay, type Reading } from './message.ts';
import {
	flagAt,
	idAt,
	isJson,
	isUnreadId,
	listAt,
	newNotes,
	objectAt,
	textAt,
	valueAt,
	type Json
} from './payload.ts';

/** Reads `prosecutionConcluded`: for which defendants of which cases nothing more is to be decided. */
export function readConcluded(body: unknown, hash: HashId, now: Instant): Reading {
	if (!isJson(body) || !Array.isArray(valueAt(body, 'prosecutionConcluded')))
		return refused(
			'/prosecutionConcluded',
			'Send a list of concluded cases under `prosecutionConcluded`.'
		);
	const notes = newNotes();
	const entries = listAt(notes, body, 'prosecutionConcluded');
	if (entries.length === 0)
		return refused('/prosecutionConcluded', 'Give at least one concluded case.');
	const unread = entries.findIndex((entry) => isUnreadId(entry, 'defendantId'));
	if (unread >= 0)
		return refused(
			`/prosecutionConcluded/${unread}/defendantId`,
			'Give the id of the defendant, a UUID: without one it is the end for everybody.'
		);
	const toldOn = toldDay(body, now);
	const parts = entries.flatMap((entry) =>
		concluded(entry, { hash, toldOn, sharedAt: sharedAt(body, now), notes })
	);
	return read(parts, notes);
}

function concluded(entry: Json, context: Told): Part[] {
	const ignore = (why: string) => (context.notes.ignored.add(why), []);
	if (objectAt(entry, 'applicationConcluded'))
		return ignore('The end of an application is not the end of a case.');
	const id = idAt(entry, 'prosecutionCaseId');
	if (!id) return ignore('A concluded case has no id: it is told to nobody.');
	const days = listAt(context.notes, entry, 'offenceSummary').flatMap(
		(offence) => pastDay(context, offence, 'proceedingsConcludedChangedDate') ?? []
	);
	const on = days.sort().at(-1);
	const isOver = flagAt(entry, 'isConcluded');
	const told = ending(context, id, { defendant: idAt(entry, 'defendantId'), isOver, on });
	return [{ references: [`prosecution-case:${id}`], ...told }];
}

type Told = Pick<Context, 'hash' | 'toldOn' | 'sharedAt' | 'notes'>;
type End = {
	/** Nobody: the whole case. */
	readonly defendant?: string | undefined;
	readonly isOver: boolean;
	/** The day of it, where that was told. */
	readonly on?: string | undefined;
};

// That a case is not concluded takes back that it was, by whichever message.
function ending(context: Told, theirCase: string, { defendant, isOver, on }: End) {
	const key = defendant && (context.hash('defendant', defendant) as DefendantKey);
	const end: Telling = {
		kind: 'concluded',
		on: on ?? context.toldOn,
		...(key ? { defendant: key } : {}),
		data: {}
	};
	const about = `${theirCase}/concluded/${defendant ?? ''}`;
	return alone(context, about, isOver ? [end] : [], on ? {} : { isUndated: true });
}

/**
 * Reads `public.progression.hearing-resulted-case-updated`: what the courts' system keeps as the state of a whole case.
 * Of each defendant their own mark counts, and where there is none the state of the case.
 */
export function readCaseUpdated(body: unknown, hash: HashId, now: Instant): Reading {
	if (!isJson(body)) return refused('', 'Send a JSON object that holds `prosecutionCase`.');
	const notes = newNotes();
	if (isRemoval(body)) {
		notes.ignored.add(removed);
		return read([], notes);
	}
	const theirCase = objectAt(body, 'prosecutionCase');
	if (!theirCase)
		return refused('/prosecutionCase', 'Send the case as an object under `prosecutionCase`.');
	const names = namesOf(theirCase);
	const known = names?.id ?? names?.urn;
	if (!known)
		return refused(
			'/prosecutionCase',
			'Give `id` or `prosecutionCaseIdentifier.caseURN`: without one it is about no case.'
		);
	const people = listAt(notes, theirCase, 'defendants');
	const unread = people.findIndex((person) => !idAt(person, 'id'));
	if (unread >= 0)
		return refused(`/prosecutionCase/defendants/${unread}/id`, "Give the defendant's id, a UUID.");
	const context = { hash, toldOn: toldDay(body, now), sharedAt: sharedAt(body, now), notes };
	return read(updated(context, theirCase, known, people), notes);
}

function updated(context: Told, theirCase: Json, known: string, people: readonly Json[]): Part[] {
	const isOver = stateOf(context, textAt(theirCase, 'caseStatus'));
	const ends = people.flatMap((person): End[] => {
		const own = valueAt(person, 'proceedingsConcluded');
		const over = typeof own === 'boolean' ? own : isOver;
		return over === undefined
			? []
			: [{ defendant: idAt(person, 'id'), isOver: over, on: lastDay(context, person) }];
	});
	// Of the whole case it says that it is over only where it names nobody: each end is told once.
	if (isOver === false || (isOver && people.length === 0)) ends.push({ isOver });
	if (ends.length === 0) return [];
	const told = ends.map((end) => ending(context, known, end));
	const part = attached(theirCase, [], {
		tellings: told.flatMap(({ tellings }) => tellings),
		shares: told.flatMap(({ shares = [] }) => shares)
	});
	return [part];
}

// The day a charge was decided last is the day it ended; without one, the day we hear of it.
function lastDay(context: Told, person: Json): string | undefined {
	return listAt(context.notes, person, 'offences')
		.flatMap((offence) => listAt(context.notes, offence, 'judicialResults'))
		.flatMap((result) => pastDay(context, result, 'orderedDate') ?? [])
		.sort()
		.at(-1);
}

const over = ['INACTIVE', 'CLOSED'];
const open = ['ACTIVE', 'READY_FOR_REVIEW', 'SJP REFERRAL'];
/** The states of a case that are read. */
export const caseStates: readonly string[] = [...over, ...open];

/** Whether a case in such a state is over; nothing where we do not know the state. */
export function stateOf({ notes }: Pick<Context, 'notes'>, status?: string): boolean | undefined {
	const state = status?.toUpperCase();
	if (state === undefined) return undefined;
	if (over.includes(state)) return true;
	if (open.includes(state)) return false;
	notes.ignored.add(
		state === 'EJECTED' ? removed : 'The state of the case is none we know: nothing is told of it.'
	);
	return undefined;
}

const removed =
	"The case was taken out of the courts' system. Why is not told in words we know, so nothing is told of it.";

// `public.progression.events.case-or-application-ejected`: it says why in words of whoever typed them.
function isRemoval(body: Json): boolean {
	return (
		valueAt(body, 'removalReason') !== undefined && objectAt(body, 'prosecutionCase') === undefined
	);
}
