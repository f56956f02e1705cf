/** How the courts' system is: whether it may be asked now, when it was asked and answered last, and what is wrong with it. */
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import type { Why } from './marketplace.ts';

const id = 'marketplace';
const minute = 60_000;
const longestPause = 60 * minute;

/** As many questions were asked this minute as may be. */
export class NotNow extends Error {}

/** Whether it may be asked now; then nobody else may for a while, in whatever process. */
export async function claim(db: Db, now: Instant): Promise<boolean> {
	await db
		.insertInto('pull_source')
		.values({ id, busy_until: 0, paused_until: 0, minute_at: 0, in_minute: 0, failures: 0 })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
	const { numUpdatedRows } = await db
		.updateTable('pull_source')
		.set({ busy_until: now + minute })
		.where('id', '=', id)
		.where('busy_until', '<=', now)
		.where('paused_until', '<=', now)
		.executeTakeFirst();
	return Number(numUpdatedRows) > 0;
}

/** Lets the next one ask. */
export async function release(db: Db): Promise<void> {
	await set(db, { busy_until: 0 });
}

/** Counts one question, and stays the one who asks. Throws `NotNow`. */
export async function spend(db: Db, aMinute: number, now: Instant): Promise<void> {
	const { minute_at, in_minute } = await db
		.selectFrom('pull_source')
		.select(['minute_at', 'in_minute'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const isNew = minute_at + minute <= now || minute_at > now;
	if (!isNew && in_minute >= aMinute) throw new NotNow();
	const counted = isNew ? { minute_at: now, in_minute: 1 } : { in_minute: in_minute + 1 };
	await set(db, { ...counted, asked_at: now, busy_until: now + minute });
}

/** It answered. */
export async function answered(db: Db, now: Instant): Promise<void> {
	const well = { failing_since: null, failure: null, failures: 0, paused_until: 0 };
	await set(db, { ...well, answered_at: now });
}

/** It did not: it is left alone for as long as it asks for, and longer each time. */
export async function failed(db: Db, why: Why, wait: number, now: Instant): Promise<void> {
	const before = await state(db);
	const failures = (before?.failures ?? 0) + 1;
	const pause = Math.min(minute * 2 ** Math.min(failures - 1, 10), longestPause);
	await set(db, {
		failure: why,
		failures,
		failing_since: before?.failing_since ?? now,
		paused_until: now + Math.max(wait, pause)
	});
}

function set(db: Db, values: Partial<Row<'pull_source'>>): Promise<unknown> {
	return db.updateTable('pull_source').set(values).where('id', '=', id).execute();
}

function state(db: Db) {
	return db.selectFrom('pull_source').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What a keeper sees of it: of no case. */
export type Seen = {
	readonly askedAt: Instant | undefined;
	readonly answeredAt: Instant | undefined;
	readonly failing:
		| { readonly why: Why; readonly since: Instant; readonly until: Instant }
		| undefined;
	/** Of how many cases the answers cannot be read. */
	readonly unread: number;
};

/** How it is, for a keeper. */
export async function seen(db: Db): Promise<Seen> {
	const row = await state(db);
	const { unread } = await db
		.selectFrom('pulls')
		.select(({ fn }) => fn.countAll<number>().as('unread'))
		.where('bad_since', 'is not', null)
		.executeTakeFirstOrThrow();
	const { failure, failing_since: since, paused_until: until } = row ?? {};
	return {
		askedAt: row?.asked_at ?? undefined,
		answeredAt: row?.answered_at ?? undefined,
		failing:
			failure && typeof since === 'number'
				? { why: failure as Why, since, until: until ?? since }
				: undefined,
		unread: Number(unread)
	};
}
