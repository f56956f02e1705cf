/** Making sure that it is her: an advocate on the telephone, on the number on record, or face to face. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Standing } from '#lib/domain/door/recovery.ts';
import type { Language } from '#lib/i18n/languages.ts';
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
import * as places from '#lib/server/people/places.ts';
import * as duty from './duty.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as refusals from '#lib/server/audit/refusals.ts';
import * as conflicts from '#lib/server/access/conflicts.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';

/**
 * What came of it: a code to read to her, which opens nothing yet; what is still needed; a page that is open again, or that
 * she closed and nobody else opens; that it is not she, that nobody has rung her, or a wait.
 */
export type Confirmed =
	| { readonly was: 'held'; readonly code: string; readonly standing: Standing }
	| { readonly was: 'vouched'; readonly standing: Standing }
	| { readonly was: 'opened' | 'closed' | 'checked' | 'not-her' | 'not-rung' }
	| Wait;
export type Wait = { readonly was: 'wait'; readonly minutes: number };

/**
 * The call ends with: it is her. Nobody says so who has not rung the number on record. Who has words for the telephone must
 * have said them; then the call is one of the two she needs. Who never had any gets a code that a second of us has to
 * agree to.
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
	if (!(await callDesk.wasShown(db, staff, id))) return { was: 'not-rung' };
	const hasPaper = await recoveries.hasPaper(db, person);
	const asked = await dataRequests.ofCall(db, id);
	if (asked) return confirmAsked(db, keys, staff, { id, spoken, person, asked }, now);
	// A page that rests is opened by what only she knows, and by nothing else.
	if (!hasPaper && (await people.isPaused(db, person))) return { was: 'not-her' };
	const heard = hasPaper ? await recoveries.speaks(db, keys, person, spoken, now) : undefined;
	if (heard?.was === 'wait') return heard;
	if (heard?.was === 'wrong') return { was: 'not-her' };
	const code = await invitations.newCode(keys);
	let confirmed: Confirmed | undefined;
	await confirmCalls.finish(db, keys, staff, id, now, async (trx, row) => {
		const whose = await places.of(trx, person);
		const ours = whose && (await duty.of(trx, staff, whose.participation));
		const isSure = hasPaper && ours?.hasCase === true && ours.isOurs;
		const team = row.team ?? undefined;
		const vouching = { person, factor: 'call', by: staff.person, team, isSure } as const;
		confirmed = await vouch(trx, keys, staff, vouching, { code, language: row.language }, now);
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

/**
 * Somebody is there in person, and who she is has been looked at, by one of the team that is to make sure of her: a second
 * of us has to have seen her too. Nobody is found for another team.
 */
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
		const whose = person && (await places.of(trx, person));
		if (!whose) return undefined;
		const { isOurs, team } = await duty.of(trx, staff, whose.participation);
		if (!isOurs) return refusals.of(trx, keys, staff, undefined, now);
		const vouching = {
			person: whose.person,
			factor: 'seen',
			by: staff.person,
			team,
			isSure: false
		} as const;
		const language = await people.languageOf(trx, whose.person);
		return vouch(trx, keys, staff, vouching, { code, language }, now);
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

type Vouching = Extract<recoveries.Giving, { readonly factor: 'call' | 'seen' }>;
type Handing = { readonly code: invitations.Code; readonly language: Language };

async function vouch(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	vouching: Vouching,
	handing: Handing,
	now: Instant
): Promise<Confirmed> {
	const { person, factor, isSure } = vouching;
	if (await people.isPaused(trx, person)) {
		if (factor === 'seen') return { was: 'closed' };
		if (isSure && (await pauses.openAgain(trx, keys, staff, person, now))) return { was: 'opened' };
		await recoveries.give(trx, keys, staff, vouching, now);
		return { was: 'vouched', standing: { state: 'second', until: now } };
	}
	const standing = await recoveries.give(trx, keys, staff, vouching, now);
	const needsNoCode = standing.state === 'one' || (await recoveries.gaveCode(trx, person));
	if (needsNoCode) return { was: 'vouched', standing };
	return { was: 'held', code: await handOver(trx, keys, staff, person, handing, now), standing };
}

/** A code of ours opens nothing before her recovery is open; until then what she has works on. */
async function handOver(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	person: PersonId,
	{ code, language }: Handing,
	now: Instant
): Promise<string> {
	await invitations.withdraw(trx, person, { held: true });
	const held = { person, language, handed: 'alone', livesFor: 'week', held: true } as const;
	await invitations.add(trx, code, held, now);
	await recoveries.writeDown(trx, keys, staff, person, 'invitation-made', now);
	return code.shown;
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
	if (person && !(await conflicts.isBetween(trx, staff, person))) return person;
	return refusals.of(trx, keys, staff, undefined, now);
}
