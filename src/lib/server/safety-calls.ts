/** News about her safety is owed a call the same day: the task is made in the transaction that keeps the news. */
import type { Actor, ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { promise, type Slot, type Wishes } from '#lib/domain/call.ts';
import type { CaseId, Event, Instant } from '#lib/domain/event.ts';
import { isOwedACall, mayBeOwedACall } from '#lib/domain/weight.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Trx } from './database.ts';
import * as events from './events.ts';
import type { Keys } from './keys.ts';
import * as casePeople from './case-people.ts';
import * as people from './people.ts';
import * as requests from './requests.ts';
import { lastWishes } from './wishes.ts';

/**
 * Owes a call to every victim of the case who has joined, for each of these facts that is about her safety. A fact is
 * owed one call however often it is told, and a call that is still to be made carries what comes after.
 */
export async function owe(
	trx: Trx,
	keys: Keys,
	teller: Actor,
	caseId: CaseId,
	added: readonly Event[],
	now: Instant
): Promise<void> {
	if (!added.some(mayBeOwedACall)) return;
	// What one victim told us is hers: it decides nothing about a call to another.
	const known = (await events.knownOf(trx, keys, caseId)).filter(
		({ toldBy }) => toldBy !== 'victim'
	);
	const owed = added.filter((event) => isOwedACall(event, known, dayOf(now)));
	if (owed.length === 0) return;
	for (const victim of await casePeople.joinedIn(trx, caseId)) {
		const request =
			(await openFor(trx, victim.participation)) ??
			(await requests.addFor(
				trx,
				keys,
				teller,
				{ person: victim.person, participation: victim.participation, caseId },
				await taskFor(trx, keys, victim, now),
				now
			));
		for (const { id } of owed)
			await trx
				.insertInto('safety_calls')
				.values({ participation_id: victim.participation, event_id: id, request_id: request })
				.onConflict((conflict) => conflict.columns(['participation_id', 'event_id']).doNothing())
				.execute();
	}
}

/** Gives the calls owed to one place in a case to another that is hers too. */
export async function hand(trx: Trx, from: ParticipationId, to: ParticipationId): Promise<void> {
	await trx
		.updateTable('safety_calls')
		.set({ participation_id: to })
		.where('participation_id', '=', from)
		.execute();
}

async function openFor(trx: Trx, participation: ParticipationId): Promise<string | undefined> {
	const rows = await trx
		.selectFrom('safety_calls')
		.select('request_id')
		.where('participation_id', '=', participation)
		.execute();
	return requests.firstOpen(
		trx,
		rows.map(({ request_id }) => request_id)
	);
}

type Joined = { readonly person: PersonId; readonly language: Language };

// Only a number and a time that she herself said are safe. The number the police recorded may ring beside anybody.
async function taskFor(
	trx: Trx,
	keys: Keys,
	{ person, language }: Joined,
	now: Instant
): Promise<requests.NewRequest> {
	const known = await lastWishes(trx, keys, person);
	const promised = known?.phone ? promise(known.slots, now) : undefined;
	if (known && promised) return { kind: 'safety', wishes: known, language, promised };
	const name = (await people.contactOf(trx, keys, person))?.name;
	const wishes = { ...doNotRing(language), ...(name ? { name } : {}) };
	return { kind: 'safety', wishes, language, promised: today(now) };
}

function doNotRing(language: Language): Wishes {
	return { slots: [], mayLeaveMessage: false, language, ifSomeoneElse: 'hang-up' };
}

function today(now: Instant): Slot {
	return { on: dayOf(now), from: now, to: now };
}
