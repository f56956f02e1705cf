/** What came from an agency: how many messages were taken, how many requests were refused, and when the last of it came. Of no case. */
import type { AgencyId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';

export type Traffic = {
	/** Messages, each once. */
	readonly taken: number;
	/** Requests: of what cannot be read nobody knows how many messages it holds. */
	readonly refused: number;
	readonly last: Instant | undefined;
};

/** What came from an agency since an instant: messages, sent or fetched, and requests of its systems; answers to these are kept for 30 days. */
export async function of(db: Db, agency: AgencyId, since: Instant): Promise<Traffic> {
	const came = (from: 'deliveries' | 'agency_requests') =>
		db
			.selectFrom(from)
			.select(({ fn }) => [
				fn.countAll<number>().as('many'),
				fn.max<Instant | null>('received_at').as('last')
			])
			.where('agency_id', '=', agency)
			.where('received_at', '>=', since);
	const taken = await came('deliveries').executeTakeFirstOrThrow();
	const asked = await came('agency_requests').executeTakeFirstOrThrow();
	const refused = await came('agency_requests')
		.where('status', '>=', 300)
		.executeTakeFirstOrThrow();
	const last = Math.max(Number(taken.last), Number(asked.last));
	return { taken: Number(taken.many), refused: Number(refused.many), last: last || undefined };
}
