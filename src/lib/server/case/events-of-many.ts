/** The facts of several cases at once, for a list: with as many questions for forty places as for one. */
import type { ParticipationId } from '#lib/domain/actor.ts';
import type { Event } from '#lib/domain/event.ts';
import { untaken } from '#lib/domain/case/own-entry.ts';
import type { Trx } from '#lib/server/database.ts';
import { atPlaces } from './events.ts';
import { openedRows, readRow } from './facts.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** Everything told of each of these places, which the asker was found to may look into; what the others of a case told us themselves is in none. */
export async function listFor(
	trx: Trx,
	keys: Keys,
	places: readonly ParticipationId[]
): Promise<ReadonlyMap<ParticipationId, Event[]>> {
	if (places.length === 0) return new Map();
	const found = atPlaces(trx)
		.select('participations.id as place')
		.where('participations.id', 'in', places)
		.where(({ or, eb, ref }) =>
			or([eb('events.told_to', 'is', null), eb('events.told_to', '=', ref('participations.id'))])
		);
	const rows = Map.groupBy(
		await openedRows(trx, keys, await found.execute()),
		({ place }) => place
	);
	return new Map([...rows].map(([place, own]) => [place, untaken(own.map(readRow))]));
}
