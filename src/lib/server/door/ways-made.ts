/**
 * What opens her page, made anew: the old one ends, the new one is kept and what she is shown once is written, in one
 * transaction. Broken off anywhere she has the way she had.
 */
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import type { Site } from './device-keys.ts';
import * as drafts from './drafts.ts';
import * as invitations from './invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import * as recoveries from './recoveries.ts';
import * as waysIn from './ways-in.ts';
import type { Session } from './sessions.ts';
import * as visits from './visits.ts';
import { newToken } from '#lib/server/vault/tokens.ts';

/** What she is shown once: what opens her page, and what she keeps for the day she has lost it. */
export type Shown = {
	readonly way?: waysIn.NumberAndWords & { readonly cards?: readonly string[] };
	readonly cards?: readonly string[];
	readonly paper?: recoveries.Paper;
};

/** Whose it is, and the visit on which she changes it: that one goes on, and every other of hers is over. */
export type Hers = { readonly victim: Victim; readonly session: Pick<Session, 'id'> };

/**
 * Makes a number and words; gives the token that shows them. The card, and the paper for the day she has lost them, can
 * wait: until she has a card, the paper whose code she came in by stands beside her first words.
 */
export async function words(
	db: Db,
	keys: Keys,
	{ victim, session }: Hers,
	{ lang, ...phone }: waysIn.Phone & { readonly lang: Language },
	now: Instant
): Promise<string> {
	const made = await waysIn.makeWords(keys, lang);
	return transaction(db, async (trx) => {
		const isFirst = !(await waysIn.has(trx, victim.person));
		const way = await waysIn.replace(trx, keys, victim.person, made, now, phone);
		if (!isFirst) await invitations.end(trx, victim.person, now);
		await recoveries.close(trx, victim.person);
		await visits.endOthers(trx, victim.person, session);
		await visits.prove(trx, victim.person, session, 'card', now);
		return show(trx, keys, victim, { act: 'way-back-made', shown: { way } }, now);
	});
}

/** Makes a card beside her number and words, in place of the one before or of her paper; gives the token that shows it. */
export async function card(
	db: Db,
	keys: Keys,
	{ victim, session }: Hers,
	now: Instant
): Promise<string> {
	return transaction(db, async (trx) => {
		const cards = await waysIn.replaceCard(trx, keys, victim.person);
		await invitations.end(trx, victim.person, now);
		await visits.endOthers(trx, victim.person, session);
		await visits.prove(trx, victim.person, session, 'paper', now);
		return show(trx, keys, victim, { act: 'card-made', shown: { cards } }, now);
	});
}

/** Makes what she keeps for the day she has lost the rest, in place of any before; gives the token that shows it. */
export async function paper(
	db: Db,
	keys: Keys,
	{ victim, session }: Hers,
	lang: Language,
	now: Instant
): Promise<string> {
	const made = await recoveries.newPaper(keys, lang);
	return transaction(db, async (trx) => {
		const kept = await recoveries.replacePaper(trx, victim.person, made, now);
		await visits.endOthers(trx, victim.person, session);
		return show(trx, keys, victim, { act: 'way-back-made', shown: { paper: kept } }, now);
	});
}

type Answered = { readonly site: Site; readonly answer: string };

/** Keeps the key her phone made, in place of every other way in; nothing for a wrong answer. */
export async function key(
	db: Db,
	keys: Keys,
	{ victim, session }: Hers,
	{ site, answer }: Answered,
	now: Instant
): Promise<string | undefined> {
	const asked = { to: 'add', person: victim.person } as const;
	let token: string | undefined;
	const settle: deviceKeys.Settle = async (trx, person, made) => {
		await waysIn.endOthers(trx, person, made);
		await invitations.end(trx, person, now);
		await visits.endOthers(trx, person, session);
		await recoveries.close(trx, person);
		await visits.prove(trx, person, session, 'paper', now);
		token = await show(trx, keys, victim, { act: 'key-added', shown: {} }, now);
	};
	await deviceKeys.add(db, site, asked, answer, now, { settle });
	return token;
}

/** Takes away the key of a phone; whoever came in by it is out. */
export async function removeKey(
	db: Db,
	keys: Keys,
	{ victim, session }: Hers,
	key: string,
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		await deviceKeys.remove(trx, victim.person, key);
		await visits.endOthers(trx, victim.person, session);
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'key-removed', now);
	});
}

type Kept = { readonly of: PersonId; readonly shown: Shown };

/** What a token shows to her; nothing to anybody else, for the browser may be in other hands within the hour. */
export async function shownTo(
	db: Db,
	keys: Keys,
	{ person }: Victim,
	token: string | undefined,
	now: Instant
): Promise<Shown | undefined> {
	const draft = await drafts.find(db, keys, token, now);
	const kept = draft?.answers as Kept | undefined;
	return kept?.of === person ? kept.shown : undefined;
}

/** What a token shows to somebody whom a victim let in, who has no visit yet; nothing of anybody else's. */
export async function shownToHanded(
	db: Db,
	keys: Keys,
	token: string | undefined,
	now: Instant
): Promise<Shown | undefined> {
	const draft = await drafts.find(db, keys, token, now);
	const kept = draft?.answers as Kept | undefined;
	if (!kept || (await people.roleOf(db, kept.of)) !== 'supporter') return undefined;
	return kept.shown;
}

async function show(
	trx: Trx,
	keys: Keys,
	victim: Victim,
	{ act, shown }: { readonly act: audit.Act; readonly shown: Shown },
	now: Instant
): Promise<string> {
	await audit.write(trx, keys, `case:${victim.caseId}`, victim, act, now);
	return laidReady(trx, keys, victim.person, shown, now);
}

/** Lays what was made ready to be shown once, and gives the token that shows it. */
export async function laidReady(
	trx: Trx,
	keys: Keys,
	of: PersonId,
	shown: Shown,
	now: Instant
): Promise<string> {
	const token = newToken();
	const kept: Kept = { of, shown };
	await drafts.save(trx, keys, token, kept, now);
	return token;
}
