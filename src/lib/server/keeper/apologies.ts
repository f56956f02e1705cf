/** That her page showed something wrong: said on it first, until she has read it, and then by the ways she chose. */
import type { Victim } from '#lib/domain/actor.ts';
import type { Event, EventId, Instant } from '#lib/domain/event.ts';
import * as events from '#lib/server/case/events.ts';
import { openedRows, readRow } from '#lib/server/case/facts.ts';
import { today } from '#lib/server/case/her-place.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import { quiet } from '#lib/server/notice/news.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { ofHers, type Place } from '#lib/server/people/places.ts';
import * as noticeWays from '#lib/server/reach/notice-ways.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** What was wrong: facts of her own case, or that the whole case was not hers. */
export type Wrong = { readonly facts: readonly EventId[] } | { readonly link: true };
export type Apology = {
	readonly why: 'facts' | 'link';
	/** What was wrong, where it was about her case. */
	readonly says: readonly Event[];
};

/** Owes her the words on her page, and a note that there is something new. */
export async function owe(trx: Trx, place: Place, wrong: Wrong, now: Instant): Promise<void> {
	const facts = JSON.stringify('facts' in wrong ? wrong.facts : []);
	const why = 'facts' in wrong ? ('facts' as const) : ('link' as const);
	await trx
		.insertInto('apologies')
		.values({
			id: newId(),
			participation_id: place.participation,
			why,
			facts,
			owed_at: now,
			read_at: null
		})
		.execute();
	if ((await noticeWays.namesOf(trx, place.person)).length === 0) return;
	const notice = { kind: 'something-new', person: place.person, facts: {}, waits: quiet } as const;
	await notices.owe(trx, notice, now);
}

/** What she has not read yet, for herself. */
export async function readFor(db: Db, keys: Keys, victim: Victim): Promise<Apology[]> {
	const rows = await scopedTo(db, victim).where('read_at', 'is', null).execute();
	if (rows.length === 0) return [];
	const withdrawn = await events.withdrawnFor(db, victim);
	const opened = (await openedRows(db, keys, withdrawn)).map(readRow);
	return rows.map(({ why, facts }) => {
		const ids = JSON.parse(facts) as EventId[];
		return { why, says: opened.filter(({ id }) => ids.includes(id)) };
	});
}

/** The one read of them, scoped by whose place it is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Pick<Victim, 'participation' | 'person'>) {
	return db
		.selectFrom('apologies')
		.innerJoin('participations', 'participations.id', 'apologies.participation_id')
		.select(['apologies.id', 'apologies.why', 'apologies.facts'])
		.$call(ofHers(victim))
		.orderBy('apologies.owed_at');
}

/** She has read them. */
export async function read(db: Db, victim: Victim, now: Instant): Promise<void> {
	await transaction(db, async (trx) => {
		const rows = await scopedTo(trx, victim).where('read_at', 'is', null).execute();
		for (const { id } of rows)
			await trx.updateTable('apologies').set({ read_at: now }).where('id', '=', id).execute();
	});
}

/** When she herself looked at her case last; that is written down once a day. */
export async function lastLook(
	trx: Trx,
	{ person, participation, caseId }: Place
): Promise<Instant | undefined> {
	const row = await trx
		.selectFrom('audit')
		.select('at')
		.where('chain', '=', `case:${caseId}`)
		.where('whose', '=', participation)
		.where('actor_id', '=', person)
		.where('act', '=', 'case-read')
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.at;
}

/** From when on a look counts that is written once a day: it may have been before or after what came on that day. */
export const dayOfLook = today;
