/** How a victim wants to hear of decisions: her choice for each piece of it, kept for her place in the case. */
import { sql } from 'kysely';
import type { ParticipationId, Victim } from '#lib/domain/actor.ts';
import type { EventId, Instant } from '#lib/domain/event.ts';
import {
	newsFrom,
	safetyNews,
	shown,
	waiting,
	type Choices,
	type NewsChoice
} from '#lib/domain/news/gate.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type In, type Trx } from '#lib/server/database.ts';
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
	const rows = await all(db).$call(ofHers(victim)).execute();
	const [row] = rows;
	return row ? choicesOf(chosen(rows), row.added_at) : none;
}

/** The same of several places that the asker may look into, with one question. */
export async function readForEach(
	trx: Trx,
	places: readonly ParticipationId[]
): Promise<ReadonlyMap<ParticipationId, Choices>> {
	if (places.length === 0) return new Map();
	const rows = await all(trx).where('participations.id', 'in', places).execute();
	const theirs = Map.groupBy(rows, ({ place }) => place);
	return new Map(
		[...theirs].map(([place, own]) => [place, choicesOf(chosen(own), own[0]?.added_at ?? 0)])
	);
}

const fromAdvocate = sql<boolean>`exists (
	select 1 from news_choices
	where news_choices.participation_id = participations.id and choice = 'advocate')`;

/** Whether somebody chose to hear any of it from her advocate. */
export function isFromAdvocate<All, Read extends keyof All>(_: In<'participations', All, Read>) {
	return fromAdvocate;
}

/** Nothing chosen yet, by somebody to whom everything is news. */
export const none: Choices = choicesOf([], 0);

type Chosen = Pick<Row<'news_choices'>, 'about' | 'choice'>;

/** What was chosen, by the rows of it, in a place that is hers since `added`. */
export function choicesOf(rows: readonly Chosen[], added: Instant): Choices {
	const single = rows.filter(({ about }) => about !== 'all');
	return {
		always: single.length < rows.length,
		of: new Map(single.map(({ about, choice }) => [about as EventId, choice])),
		newsFrom: newsFrom(added)
	};
}

// A place where nothing was chosen is a row without a choice.
function all(db: Db | Trx) {
	return db
		.selectFrom('participations')
		.leftJoin('news_choices', 'news_choices.participation_id', 'participations.id')
		.select(['participations.id as place', 'participations.added_at'])
		.select(['news_choices.about', 'news_choices.choice']);
}

function chosen(
	rows: readonly { readonly about: Chosen['about'] | null; readonly choice: NewsChoice | null }[]
): Chosen[] {
	return rows.flatMap(({ about, choice }) => (about && choice ? [{ about, choice }] : []));
}

/** Keeps her choice for all news that waits now; what comes later asks her again. */
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
		const before = await readFor(trx, victim);
		if (!before.always) return;
		const seen = waiting(await events.listFor(trx, keys, victim), { ...before, always: false });
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
