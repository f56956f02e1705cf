/** A way back in: a number that finds her, words that prove her, and a card whose codes open the rest. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import {
	newCard,
	newNumber,
	newWords,
	plainCardCode,
	plainWords,
	readBoth
} from '#lib/server/vault/codes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Made } from './device-keys.ts';
import * as devices from './devices.ts';
import * as invitations from './invitations.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { findable, stored } from '#lib/server/vault/index-generations.ts';
import { keep, matches, type Matches } from '#lib/server/vault/secrets.ts';

/** What she writes down; kept nowhere in this form. */
export type NumberAndWords = { readonly number: string; readonly words: string };
export type WayIn = NumberAndWords & { readonly cards: readonly string[] };
/** Whose phone it will be used on: `shared` where others use it or may know how to unlock it. */
export type Phone = { readonly shared: boolean };

/** Words before anybody has them: what is shown of them once, and what is kept. */
export type Words = { readonly shown: string; readonly hash: string };

/** Makes words. It takes a while on purpose, so they are made before a transaction begins. */
export async function makeWords(keys: Keys, lang: Language): Promise<Words> {
	const shown = newWords(lang);
	return { shown, hash: await keep(keys, plainWords(shown)) };
}

/** Makes a person's way back in by these words, in place of any she had. A card is made apart from it. */
export async function replace(
	trx: Trx,
	keys: Keys,
	person: PersonId,
	words: Words,
	now: Instant,
	{ shared }: Phone
): Promise<NumberAndWords> {
	const number = await freeNumber(trx, keys);
	// A key that somebody's thumb opens stops as well: what is new takes the place of all there was.
	for (const table of ['device_keys', 'ways_in', 'cards'] as const)
		await trx.deleteFrom(table).where('person_id', '=', person).execute();
	await trx
		.insertInto('ways_in')
		.values({
			person_id: person,
			number_index: stored(keys, 'ways_in.number_index', indexOf(keys, 'number', number)),
			words_hash: words.hash,
			shared: shared ? 1 : 0,
			made_at: now
		})
		.execute();
	// Whoever came in by the old words is a stranger to the new ones.
	await devices.forgetAll(trx, person);
	return { number: `${number.slice(0, 4)} ${number.slice(4)}`, words: words.shown };
}

/** Makes a person's way back in with its card, where nothing else is made with it. */
export async function make(
	db: Db,
	keys: Keys,
	person: PersonId,
	lang: Language,
	now: Instant,
	phone: Phone = { shared: true }
): Promise<WayIn> {
	const words = await makeWords(keys, lang);
	return transaction(db, async (trx) => {
		await invitations.end(trx, person, now);
		const way = await replace(trx, keys, person, words, now, phone);
		return { ...way, cards: await replaceCard(trx, keys, person) };
	});
}

/** Ends every way in but this key: other keys, number and words, the card, and the browsers that knew them. */
export async function endOthers(trx: Trx, person: PersonId, key: Made): Promise<void> {
	await trx
		.deleteFrom('device_keys')
		.where('person_id', '=', person)
		.where('id', '!=', key.id)
		.execute();
	for (const table of ['ways_in', 'cards'] as const)
		await trx.deleteFrom(table).where('person_id', '=', person).execute();
	await devices.forgetAll(trx, person);
}

/** Makes a person's card anew; every code of the old one stops working. */
export async function replaceCard(trx: Trx, keys: Keys, person: PersonId): Promise<string[]> {
	const codes = newCard();
	await trx.deleteFrom('cards').where('person_id', '=', person).execute();
	await trx
		.insertInto('cards')
		.values(
			codes.map((code) => ({
				person_id: person,
				code_hash: stored(keys, 'cards.code_hash', cardHash(keys, person, code)),
				used_at: null
			}))
		)
		.execute();
	return codes;
}

/** Whose phone a person's number and words are used on; nothing for whoever has none. */
export async function phoneOf(db: Db | Trx, person: PersonId): Promise<Phone | undefined> {
	const row = await db
		.selectFrom('ways_in')
		.select('shared')
		.where('person_id', '=', person)
		.executeTakeFirst();
	return row && { shared: row.shared === 1 };
}

/** Whether a person has a number and words. */
export async function has(db: Db | Trx, person: PersonId): Promise<boolean> {
	const row = await db
		.selectFrom('ways_in')
		.select('made_at')
		.where('person_id', '=', person)
		.executeTakeFirst();
	return row !== undefined;
}

