/** Who is signed in beside her: a supporter whom she let in. */
import type { Companion, ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { supporterPanes, type SupporterPane } from '#lib/domain/access/pane.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { rehand } from '#lib/server/vault/rehand.ts';
import { isAtRest } from './sights.ts';
import { giveOn } from '#lib/server/people/places.ts';

/** Who somebody beside her is, while it is not taken back; whether it has begun, or closed by itself, is for the lock to say. */
export async function actorOf(db: Db | Trx, person: PersonId): Promise<Companion | undefined> {
	const row = await db
		.selectFrom('supporters')
		.innerJoin('participations', 'participations.id', 'supporters.participation_id')
		.select(['supporters.panes', 'supporters.starts_at', 'supporters.until'])
		.select(['participations.id', 'participations.case_id'])
		.where('supporters.person_id', '=', person)
		.where('supporters.revoked_at', 'is', null)
		.where((where) => where.not(isAtRest(where)))
		.executeTakeFirst();
	if (!row) return undefined;
	const { case_id: caseId, id: participation, starts_at: from, until } = row;
	const panes = panesOf(row.panes);
	return { kind: 'supporter', person, caseId, participation, from, until, panes };
}

/** The panes a row names, as far as a supporter may be let into them. */
export function panesOf(named: string): SupporterPane[] {
	const known = JSON.parse(named) as string[];
	return supporterPanes.filter((pane) => known.includes(pane));
}

/** Everybody who ever had a sign-in of their own beside a place in a case: they are known for nothing else. */
export async function peopleBeside(
	trx: Trx,
	participation: ParticipationId
): Promise<readonly PersonId[]> {
	const rows = await trx
		.selectFrom('supporters')
		.select('person_id')
		.where('participation_id', '=', participation)
		.execute();
	return rows.map(({ person_id }) => person_id);
}

/** Gives those beside one place in a case, and what is known of a child there, to another that turned out to be the same. */
export async function mergeInto(
	trx: Trx,
	keys: Keys,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	await rehand(trx, keys, from, to, fields.called);
	await giveOn(trx, 'side_notes', from, to);
	for (const table of ['victims', 'children'] as const)
		await trx
			.updateTable(table)
			.set({ participation_id: to })
			.where('participation_id', '=', from)
			.where(({ not, exists, selectFrom }) =>
				not(exists(selectFrom(table).select('participation_id').where('participation_id', '=', to)))
			)
			.execute();
}
