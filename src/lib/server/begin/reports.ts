/** Reports an agency's own system told us of, for which no case is open here: nobody was let in by them yet. */
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
	readonly on: Day;
	/** The unit that deals with it, where their system said. */
	readonly unit?: string;
};

/** So much of what waits is looked at, the oldest first. */
const mostParked = 1000;

/** The reports that wait, the oldest first, one for each reference. */
export async function listFor(db: Db, keys: Keys, officer: Officer): Promise<Report[]> {
	const rows = await scopedTo(db, officer).execute();
	const reports = rows.flatMap((row) => read(keys, row) ?? []);
	const oldestFirst = reports.sort((one, other) => compareDays(one.on, other.on));
	return [...Map.groupBy(oldestFirst, ({ urn }) => urn).values()].flatMap(([first]) => first ?? []);
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
	const told = tellings.find(({ kind }) => isReport(kind));
	return urn && told ? { id, urn, on: told.on, ...(unit ? { unit } : {}) } : undefined;
}
