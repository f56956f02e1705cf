/** Closing her page for somebody who cannot reach it: she has left her phone behind, and rings us. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as confirmations from './confirmations.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as places from '#lib/server/people/places.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';

/** Whom it is about, as for any way back, and her words for the telephone; empty where she reads out the code she printed. */
export type Asking = { readonly about: string; readonly spoken: string };

/**
 * Closes her page at once where she read out the code she printed or said her words for the telephone: whoever knows no
 * more than her number or her case could shut her out with it. What came of it is said to nobody; a wait is.
 */
export async function close(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ about, spoken }: Asking,
	now: Instant
): Promise<confirmations.Wait | { readonly was: 'closed-if-right' }> {
	const meant = await confirmations.meant(db, keys, staff, about, now);
	if (meant.was === 'wait') return meant;
	const heard = meant.person && (await recoveries.speaks(db, keys, meant.person, spoken, now));
	if (!meant.byCode && heard && heard.was === 'wait') return heard;
	const isHer = meant.byCode || (heard && heard.was === 'right');
	const wanted = isHer ? meant : { ...meant, person: undefined };
	await transaction(db, async (trx) => {
		const person = await confirmations.found(trx, keys, staff, wanted, now);
		const whose = person && (await places.of(trx, person));
		if (whose) await pauses.pauseFor(trx, keys, staff, whose, now);
	});
	return { was: 'closed-if-right' };
}
