/** Making sure that it is her: an advocate on the telephone, on the number on record, or face to face. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Standing } from '#lib/domain/door/recovery.ts';
import { readUrn } from '#lib/domain/case/urn.ts';
import * as casePeople from '#lib/server/people/case-people.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as confirmCalls from './calls.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as limits from '#lib/server/limits.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as people from '#lib/server/people/people.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as refusals from '#lib/server/audit/refusals.ts';
import * as walls from '#lib/server/access/walls.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';

/** What came of it: a code to read to her, what is still needed, a page that is open again, that it is not she, or a wait. */
export type Confirmed =
	| { readonly was: 'code'; readonly code: string }
	| { readonly was: 'vouched'; readonly standing: Standing }
	| { readonly was: 'opened' }
	| { readonly was: 'checked' }
	| { readonly was: 'not-her' }
	| Wait;
export type Wait = { readonly was: 'wait'; readonly minutes: number };

/**
 * The call ends with: it is her. Who has words for the telephone must have said them; then the call is one of the two she
 * needs. Who never had any gets a new code, in place of every unused one.
 */
export async function confirm(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ id, spoken }: { readonly id: string; readonly spoken: string },
	now: Instant
): Promise<Confirmed | undefined> {
	const person = await confirmCalls.confirming(db, staff, id);
	if (!person) return undefined;
	const hasPaper = await recoveries.hasPaper(db, person);
	const asked = await dataRequests.ofCall(db, id);
	if (asked) return confirmAsked(db, keys, staff, { id, spoken, person, asked }, now);
	// A page that rests is opened by what only she knows, or by seeing her: never by a call alone.
	if (!hasPaper && (await people.isPaused(db, person))) return { was: 'not-her' };
	const heard = hasPaper ? await recoveries.speaks(db, keys, person, spoken, now) : undefined;
	if (heard?.was === 'wait') return heard;
	if (heard?.was === 'wrong') return { was: 'not-her' };
	const code = await invitations.newCode(keys);
	let confirmed: Confirmed | undefined;
	await confirmCalls.finish(db, keys, staff, id, now, async (trx, row) => {
		confirmed = hasPaper
			? await vouch(trx, keys, staff, { person, factor: 'call' }, code, now)
			: await handOver(trx, keys, staff, { language: row.language, person }, code, now);
	});
	return confirmed;
}

type Asked = {
	readonly id: string;
	readonly spoken: string;
	readonly person: PersonId;
	readonly asked: string;
};

/** The call was about her data: without her words it proves nothing, and it opens no way in. */
async function confirmAsked(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ id, spoken, person, asked }: Asked,
	now: Instant
): Promise<Confirmed | undefined> {
	const heard = await recoveries.speaks(db, keys, person, spoken, now);
	if (heard.was === 'wait') return heard;
	if (heard.was === 'wrong') return { was: 'not-her' };
	const isDone = await confirmCalls.finish(db, keys, staff, id, now, async (trx) => {
		await dataRequests.makeSure(trx, keys, staff, asked, 'call', now);
	});
	return isDone ? { was: 'checked' } : undefined;
}

/** Whether she will be asked for her words. */
export async function asksWords(db: Db, staff: Staff, id: string): Promise<boolean> {
	const person = await confirmCalls.confirming(db, staff, id);
	return person !== undefined && recoveries.hasPaper(db, person);
}

/** Somebody is there in person, and who she is has been looked at: her page is opened again, or it is one of the two. */
export async function seen(
	db: Db,
	keys: Keys,
	staff: Staff,
	about: string,
	now: Instant
): Promise<Confirmed | undefined> {
	const wanted = await meant(db, keys, staff, about, now);
	if (wanted.was === 'wait') return wanted;
	const code = await invitations.newCode(keys);
	return transaction(db, async (trx) => {
		const person = await found(trx, keys, staff, wanted, now);
		return person && vouch(trx, keys, staff, { person, factor: 'seen' }, code, now);
	});
}

/** Puts a call to the number on record on the list, for somebody who rang; unknown ones lead to nothing, unsaid. Says to wait where too many were looked for. */
export async function askForCall(
	db: Db,
	keys: Keys,
	staff: Staff,
	about: string,
	now: Instant
): Promise<Wait | undefined> {
	const wanted = await meant(db, keys, staff, about, now);
	if (wanted.was === 'wait') return wanted;
	await transaction(db, async (trx) => {
		const person = await found(trx, keys, staff, wanted, now);
		if (person) await confirmCalls.ringBack(trx, keys, staff, person, now);
	});
	return undefined;
}

type Vouching = { readonly person: PersonId; readonly factor: 'call' | 'seen' };

async function vouch(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	given: Vouching,
	code: invitations.Code,
	now: Instant
): Promise<Confirmed> {
	if (await pauses.openAgain(trx, keys, staff, given.person, now)) return { was: 'opened' };
	const standing = await recoveries.give(trx, keys, staff, given, now);
	const needsNoCode = standing.state !== 'open' || (await recoveries.gaveCode(trx, given.person));
	if (needsNoCode) return { was: 'vouched', standing };
	const language = await people.languageOf(trx, given.person);
	return handOver(trx, keys, staff, { language, person: given.person }, code, now);
}

async function handOver(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	to: Pick<invitations.NewInvitation, 'person' | 'language'>,
	code: invitations.Code,
	now: Instant
): Promise<Confirmed> {
	await invitations.withdraw(trx, to.person);
	await invitations.add(trx, code, { ...to, handed: 'alone', livesFor: 'day' }, now);
	await recoveries.writeDown(trx, keys, staff, to.person, 'invitation-made', now);
	return { was: 'code', code: code.shown };
}

/** Whom staff meant, if we know anybody by that, and whether it was by the code she printed. */
export type Meant = {
	readonly was: 'looked-for';
	readonly person: PersonId | undefined;
	readonly byCode: boolean;
};

/**
 * Who is meant: by her number, by the code she printed, or by a reference with one person in its case; where there are
 * several it would be a guess. All are looked for, whatever was typed, so that time tells nothing.
 */
export async function meant(
	db: Db,
	keys: Keys,
	staff: Staff,
	about: string,
	now: Instant
): Promise<Meant | Wait> {
	const name = limits.bucket(keys, 'finding', staff.person);
	const wait = await limits.take(db, [{ name, rule: limits.perFinding }], now);
	if (wait > 0) return { was: 'wait', minutes: limits.minutesOf(wait) };
	const byNumber = await waysIn.ownerOfNumber(db, keys, about);
	// It says who is meant and no more: it is not given as one of the two.
	const byCode = await recoveries.ownerOf(db, keys, about, { evenPaused: true });
	const byReference = await onlyOneIn(db, keys, about);
	const person = byNumber ?? byCode ?? byReference;
	return { was: 'looked-for', person, byCode: person !== undefined && person === byCode };
}

async function onlyOneIn(db: Db, keys: Keys, about: string): Promise<PersonId | undefined> {
	const urn = readUrn(about);
	const caseId = urn && (await cases.findByUrn(db, keys, urn));
	const inIt = caseId ? await casePeople.inCase(db, caseId) : [];
	return inIt.length === 1 ? inIt[0] : undefined;
}

/** Whoever was found; in vain, or over the wall between two sides, it is written down who tried. */
export async function found(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	{ person }: Meant,
	now: Instant
): Promise<PersonId | undefined> {
	if (person && !(await walls.isBetween(trx, staff, person))) return person;
	return refusals.of(trx, keys, staff, undefined, now);
}
