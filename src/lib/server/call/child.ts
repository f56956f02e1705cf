/** News that a child without a page of her own cannot choose to read: her advocate owes it to a grown-up who is safe. */
import type { Actor, ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { hasOwnPage } from '#lib/domain/access/child.ts';
import type { CaseId, Event, Instant } from '#lib/domain/event.ts';
import { weightOf } from '#lib/domain/news/weight.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as calls from './calls.ts';
import { owedFor } from './safety.ts';

/**
 * Owes one telling to each child of the case who has no page of her own, for news that is hard or about her safety. What
 * comes while it is still owed is told with it.
 */
export async function owe(
	trx: Trx,
	keys: Keys,
	teller: Actor,
	caseId: CaseId,
	added: readonly Event[],
	now: Instant
): Promise<void> {
	const owed = added.filter((event) => weightOf(event) !== 'plain');
	if (owed.length === 0) return;
	for (const child of await heldIn(trx, caseId, now)) {
		const open = await calls.openOf(trx, child.person, 'child');
		const whom = { ...child, caseId };
		const task =
			open?.id ?? (await calls.addFor(trx, keys, teller, whom, taskFor(child, now), now));
		await owedFor(trx, child.participation, task, owed);
	}
}

type Held = {
	readonly person: PersonId;
	readonly participation: ParticipationId;
	readonly language: Language;
};

async function heldIn(trx: Trx, caseId: CaseId, now: Instant): Promise<Held[]> {
	const rows = await trx
		.selectFrom('participations')
		.innerJoin('people', 'people.id', 'participations.person_id')
		.innerJoin('children', 'children.participation_id', 'participations.id')
		.select(['people.id as person', 'participations.id as participation', 'people.language'])
		.select(['children.own_from', 'children.grown_from', 'children.begun_with'])
		.where('participations.case_id', '=', caseId)
		.execute();
	return rows
		.filter(({ own_from, grown_from, begun_with }) => {
			const days = { ownFrom: own_from, grownFrom: grown_from };
			return !hasOwnPage(begun_with ? { ...days, begunWith: begun_with } : days, now);
		})
		.map(({ person, participation, language }) => ({ person, participation, language }));
}

// No number: whom to tell, and how, is for the advocate who knows them.
function taskFor({ language }: Held, now: Instant): calls.NewRequest {
	const wishes = {
		slots: [],
		mayLeaveMessage: false,
		language,
		ifSomeoneElse: 'hang-up'
	} as const;
	return { kind: 'child', wishes, language, promised: { on: dayOf(now), from: now, to: now } };
}
