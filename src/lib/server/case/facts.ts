/** What the rows of events say: sealed by the keys of whoever it belongs to, her own words apart from the case. */
import type { AgencyId, ParticipationId } from '#lib/domain/actor.ts';
import type { CaseId, Event, EventId, Instant, Teller, Telling } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { Row, Sealed } from '#lib/server/tables.ts';

/** What a row says; the rest of an event is where it lies. */
export type Fact = Omit<Event, 'id' | 'heardAt' | 'source'>;
/** A row with what it says. */
export type Opened<R> = R & { readonly fact: Fact };
export type ReadRow = Row<'events'> & { source: string | null };

/** Who tells it, by the identity of its message: (agency, source, id). */
export type Origin = {
	readonly agency?: AgencyId;
	readonly toldBy: Teller;
	readonly source: string;
	readonly id: string;
	/** For what she tells us herself: whose it is. */
	readonly toldTo?: ParticipationId;
};

/**
 * The id of the nth fact of a message in a case: the same message always makes the same ids, so a correction can name one,
 * and without the key no message leads to its fact.
 */
export function eventIdOf(
	keys: Keys,
	caseId: CaseId,
	origin: Pick<Origin, 'agency' | 'source' | 'id'>,
	nth = 0
): EventId {
	const parts = JSON.stringify([caseId, origin.agency ?? '', origin.source, origin.id, nth]);
	return indexOf(keys, 'event', parts) as EventId;
}

/** A fact as its row keeps it. */
export function sealedFact(keys: Keys, ring: keyrings.Ring, id: string, fact: Fact): Sealed {
	return sealField(keys, ring, fields.fact, id, JSON.stringify(fact));
}

/** The rows with what they say: her own words by her keys, the rest by those of the case; some rings may be at hand. */
export async function openedRows<R extends Row<'events'>>(
	db: Db | Trx,
	keys: Keys,
	rows: readonly R[],
	atHand: readonly (keyrings.Ring | undefined)[] = []
): Promise<Opened<R>[]> {
	const ids = new Set(rows.map(ringIdOf));
	const here = new Map(atHand.flatMap((ring) => (ring ? [[ring.id, ring] as const] : [])));
	const lacking = [...ids].filter((id) => !here.has(id));
	const found = new Map([...(await keyrings.several(db, keys, lacking)), ...here]);
	return rows.map((row) => {
		const ring = found.get(ringIdOf(row));
		const words = unsealField(keys, ring, fields.fact, row.id, row.fact_sealed);
		return { ...row, fact: JSON.parse(words) as Fact };
	});
}

/** Whose keys seal a row: hers for what she told, the case's for the rest. */
export function ringIdOf({ told_to, case_id }: Row<'events'>): keyrings.RingId {
	return told_to ?? case_id;
}

/** The number of the last row: not how many there are, what an erased victim had told is gone from between. */
export function lastSeq(rows: readonly ReadRow[]): number {
	return rows.at(-1)?.seq ?? 0;
}

/** Where a fact lies, which is all that stands in plain. */
export function placed(caseId: CaseId, { agency, toldTo }: Origin, now: Instant) {
	return { case_id: caseId, heard_at: now, agency_id: agency ?? null, told_to: toldTo ?? null };
}

/** What a telling says, as a fact of a case. */
export function factFrom(keys: Keys, caseId: CaseId, origin: Origin, telling: Telling): Fact {
	const { kind, on, defendant, corrects, data } = telling;
	return {
		kind,
		on,
		toldBy: origin.toldBy,
		...(defendant ? { defendant } : {}),
		...(corrects ? { corrects: eventIdOf(keys, caseId, { ...origin, id: corrects }) } : {}),
		data
	} as Fact;
}

/** One row as a fact. */
export function readRow({ id, heard_at, source, fact }: Opened<ReadRow>): Event {
	return { id, heardAt: heard_at, ...(source ? { source } : {}), ...fact } as Event;
}
