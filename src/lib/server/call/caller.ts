/** Who will call her: whoever has taken her call, from the moment it is theirs. */
import type { Victim } from '#lib/domain/actor.ts';
import type { Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as names from '#lib/server/people/names.ts';
import type { Asked } from './calls.ts';

/** What whoever has a call of hers is called; nothing where nobody has it, or with less than the whole of her sign-in. */
export async function callerFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ id, state }: Pick<Asked, 'id' | 'state'>
): Promise<string | undefined> {
	if (victim.level !== 'full' || state !== 'taken') return undefined;
	const row = await db
		.selectFrom('calls')
		.select('taken_by')
		.where('id', '=', id)
		.where('person_id', '=', victim.person)
		.where('state', '=', 'taken')
		.executeTakeFirst();
	if (!row?.taken_by) return undefined;
	const caller = (await names.ofStaff(db, keys, [row.taken_by])).get(row.taken_by);
	return caller?.isPaused ? undefined : caller?.name;
}
