/** Why a call is not this one's to change any more: what is said to whoever was slower than a colleague. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Db } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { stepsOf } from './calls.ts';
import { ofTeamOf } from './scopes.ts';

/** `taken`: a colleague has it; `given`: and had it from another; `free`: nobody has it; `full`: nor has this one room for it; `over`: it is done, or was never theirs to see, which is one answer. */
export type Lost =
	| { readonly why: 'taken' | 'given'; readonly who?: string }
	| { readonly why: 'free' | 'full' | 'over' };

/** How a call comes to somebody. */
const turns: readonly string[] = ['taken', 'handed-over'];

/** How a call stands that could not be changed; a colleague's name only within the team. */
export async function whyLost(db: Db, keys: Keys, staff: Staff, id: string): Promise<Lost> {
	const row = await ofTeamOf(db, staff).select('taken_by').where('id', '=', id).executeTakeFirst();
	if (!row) return { why: 'over' };
	if (!row.taken_by || row.taken_by === staff.person) return { why: 'free' };
	const who = (await people.contactOf(db, keys, row.taken_by))?.name;
	const turn = (await stepsOf(db, id)).findLast(({ step }) => turns.includes(step));
	const why = turn?.step === 'handed-over' ? 'given' : 'taken';
	return { why, ...(who ? { who } : {}) };
}
