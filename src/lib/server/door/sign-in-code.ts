/** The doors for a code on paper and for a record of her own, and the ways from a short view to all of it. */
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import {
	arrive,
	grow,
	know,
	notYet,
	refused,
	strangerFrom,
	tell,
	waiting,
	type Door,
	type Here,
	type KnownBy,
	type NotYet,
	type Visitor
} from './arrivals.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as besideWords from './beside-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import * as devices from './devices.ts';
import * as firstLook from './first-look.ts';
import * as invitations from './invitations.ts';
import * as limits from '#lib/server/limits.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as people from '#lib/server/people/people.ts';
import * as proofs from './proofs.ts';
import * as recoveries from './recoveries.ts';
import type { Session } from './sessions.ts';
import * as signInPack from './sign-in-pack.ts';
import * as signInSupporter from './sign-in-supporter.ts';
import { inLine } from '#lib/server/vault/line.ts';
import * as visits from './visits.ts';

/**
 * Opens the first screen with a code from paper; 30 minutes, no names or places. It opens again, here and elsewhere, until
 * she has made a way back in. A code that somebody was handed by a victim opens no screen: it makes them a sign-in of
 * their own.
 */
export function signInByCode(
	here: Here,
	visitor: Visitor,
	code: string
): Promise<Door | NotYet | Asks | signInSupporter.Handed> {
	return inLine(strangerFrom(visitor.network), () => tryCode(here, visitor, code));
}

/** It opens once they say that it is about something reported in that month. */
export type Asks = {
	readonly ok: false;
	readonly why: 'asks';
	readonly minutes: 0;
	/** `2026-03`. */
	readonly month: string;
	/** By what the code that was right is found again: without its secret it opens nothing. */
	readonly locator: string;
};

/** Opens what was asked about a code that was right, once they said that it is about theirs. */
export async function openAsked(
	here: Here,
	visitor: Visitor,
	locator: string
): Promise<Door | NotYet> {
	const { db, keys } = here.world;
	const name = limits.bucket(keys, 'network', visitor.network);
	return redeem(here, visitor, name, await invitations.known(db, locator));
}

/** Ends a code that its holder says is not about theirs. Whatever it was, the answer is the same. */
export async function declineCode(
	{ world: { db, keys, now } }: Here,
	locator: string
): Promise<void> {
	await firstLook.decline(db, keys, await invitations.known(db, locator), now());
}

async function tryCode(
	here: Here,
	visitor: Visitor,
	code: string
): Promise<Door | NotYet | Asks | signInSupporter.Handed> {
	const { db, keys, now } = here.world;
	const name = limits.bucket(keys, 'network', visitor.network);
	const wait = await limits.take(db, [{ name, rule: limits.perNetwork }], now());
	if (wait > 0) return waiting(wait);
	const looked = await invitations.look(db, keys, code);
	if (looked.pack) return signInPack.begin(here, visitor, looked.pack);
	if (await signInSupporter.isHandedOver(here, looked))
		return signInSupporter.takeCode(here, looked);
	const month = await firstLook.monthOf(db, keys, looked);
	const { locator = '' } = looked.found ?? {};
	if (month) return { ok: false, why: 'asks', minutes: 0, month, locator };
	return redeem(here, visitor, name, looked);
}

async function redeem(
	here: Here,
	visitor: Visitor,
	name: string,
	looked: invitations.Looked
): Promise<Door | NotYet> {
	const { db, keys, now } = here.world;
	const redemption = await invitations.redeem(
		db,
		keys,
		looked,
		now(),
		async (trx, invitation) => {
			await limits.spare(trx, name, now());
			return comeIn(trx, here, visitor, invitation);
		},
		(trx, person) => tooEarly(trx, person, now())
	);
	if (redemption.ok) return redemption.came;
	const isPaper = redemption.why === 'used' && (await standsBeside(here, looked));
	return isPaper ? { ok: false, why: 'use-words', minutes: 0 } : redemption;
}

/** Whether a right code that opens nothing any more is the paper beside her words: only who has the paper hears it. */
async function standsBeside(
	{ world: { db, now } }: Here,
	{ found }: invitations.Looked
): Promise<boolean> {
	return found !== undefined && (await besideWords.isPaper(db, found, now()));
}

const over = { ok: false, why: 'not-accepted', minutes: 0 } as const;

/** The answer to a right code that opens nothing yet; nothing for one that does. What was stopped or is over is no code. */
async function tooEarly(
	trx: Trx,
	person: PersonId,
	at: Instant
): Promise<NotYet | typeof over | undefined> {
	await recoveries.lockOf(trx, person);
	const standing = await recoveries.standing(trx, person, at);
	if (!standing || standing.state === 'one') return over;
	return standing.state === 'open' ? undefined : notYet(standing);
}

