/** What an agency's systems sent us: how much of it was taken and refused, and when the last of it came. Of no case. */
import type { AgencyId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';

export type Traffic = {
	readonly taken: number;
	readonly refused: number;
	readonly last: Instant | undefined;
};

/** What came from an agency since an instant; answers are kept for 30 days. */
export async function of(db: Db, agency: AgencyId, since: Instant): Promise<Traffic> {
	const rows = await db
		.selectFrom('agency_requests')
		.select(({ fn }) => [
			'status',
			fn.countAll<number>().as('many'),
			fn.max('received_at').as('last')
		])
		.where('agency_id', '=', agency)
		.where('received_at', '>=', since)
		.groupBy('status')
		.execute();
	const sum = (some: typeof rows) => some.reduce((all, { many }) => all + Number(many), 0);
	return {
		taken: sum(rows.filter(({ status }) => status < 300)),
		refused: sum(rows.filter(({ status }) => status >= 300)),
		last: rows.length === 0 ? undefined : Math.max(...rows.map(({ last }) => Number(last)))
	};
}
