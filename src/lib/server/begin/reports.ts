/** What an agency's own system told us of for which no case is open here: nobody was let in yet, and nobody got a leaflet. */
import type { Officer } from '#lib/domain/actor.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import { isReport } from '#lib/domain/begin/report.ts';
import { compareDays } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { unseal } from '#lib/server/vault/seals.ts';
import type { Parked } from '#lib/server/feed/batch.ts';
import type { Row } from '#lib/server/tables.ts';

/** One of them: `id` leads to it, so that no address carries the reference. */
export type Report = {
	readonly id: string;
	readonly urn: Urn;
	/** The day of the report; where that was not told, of the first that was. */
	readonly on: Day;
	readonly isReport: boolean;
	/** The unit that deals with it, where their system said. */
	readonly unit?: string;
};

/** So much of what waits is looked at, the oldest first. */
const mostParked = 1000;

/** Those that wait, the oldest first, one for each reference, from whatever was told of it first. */
export async function listFor(db: Db, keys: Keys, officer: Officer): Promise<Report[]> {
	const rows = await scopedTo(db, officer).execute();
	const all = rows.flatMap((row) => read(keys, row) ?? []);
	const byUrn = [...Map.groupBy(all, ({ urn }) => urn).values()];
	return byUrn.flatMap((parts) => ofOne(parts) ?? []).toSorted(byDay);
}

// It goes by what came first, so that what was marked for it stays its own.
function ofOne(parts: readonly Report[]): Report | undefined {
	const [first] = parts;
	const reports = parts.filter(({ isReport: is }) => is);
	const [oldest] = (reports.length > 0 ? reports : parts).toSorted(byDay);
	return first && oldest && { ...oldest, id: first.id };
}

function byDay(one: Report, other: Report): number {
	return compareDays(one.on, other.on);
}

/** One of them, by its id. */
export async function findFor(
	db: Db,
	keys: Keys,
	officer: Officer,
	id: string
): Promise<Report | undefined> {
	const row = await scopedTo(db, officer).where('parked.id', '=', id).executeTakeFirst();
	return row && read(keys, row);
}

/** The one read of it, scoped by the agency of who asks; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, { agency }: Officer) {
	return db
		.selectFrom('parked')
		.select(['parked.id', 'parked.tellings_sealed'])
		.where('parked.agency_id', '=', agency)
		.orderBy('parked.received_at')
		.orderBy('parked.id')
		.limit(mostParked);
}

function read(
	keys: Keys,
	{ id, tellings_sealed }: Pick<Row<'parked'>, 'id' | 'tellings_sealed'>
): Report | undefined {
	const words = unseal(keys, 'parked', `parked/${id}`, tellings_sealed);
	const { urn, unit, tellings } = JSON.parse(words) as Parked;
	const report = tellings.find(({ kind }) => isReport(kind));
	const told = report ?? tellings.toSorted((one, other) => compareDays(one.on, other.on))[0];
	if (!urn || !told) return undefined;
	return { id, urn, on: told.on, isReport: report !== undefined, ...(unit ? { unit } : {}) };
}
