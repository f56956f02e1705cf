/** Calls people ask for: made with a promise, taken by one advocate, answered; each step is kept for her to see. */
import type { Actor, PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { ringsRecorded, wasEnded, type Slot, type Wishes } from '#lib/domain/call/call.ts';
import type { HandReason } from '#lib/domain/call/handing.ts';
import type { requestSteps } from '#lib/domain/call/steps.ts';
import { hourOf } from '#lib/domain/call/hour.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as refusals from '#lib/server/audit/refusals.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { listIn, listOf, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as places from '#lib/server/people/places.ts';
import { preparedFor } from '#lib/server/prepared.ts';
import type { Row } from '#lib/server/tables.ts';
import { opened, sealed, wishesOf } from '#lib/server/reach/wishes.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';

export type NewRequest = {
	readonly kind: Row<'calls'>['kind'];
	readonly wishes: Wishes;
	readonly language: Language;
	readonly promised: Slot;
	/** Whose call it is, and the number that opens it; none where the number on record is called. */
	readonly of?: { readonly team: TeamId; readonly receipt: string | null };
	/** Times kept for trying again. */
	readonly further?: readonly Slot[];
};

export type RequestStep = {
	readonly step: (typeof requestSteps)[number];
	readonly by?: PersonId;
	/** Why it was handed to a colleague. */
	readonly why?: HandReason;
	readonly at: Instant;
};

/** What the one who asked sees: the promise and what became of it, never the number. */
export type Asked = {
	readonly id: string;
	readonly kind: Row<'calls'>['kind'];
	/** Whether a number is known that may be rung. */
	readonly mayRing: boolean;
	readonly state: Row<'calls'>['state'];
	readonly promised: { readonly from: Instant; readonly to: Instant };
	/** When we try again if she cannot answer. */
	readonly further: readonly Instant[];
	readonly mayLeaveMessage: boolean;
	readonly showsNumber: boolean;
	readonly isCancelled: boolean;
	/** For her alone. */
	readonly why?: Wishes['why'];
	/** Until when one that was ended can be kept after all. */
	readonly undoUntil?: Instant;
	/** She wrote when she is safe: she waits for a time, or was given one that she may refuse. */
	readonly hour?: ReturnType<typeof hourOf>;
	readonly steps: readonly RequestStep[];
};

/** Adds a request with its promise, the notice to the advocates and the audit row, and returns its id. */
export function add(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	request: NewRequest,
	now: Instant
): Promise<string> {
	return addFor(trx, keys, actor, actor.kind === 'victim' ? actor : undefined, request, now);
}

/** Adds a request that is about somebody's case, whoever makes it. */
export async function addFor(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	whom: places.Place | undefined,
	request: NewRequest,
	now: Instant
): Promise<string> {
	const id = newId();
	const { kind, wishes, language, promised, of, further = [] } = request;
	await trx
		.insertInto('calls')
		.values({
			id,
			kind,
			person_id: whom?.person ?? null,
			language,
			wishes_sealed: await sealed(trx, keys, id, whom?.person, wishes),
			promised_from: promised.from,
			promised_to: promised.to,
			state: 'asked',
			asked_at: now,
			taken_by: null,
			taken_at: null,
			tries: 0,
			changed_at: now,
			team: of?.team ?? null,
			receipt: of?.receipt ?? null,
			second_from: further[0]?.from ?? null,
			third_from: further[1]?.from ?? null,
			warned_from: null,
			late_since: null,
			asker_sealed: null,
			undo_until: null
		})
		.execute();
	await step(trx, id, 'asked', undefined, now);
	await notices.owe(trx, { kind: 'call-asked', role: 'advocate', facts: { request: id } }, now);
	await audit.write(trx, keys, aboutOf(id, whom), actor, 'request-made', now);
	return id;
}

/** The newest request of a signed-in victim, or nothing; not for a code alone, which may not be hers. */
export async function newestFor(db: Db, keys: Keys, victim: Victim): Promise<Asked | undefined> {
	if (victim.level === 'code') return undefined;
	return newest(db, keys, victim, newestCall);
}

/** A call of this kind that a person is still owed, or nothing. */
export function openOf(db: Db | Trx, person: PersonId, kind: Row<'calls'>['kind']) {
	return db
		.selectFrom('calls')
		.selectAll()
		.where('person_id', '=', person)
		.where('kind', '=', kind)
		.where('state', 'in', ['asked', 'taken'])
		.limit(1)
		.executeTakeFirst();
}

/** The newest call that news about her safety is owed, or nothing; not for a code alone. */
export async function safetyFor(db: Db, keys: Keys, victim: Victim): Promise<Asked | undefined> {
	if (victim.level === 'code') return undefined;
	return newest(db, keys, victim, newestSafety);
}

const newestOf = (kinds: readonly Row<'calls'>['kind'][]) =>
	preparedFor<{ readonly person: PersonId }>()((db, valueOf) =>
		db
			.selectFrom('calls')
			.leftJoin('keyrings', 'keyrings.person_id', 'calls.person_id')
			.selectAll('calls')
			.select(['keyrings.id as ring', 'keyrings.root', 'keyrings.wrapped'])
			.select(({ selectFrom }) =>
				listOf(
					db,
					selectFrom('call_steps')
						.select(['step', 'by', 'why', 'at'])
						.whereRef('call_id', '=', 'calls.id')
						.orderBy('seq')
				).as('steps')
			)
			.where('calls.person_id', '=', valueOf('person'))
			.where('calls.kind', 'in', kinds)
			.orderBy('calls.asked_at', 'desc')
			.limit(1)
	);
const newestCall = newestOf(['call', 'confirm']);
const newestSafety = newestOf(['safety']);

async function newest(db: Db, keys: Keys, victim: Victim, find: typeof newestCall) {
	const [row] = await find(db, { person: victim.person });
	if (!row) return undefined;
	const ring = keyrings.openedOf(keys, row.ring as keyrings.RingId, row);
	return askedOf(row, opened(keys, ring, row), listIn(row.steps).map(readStep));
}

/** The first of these requests that is still to be done. */
export async function firstOpen(trx: Trx, ids: readonly string[]): Promise<string | undefined> {
	if (ids.length === 0) return undefined;
	const row = await trx
		.selectFrom('calls')
		.select('id')
		.where('id', 'in', ids)
		.where('state', 'in', ['asked', 'taken'])
		.limit(1)
		.executeTakeFirst();
	return row?.id;
}

/** Adds one step to what happened to a request. */
export async function step(
	trx: Trx,
	id: string,
	name: RequestStep['step'],
	by: PersonId | undefined,
	now: Instant,
	why: HandReason | null = null
): Promise<void> {
	const seq = (await stepsOf(trx, id)).length + 1;
	await trx
		.insertInto('call_steps')
		.values({ call_id: id, seq, step: name, by: by ?? null, why, at: now })
		.execute();
}

/** The steps of a request, first to last. */
export async function stepsOf(db: Db | Trx, id: string): Promise<RequestStep[]> {
	const rows = await db
		.selectFrom('call_steps')
		.selectAll()
		.where('call_id', '=', id)
		.orderBy('seq')
		.execute();
	return rows.map(readStep);
}

/** A row of it as a step. */
export function readStep({ step: name, by, why, at }: Omit<Row<'call_steps'>, 'call_id' | 'seq'>) {
	return { step: name as RequestStep['step'], ...(by ? { by } : {}), ...(why ? { why } : {}), at };
}

/** A request as the one who asked sees it. */
export async function shown(db: Db | Trx, keys: Keys, row: Row<'calls'>): Promise<Asked> {
	return askedOf(row, await wishesOf(db, keys, row), await stepsOf(db, row.id));
}

/** The same, of what was read already. */
export function askedOf(row: Row<'calls'>, wishes: Wishes, steps: readonly RequestStep[]): Asked {
	return {
		id: row.id,
		kind: row.kind,
		mayRing: ringsRecorded(row) || wishes.phone !== undefined,
		state: isLetGo(row) ? 'closed' : row.state,
		promised: { from: row.promised_from, to: row.promised_to },
		further: [row.second_from, row.third_from].filter((from) => from !== null),
		mayLeaveMessage: wishes.mayLeaveMessage,
		showsNumber: wishes.showsNumber === true,
		isCancelled: wasEnded(steps),
		why: wishes.why,
		...(row.undo_until === null ? {} : { undoUntil: row.undo_until }),
		hour: hourOf(wishes, steps),
		steps: steps.filter((one) => one.step !== 'number-shown')
	};
}

// To her a call without another time is over, though we do not let it go while somebody fears for her.
function isLetGo({ state, tries, promised_from, promised_to }: Row<'calls'>): boolean {
	return (state === 'asked' || state === 'taken') && tries > 0 && promised_from === promised_to;
}

const aboutOf = (id: string, whom: places.Place | undefined): audit.About =>
	whom ? audit.inCase(whom) : { chain: `request:${id}` };

/** Where in the audit a request belongs: to her place in her case, or to a chain of its own. */
export async function aboutFor(
	trx: Trx,
	row: Pick<Row<'calls'>, 'id' | 'person_id'>
): Promise<audit.About> {
	return aboutOf(row.id, row.person_id ? await places.of(trx, row.person_id) : undefined);
}

/**
 * Writes down that staff asked for a request that is not theirs to see: where it belongs, so that she sees it. Whatever
 * the id leads to, it is one look-up and one row, so how long it takes tells nothing.
 */
export async function refuse(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<undefined> {
	return refusals.of(trx, keys, staff, await aboutOfAny(trx, id), now);
}

/** Where in the audit a request of this id belongs, whoever asks; nothing when there is none. */
export async function aboutOfAny(trx: Trx, id: string): Promise<audit.About | undefined> {
	const row = await trx
		.selectFrom('calls')
		.select(['id', 'person_id'])
		.where('id', '=', id)
		.executeTakeFirst();
	return row && aboutFor(trx, row);
}