async function comeIn(
	trx: Trx,
	{ world }: Here,
	visitor: Visitor,
	{ person, sure, language, first, expiresAt, held, locator }: invitations.Redeemed
): Promise<Door> {
	const { keys, now } = world;
	const elsewhere = !first && !(await devices.find(trx, keys, person, visitor.device, now()));
	if (held && elsewhere) {
		// Whoever gave it knows it too: it lets nobody in but her, on the browser she first came in with.
		await tellOfUse(trx, world, person);
		return { ok: false, why: 'used', minutes: 0 };
	}
	if (held && first) await comeBack(trx, world, { person, locator });
	// The paper's language is the one she reads first.
	if (first) await people.setLanguage(trx, person, language);
	const found = await actors.actorOf(trx, person, { level: 'code', sure });
	if (!found) return refused;
	// A code for her ear or hand alone is given only to somebody whom we have just made sure of.
	const proof = sure ? ({ purpose: 'way-back', at: now() } as const) : undefined;
	const how = elsewhere ? 'code-elsewhere' : 'code';
	const { actor } = found;
	const session = await arrive(trx, world, { person, actor }, { level: 'code', sure, how, proof });
	if (elsewhere) await tellOfUse(trx, world, person);
	const { key, words } = await proofs.meansOf(trx, person);
	// Who has a way back in needs it this once.
	if (key || words) await invitations.end(trx, person, now());
	// Until she has said whose phone it is, others may use it: the browser forgets it when it closes.
	const met = { shared: true, carded: false, until: expiresAt };
	return { ok: true, session, actor, device: await know(trx, world, person, visitor, met) };
}

// A code opened her page in a browser we do not know: she hears of it, and a keeper does.
async function tellOfUse(trx: Trx, { keys, now }: Here['world'], person: PersonId): Promise<void> {
	await invitations.writeDown(trx, keys, person, false, now());
	await tell(trx, person, now());
}

/** As for her printed code: whoever else is in may be why she lost it, and no other code of hers opens any more. */
async function comeBack(
	trx: Trx,
	{ keys, now }: Here['world'],
	{ person, locator }: Pick<invitations.Redeemed, 'person' | 'locator'>
): Promise<void> {
	await visits.endAll(trx, person);
	await devices.forgetAll(trx, person);
	await invitations.withdraw(trx, person);
	await invitations.end(trx, person, now(), { but: locator });
	await recoveries.useUp(trx, person);
	await recoveries.writeDown(trx, keys, 'herself', person, 'recovery-done', now());
}

/**
 * Opens a record of her own to anybody who asks, and lets her in to all of it: it holds nothing that she will not have
 * told us. It asks for nothing, so it can tell nobody whether anything is known.
 */
export async function begin(here: Here, network: string, language: Language): Promise<Door> {
	const { db, keys, now } = here.world;
	const bucket = limits.bucket(keys, 'beginning', network);
	const wait = await limits.take(db, [{ name: bucket, rule: limits.perBeginning }], now());
	if (wait > 0) return waiting(wait);
	return transaction(db, async (trx) => {
		const actor = await cases.beginOwn(trx, keys, language, now());
		await audit.write(trx, keys, `case:${actor.caseId}`, actor, 'case-opened', now());
		const beginning = { level: 'full', sure: true, how: 'begun' } as const;
		const session = await arrive(trx, here.world, { person: actor.person, actor }, beginning);
		return { ok: true, session, actor };
	});
}

const opening = { act: 'rest-opened', level: 'full' } as const;

/** Opens the rest to somebody whose code was handed to her alone, or whose case needs no such proof. */
export async function openBySureCode(
	here: Here,
	victim: Victim,
	session: Session
): Promise<string | undefined> {
	// From a code alone: number and words need the card, and who is in already proves nothing anew.
	if (victim.level !== 'code' || (!victim.sure && victim.enhanced !== 'no')) return undefined;
	const { world } = here;
	return transaction(world.db, (trx) => grow(trx, world, victim, session, opening));
}

export type Opened = { readonly session: string; readonly device: KnownBy };

/** Opens the rest with what stands beside her words, a code of her card or her paper; or says how many minutes to wait, 0 when it does not fit. */
export async function openByCard(
	here: Here,
	visitor: Visitor,
	{ victim, session }: { readonly victim: Victim; readonly session: Session },
	card: string
): Promise<Opened | { readonly minutes: number }> {
	const wrong = { minutes: 0 };
	// A code out of a letter and a card are no number and words.
	if (victim.level !== 'short') return wrong;
	const { db, keys, now } = here.world;
	const name = limits.bucket(keys, 'card', victim.person);
	const wait = await limits.take(db, [{ name, rule: limits.perDevice }], now());
	if (wait > 0) return { minutes: Math.ceil(wait / 60_000) };
	const typed = await besideWords.look(db, keys, card);
	return transaction(db, async (trx) => {
		if (!(await besideWords.take(trx, keys, victim.person, typed, now()))) return wrong;
		const met = { shared: session.shared, carded: true };
		const device = await know(trx, here.world, victim.person, visitor, met);
		const grown = await grow(trx, here.world, victim, session, opening);
		await limits.forgive(trx, name);
		return grown ? { session: grown, device } : wrong;
	});
}
