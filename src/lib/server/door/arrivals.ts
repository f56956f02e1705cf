/** Somebody comes in or gets further in: it is written down, her session begins, and the oldest of too many ends. */
import { isStaff, type Actor, type PersonId } from '#lib/domain/actor.ts';
import type { Standing } from '#lib/domain/door/recovery.ts';
import type { How, Proof, Purpose } from '#lib/domain/door/proof.ts';
import * as audit from '#lib/server/audit/audit.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import { networkOf } from '#lib/domain/network.ts';
import type { Asker } from '#lib/server/vault/line.ts';
import * as devices from './devices.ts';
import * as limits from '#lib/server/limits.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as actors from '#lib/server/access/actors.ts';
import {
	isOfStaff,
	openSessions,
	type Beginning,
	type Session,
	type Sessions
} from './sessions.ts';
import * as visits from './visits.ts';
import type { World } from '#lib/server/world.ts';

/** Where somebody arrives. */
export type Here = { readonly world: World; readonly sessions: Sessions };
/** From where: an address, and the cookie by which an account may know this browser. */
export type Visitor = { readonly network: string; readonly device?: string | undefined };
/** The cookie by which this browser is known from now on. */
export type KnownBy = { readonly cookie: string; readonly shared: boolean };
export type Door =
	| {
			readonly ok: true;
			readonly session: string;
			/** Who came in: what opens to them from here on is worked out from this alone. */
			readonly actor: Actor;
			readonly device?: KnownBy;
			/** It began a page of her own, out of a sealed pack. */
			readonly isFromPack?: true;
	  }
	| {
			readonly ok: false;
			/** `use-words`: a paper that stands beside her words, and opens nothing without them. */
			readonly why: 'not-accepted' | 'used' | 'use-words' | 'wait' | 'card';
			readonly minutes: number;
	  };

/** What was given is right, and opens nothing yet. */
export type NotYet = {
	readonly ok: false;
	readonly why: 'not-yet';
	readonly minutes: number;
	readonly standing: Standing;
	/** Whose printed code it is: she may pick when the number on record is rung. */
	readonly person?: PersonId;
};

/** The answer to what is right too early. */
export function notYet(standing: Standing): NotYet {
	return { ok: false, why: 'not-yet', minutes: 0, standing };
}

/** Whose turn it is at a door that stretches what is typed: everybody of a network takes turns with the others. */
export function strangerFrom(network: string): Asker {
	return { who: networkOf(network), known: false };
}

/** The one answer to everything that does not open. */
export const refused: Door = { ok: false, why: 'not-accepted', minutes: 0 };

/** The answer to words alone, where others have tried too often: known of a number, whoever has it or nobody. */
export const cardNeeded: Door = { ok: false, why: 'card', minutes: 0 };

/** The answer to whoever has to wait. */
export function waiting(milliseconds: number): Door {
	return { ok: false, why: 'wait', minutes: limits.minutesOf(milliseconds) };
}

/** Whose visit it is, as far in as it goes. A visit of staff is nobody else's, and theirs is no other. */
export async function whose(db: Db, session: Session): Promise<ReturnType<typeof actors.actorOf>> {
	const { level, person, sure } = session;
	const visit = { level: level === 'staff' || level === 'unready' ? 'full' : level, sure } as const;
	const found = await actors.actorOf(db, person, visit);
	if (!found || isStaff(found.actor) !== isOfStaff(session)) return undefined;
	if (level !== 'unready' || !isStaff(found.actor)) return found;
	return { ...found, actor: { kind: 'unready', role: found.actor.kind, person } };
}

type Someone = { readonly person: PersonId; readonly actor: Actor };
type Coming = Beginning & { readonly level: Session['level']; readonly how: How };

/**
 * Begins a session for somebody who has shown who she is, in the transaction that uses up what she showed: broken off
 * anywhere, either she is in or what she has still opens.
 */
export async function arrive(
	trx: Trx,
	{ keys, now }: Pick<World, 'keys' | 'now'>,
	{ person, actor }: Someone,
	{ level, how, ...beginning }: Coming
): Promise<string> {
	await audit.write(trx, keys, chainOf(person, actor), actor, 'signed-in', now());
	await visits.write(trx, person, how, now());
	const id = await openSessions(trx, now).begin(person, level, beginning);
	if (await visits.endOldest(trx, person, now())) await tell(trx, person, now());
	return id;
}

type Growing = {
	readonly act: audit.Act;
	readonly level?: 'full' | 'staff';
	readonly proof?: Proof;
};

/** Takes a visit further: it has a new id, so whoever saw the old one gains nothing. Nothing for one that is over. */
export async function grow(
	trx: Trx,
	{ keys, now }: Pick<World, 'keys' | 'now'>,
	actor: Actor,
	session: Session,
	{ act, level, proof }: Growing
): Promise<string | undefined> {
	const sessions = openSessions(trx, now);
	const { person, sure, shared, shown } = session;
	// Ended elsewhere at this moment, it goes no further.
	if (!(await sessions.end(session.id))) return undefined;
	await audit.write(trx, keys, chainOf(person, actor), actor, act, now());
	if (proof) await visits.write(trx, person, 'proved', now());
	const further = level ? { level, sure: true } : { level: session.level, sure };
	return sessions.begin(person, further.level, {
		sure: further.sure,
		shared,
		shown,
		proof: proof ?? session.proof
	});
}

/** What is written down when somebody proves for a purpose that it is her. */
export const provedFor = {
	contact: 'proved-contact',
	'way-back': 'proved-way-back',
	card: 'proved-way-back',
	paper: 'proved-way-back',
	'signed-in': 'proved-signed-in',
	pause: 'proved-signed-in',
	people: 'proved-people',
	number: 'proved-number',
	many: 'proved-many',
	team: 'proved-team',
	keys: 'proved-keys',
	copy: 'proved-copy',
	erase: 'proved-erase'
} as const satisfies Record<Purpose, audit.Act>;

/** Knows the browser somebody came in with, so that what others try elsewhere does not slow it down. */
export async function know(
	trx: Trx,
	{ keys, now }: Pick<World, 'keys' | 'now'>,
	person: PersonId,
	visitor: Visitor,
	met: devices.Meeting
): Promise<KnownBy> {
	const cookie = await devices.know(trx, keys, person, visitor.device, met, now());
	return { cookie, shared: met.shared };
}

/** Tells somebody that her ways in have changed: that there is something to look at, and not what. */
export async function tell(trx: Trx, person: PersonId, now: number): Promise<void> {
	await notices.owe(trx, { kind: 'way-changed', person, facts: {} }, now);
}

function chainOf(person: PersonId, actor: Actor): audit.Chain {
	return 'caseId' in actor ? `case:${actor.caseId}` : `person:${person}`;
}
