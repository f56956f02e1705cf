/**
 * Reads the courts' own messages (HMCTS Common Platform) into facts for the inbox. Pure: the same message, hash and
 * moment give the same facts. Kept is what a victim may be told; names, addresses, dates of birth, health, the wording
 * of charges and everything typed freely are never looked at.
 */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Share } from '#lib/domain/case/snapshot.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { namesOf } from './case.ts';
import { readCaseUpdated, readConcluded } from './concluded.ts';
import type { Context, HashId } from './context.ts';
import { earliest, readDay } from './day.ts';
import { attached, partsOf, type Sort } from './hearing.ts';
import { trialTelling } from './listing.ts';
import { alone, read, refused, sharedAt, toldDay, type Reading } from './message.ts';
import { daysSat, whenOf } from './sitting.ts';
import {
	flagAt,
	idAt,
	isJson,
	isUnreadId,
	listAt,
	newNotes,
	objectAt,
	readId,
	textAt,
	valueAt,
	type Json,
	type Notes
} from './payload.ts';

/**
 * Reads a hearing as listed (`POST /hearing/{id}`) or as resulted (`POST /hearing/{id}/result`), with its envelope or
 * without. Refused: no object, no hearing id, another id than the one in the address, no case to attach it to.
 */
export function readHearing(
	body: unknown,
	sort: Sort,
	expectedId: string | undefined,
	hash: HashId,
	now: Instant
): Reading {
	if (!isJson(body)) return refused('', 'Send a JSON object that holds `hearing`.');
	const hearing = hearingIn(body);
	if (!hearing) return refused('/hearing', 'Send the hearing as an object under `hearing`.');
	const at = hearing === body ? '' : '/hearing';
	const id = idAt(hearing, 'id');
	if (!id) return refused(`${at}/id`, "Give the hearing's id, a UUID.");
	if (expectedId !== undefined && readId(expectedId) !== id)
		return refused(
			`${at}/id`,
			'This is not the id in the address: send each hearing to its own address.'
		);
	if (hearing !== body && (idAt(body, 'hearingId') ?? id) !== id)
		return refused('/hearingId', 'This is not the id under `hearing`: send one hearing at a time.');
	const notes = newNotes();
	const toldOn = toldDay(body, now);
	const heldOn = sort === 'resulted' ? heldDay(notes, body, hearing, toldOn) : undefined;
	const context: Context = {
		hash,
		toldOn,
		sharedAt: sharedAt(body, now),
		hearing: id,
		notes,
		...(heldOn ? { heldOn } : {})
	};
	const satOn = heldOn && daysSat(context, hearing).at(-1);
	const parts = partsOf(satOn ? { ...context, satOn } : context, body, hearing, sort);
	if (parts.length > 0) return read(parts, notes);
	if (listAt(notes, hearing, 'courtApplications').length === 0)
		return refused(
			`${at}/prosecutionCases`,
			'Give at least one case with `prosecutionCaseIdentifier.caseURN` or `id`.'
		);
	notes.ignored.add('The hearing is about applications that belong to no case.');
	return read([], notes);
}

/** Reads the deletion of a hearing (`DELETE /hearing/{id}/delete`), as it is heard. */
export function readDeletion(hearingId: string, hash: HashId, now: Instant): Reading {
	const id = readId(hearingId);
	if (!id) return refused('', "The address must hold the hearing's id, a UUID.");
	const hearing = hash('hearing', id);
	const tellings = [{ kind: 'hearing-cancelled', on: dayOf(now), data: { hearing } } as const];
	const all = { hearing, at: now, accused: [] } as const;
	const shares: Share[] = [
		{ ...all, sort: 'listed', own: tellings },
		{ ...all, sort: 'resulted', own: [] },
		{ ...all, sort: 'scheduled', own: [] }
	];
	return read([{ references: [`hearing:${id}`], tellings, shares }], newNotes());
}

/**
 * Reads `public.hearing.trial-vacated`. Its date is the day of the trial, not of the news. Without a reason it says
 * that the trial is not vacated: the same message is sent when a trial is marked effective, cracked or ineffective
 * (https://github.com/hmcts/cpp-context-hearing/blob/90557be4d/hearing-event/hearing-event-processor/src/main/java/uk/gov/moj/cpp/hearing/event/HearingEventProcessor.java#L220).
 */
