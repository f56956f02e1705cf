/** Reading the register of what police ask to be given: for the team that holds the case, and for no agency ever. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { NotesRequest } from '#lib/domain/disclosure/request.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { opened } from './rows.ts';
import * as people from '#lib/server/people/people.ts';
import * as places from '#lib/server/people/places.ts';
import * as conflicts from '#lib/server/access/conflicts.ts';

/** One in the register, with her name where one is known. */
export type OnRegister = NotesRequest & { readonly name?: string };

/**
 * Those of the teams of this one of us, and not of the other side. Of a case that another team has now only what is still
 * to be decided, for nobody else can, and what this one decided, to hand it over. Its SQL is held by a test.
 */
export function scopedTo(db: Db | Trx, staff: Staff) {
	const ours = db.selectFrom('team_members').select('team').where('person_id', '=', staff.person);
	return db
		.selectFrom('disclosure_requests')
		.innerJoin('participations', 'participations.id', 'disclosure_requests.participation_id')
		.selectAll('disclosure_requests')
		.where('disclosure_requests.team', 'in', ours)
		.where(({ or, eb, not, exists, selectFrom }) =>
			or([
				eb('disclosure_requests.state', '=', 'open'),
				eb('disclosure_requests.decided_by', '=', staff.person),
				not(
					exists(
						selectFrom('assignments')
							.select('seq')
							.whereRef('assignments.participation_id', '=', 'participations.id')
							.where('ended_at', 'is', null)
							.where('assignments.team', 'not in', ours)
					)
				)
			])
		)
		.where((where) => where.not(conflicts.isOtherSideFor(where, staff)));
}

/** All of them, open ones first, then the newest. */
export async function listFor(db: Db, keys: Keys, staff: Staff): Promise<NotesRequest[]> {
	const all = await opened(db, keys, await scopedTo(db, staff).execute());
	const last = ({ state }: NotesRequest) => Number(state !== 'open');
	return all.toSorted((one, other) => last(one) - last(other) || other.madeAt - one.madeAt);
}

/** One by its id; that it was asked for in vain is written down. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<OnRegister | undefined> {
	return transaction(db, async (trx) => {
		const found = await find(trx, keys, staff, id, now);
		const name = found && (await people.contactOf(trx, keys, found.place.person))?.name;
		return found && { ...found.request, ...(name ? { name } : {}) };
	});
}

export type Found = { readonly request: NotesRequest; readonly place: places.Place };

/** One with whose it is, inside a transaction. */
export async function find(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<Found | undefined> {
	const row = await scopedTo(trx, staff)
		.where('disclosure_requests.id', '=', id)
		.executeTakeFirst();
	const place =
		row && (await places.all(trx).where('id', '=', row.participation_id).executeTakeFirst());
	const [request] = row ? await opened(trx, keys, [row]) : [];
	if (request && place) return { request, place };
	await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
	return undefined;
}
