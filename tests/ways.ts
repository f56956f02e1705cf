/** Ways back in, for tests that only need somebody to have one. */
import type { PersonId } from '#lib/domain/actor.ts';
import { transaction } from '#lib/server/database.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import type { World } from '#lib/server/world.ts';

/** Her paper for the day she has lost the rest, in English. */
export async function aPaperOf(
	{ db, keys, now }: Pick<World, 'db' | 'keys' | 'now'>,
	person: PersonId
): Promise<recoveries.Paper> {
	const paper = await recoveries.newPaper(keys, 'en');
	return transaction(db, (trx) => recoveries.replacePaper(trx, person, paper, now()));
}
