/** The ways in: each proves somebody, slows down guessing, writes it down and begins a session. */
import { isStillIn } from '#lib/domain/access.ts';
import type { Actor, PersonId, Victim } from '#lib/domain/actor.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from './audit.ts';
import * as cases from './cases.ts';
import { once } from './database.ts';
import * as invitations from './invitations.ts';
import * as limits from './limits.ts';
import * as people from './people.ts';
import type { Session, Sessions } from './sessions.ts';
import * as waysIn from './ways-in.ts';
import type { World } from './world.ts';

type Here = { readonly world: World; readonly sessions: Sessions };
export type Door =
	| { readonly ok: true; readonly session: string; readonly staff: boolean }
	| {
			readonly ok: false;
			readonly why: 'not-accepted' | 'used' | 'wait';
			readonly minutes: number;
	  };

/** Opens the first screen with a code from paper; 30 minutes, no names or places. */
export async function signInByCode(here: Here, network: string, code: string): Promise<Door> {
	const { world, sessions } = here;
	const { db, keys } = world;
	const bucket = limits.bucket(keys, 'network', network);
	const wait = await limits.waitFor(db, bucket, world.now());
	if (wait > 0) return waiting(wait);
	const redemption = await invitations.redeem(db, keys, code, world.now());
	if (!redemption.ok) {
		await limits.mistake(db, bucket, limits.perNetwork, world.now());
		return { ok: false, why: redemption.why, minutes: 0 };
	}
	const { person, sure, language } = redemption.invitation;
	// The paper's language is the one she reads first.
	await people.setLanguage(db, person, language);
	return { ok: true, session: await sessions.begin(person, 'code', { sure }), staff: false };
}

type Typed = { readonly number: string; readonly words: string; readonly card: string };

/** Signs in by number and words: a short view; with a code of the card everything. Staff always need the card. */
export async function signInByWords(here: Here, network: string, typed: Typed): Promise<Door> {
	const { world, sessions } = here;
	const { db, keys } = world;
	const bucket = limits.bucket(keys, 'network', network);
	const wait = await limits.waitFor(db, bucket, world.now());
	if (wait > 0) return waiting(wait);
	const proof = await waysIn.prove(db, keys, typed, world.now());
	const refused = { ok: false, why: 'not-accepted', minutes: 0 } as const;
	if (!proof.ok) {
		if (proof.why === 'wait') return waiting(proof.milliseconds);
		await limits.mistake(db, bucket, limits.perNetwork, world.now());
		return refused;
	}
	const carded = typed.card.trim() !== '';
	if (carded && !(await waysIn.useCard(db, keys, proof.person, typed.card, world.now()))) {
		await limits.mistake(db, bucket, limits.perNetwork, world.now());
		return refused;
	}
	const found = await people.actorOf(db, proof.person, {
		level: carded ? 'full' : 'short',
		sure: carded
	});
	if (!found || !isStillIn(found.actor, world.now())) return refused;
	if (found.actor.kind !== 'victim' && !carded) return refused;
	const staff = !('caseId' in found.actor);
	await writeDown(world, found.actor, proof.person, 'signed-in');
	const level = staff ? 'staff' : carded ? 'full' : 'short';
	return { ok: true, session: await sessions.begin(proof.person, level, { sure: carded }), staff };
}

/**
 * Opens a record of her own to anybody who asks, and lets her in to all of it: it holds nothing that she will not have
 * told us. It asks for nothing, so it can tell nobody whether anything is known.
 */
export async function begin(here: Here, network: string, language: Language): Promise<Door> {
	const { world, sessions } = here;
	const { db, keys, now } = world;
	const bucket = limits.bucket(keys, 'beginning', network);
	const wait = await limits.waitFor(db, bucket, now());
	if (wait > 0) return waiting(wait);
	const person = await once(db, async (trx) => {
		const id = await people.add(trx, keys, { role: 'victim', language }, now());
		const caseId = await cases.openOwn(trx, keys, now());
		const participation = await people.join(trx, id, caseId, 'unknown', now());
		const rest = { caseId, participation, enhanced: 'unknown', level: 'full', sure: true } as const;
		const victim: Victim = { kind: 'victim', person: id, ...rest };
		await audit.write(trx, keys, `case:${caseId}`, victim, 'case-opened', now());
		return id;
	});
	await limits.mistake(db, bucket, limits.perBeginning, now());
	return { ok: true, session: await sessions.begin(person, 'full', { sure: true }), staff: false };
}

/** Opens the rest to somebody whose code was handed to her alone, or whose case needs no such proof. */
export async function openBySureCode(
	here: Here,
	victim: Victim,
	session: Session
): Promise<string | undefined> {
	if (!victim.sure && victim.enhanced !== 'no') return undefined;
	return grow(here, victim, session);
}

/** Opens the rest with a code of her card; nothing when it does not fit. */
export async function openByCard(
	here: Here,
	victim: Victim,
	session: Session,
	card: string
): Promise<string | undefined> {
	const { db, keys, now } = here.world;
	const bucket = limits.bucket(keys, 'account', `card ${victim.person}`);
	if ((await limits.waitFor(db, bucket, now())) > 0) return undefined;
	if (!(await waysIn.useCard(db, keys, victim.person, card, now()))) {
		await limits.mistake(db, bucket, limits.perAccount, now());
		return undefined;
	}
	return grow(here, victim, session);
}

// A session that sees more has a new id: whoever saw the old one gains nothing.
async function grow({ world, sessions }: Here, victim: Victim, session: Session): Promise<string> {
	await writeDown(world, victim, victim.person, 'rest-opened');
	await sessions.end(session.id);
	return sessions.begin(victim.person, 'full', { sure: true });
}

async function writeDown(
	{ db, keys, now }: World,
	actor: Actor,
	person: PersonId,
	act: audit.Act
): Promise<void> {
	const chain: audit.Chain = 'caseId' in actor ? `case:${actor.caseId}` : `person:${person}`;
	await once(db, (trx) => audit.write(trx, keys, chain, actor, act, now()));
}

function waiting(milliseconds: number): Door {
	return { ok: false, why: 'wait', minutes: Math.ceil(milliseconds / 60_000) };
}
