/** What her copy says of each part: rows of hers as plain facts, without staff, secrets or whole numbers. */
import type { Victim } from '#lib/domain/actor.ts';
import { endOf, type Held, type Plain } from '#lib/domain/copy.ts';
import type { Wishes } from '#lib/domain/call.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { looksOf } from '#lib/domain/look.ts';
import * as asks from './asks.ts';
import type { Trx } from './database.ts';
import * as dataRequests from './data-requests.ts';
import * as events from './events.ts';
import { openedRows } from './facts.ts';
import * as joins from './joins.ts';
import type { Keys } from './keys.ts';
import * as looks from './looks.ts';
import * as needs from './needs.ts';
import * as people from './people.ts';
import { stepsOf } from './requests.ts';
import * as rings from './rings.ts';
import * as wishes from './wishes.ts';

export type Reading = { readonly trx: Trx; readonly keys: Keys; readonly victim: Victim };
type Says = Held['says'];

/** One thing we hold. */
export const held = (of: string, says: Says): Held => ({ of, says });
/** An instant as it stands in the copy. */
export const at = (instant: Instant | null | undefined): string | undefined =>
	typeof instant === 'number' ? new Date(instant).toISOString() : undefined;
const on = (day: Day | null): string | undefined => day ?? undefined;

/** All that was told of her case: also hard news she has not read, and what she took back. */
export async function happened({ trx, keys, victim }: Reading): Promise<Held[]> {
	const rows = await openedRows(trx, keys, await events.scopedTo(trx, victim).execute());
	const takenBack = new Set(
		rows.flatMap(({ kind, corrects }) => (kind === 'taken-back' ? [corrects] : []))
	);
	return rows.map((row) =>
		held('events', {
			kind: row.kind,
			on: row.happened_on,
			heardAt: at(row.heard_at),
			toldBy: row.told_by,
			source: row.source ?? undefined,
			takenBack: takenBack.has(row.id) || undefined,
			data: JSON.parse(row.data) as Plain
		})
	);
}

/** How she chose to hear hard news. */
export async function news({ trx, victim }: Reading): Promise<Held[]> {
	const rows = await trx
		.selectFrom('choices')
		.selectAll()
		.where('participation_id', '=', victim.participation)
		.orderBy('chosen_at')
		.execute();
	return rows.map(({ about, choice, chosen_at }) =>
		held('choices', { about: about === 'all' ? 'all' : 'one', choice, chosenAt: at(chosen_at) })
	);
}

/** What she said she needs. */
export async function needed({ trx, keys, victim }: Reading): Promise<Held[]> {
	const row = await needs.scopedTo(trx, victim).executeTakeFirst();
	const said = row && (await needs.ofPerson(trx, keys, victim.person));
	if (!row || !said) return [];
	const { phone, ...rest } = said;
	return [held('needs', { ...rest, numberEndsIn: endOf(phone), changedAt: at(row.changed_at) })];
}

/** What she asked of agencies. */
export async function asked({ trx, keys, victim }: Reading): Promise<Held[]> {
	const rows = await asks.scopedTo(trx, victim).execute();
	const ring = await rings.find(trx, keys, victim.participation);
	return rows.map((row) =>
		held('asks', {
			duty: row.duty,
			to: row.owed_by,
			step: row.rung,
			state: row.state,
			madeAt: at(row.made_at),
			askedOn: on(row.asked_on),
			repliedOn: on(row.replied_on),
			answering: asks.readRow(keys, ring, row).answering as Plain
		})
	);
}

/** The calls she asked for or was owed, and what became of them. */
export async function calls({ trx, keys, victim }: Reading): Promise<Held[]> {
	const rows = await trx
		.selectFrom('requests')
		.selectAll()
		.where('person_id', '=', victim.person)
		.orderBy('asked_at')
		.execute();
	const found: Held[] = [];
	for (const row of rows) {
		const said = await wishes.wishesOf(trx, keys, row);
		const call = {
			kind: row.kind,
			state: row.state,
			askedAt: at(row.asked_at),
			promisedFrom: at(row.promised_from),
			promisedTo: at(row.promised_to),
			tries: row.tries
		};
		found.push(held('requests', { ...call, ...wished(said) }));
		for (const { step, at: when } of await stepsOf(trx, row.id))
			found.push(held('request_steps', { step, at: at(when) }));
	}
	const owed = await trx
		.selectFrom('safety_calls')
		.innerJoin('events', 'events.id', 'safety_calls.event_id')
		.select('events.kind')
		.where('safety_calls.participation_id', '=', victim.participation)
		.execute();
	return [...found, ...owed.map(({ kind }) => held('safety_calls', { kind }))];
}

