/** News about her safety is owed a call: it is made in the transaction that keeps the news, and gets its time a moment later. */
import type { Actor, ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { type Slot, type Wishes } from '#lib/domain/call/call.ts';
import type { CaseId, Event, EventId, Instant } from '#lib/domain/event.ts';
import { teamsFor } from '#lib/domain/team/routing.ts';
import type { Asking } from '#lib/domain/call/voice.ts';
import { isOwedACall, mayBeOwedACall } from '#lib/domain/news/weight.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { teamWith } from '#lib/server/access/holders.ts';
import * as casePeople from '#lib/server/people/case-people.ts';
import * as contactPlans from '#lib/server/reach/contact-plans.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import * as keptTimes from './kept-times.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import * as places from '#lib/server/people/places.ts';
import * as promises from './promises.ts';
import * as calls from './calls.ts';
import type { Row } from '#lib/server/tables.ts';
import * as teams from '#lib/server/team/teams.ts';
import { promiseOf } from './tries.ts';
import { lastWishes, wishesOf } from '#lib/server/reach/wishes.ts';

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
			(await calls.addFor(
				trx,
				keys,
				teller,
				{ person: victim.person, participation: victim.participation, caseId },
				await taskFor(trx, keys, victim, now),
				now
			));
		await owedFor(trx, victim.participation, request, owed);
	}
}

/** Writes down which facts owe a call, so that it falls with them. */
export async function owedFor(
	trx: Trx,
	participation: ParticipationId,
	call: string,
	facts: readonly Event[]
): Promise<void> {
	for (const { id } of facts)
		await trx
			.insertInto('safety_calls')
			.values({ participation_id: participation, event_id: id, call_id: call })
			.onConflict((conflict) => conflict.columns(['participation_id', 'event_id']).doNothing())
			.execute();
}

/**
 * Takes back what these facts owed, a call or a telling for a child, where nothing else owes it: what nobody has taken or
 * tried yet was never asked for, and of the rest it is said that the news was taken back.
 */
export async function unowe(
	trx: Trx,
	facts: readonly EventId[],
	now: Instant,
	of?: ParticipationId
): Promise<void> {
	if (facts.length === 0) return;
	const gone = await trx
		.deleteFrom('safety_calls')
		.where('event_id', 'in', facts)
		.$if(of !== undefined, (some) => some.where('participation_id', '=', of as ParticipationId))
		.returning('call_id')
		.execute();
	for (const call of new Set(gone.map(({ call_id }) => call_id))) {
		const unowed = await trx
			.selectFrom('calls')
			.select(['id', 'state', 'tries'])
			.where('id', '=', call)
			.where('state', 'in', ['asked', 'taken'])
			.where(({ not, exists, selectFrom }) =>
				not(
					exists(
						selectFrom('safety_calls')
							.select('safety_calls.event_id')
							.whereRef('safety_calls.call_id', '=', 'calls.id')
					)
				)
			)
			.executeTakeFirst();
		if (!unowed) continue;
		if (unowed.state === 'asked' && unowed.tries === 0) await unmake(trx, call);
		else await close(trx, call, now);
	}
}

async function unmake(trx: Trx, call: string): Promise<void> {
	await trx.deleteFrom('call_steps').where('call_id', '=', call).execute();
	await trx.deleteFrom('calls').where('id', '=', call).execute();
}

async function close(trx: Trx, call: string, now: Instant): Promise<void> {
	await calls.step(trx, call, 'withdrawn', undefined, now);
	const closed = { state: 'closed', changed_at: now } as const;
	await trx.updateTable('calls').set(closed).where('id', '=', call).execute();
}

/**
 * Gives each call that has no time yet the first of hers that a team can keep, however many wait there; where there is none
 * the supervisors hear that it is owed. Each is looked at once.
 */
export async function follow(db: Db, keys: Keys, now: Instant): Promise<void> {
	const rows = await untimed(db).orderBy('asked_at').orderBy('id').execute();
	for (const { id } of rows)
		await transaction(db, async (trx) => {
			const one = untimed(trx).where('id', '=', id);
			const row = await one.forUpdate().executeTakeFirst();
			if (row) await giveTime(trx, keys, row, now);
		});
}

function untimed(db: Db | Trx) {
	return db
		.selectFrom('calls')
		.selectAll()
		.where('kind', '=', 'safety')
		.where('state', '=', 'asked')
		.whereRef('promised_from', '=', 'promised_to')
		.where('warned_from', 'is', null);
}

async function giveTime(trx: Trx, keys: Keys, row: Row<'calls'>, now: Instant): Promise<void> {
	const { plan } = await contactPlans.forCall(trx, keys, row);
	const safe = plan.hasNumber ? plan.slots.filter(({ from }) => from > now) : [];
	const place = row.person_id ? await places.of(trx, row.person_id) : undefined;
	const wishes = await wishesOf(trx, keys, row);
	const asking = await askingOf(trx, { participation: place?.participation }, wishes);
	const kept =
		safe.length > 0 && (await keptTimes.among(trx, { ...asking, safe }, now, { evenFull: true }));
	if (!kept) return promises.warn(trx, row, now);
	const values = { ...promiseOf([kept.promised, ...kept.further], row), team: kept.of.team };
	await trx
		.updateTable('calls')
		.set({ ...values, changed_at: now })
		.where('id', '=', row.id)
		.execute();
}

async function openFor(trx: Trx, participation: ParticipationId): Promise<string | undefined> {
	const rows = await trx
		.selectFrom('safety_calls')
		.select('call_id')
		.where('participation_id', '=', participation)
		.execute();
	return calls.firstOpen(
		trx,
		rows.map(({ call_id }) => call_id)
	);
}

type Joined = {
	readonly person: PersonId;
	readonly participation: ParticipationId;
	readonly language: Language;
};

// Only a number and a time that she herself said are safe. The number the police recorded may ring beside anybody.
async function taskFor(
	trx: Trx,
	keys: Keys,
	victim: Joined,
	now: Instant
): Promise<calls.NewRequest> {
	const { person, language } = victim;
	const known = await lastWishes(trx, keys, person);
	const slots = (known?.slots ?? []).filter(({ to }) => to > now);
	const name = (await people.contactOf(trx, keys, person))?.name;
	const nothing = { ...doNotRing(language), ...(name ? { name } : {}) };
	const wishes = known?.phone && slots.length > 0 ? { ...known, slots } : nothing;
	// Which time can be kept is found beside no news: whoever asks for one would wait for all that an agency sends at once.
	const [team] = teamsFor(await teams.all(trx), await askingOf(trx, victim, wishes));
	const of = team ? { of: { team: team.id, receipt: null } } : {};
	return { kind: 'safety', wishes, language, promised: atOnce(now), ...of };
}

async function askingOf(
	trx: Trx,
	{ participation }: { readonly participation: ParticipationId | undefined },
	{ language, talking = [], borough, about }: Wishes
): Promise<Asking> {
	const own = await teamWith(trx, participation);
	return {
		language,
		talking,
		...(borough ? { borough } : {}),
		...(about ? { about } : {}),
		...(own ? { own } : {})
	};
}

function doNotRing(language: Language): Wishes {
	return { slots: [], mayLeaveMessage: false, language, ifSomeoneElse: 'hang-up' };
}

// At once and at no time: nobody was promised one yet.
function atOnce(now: Instant): Slot {
	return { on: dayOf(now), from: now, to: now };
}
