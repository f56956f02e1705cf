/** How fast each source tells facts that do harm when they are wrong, and whether it has gone silent: numbers, of no case. */
import { sql } from 'kysely';
import type { AgencyId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { burstWindow, isSilent, rhythmLasts, type WatchedSort } from '#lib/domain/news/burst.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';

const minutes = 5 * 60_000;
const hour = 60 * 60_000;

type Of = { readonly agency: AgencyId; readonly sort: WatchedSort };

/** Counts cases of which a source told something of a sort. */
export async function count(trx: Trx, { agency, sort }: Of, many: number, now: Instant) {
	await trx
		.insertInto('told_pace')
		.values({ agency_id: agency, sort, at: now - (now % minutes), cases: many })
		.onConflict((conflict) =>
			conflict
				.columns(['agency_id', 'sort', 'at'])
				.doUpdateSet((now) => ({ cases: now('told_pace.cases', '+', many) }))
		)
		.execute();
}

/** Of how many cases it told within the last hour; one that was told of twice counts twice. */
export async function lately(trx: Trx, { agency, sort }: Of, now: Instant): Promise<number> {
	const rows = await between(trx, { agency, sort }, now - burstWindow, now);
	return rows.reduce((all, { cases }) => all + cases, 0);
}

/** Of how many in its busiest hour of the weeks before. */
export async function busiest(trx: Trx, { agency, sort }: Of, now: Instant): Promise<number> {
	const rows = await between(trx, { agency, sort }, now - rhythmLasts, now - burstWindow);
	const hours = Map.groupBy(rows, ({ at }) => Math.floor(at / hour));
	const sums = [...hours.values()].map((some) => some.reduce((all, { cases }) => all + cases, 0));
	return Math.max(0, ...sums);
}

/** Takes the last hour out of its rhythm: what is held is no rhythm of anybody's. */
export async function forgetLately(trx: Trx, { agency, sort }: Of, now: Instant): Promise<void> {
	await trx
		.deleteFrom('told_pace')
		.where('agency_id', '=', agency)
		.where('sort', '=', sort)
		.where('at', '>', now - burstWindow)
		.execute();
}

function between(trx: Trx, { agency, sort }: Of, after: Instant, until: Instant) {
	return trx
		.selectFrom('told_pace')
		.select(['at', 'cases'])
		.where('agency_id', '=', agency)
		.where('sort', '=', sort)
		.where('at', '>', after)
		.where('at', '<=', until)
		.execute();
}

export type Silent = { readonly agency: AgencyId; readonly name: string; readonly since: Instant };

/** The sources that have sent nothing for longer than their own rhythm of four weeks explains. */
export async function silent(db: Db | Trx, now: Instant): Promise<Silent[]> {
	const rows = await db
		.selectFrom('deliveries')
		.innerJoin('agencies', 'agencies.id', 'deliveries.agency_id')
		.select(({ fn }) => [
			'agencies.id',
			'agencies.name',
			fn.max('deliveries.received_at').as('last')
		])
		.where('deliveries.received_at', '>', now - rhythmLasts)
		.groupBy(['agencies.id', 'agencies.name', sql`deliveries.received_at / ${sql.lit(hour)}`])
		.orderBy('agencies.id')
		.orderBy('last')
		.execute();
	return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([agency, theirs]) => {
		const heard = theirs.map(({ last }) => Number(last));
		const [first] = theirs;
		if (!first || !isSilent(heard, now)) return [];
		return [{ agency, name: first.name, since: heard.at(-1) ?? 0 }];
	});
}

/** Tells the keepers of each source that has gone silent, once for each silence. */
export async function follow(db: Db, now: Instant): Promise<void> {
	for (const { agency, since } of await silent(db, now))
		await transaction(db, async (trx) => {
			const told = await trx
				.selectFrom('notices')
				.select('id')
				.where('kind', '=', 'source-silent')
				.where('source', '=', agency)
				.where('owed_at', '>', since)
				.limit(1)
				.executeTakeFirst();
			const notice = { kind: 'source-silent', role: 'keeper', facts: {}, source: agency } as const;
			if (!told) await notices.owe(trx, notice, now);
		});
}

/** Forgets what is older than the weeks that are looked back on; returns how many counts. */
export async function forget(db: Db, now: Instant): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('told_pace')
		.where('at', '<', now - rhythmLasts)
		.executeTakeFirst();
	return Number(numDeletedRows);
}
