/**
 * Where the leaflet stands, to be sent to an address that was marked safe: once, at its time, and not where somebody has
 * been let in meanwhile. The address is destroyed as soon as it is not needed.
 */
import type { Instant } from '#lib/domain/event.ts';
import type { Decision } from '#lib/domain/reach/contact-plan.ts';
import * as audit from '#lib/server/audit/audit.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { unseal } from '#lib/server/vault/seals.ts';

/** Where a reference is sealed to. */
export function urnIn(id: string): string {
	return `leaflets/urn/${id}`;
}

/** Where an address is sealed to. */
export function addressIn(id: string): string {
	return `leaflets/address/${id}`;
}

export type ToSend = Pick<Row<'leaflets'>, 'language' | 'way' | 'link'> & {
	readonly address: string;
};

/** What is to go and where to; nothing where it has gone, was taken back, or somebody has been let in for that report. */
export async function toSend(db: Db, keys: Keys, id: string): Promise<ToSend | undefined> {
	const row = await db
		.selectFrom('leaflets')
		.selectAll()
		.where('id', '=', id)
		.where(({ or, eb, exists, selectFrom }) =>
			or([
				eb('giving_id', 'is not', null),
				// What was parked goes into its case when somebody is let in.
				exists(
					selectFrom('parked').select('parked.id').whereRef('parked.id', '=', 'leaflets.parked_id')
				)
			])
		)
		.executeTakeFirst();
	if (!row?.address_sealed) return undefined;
	const { language, way, link, address_sealed } = row;
	const address = unseal(keys, 'nobody', addressIn(id), address_sealed);
	return { language, way, link, address };
}

/** Keeps what became of it, and destroys the address; what is to go later stays as it is. */
export async function settle(
	trx: Trx,
	keys: Keys,
	id: string,
	decision: Decision,
	now: Instant
): Promise<void> {
	if (decision.may === 'later') return;
	const isSent = decision.may === 'now';
	const ended_why = decision.may === 'never' && decision.why === 'no-address' ? 'refused' : 'given';
	const [row] = await trx
		.updateTable('leaflets')
		.set({ address_sealed: null, ...(isSent ? { sent_at: now } : { ended_at: now, ended_why }) })
		.where('id', '=', id)
		.where('sent_at', 'is', null)
		.returning(['agency_id', 'giving_id'])
		.execute();
	if (!row || !isSent) return;
	const about = await aboutOf(trx, row);
	await audit.write(trx, keys, about, { kind: 'operator' }, 'notice-sent', now);
}

async function aboutOf(
	trx: Trx,
	{ agency_id, giving_id }: Pick<Row<'leaflets'>, 'agency_id' | 'giving_id'>
): Promise<audit.About> {
	const place = await trx
		.selectFrom('givings')
		.innerJoin('participations', 'participations.id', 'givings.participation_id')
		.select(['participations.id as participation', 'participations.case_id as caseId'])
		.where('givings.id', '=', giving_id ?? '')
		.executeTakeFirst();
	return place ? audit.inCase(place) : { chain: `agency:${agency_id}` };
}
