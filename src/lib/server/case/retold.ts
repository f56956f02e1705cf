/** What agencies told of a case as if some of it had never come: worked out anew from what came, in the order it came. */
import { isSameFact } from '#lib/domain/case/news.ts';
import { says } from '#lib/domain/case/share.ts';
import { isSameShare, together, type Share } from '#lib/domain/case/snapshot.ts';
import type { CaseId, Event, EventId, Instant } from '#lib/domain/event.ts';
import type { Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Ring } from '#lib/server/vault/keyrings.ts';
import { openedRows, readRow } from './facts.ts';
import * as factsApart from './facts-apart.ts';
import { enter, enterShares, type Entered, type Ledger } from './ledgers.ts';
import type { Kept, Part, Tie } from './ties.ts';

export type Retold = {
	/** What stands in the case and would not. */
	readonly wrong: readonly Row<'events'>[];
	/** What would stand in it, and was known already when it came. */
	readonly lacking: readonly Row<'events'>[];
	readonly shares: readonly Share[];
	/** Whether anything stands in it beside what is wrong. */
	readonly isEmpty: boolean;
};

type Is = { readonly event: Event; readonly row: Row<'events'>; readonly goneAt: Instant | null };

/** What a case would hold if of all that came since its names were tied only these parts had come. */
export async function retold(
	trx: Trx,
	keys: Keys,
	{ caseId, ring }: { readonly caseId: CaseId; readonly ring: Ring },
	since: Pick<Tie, 'seq' | 'shares'>,
	parts: readonly Kept<Part>[]
): Promise<Retold> {
	const held = await heldIn(trx, keys, caseId, ring);
	const ids = new Map(held.map((one) => [one.event.id, one]));
	const before = held.filter(({ row }) => row.seq <= since.seq);
	let ledger: Ledger = {
		...{ caseId, ring, seq: held.at(-1)?.row.seq ?? 0, shares: since.shares },
		known: before.map(({ event }) => event),
		taken: new Set(before.map(({ event }) => event.id))
	};
	const gone = held.filter(({ goneAt }) => goneAt !== null).map(({ event }) => event);
	const wanted = new Set(before.map(({ event }) => event.id));
	const lacking: Row<'events'>[] = [];
	for (const part of parts) {
		const known = ledger.known.filter(({ id }) => (ids.get(id)?.goneAt ?? part.at) >= part.at);
		const entered = await entering(trx, keys, { ...ledger, known }, part, { parts, ids });
		ledger = entered.ledger;
		for (const [nth, event] of entered.added.entries()) {
			wanted.add(event.id);
			const row = entered.rows[nth];
			// What a keeper withdrew does not come back by another name.
			if (row && !ids.has(event.id) && !gone.some((one) => isSame(one, event))) lacking.push(row);
		}
	}
	const stands = held.filter(({ goneAt }) => goneAt === null);
	const wrong = stands.filter(({ event }) => !wanted.has(event.id)).map(({ row }) => row);
	// Else the next share of another hearing would tell again what was withdrawn.
	const shares = (ledger.shares ?? []).filter((share) => !gone.some((fact) => says(share, fact)));
	return { wrong, lacking, shares, isEmpty: wrong.length === stands.length };
}

/** A part entered in a copy of the ledger; where one of its facts would take the id of another, by a free one. */
async function entering(
	trx: Trx,
	keys: Keys,
	ledger: Ledger,
	part: Kept<Part>,
	among: { readonly parts: readonly Kept<Part>[]; readonly ids: ReadonlyMap<EventId, Is> }
): Promise<Entered & { readonly ledger: Ledger }> {
	const { at, entry } = part;
	const own: Ledger = { ...ledger, known: [...ledger.known], taken: new Set(ledger.taken) };
	const shares = entry.shares?.map((share) => withSame(share, among.parts));
	const entered = shares
		? await enterShares(trx, keys, own, entry, shares, at)
		: enter(keys, own, entry, entry.tellings, at);
	const clash = entered.added.filter((event) => {
		const there = among.ids.get(event.id);
		return there && saying(there.event) !== saying(event);
	});
	if (clash.length === 0) return { ...entered, ledger: own };
	const taken = new Set([...ledger.taken, ...clash.map(({ id }) => id)]);
	return entering(trx, keys, { ...ledger, taken }, part, among);
}

/** A share with what the same message said of its hearing under other names. */
function withSame(share: Share, parts: readonly Kept<Part>[]): Share {
	if (share.by === undefined) return share;
	return parts
		.flatMap(({ entry }) => entry.shares ?? [])
		.filter((one) => one.by === share.by && isSameShare(one, share))
		.reduce(together, share);
}

function isSame(one: Event, other: Event): boolean {
	return isSameFact(one, other) && one.defendant === other.defendant;
}

function saying({ heardAt: _, source: __, ...fact }: Event): string {
	return JSON.stringify(fact);
}

/** What agencies told of a case, with what was thrown away of it and when. */
async function heldIn(trx: Trx, keys: Keys, caseId: CaseId, ring: Ring): Promise<Is[]> {
	const rows = await factsApart.toldIn(trx, caseId).execute();
	const opened = await openedRows(trx, keys, rows, [ring]);
	return opened.map(({ dropped_at: goneAt, fact, ...row }) => ({
		...{ row, goneAt },
		event: readRow({ ...row, fact, source: null })
	}));
}