export function readVacated(body: unknown, hash: HashId, now: Instant): Reading {
	if (!isJson(body))
		return refused('', 'Send a JSON object with `hearingId` and `vacatedTrialReasonId`.');
	const id = idAt(body, 'hearingId');
	if (!id) return refused('/hearingId', "Give the hearing's id, a UUID.");
	const notes = newNotes();
	const reason = idAt(body, 'vacatedTrialReasonId');
	if (isUnreadId(body, 'vacatedTrialReasonId'))
		return refused('/vacatedTrialReasonId', 'Give the id of an official reason, a UUID, or none.');
	if (!reason) notes.ignored.add('No reason is given: the trial is not vacated.');
	const toldOn = toldDay(body, now);
	const context: Context = { hash, toldOn, sharedAt: now, hearing: id, notes };
	const on = earliest(toldOn, readDay(textAt(body, 'hearingDateTime')));
	const vacated = reason ? [trialTelling(context, 'trial-vacated', on, reason)] : [];
	const told = alone(context, `${id}/vacated`, vacated);
	const hearings = [`hearing:${id}`];
	const cases = listAt(notes, body, 'caseDetails');
	const named = cases.filter((theirCase) => namesOf(theirCase)?.urn);
	const parts = named.map((theirCase) => attached(theirCase, hearings, told));
	// Without a URN it goes to everybody whose case was to be tried then: the fact is of the hearing and true for all.
	const forAll = { references: hearings, ...told };
	return read(
		named.length > 0 && named.length === cases.length ? parts : [...parts, forAll],
		notes
	);
}

/** Reads a message of any of these kinds, saying as which; for trying a feed out. */
export function readAny(
	body: unknown,
	hash: HashId,
	now: Instant
): Reading & { readonly as?: string } {
	if (Array.isArray(valueAt(body, 'prosecutionConcluded')))
		return { as: 'prosecution-concluded', ...readConcluded(body, hash, now) };
	const hearing = isJson(body) ? hearingIn(body) : undefined;
	if (objectAt(body, 'prosecutionCase') || valueAt(body, 'removalReason') !== undefined)
		return { as: 'case-updated', ...readCaseUpdated(body, hash, now) };
	if (isJson(body) && hearing) {
		const sort = sortOf(body, hearing, now);
		return { as: `hearing-${sort}`, ...readHearing(body, sort, undefined, hash, now) };
	}
	if (valueAt(body, 'hearingId') !== undefined)
		return { as: 'trial-vacated', ...readVacated(body, hash, now) };
	return refused(
		'',
		'This is no message of the courts that we know: no `hearing`, `hearingId` or `prosecutionConcluded`.'
	);
}

/** The hearing in its envelope, or the body itself when it is a bare one. */
function hearingIn(body: Json): Json | undefined {
	const inside = objectAt(body, 'hearing');
	if (inside) return inside;
	const marks = [
		'courtCentre',
		'hearingDays',
		'jurisdictionType',
		'prosecutionCases',
		'courtApplications'
	];
	return marks.some((mark) => valueAt(body, mark) !== undefined) ? body : undefined;
}

// Results are shared once the hearing has begun; of a bare hearing only its own results show that it has.
function sortOf(body: Json, hearing: Json, now: Instant): Sort {
	if (flagAt(hearing, 'hasSharedResults') || valueAt(body, 'targets') !== undefined)
		return 'resulted';
	const when = whenOf(newNotes(), hearing);
	const day = when?.kind === 'day' ? when.on : undefined;
	if (textAt(body, 'sharedTime') !== undefined && day)
		return toldDay(body, now) >= day ? 'resulted' : 'listed';
	return hasResultsSince(hearing, day) ? 'resulted' : 'listed';
}

function hasResultsSince(hearing: Json, day: Day | undefined): boolean {
	const notes = newNotes();
	const people = listAt(notes, hearing, 'prosecutionCases').flatMap((theirCase) =>
		listAt(notes, theirCase, 'defendants')
	);
	const holders = people.flatMap((person) => [person, ...listAt(notes, person, 'offences')]);
	return holders
		.flatMap((holder) => listAt(notes, holder, 'judicialResults'))
		.some((result) => (readDay(textAt(result, 'orderedDate')) ?? '') >= (day ?? '9999'));
}

/** The first day the hearing sat, unless that is still to come. */
function heldDay(notes: Notes, body: Json, hearing: Json, toldOn: Day): Day | undefined {
	const when = whenOf(notes, hearing);
	const first = when?.kind === 'day' ? when.on : (readDay(textAt(body, 'hearingDay')) ?? toldOn);
	return first <= toldOn ? first : undefined;
}