function wished({ phone, slots, ...rest }: Wishes): Says {
	return {
		...rest,
		numberEndsIn: endOf(phone),
		safeTimes: slots.map(({ from, to }) => ({ from: at(from), to: at(to) }))
	};
}

/** The codes she typed to bring two pages together. Whether one was right is an agency's to say, by the call it led to. */
export async function joined({ trx, keys, victim }: Reading): Promise<Held[]> {
	const rows = await joins.scopedTo(trx, victim).execute();
	return Promise.all(
		rows.map(async (row) =>
			held('joins', {
				askedAt: at(row.asked_at),
				joinedAt: at(row.joined_at),
				...wished(await joins.wishesOf(trx, keys, row))
			})
		)
	);
}

/** Whom she let in, and from when to when an advocate had her case: what was open, never who. */
export async function beside({ trx, victim }: Reading): Promise<Held[]> {
	const mine = victim.participation;
	const supporters = await trx
		.selectFrom('supporters')
		.selectAll()
		.where('participation_id', '=', mine)
		.execute();
	const advocates = await trx
		.selectFrom('assignments')
		.selectAll()
		.where('participation_id', '=', mine)
		.execute();
	const openings = await trx
		.selectFrom('openings')
		.selectAll()
		.where('participation_id', '=', mine)
		.execute();
	return [
		...supporters.map((one) =>
			held('supporters', {
				panes: JSON.parse(one.panes) as Plain,
				letInAt: at(one.let_in_at),
				until: at(one.until),
				revokedAt: at(one.revoked_at)
			})
		),
		...advocates.map((one) =>
			held('assignments', {
				assignedAt: at(one.assigned_at),
				letInAt: at(one.let_in_at),
				endedAt: at(one.ended_at)
			})
		),
		...openings.map((one) => held('openings', { endsAt: at(one.ends_at) }))
	];
}

/** What we told her that there was something to look at. */
export async function noticed({ trx, victim }: Reading): Promise<Held[]> {
	const rows = await trx
		.selectFrom('notices')
		.selectAll()
		.where('person_id', '=', victim.person)
		.orderBy('owed_at')
		.execute();
	return rows.map((row) =>
		held('notices', { kind: row.kind, owedAt: at(row.owed_at), sentAt: at(row.sent_at) })
	);
}

/** What was asked about her data. */
export async function requests({ trx, victim }: Reading): Promise<Held[]> {
	const rows = await dataRequests.scopedTo(trx, victim).execute();
	return rows.map((row) =>
		held('data_requests', {
			sort: row.sort,
			cameBy: row.came_by,
			askedAt: at(row.asked_at),
			dueOn: row.due_on,
			state: row.state,
			checked: row.checked ?? undefined,
			checkedAt: at(row.checked_at),
			readyAt: at(row.ready_at),
			secondAt: at(row.second_at),
			refusal: row.refusal ?? undefined,
			given: row.given ?? undefined,
			endedAt: at(row.ended_at),
			receipt: row.receipt ?? undefined
		})
	);
}

/** Who looked, by what they are and never by the name of staff; and what she asked about it. */
export async function looked({ trx, victim }: Reading): Promise<Held[]> {
	const rows = await looks.writtenFor(trx, victim);
	const lines = looksOf(rows, victim).flatMap((day) => day.lines);
	const asked = await trx
		.selectFrom('inquiries')
		.selectAll()
		.where('participation_id', '=', victim.participation)
		.execute();
	return [
		...lines.map(({ who, act, times, at: last }) =>
			held('audit', { who, act, times, at: at(last) })
		),
		...asked.map((one) =>
			held('inquiries', {
				who: one.actor_kind,
				act: one.act,
				day: one.day,
				askedAt: at(one.asked_at),
				promisedOn: one.promised_on,
				answer: one.answer ?? undefined,
				answeredAt: at(one.answered_at)
			})
		)
	];
}

/** Her name and the end of the number on record. */
export async function contact({ trx, keys, victim }: Reading): Promise<Says> {
	const { name, phone } = (await people.contactOf(trx, keys, victim.person)) ?? {};
	return { name, numberEndsIn: endOf(phone) };
}
