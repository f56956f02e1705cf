/** How a victim wants to hear hard news: her choice for each piece of it, kept for her place in the case. */
import type { ParticipationId, Victim } from '#lib/domain/actor.ts';
import type { EventId, Instant } from '#lib/domain/event.ts';
import {
	safetyNews,
	shown,
	waiting,
	type Choices,
	type NewsChoice
} from '#lib/domain/news/gate.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as events from './events.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Row } from '#lib/server/tables.ts';
import { ofHers } from '#lib/server/people/places.ts';
import { giveOn } from '#lib/server/people/places.ts';

/** What this victim has chosen so far. */
export async function readFor(
	db: Db | Trx,
	victim: Pick<Victim, 'person' | 'participation'>
): Promise<Choices> {
	const rows = await db
		.selectFrom('news_choices')
		.innerJoin('participations', 'participations.id', 'news_choices.participation_id')
		.select(['news_choices.about', 'news_choices.choice'])
		.$call(ofHers(victim))
		.execute();
	return choicesOf(rows);
}

/** The same of several places that the asker may look into, with one question. */
export async function readForEach(
	trx: Trx,
	places: readonly ParticipationId[]
): Promise<ReadonlyMap<ParticipationId, Choices>> {
	if (places.length === 0) return new Map();
	const rows = await trx
		.selectFrom('news_choices')
		.select(['participation_id', 'about', 'choice'])
		.where('participation_id', 'in', places)
		.execute();
	const theirs = Map.groupBy(rows, ({ participation_id }) => participation_id);
	return new Map([...theirs].map(([place, own]) => [place, choicesOf(own)]));
}

/** Nothing chosen yet. */
export const none: Choices = { always: false, of: new Map() };

/** What was chosen, by the rows of it. */
export function choicesOf(rows: readonly Pick<Row<'news_choices'>, 'about' | 'choice'>[]): Choices {
	const single = rows.filter(({ about }) => about !== 'all');
	return {
		always: single.length < rows.length,
		of: new Map(single.map(({ about, choice }) => [about as EventId, choice]))
	};
}

/** Keeps her choice for all hard news that waits now; what comes later asks her again. */
export async function choose(
	db: Db,
	keys: Keys,
	victim: Victim,
	choice: NewsChoice,
	now: Instant
): Promise<void> {
	await change(db, keys, victim, now, async (trx) => {
		for (const { id } of await waitingFor(trx, keys, victim))
			await keep(trx, victim, id, choice, now);
	});
}

/** From now on such news is shown at once. */
export async function showAlways(db: Db, keys: Keys, victim: Victim, now: Instant): Promise<void> {
	await change(db, keys, victim, now, (trx) => keep(trx, victim, 'all', 'read', now));
}

/** From now on she is asked first. What she could see until now stays where it is. */
export async function askFirst(db: Db, keys: Keys, victim: Victim, now: Instant): Promise<void> {
	await change(db, keys, victim, now, async (trx) => {
		const { always, of } = await readFor(trx, victim);
		if (!always) return;
		const seen = waiting(await events.listFor(trx, keys, victim), { always: false, of });
		for (const { id } of seen) await keep(trx, victim, id, 'read', now);
		await trx
			.deleteFrom('news_choices')
			.where('participation_id', '=', victim.participation)
			.where('about', '=', 'all')
			.execute();
	});
}

/** She has read the news about her safety: it stays in what has happened, and no longer stands first. */
export async function readSafety(db: Db, keys: Keys, victim: Victim, now: Instant): Promise<void> {
	await change(db, keys, victim, now, async (trx) => {
		const chosen = await readFor(trx, victim);
		const seen = shown(await events.listFor(trx, keys, victim), chosen);
		for (const { id } of safetyNews(seen, chosen, now)) await keep(trx, victim, id, 'read', now);
	});
}

/** Gives the choices of one place in a case to another that is hers too, where she has not chosen otherwise. */
export async function mergeInto(
	trx: Trx,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	const chosen = trx.selectFrom('news_choices').select('about').where('participation_id', '=', to);
	await trx
		.deleteFrom('news_choices')
		.where('participation_id', '=', from)
		.where('about', 'in', chosen)
		.execute();
	await giveOn(trx, 'news_choices', from, to);
}

async function waitingFor(trx: Trx, keys: Keys, victim: Victim) {
	return waiting(await events.listFor(trx, keys, victim), await readFor(trx, victim));
}

async function change(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant,
	act: (trx: Trx) => Promise<void>
): Promise<void> {
	await transaction(db, async (trx) => {
		await lock(trx, [victim.caseId]);
		await act(trx);
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'news-chosen', now);
	});
}

async function keep(
	trx: Trx,
	victim: Victim,
	about: EventId | 'all',
	choice: NewsChoice,
	now: Instant
): Promise<void> {
	const values = { choice, chosen_at: now };
	await trx
		.insertInto('news_choices')
		.values({ participation_id: victim.participation, about, ...values })
		.onConflict((conflict) => conflict.columns(['participation_id', 'about']).doUpdateSet(values))
		.execute();
}
