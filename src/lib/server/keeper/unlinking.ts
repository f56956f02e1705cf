/** A person whose paper led to somebody else's case: she gets a page of her own, and on the other's page nothing shows it. */
import type { ParticipationId } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import * as safetyCalls from '#lib/server/call/safety.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as events from '#lib/server/case/events.ts';
import * as factsApart from '#lib/server/case/facts-apart.ts';
import { lock, type Trx } from '#lib/server/database.ts';
import * as news from '#lib/server/notice/news.ts';
import * as places from '#lib/server/people/places.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as apologies from './apologies.ts';

/**
 * Takes a place out of its case and gives it one of its own; what she told us herself goes with her. False where it has
 * one of its own. Nothing is written in the chain of the case: whoever it belongs to must not learn that another was there.
 */
export async function unlink(
	trx: Trx,
	keys: Keys,
	participation: ParticipationId,
	now: Instant
): Promise<boolean> {
	const place = await places.all(trx).where('id', '=', participation).executeTakeFirst();
	if (!place || isOwnCase(place.caseId)) return false;
	await lock(trx, [place.caseId]);
	await moveTo(trx, keys, place, {}, now);
	return true;
}

/**
 * Gives a place another case, or one of its own where none is named; what she told us herself goes with her. That we are
 * sorry is said where she looked, if somebody else's facts stood there.
 */
export async function moveTo(
	trx: Trx,
	keys: Keys,
	place: places.Place,
	{ to, isSorry = true }: { readonly to?: CaseId; readonly isSorry?: boolean },
	now: Instant
): Promise<void> {
	const { participation } = place;
	const looked = await apologies.lastLook(trx, place);
	const told = await factsApart.sharedIn(trx, place.caseId);
	const caseId = to ?? (await cases.openOwn(trx, keys, now));
	await events.bring(trx, { from: place.caseId, participation }, caseId);
	await safetyCalls.unowe(trx, told, now, participation);
	// What she chose, wrote and called people by the facts of the case is about somebody else.
	for (const table of ['news_choices', 'names_given', 'agency_letters'] as const)
		await trx.deleteFrom(table).where('participation_id', '=', participation).execute();
	await trx
		.updateTable('participations')
		.set({ case_id: caseId, added_at: now, ...(to ? {} : { enhanced: 'unknown' }) })
		.where('id', '=', participation)
		.execute();
	await news.endEmpty(trx, keys, [caseId]);
	if (isSorry && looked !== undefined)
		await apologies.owe(trx, { ...place, caseId }, { link: true }, now);
}
