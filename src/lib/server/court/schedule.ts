/** Reads what the courts' marketplace answers of a case: when and where it is heard, and in which state it is. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Share } from '#lib/domain/case/snapshot.ts';
import type { Hearing, Instant, Telling } from '#lib/domain/event.ts';
import { stateOf } from './concluded.ts';
import type { Context, HashId } from './context.ts';
import { earliest } from './day.ts';
import { hearingFrom } from './listing.ts';
import { alone, read, refused, type Reading } from './message.ts';
import {
	idAt,
	isJson,
	listAt,
	newNotes,
	objectAt,
	readId,
	textAt,
	valueAt,
	type Json,
	type Notes
} from './payload.ts';
import { isUnread } from './sitting.ts';

/** A court house, as far as she is told of it. */
export type House = { readonly name?: string; readonly jurisdiction?: 'CROWN' | 'MAGISTRATES' };
/** Of which case was asked, when, and as of when the answer holds. */
export type Asked = { readonly urn: string; readonly hash: HashId; readonly at: Instant };

/** Reads a court house; nothing where it is none. Its address and its people are not looked at. */
export function readHouse(body: unknown): House | undefined {
	const house = objectAt(body, 'courtHouse') ?? (isJson(body) ? body : undefined);
	const name = textAt(house, 'courtHouseName');
	const kind = textAt(house, 'courtHouseType');
	if (!name && !kind) return undefined;
	const jurisdiction =
		kind === 'crown' ? 'CROWN' : kind === 'magistrate' ? 'MAGISTRATES' : undefined;
	return { ...(name ? { name } : {}), ...(jurisdiction ? { jurisdiction } : {}) };
}

/** The ids of the court houses that a schedule names. */
export function housesIn(body: unknown): readonly string[] {
	return [...new Set(hearingsIn(newNotes(), body).flatMap((hearing) => houseOf(hearing) ?? []))];
}

/**
 * Reads a court schedule. Notes on a list, descriptions, judges and rooms are not looked at. A hearing that it does not
 * name any more is not taken back: it does not say that it was deleted.
 */
export function readSchedule(
	body: unknown,
	houses: ReadonlyMap<string, House>,
	{ urn, hash, at }: Asked
): Reading {
	const list = valueAt(body, 'courtSchedule');
	const isList =
		Array.isArray(list) && list.every((one) => Array.isArray(valueAt(one, 'hearings')));
	if (!isList) return refused('/courtSchedule', 'This is no list of hearings.');
	const notes = newNotes();
	const told = hearingsIn(notes, body).flatMap((hearing) => {
		const id = textAt(hearing, 'hearingId');
		if (id) return [{ id: readId(id), ...shareOf({ hash, at, notes }, id, hearing, houses) }];
		notes.ignored.add('A hearing has no id: nothing is told of it.');
		return [];
	});
	if (told.length === 0) return read([], notes);
	const references = told.flatMap(({ id }) => (id ? [`hearing:${id}`] : []));
	const shares = told.map(({ share }) => share);
	return read([{ urn, references, tellings: shares.flatMap(({ own }) => own), shares }], notes);
}

function shareOf(
	{ hash, at, notes }: { hash: HashId; at: Instant; notes: Notes },
	id: string,
	hearing: Json,
	houses: ReadonlyMap<string, House>
): { readonly share: Share } {
	// Known by the id that the courts' own messages have; any other is an id of this schedule alone.
	const named = readId(id) ?? `schedule/${id}`;
	const context: Context = { hash, toldOn: dayOf(at), sharedAt: at, hearing: named, notes };
	const asOurs = ours(hearing, houses.get(houseOf(hearing) ?? ''));
	const listed = hearingFrom(context, asOurs, false);
	const { when: _, ...rest } = listed;
	const data: Hearing = isUnread(asOurs) ? { ...rest, dateUnread: true } : listed;
	const first = data.when?.kind === 'day' ? data.when.on : undefined;
	const own: Telling[] = [{ kind: 'hearing-listed', on: earliest(dayOf(at), first), data }];
	return { share: { hearing: listed.hearing, sort: 'scheduled', at, accused: [], own } };
}

/** A hearing of the schedule as the courts' own messages have it. */
function ours(hearing: Json, house: House | undefined): Json {
	const week = objectAt(hearing, 'weekCommencing');
	return {
		type: { description: textAt(hearing, 'hearingType') },
		...(house?.name ? { courtCentre: { name: house.name } } : {}),
		...(house?.jurisdiction ? { jurisdictionType: house.jurisdiction } : {}),
		hearingDays: sittingsOf(hearing).map((one) => ({ sittingDay: valueAt(one, 'sittingStart') })),
		weekCommencingDate: valueAt(week, 'startDate'),
		weekCommencingDurationInWeeks: valueAt(week, 'durationInWeeks')
	};
}

function houseOf(hearing: Json): string | undefined {
	return idAt(sittingsOf(hearing)[0] ?? objectAt(hearing, 'weekCommencing'), 'courtHouse');
}

function sittingsOf(hearing: Json): Json[] {
	const start = (one: Json) => textAt(one, 'sittingStart') ?? '';
	return listAt(newNotes(), hearing, 'courtSittings').sort((one, other) =>
		start(one).localeCompare(start(other))
	);
}

function hearingsIn(notes: Notes, body: unknown): Json[] {
	return listAt(notes, body, 'courtSchedule').flatMap((one) => listAt(notes, one, 'hearings'));
}

/** Whether a case is over by its state; nothing where that is no state we know, or refused where it is no answer. */
export function readState(body: unknown): { readonly isOver: boolean | undefined } | undefined {
	const theirCase = objectAt(body, 'prosecutionCase') ?? (isJson(body) ? body : undefined);
	const status = textAt(theirCase, 'caseStatus');
	if (status === undefined) return undefined;
	return { isOver: stateOf({ notes: newNotes() }, status) };
}

/** That a case was found to be over, or open again, since the courts were asked before: when between the two nobody told. */
export function stateTold({ urn, hash, at }: Asked, isOver: boolean): Reading {
	const end = { kind: 'concluded', on: dayOf(at), data: {} } as const;
	const told = alone({ hash, sharedAt: at }, `${urn}/concluded/`, isOver ? [end] : [], {
		isUndated: true
	});
	return read([{ urn, references: [], ...told }], newNotes());
}