/** What was typed, and whose number it holds, if it is anybody's whose page does not rest. */
export type Found = {
	readonly number: string;
	/** Every number it may be read as: a try counts against each. */
	readonly numbers: readonly string[];
	readonly words: string;
	readonly owner?: { readonly person: PersonId; readonly hash: string; readonly shared: boolean };
};

/** Finds whose number was typed. It looks twice whatever it finds, so that time tells nobody. */
export async function find(db: Db, keys: Keys, typed: string): Promise<Found> {
	const [likely, other] = readBoth(typed);
	const owner = await ownerOf(db, keys, likely.number);
	const otherwise = await ownerOf(db, keys, other.number);
	const numbers = [...new Set([likely.number, other.number])];
	if (!owner && otherwise) return { ...other, numbers, owner: otherwise };
	return { ...likely, numbers, ...(owner ? { owner } : {}) };
}

/** Whose number this is, her page resting or not; for staff whom she told it. */
export async function ownerOfNumber(
	trx: Db | Trx,
	keys: Keys,
	typed: string
): Promise<PersonId | undefined> {
	const row = await trx
		.selectFrom('ways_in')
		.select('person_id')
		.where('number_index', 'in', numbersLike(keys, readBoth(typed)[0].number))
		.executeTakeFirst();
	return row?.person_id;
}

/** Whether the words fit the number that was typed; against nobody's number it takes the same time. */
export function proves(keys: Keys, { words, owner }: Found, fits: Matches = matches) {
	return fits(keys, plainWords(words), owner?.hash);
}

/** Whether these are this person's words. */
export async function areHers(
	db: Db,
	keys: Keys,
	person: PersonId,
	words: string
): Promise<boolean> {
	const row = await db
		.selectFrom('ways_in')
		.select('words_hash')
		.where('person_id', '=', person)
		.executeTakeFirst();
	return matches(keys, plainWords(words), row?.words_hash);
}

/** The code of a person's card that was typed, as it is kept; nothing where it is not on it or was used. It is not used by this. */
export async function codeOf(
	db: Db,
	keys: Keys,
	person: PersonId | undefined,
	typed: string
): Promise<string | undefined> {
	const hash = cardHash(keys, person ?? ('nobody' as PersonId), typed);
	const row = await db
		.selectFrom('cards')
		.select('person_id')
		.where('code_hash', 'in', findable(keys, 'cards.code_hash', hash))
		.where('used_at', 'is', null)
		.executeTakeFirst();
	return row && row.person_id === person ? hash : undefined;
}

/** Uses one code of a person's card; false when it is not hers or was used. */
export async function useCard(
	db: Db | Trx,
	keys: Keys,
	person: PersonId,
	typed: string,
	now: Instant
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('cards')
		.set({ used_at: now })
		.where('person_id', '=', person)
		.where('code_hash', 'in', findable(keys, 'cards.code_hash', cardHash(keys, person, typed)))
		.where('used_at', 'is', null)
		.executeTakeFirst();
	return Number(numUpdatedRows) === 1;
}

/** How many codes a person's card has, and how many of them still work. */
export async function codesOf(
	db: Db | Trx,
	person: PersonId
): Promise<{ readonly codes: number; readonly left: number }> {
	const rows = await db
		.selectFrom('cards')
		.select('used_at')
		.where('person_id', '=', person)
		.execute();
	return { codes: rows.length, left: rows.filter((row) => row.used_at === null).length };
}

/** With so many codes left a new card is offered. */
export const fewCodes = 3;

async function ownerOf(db: Db, keys: Keys, number: string): Promise<Found['owner']> {
	const row = await db
		.selectFrom('ways_in')
		.innerJoin('people', 'people.id', 'ways_in.person_id')
		.select(['ways_in.person_id', 'ways_in.words_hash', 'ways_in.shared'])
		.where('number_index', 'in', numbersLike(keys, number))
		.where('people.paused_at', 'is', null)
		.executeTakeFirst();
	return row && { person: row.person_id, hash: row.words_hash, shared: row.shared === 1 };
}

async function freeNumber(trx: Trx, keys: Keys): Promise<string> {
	for (;;) {
		const number = newNumber();
		const taken = await trx
			.selectFrom('ways_in')
			.select('person_id')
			.where('number_index', 'in', numbersLike(keys, number))
			.executeTakeFirst();
		if (!taken) return number;
	}
}

function numbersLike(keys: Keys, number: string): string[] {
	return findable(keys, 'ways_in.number_index', indexOf(keys, 'number', number));
}

function cardHash(keys: Keys, person: PersonId, code: string): string {
	return indexOf(keys, 'card', `${person} ${plainCardCode(code)}`);
}
