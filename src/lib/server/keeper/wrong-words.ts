/** What somebody says sounds wrong in a translation: kept of nobody, for a keeper, and gone when it was looked after. */
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { lock, transaction, type Db } from '#lib/server/database.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';

/** How many letters are taken. */
export const longest = 400;
/** How many lie here at once: nobody fills the house. */
const most = 500;

export type WrongWords = {
	readonly lang: Language;
	/** Without what makes it one person's (`pageNamed`). */
	readonly page: string;
	readonly words: string;
};
export type Told = WrongWords & { readonly id: string; readonly at: Instant };

/** Keeps it; false where as many lie here as may. */
export async function keep(
	db: Db,
	keys: Keys,
	{ lang, page, words }: WrongWords,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, ['wrong-words']);
		const { many } = await trx
			.selectFrom('wrong_words')
			.select(({ fn }) => fn.countAll<number>().as('many'))
			.executeTakeFirstOrThrow();
		if (Number(many) >= most) return false;
		const id = newId();
		const words_sealed = seal(keys, 'nobody', `wrong_words/${id}`, words);
		await trx.insertInto('wrong_words').values({ id, lang, page, words_sealed, at: now }).execute();
		return true;
	});
}

/** All of them, the oldest first. */
export async function list(db: Db, keys: Keys): Promise<Told[]> {
	const rows = await db.selectFrom('wrong_words').selectAll().orderBy('at').execute();
	return rows.map(({ id, lang, page, words_sealed, at }) => ({
		...{ id, lang, page, at },
		words: unseal(keys, 'nobody', `wrong_words/${id}`, words_sealed)
	}));
}

/** Since when each of them waits. */
export async function waiting(db: Db): Promise<Instant[]> {
	const rows = await db.selectFrom('wrong_words').select('at').execute();
	return rows.map(({ at }) => at);
}

/** Takes one off the list: it was looked after. */
export async function close(db: Db, id: string): Promise<void> {
	await db.deleteFrom('wrong_words').where('id', '=', id).execute();
}
