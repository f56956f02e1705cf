/** One press says that somebody fears for her now: the supervisors of the team are told, from her page or from a call. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as places from '#lib/server/people/places.ts';
import { teamOf } from '#lib/server/team/members.ts';
import * as supervisors from '#lib/server/team/supervisors.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { takenBy } from './scopes.ts';
import * as worries from './worries.ts';

/** Begins the worry, and tells the supervisors of the team once; its id. Whoever calls this has made sure that it is theirs. */
export async function raise(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	about: Omit<worries.About, 'why'>,
	now: Instant
): Promise<string> {
	const { id, isNew } = await worries.begin(trx, keys, staff, { ...about, why: 'worried' }, now);
	if (!isNew) return id;
	const led = about.team ? await supervisors.of(trx, about.team) : [];
	// A team without a supervisor who may come in must not keep it to itself.
	const whom =
		led.length > 0 ? led.map((person) => ({ person })) : [{ role: 'supervisor' } as const];
	for (const to of whom) await notices.owe(trx, { kind: 'worried-now', ...to, facts: {} }, now);
	return id;
}

/** The same for whoever has taken her call, whether she has a page or not; nothing where the call is not theirs. */
export async function atCall(
	db: Db,
	keys: Keys,
	staff: Staff,
	request: string,
	now: Instant
): Promise<string | undefined> {
	return transaction(db, async (trx) => {
		const row = await takenBy(trx, staff).where('id', '=', request).executeTakeFirst();
		if (!row) {
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return undefined;
		}
		const place = row.person_id ? await places.of(trx, row.person_id) : undefined;
		const team = row.team ?? (await teamOf(trx, staff.person)) ?? null;
		return raise(trx, keys, staff, { team, participation: place?.participation, request }, now);
	});
}
