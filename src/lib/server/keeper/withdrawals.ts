/** Facts that a keeper takes off her page because they were wrong: kept, shown to nobody, and said to whoever saw them. */
import type { Staff } from '#lib/domain/actor.ts';
import type { CaseId, Event, EventId, Instant } from '#lib/domain/event.ts';
import { shown } from '#lib/domain/news/gate.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as safetyCalls from '#lib/server/call/safety.ts';
import * as events from '#lib/server/case/events.ts';
import { openedRows, readRow } from '#lib/server/case/facts.ts';
import * as factsApart from '#lib/server/case/facts-apart.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { lock, type Trx } from '#lib/server/database.ts';
import * as news from '#lib/server/notice/news.ts';
import * as places from '#lib/server/people/places.ts';
import type { Place } from '#lib/server/people/places.ts';
import type { Row } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as apologies from './apologies.ts';
import { forgetShares } from './forgetting.ts';

/** Withdraws them, and says sorry to whoever saw one. Returns how many they were. */
export async function withdraw(
	trx: Trx,
	keys: Keys,
	keeper: Staff,
	which: factsApart.Which,
	now: Instant
): Promise<number> {
	const found = await factsApart.standingOf(trx, which).execute();
	await takeOff(trx, keys, keeper, found, now);
	return found.length + ('since' in which ? await forgetWaiting(trx, which) : 0);
}

/**
 * Takes facts off the pages of their cases, writes it down, and says sorry to whoever saw one; not for what a page goes on
 * to say (`stays`).
 */
export async function takeOff(
	trx: Trx,
	keys: Keys,
	keeper: Staff,
	found: readonly Row<'events'>[],
	now: Instant,
	stays: (fact: Event) => boolean = () => false
): Promise<void> {
	const byCase = Map.groupBy(found, ({ case_id }) => case_id);
	await lock(trx, [...byCase.keys()]);
	const entries: audit.Entry[] = [];
	for (const [caseId, rows] of byCase) {
		const told = await withdrawIn(trx, keys, { caseId, rows, stays }, now);
		const about = { chain: `case:${caseId}` } as const;
		entries.push({ about, actor: keeper, act: 'facts-hidden' });
		for (const place of told)
			entries.push({
				about: { ...about, whose: place.participation },
				actor: keeper,
				act: 'facts-withdrawn'
			});
	}
	await audit.writeAll(trx, keys, entries, now);
}

/** What waits for a case goes with the rest: else it would be told to whoever opens that case later. */
async function forgetWaiting(
	trx: Trx,
	{ agency, since }: Extract<factsApart.Which, { since: Instant }>
): Promise<number> {
	const { numDeletedRows } = await trx
		.deleteFrom('parked')
		.where('agency_id', '=', agency)
		.where('received_at', '>=', since)
		.executeTakeFirst();
	return Number(numDeletedRows);
}

type Taken = {
	readonly caseId: CaseId;
	readonly rows: readonly Row<'events'>[];
	readonly stays: (fact: Event) => boolean;
};

/** Withdraws facts of one case; the places at which one of them was seen. */
async function withdrawIn(
	trx: Trx,
	keys: Keys,
	{ caseId, rows, stays }: Taken,
	now: Instant
): Promise<Place[]> {
	const facts = (await openedRows(trx, keys, rows)).map((row) => readRow({ ...row, source: null }));
	const theirs = await places.all(trx).where('case_id', '=', caseId).execute();
	const seen = [];
	const wrong = facts.filter((fact) => !stays(fact));
	for (const place of theirs) seen.push({ place, facts: await seenBy(trx, keys, place, wrong) });
	await hide(trx, facts, now);
	await forgetShares(trx, keys, caseId, facts, now);
	await safetyCalls.unowe(
		trx,
		facts.map(({ id }) => id),
		now
	);
	await news.endEmpty(trx, keys, [caseId]);
	const told = seen.filter((one) => one.facts.length > 0);
	for (const one of told) await apologies.owe(trx, one.place, { facts: one.facts }, now);
	return told.map(({ place }) => place);
}

/** Those of these facts that stood on a page she looked at, on the day they came or later. */
async function seenBy(
	trx: Trx,
	keys: Keys,
	place: Place,
	facts: readonly Event[]
): Promise<EventId[]> {
	const looked = await apologies.lastLook(trx, place);
	if (looked === undefined) return [];
	const told = await events.listFor(trx, keys, place);
	const visible = new Set(shown(told, await newsChoices.readFor(trx, place)).map(({ id }) => id));
	return facts
		.filter(({ id, heardAt }) => visible.has(id) && looked >= apologies.dayOfLook(heardAt))
		.map(({ id }) => id);
}

async function hide(trx: Trx, facts: readonly Event[], now: Instant): Promise<void> {
	for (const { id } of facts)
		await trx
			.insertInto('held_facts')
			.values({ event_id: id, burst_id: null, dropped_at: now })
			.onConflict((conflict) => conflict.column('event_id').doUpdateSet({ dropped_at: now }))
			.execute();
}
