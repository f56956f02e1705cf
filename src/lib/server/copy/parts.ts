/** What her copy says of each part: rows of hers as plain facts, without staff, secrets or whole numbers. */
import type { Ask } from '#lib/domain/clock/ask.ts';
import { endOf, type Held, type Plain } from '#lib/domain/data/copy.ts';
import { looksOf } from '#lib/domain/looked/look.ts';
import { endOfAddress } from '#lib/domain/reach/notice-way.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import { at, held, type Reading } from './facts.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { isOfOffender, wasHeld } from '#lib/domain/case/released.ts';
import { standing, type EventId } from '#lib/domain/event.ts';
import * as events from '#lib/server/case/events.ts';
import * as namesGiven from '#lib/server/case/names-given.ts';
import * as fields from '#lib/server/vault/fields.ts';
import { openedRows, readRow } from '#lib/server/case/facts.ts';
import * as herChanges from '#lib/server/advocate/her-changes.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as noticeWays from '#lib/server/reach/notice-ways.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { unsealField } from '#lib/server/vault/seals.ts';

/** All that was told of her case: also hard news she has not read, and what she took back; and what she calls the people in it. */
export async function happened({ trx, keys, victim }: Reading): Promise<Held[]> {
	const names = await namesGiven.ofPlace(trx, keys, victim.participation);
	const rows = await openedRows(trx, keys, await events.scopedTo(trx, victim).execute());
	const takenBack = new Set(
		rows.flatMap(({ fact }) => (fact.kind === 'taken-back' ? [fact.corrects] : []))
	);
	const putRight = new Set(
		rows.flatMap(({ fact }) => (fact.kind === 'taken-back' ? [] : (fact.corrects ?? [])))
	);
	const known = standing(rows.map(readRow));
	const told = rows.map((row) =>
		held('events', {
			kind: row.fact.kind,
			on: row.fact.on,
			heardAt: at(row.heard_at),
			toldBy: row.fact.toldBy,
			source: row.source ?? undefined,
			takenBack: takenBack.has(row.id) || undefined,
			putRight: putRight.has(row.id as EventId) || undefined,
			ofOffender: isOfOffender(readRow(row), known) || undefined,
			noBailBefore: wasHeld(readRow(row), known) || undefined,
			data: row.fact.data as Plain
		})
	);
	return [...told, ...[...names.values()].map((called) => held('names_given', { called }))];
}

/** How she chose to hear hard news. */
export async function news({ trx, victim }: Reading): Promise<Held[]> {
	const rows = await trx
		.selectFrom('news_choices')
		.selectAll()
		.where('participation_id', '=', victim.participation)
		.orderBy('chosen_at')
		.execute();
	return rows.map(({ about, choice, chosen_at }) =>
		held('news_choices', {
			about: about === 'all' ? 'all' : 'one',
			choice,
			chosenAt: at(chosen_at)
		})
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
	const rows = await letters.scopedTo(trx, victim).execute();
	const ring = await keyrings.find(trx, keys, victim.participation);
	return rows.map((row) =>
		held('agency_letters', {
			duty: row.duty,
			to: row.owed_by,
			step: row.rung,
			state: row.state,
			madeAt: at(row.made_at),
			askedOn: row.asked_on ?? undefined,
			sentBy: row.sent_by ?? undefined,
			repliedOn: row.replied_on ?? undefined,
			...readOf(letters.readRow(keys, ring, row))
		})
	);
}

function readOf({ answering, sentHere, answerHere }: Ask): Parameters<typeof held>[1] {
	return {
		answering: answering as Plain,
		...(sentHere ? { sentHere } : {}),
		...(answerHere ? { answeredAt: at(answerHere.at), answered: answerHere.reply as Plain } : {})
	};
}

/** Whom she let in, and from when to when an advocate had her case: what was open, and what she calls them, never who. */
export async function beside(reading: Reading): Promise<Held[]> {
	const { trx, victim } = reading;
	const openings = await trx
		.selectFrom('assisted_begins')
		.selectAll()
		.where('participation_id', '=', victim.participation)
		.execute();
	return [
		...(await supportersOf(reading)),
		...(await advocatesOf(reading)),
		...openings.map((one) => held('assisted_begins', { endsAt: at(one.ends_at) }))
	];
}

async function supportersOf({ trx, keys, victim }: Reading): Promise<Held[]> {
	const ring = await keyrings.find(trx, keys, victim.participation);
	const supporters = await trx
		.selectFrom('supporters')
		.selectAll()
		.where('participation_id', '=', victim.participation)
		.execute();
	return supporters.map((one) =>
		held('supporters', {
			panes: JSON.parse(one.panes) as Plain,
			called: one.called_sealed
				? unsealField(keys, ring, fields.called, one.id, one.called_sealed)
				: undefined,
			letInAt: at(one.let_in_at),
			startsAt: at(one.starts_at),
			until: at(one.until),
			revokedAt: at(one.revoked_at)
		})
	);
}

async function advocatesOf({ trx, victim }: Reading): Promise<Held[]> {
	const advocates = await trx
		.selectFrom('assignments')
		.selectAll()
		.where('participation_id', '=', victim.participation)
		.execute();
	const changes = await herChanges.scopedTo(trx, victim).execute();
	return [
		...advocates.map((one) =>
			held('assignments', {
				assignedAt: at(one.assigned_at),
				letInAt: at(one.let_in_at),
				panes: one.panes ? (JSON.parse(one.panes) as Plain) : undefined,
				endedAt: at(one.ended_at)
			})
		),
		...changes.map((one) =>
			held('advocate_changes', {
				plannedFor: one.planned_for,
				reason: one.reason,
				state: one.state,
				madeAt: at(one.made_at),
				refusedAt: at(one.refused_at)
			})
		)
	];
}

/** How she wants to be told, and what we told her that there was something to look at. */
export async function noticed({ trx, keys, victim }: Reading): Promise<Held[]> {
	const rows = await trx
		.selectFrom('notices')
		.selectAll()
		.where('person_id', '=', victim.person)
		.orderBy('owed_at')
		.execute();
	const { ways, times, about } = await noticeWays.readFor(trx, keys, victim);
	return [
		...ways.map((one) =>
			held('notice_ways', {
				way: one.way,
				endsIn: endOfAddress(one) || undefined,
				askedAt: at(one.askedAt),
				provenAt: at(one.provenAt ?? null)
			})
		),
		...(times.days.length > 0 ? [held('notice_times', { ...times, about })] : []),
		...rows.map((row) =>
			held('notices', { kind: row.kind, owedAt: at(row.owed_at), sentAt: at(row.sent_at) })
		)
	];
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
	const rows = await accessLog.writtenFor(trx, victim);
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
