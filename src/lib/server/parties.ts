/** Two sides of one matter, matched by keyed hashes alone: nobody reads a name to see that two people are one. */
import type { ParticipationId } from '#lib/domain/actor.ts';
import type { CaseId, Day } from '#lib/domain/event.ts';
import type { Trx } from './database.ts';
import { indexOf, type Keys } from './keys.ts';

/** The index of a person by full name and date of birth, however it was typed; neither of them is kept. */
export function partyIndex(
	keys: Keys,
	{ name, born }: { readonly name: string; readonly born: Day }
): string {
	const plain = name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return indexOf(keys, 'party', `${plain}\n${born}`);
}

/** Notes that a case is against somebody. Noting it again does nothing. */
export async function noteSuspect(trx: Trx, caseId: CaseId, index: string): Promise<void> {
	await trx
		.insertInto('suspects')
		.values({ case_id: caseId, party_index: index })
		.onConflict((conflict) => conflict.columns(['case_id', 'party_index']).doNothing())
		.execute();
}

/** Notes who a victim is, in place of what was noted before. */
export async function noteVictim(
	trx: Trx,
	participation: ParticipationId,
	index: string
): Promise<void> {
	await trx
		.insertInto('victims')
		.values({ participation_id: participation, party_index: index })
		.onConflict((conflict) =>
			conflict.column('participation_id').doUpdateSet({ party_index: index })
		)
		.execute();
}
