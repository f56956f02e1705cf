/** What an agency can prove of the codes its people gave: of which case, when, how, in which language and by whom. */
import type { Officer } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as cases from '#lib/server/case/cases.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Given } from './givings.ts';

export type Proven = Given & {
	readonly reference: string;
	/** The number of the sealed pack, where it was one. */
	readonly pack?: string;
	/** Nothing where it was the one who asks; else the beginning of the keyed hash a colleague goes by. */
	readonly colleague?: string;
};

const day = 24 * 60 * 60 * 1000;
/** So many at once; a list that is longer says so. */
export const mostShown = 200;

/** What an agency's people gave since an instant, the newest first; that it was listed is written down once a day. */
export async function listFor(
	db: Db,
	keys: Keys,
	officer: Officer,
	since: Instant,
	now: Instant
): Promise<Proven[]> {
	return transaction(db, async (trx) => {
		const rows = await scopedTo(trx, officer, since).execute();
		const found = Map.groupBy(rows, ({ case_id }) => case_id);
		await lock(
			trx,
			[...found.keys()].map((id) => `case:${id}`)
		);
		const references = new Map<string, string>();
		for (const id of found.keys()) {
			references.set(id, (await cases.referenceOf(trx, keys, id)) ?? '');
			const about = { chain: `case:${id}` } as const;
			await audit.writeOnce(trx, keys, about, officer, 'case-listed', { since: now - day, now });
		}
		return rows.map(({ case_id, given_by, pack, ...given }) => ({
			...given,
			...(pack ? { pack } : {}),
			reference: references.get(case_id) ?? '',
			...(given_by === officer.subject ? {} : { colleague: given_by.slice(0, 4) })
		}));
	});
}

/** The one read of it, scoped by the agency of who asks; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, { agency }: Officer, since: Instant) {
	return db
		.selectFrom('givings')
		.innerJoin('participations', 'participations.id', 'givings.participation_id')
		.select(['participations.case_id', 'givings.given_by'])
		.select(['givings.given_at as at', 'givings.handed', 'givings.language', 'givings.pack'])
		.where('givings.agency_id', '=', agency)
		.where('givings.given_at', '>=', since)
		.orderBy('givings.given_at', 'desc')
		.limit(mostShown);
}
