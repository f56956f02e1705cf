/** What agencies told of a case, owed to its victims as one sentence that says nothing of it: by what each of them chose. */
import type { AgencyId, PersonId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { CaseId, Event, Instant } from '#lib/domain/event.ts';
import { isWanted, worthOf } from '#lib/domain/news/worth-telling.ts';
import * as events from '#lib/server/case/events.ts';
import type { Trx } from '#lib/server/database.ts';
import { preparedForMany } from '#lib/server/prepared.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as notices from './notices.ts';

/** What one message added to a case, with all that is known of it. */
export type Added = {
	readonly caseId: CaseId;
	readonly agency: AgencyId;
	readonly added: readonly Event[];
	readonly known: readonly Event[];
};

/** Facts often come one after the other: for as long as this a note waits for those that belong to it. */
export const quiet = 20_000;

/**
 * Owes a note to whoever has a proven way and chose to be told of something like this. With as many questions for
 * two hundred cases as for one. Who is owed one that has not gone yet is owed no second.
 */
export async function owe(trx: Trx, told: readonly Added[], now: Instant): Promise<void> {
	const worths = told.flatMap(({ caseId, agency, added, known }) => {
		const worth = worthOf(added, known, dayOf(now));
		return worth ? [{ caseId, agency, worth }] : [];
	});
	const cases = [...new Set(worths.map(({ caseId }) => caseId))].map((caseId) => ({ caseId }));
	if (cases.length === 0) return;
	const wanted = new Map<PersonId, AgencyId>();
	for (const { person, caseId, about } of await reachableIn(trx, cases)) {
		const one = worths.find((it) => it.caseId === caseId && isWanted(about, it.worth));
		if (one) wanted.set(person, one.agency);
	}
	if (wanted.size === 0) return;
	const owed = await stillToGo(trx, [...wanted.keys()], now);
	for (const [person, source] of wanted)
		if (!owed.has(person))
			await notices.owe(
				trx,
				{ kind: 'something-new', person, facts: {}, source, waits: quiet },
				now
			);
}

/** Takes back the notes of these cases that have not gone where nothing is left that they could say. */
export async function endEmpty(trx: Trx, keys: Keys, cases: readonly CaseId[]): Promise<void> {
	if (cases.length === 0) return;
	const notes = await trx
		.selectFrom('notices')
		.innerJoin('agencies', 'agencies.id', 'notices.source')
		.innerJoin('participations', 'participations.person_id', 'notices.person_id')
		.select(['notices.id', 'notices.owed_at'])
		.select(['participations.id as participation', 'participations.person_id as person'])
		.where('participations.case_id', 'in', cases)
		.where('notices.kind', '=', 'something-new')
		.where('notices.sent_at', 'is', null)
		.where('notices.given_up_at', 'is', null)
		.execute();
	for (const { id, owed_at, ...place } of notes) {
		const left = await events.listFor(trx, keys, place);
		if (!left.some(({ heardAt, toldBy }) => toldBy !== 'victim' && heardAt >= owed_at))
			await trx.deleteFrom('notices').where('id', '=', id).execute();
	}
}

/** Who in some cases has a way that was proven, and times: nobody else can be told. */
const reachableIn = preparedForMany<{ readonly caseId: CaseId }>('caseId')((db, cases) =>
	db
		.selectFrom('participations')
		.innerJoin('notice_times', 'notice_times.participation_id', 'participations.id')
		.select(['participations.person_id as person', 'participations.case_id as caseId'])
		.select('notice_times.about')
		.where(
			'participations.case_id',
			'in',
			cases.map(({ caseId }) => caseId)
		)
		.where('notice_times.about', '!=', 'nothing')
		.where((where) =>
			where.exists(
				where
					.selectFrom('notice_ways')
					.select('notice_ways.id')
					.whereRef('notice_ways.participation_id', '=', 'participations.id')
					.where('notice_ways.proven_at', 'is not', null)
			)
		)
);

// Held by changing nothing of it: whoever sends one at this moment has it or we have it, and it says what comes now too.
async function stillToGo(
	trx: Trx,
	people: readonly PersonId[],
	now: Instant
): Promise<ReadonlySet<PersonId | null>> {
	const rows = await trx
		.updateTable('notices')
		.set(({ ref }) => ({ tries: ref('tries') }))
		.where('person_id', 'in', people)
		.where('kind', '=', 'something-new')
		.where('sent_at', 'is', null)
		.where('given_up_at', 'is', null)
		.where('held_at', 'is', null)
		.where((where) =>
			where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)])
		)
		.returning('person_id')
		.execute();
	return new Set(rows.map(({ person_id }) => person_id));
}
