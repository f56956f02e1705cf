/** A way back in: a number that finds her, words that prove her, and a card whose codes open the rest. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { newCard, newNumber, newWords, plainCardCode, plainWords, readNumber } from './codes.ts';
import { once, type Db, type Trx } from './database.ts';
import { indexOf, type Keys } from './keys.ts';
import { findable, stored } from './layers.ts';
import * as limits from './limits.ts';
import { keep, matches } from './secrets.ts';

/** What she writes down; kept nowhere in this form. */
export type WayIn = {
	readonly number: string;
	readonly words: string;
	readonly cards: readonly string[];
};

/** Makes a person's way back in, in place of any she had. */
export async function make(
	db: Db,
	keys: Keys,
	person: PersonId,
	lang: Language,
	now: Instant
): Promise<WayIn> {
	const words = newWords(lang);
	const wordsHash = await keep(keys, plainWords(words));
	return once(db, async (trx) => {
		const number = await freeNumber(trx, keys);
		const cards = newCard();
		await trx.deleteFrom('ways_in').where('person_id', '=', person).execute();
		await trx.deleteFrom('cards').where('person_id', '=', person).execute();
		await trx
			.insertInto('ways_in')
			.values({
				person_id: person,
				number_index: stored(keys, 'ways_in.number_index', indexOf(keys, 'number', number)),
				words_hash: wordsHash,
				made_at: now
			})
			.execute();
		await trx
			.insertInto('cards')
			.values(
				cards.map((code) => ({
					person_id: person,
					code_hash: stored(keys, 'cards.code_hash', cardHash(keys, person, code)),
					used_at: null
				}))
			)
			.execute();
		return { number: `${number.slice(0, 4)} ${number.slice(4)}`, words, cards };
	});
}

/** Whether a person has a way back in. */
export async function has(db: Db, person: PersonId): Promise<boolean> {
	const row = await db
		.selectFrom('ways_in')
		.select('made_at')
		.where('person_id', '=', person)
		.executeTakeFirst();
	return row !== undefined;
}

/** Whose sign-in number this is, for the operator; nothing when it is nobody's. */
export async function personOf(db: Db, keys: Keys, typed: string): Promise<PersonId | undefined> {
	const row = await db
		.selectFrom('ways_in')
		.select('person_id')
		.where('number_index', 'in', numbersLike(keys, readNumber(typed)))
		.executeTakeFirst();
	return row?.person_id;
}

export type SignedIn =
	| { readonly ok: true; readonly person: PersonId }
	| { readonly ok: false; readonly why: 'not-accepted' }
	| { readonly ok: false; readonly why: 'wait'; readonly milliseconds: number };

/** Proves a person by number and words. Unknown number and wrong words are answered alike and take the same time. */
export async function prove(
	db: Db,
	keys: Keys,
	typed: { number: string; words: string },
	now: Instant
): Promise<SignedIn> {
	const number = readNumber(typed.number);
	const bucket = limits.bucket(keys, 'account', number);
	const milliseconds = await limits.waitFor(db, bucket, now);
	if (milliseconds > 0) return { ok: false, why: 'wait', milliseconds };
	const row = await db
		.selectFrom('ways_in')
		.select(['person_id', 'words_hash'])
		.where('number_index', 'in', numbersLike(keys, number))
		.executeTakeFirst();
	if (!(await matches(keys, plainWords(typed.words), row?.words_hash)) || !row) {
		await limits.mistake(db, bucket, limits.perAccount, now);
		return { ok: false, why: 'not-accepted' };
	}
	await limits.forgive(db, bucket);
	return { ok: true, person: row.person_id };
}

/** Uses one code of a person's card; false when it is not hers or was used. */
export async function useCard(
	db: Db,
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
