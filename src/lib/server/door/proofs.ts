/** Showing again that it is her: by a key, or, for a victim, by her words and what stands beside them. */
import type { PersonId, Staff, Unready, Victim } from '#lib/domain/actor.ts';
import { isProved, type Purpose } from '#lib/domain/door/proof.ts';
import * as besideWords from './beside-words.ts';
import { grow, provedFor, type Here } from './arrivals.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import type { Site } from './device-keys.ts';
import * as limits from '#lib/server/limits.ts';
import type { Session } from './sessions.ts';
import * as waysIn from './ways-in.ts';
import type { World } from '#lib/server/world.ts';

/** What she can show it with. */
export type Means = { readonly key: boolean; readonly words: boolean };

/** What a person can show it with. */
export async function meansOf(db: Db, person: PersonId): Promise<Means> {
	const [keys, words] = [await deviceKeys.keysOf(db, person), await waysIn.has(db, person)];
	return { key: keys.length > 0, words };
}

/**
 * Whether it is shown for a purpose. Who has no way back in yet has nothing to show it with: her code was handed to her
 * alone, or both codes to staff, and that has to do. A desk opens by keys: only in a demonstration has it none.
 */
export async function holds(
	{ db, now, invented }: Pick<World, 'db' | 'now' | 'invented'>,
	session: Session,
	purpose: Purpose
): Promise<boolean> {
	if (isProved(session.proof, purpose, now())) return true;
	if (session.level === 'staff' && !invented) return false;
	const { key, words } = await meansOf(db, session.person);
	return !key && !words;
}

/** Whether others may use the phone she comes in with: as she answered, and until she has answered, yes. */
export async function isShared(db: Db, { person, shared }: Session): Promise<boolean> {
	if (shared) return true;
	const way = await waysIn.phoneOf(db, person);
	return way ? way.shared : !(await meansOf(db, person)).key;
}

/** What is asked of whoever has number and words: a code of the card, the paper, nothing beside the words, or no way that is hers. */
export type Asked = 'card' | 'paper' | 'words' | 'nothing';

/** What she is asked beside her words, on this visit. */
export function asksBeside(beside: besideWords.Beside, { level }: Pick<Session, 'level'>): Asked {
	if (beside === 'card' || beside === 'paper') return beside;
	return beside === 'none' && level === 'full' ? 'words' : 'nothing';
}

type Whose = { readonly actor: Victim | Staff | Unready; readonly session: Session };
type Typed = { readonly words: string; readonly card: string };

/** The visit's new id; or the minutes to wait, 0 when what was typed does not fit. */
export type ByWords = { readonly id: string } | { readonly minutes: number };

/**
 * Takes her words and a code of her card, or her paper. Where she has made neither yet, her words have to do, on a visit that
 * opened everything.
 */
export async function byWords(
	here: Here,
	whose: Whose,
	purpose: Purpose,
	{ words, card }: Typed
): Promise<ByWords> {
	const { db, keys, now } = here.world;
	const { person } = whose.actor;
	const name = limits.bucket(keys, 'card', person);
	const wait = await limits.take(db, [{ name, rule: limits.perDevice }], now());
	if (wait > 0) return { minutes: Math.ceil(wait / 60_000) };
	const wrong = { minutes: 0 };
	// The words first: a code is not spent on wrong ones.
	if (!(await waysIn.areHers(db, keys, person, words))) return wrong;
	const typed = await besideWords.look(db, keys, card);
	return transaction(db, async (trx) => {
		const asked = asksBeside(await besideWords.of(trx, person, now()), whose.session);
		if (asked !== 'words' && !(await besideWords.take(trx, keys, person, typed, now())))
			return wrong;
		await limits.forgive(trx, name);
		const id = await shown(trx, here, whose, purpose);
		return id ? { id } : wrong;
	});
}

/** Takes what a key of hers signed for this purpose. Gives the visit's new id; nothing when it is no answer. */
export async function byKey(
	here: Here,
	whose: Whose,
	purpose: Purpose,
	{ site, answer }: { readonly site: Site; readonly answer: string }
): Promise<string | undefined> {
	const { db, now } = here.world;
	const { person } = whose.actor;
	const proved = await deviceKeys.prove(db, site, { to: purpose, person }, answer, now());
	if (proved?.person !== person) return undefined;
	return transaction(db, async (trx) => {
		// Taken away at this moment, it ends this visit too and begins no other.
		await deviceKeys.holdOf(trx, person);
		return shown(trx, here, whose, purpose);
	});
}

function shown(
	trx: Trx,
	here: Here,
	{ actor, session }: Whose,
	purpose: Purpose
): Promise<string | undefined> {
	const proof = { purpose, at: here.world.now() };
	return grow(trx, here.world, actor, session, { act: provedFor[purpose], proof });
}
