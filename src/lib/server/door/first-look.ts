/**
 * Before a code that an officer gave opens for the first time: whoever holds it is asked whether it is about theirs. A paper
 * may lie in the wrong hands, or bear another's reference; a No closes it and shows nothing.
 */
import * as audit from '#lib/server/audit/audit.ts';
import type { Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isReport } from '#lib/domain/begin/report.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as events from '#lib/server/case/events.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Looked } from './invitations.ts';

/** The month in which it was reported, such as `2026-03`; nothing where nobody told us, or it is not to be asked. */
export async function monthOf(db: Db, keys: Keys, looked: Looked): Promise<string | undefined> {
	const her = await whose(db, looked);
	if (!her) return undefined;
	const reports = (await events.listFor(db, keys, her)).filter(({ kind }) => isReport(kind));
	return reports.map(({ on }) => on.slice(0, 7)).sort()[0];
}

/** Whose code it is, where an officer gave it and nobody has come in by it. */
async function whose(db: Db, { found, right }: Looked): Promise<Victim | undefined> {
	if (!found || !right || found.used_at !== null || found.held === 1) return undefined;
	const given = await db
		.selectFrom('givings')
		.innerJoin('participations', 'participations.id', 'givings.participation_id')
		.select('givings.id')
		.where('participations.person_id', '=', found.person_id)
		.limit(1)
		.executeTakeFirst();
	if (!given) return undefined;
	const as = { level: 'code', sure: false } as const;
	const actor = (await actors.actorOf(db, found.person_id, as))?.actor;
	return actor?.kind === 'victim' ? actor : undefined;
}

/** Ends a code whose holder says that it is not about theirs; the case shows that it was, and a keeper hears of it. */
export async function decline(db: Db, keys: Keys, looked: Looked, now: Instant): Promise<void> {
	const her = await whose(db, looked);
	if (!her) return;
	await transaction(db, async (trx) => {
		const { numDeletedRows } = await trx
			.deleteFrom('invitations')
			.where('locator', '=', looked.found?.locator ?? '')
			.where('used_at', 'is', null)
			.executeTakeFirst();
		if (Number(numDeletedRows) !== 1) return;
		const stranger = { kind: 'stranger' } as const;
		await audit.write(trx, keys, audit.inCase(her), stranger, 'invitation-declined', now);
		await notices.owe(trx, { kind: 'invitation-declined', role: 'keeper', facts: {} }, now);
	});
}
