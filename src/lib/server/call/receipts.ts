/** One call for whoever holds its number: what became of it, another time, or an end. Nothing of any other call. */
import type { Actor, PersonId } from '#lib/domain/actor.ts';
import { undoFor, type Slot } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { movedBefore } from '#lib/domain/call/promise-watch.ts';
import { readReceipt } from '#lib/domain/call/receipt-number.ts';
import { offer, type Offer } from '#lib/domain/team/rota.ts';
import { triesAmong } from '#lib/domain/call/tries.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { aboutFor, shown, step, type Asked, type RequestStep } from './calls.ts';
import * as rotas from './rota.ts';
import * as strangers from './strangers.ts';
import type { Row } from '#lib/server/tables.ts';
import * as teams from '#lib/server/team/teams.ts';
import { promiseOf } from './tries.ts';
import { sealed, wishesOf } from '#lib/server/reach/wishes.ts';

/** Under what the ten digits of a receipt are kept: from the table nobody can read them back. */
export function indexOfReceipt(keys: Keys, secret: string): string {
	return indexOf(keys, 'call-receipt', secret);
}

/** The call whose number somebody typed; nothing when there is none. */
export async function findByNumber(db: Db, keys: Keys, typed: string): Promise<string | undefined> {
	const secret = readReceipt(typed);
	const row = await db
		.selectFrom('calls')
		.select('id')
		// Looked for even where it cannot be one, so that both take as long.
		.where('receipt', '=', indexOfReceipt(keys, secret ?? 'none'))
		.executeTakeFirst();
	return row?.id;
}

/** Whether a call is still to come to whoever may see it and change it: nobody is rung twice. */
export async function hasOne(db: Db | Trx, actor: Actor): Promise<boolean> {
	return actor.kind === 'victim' && actor.level !== 'code' && isToCome(db, actor.person);
}

/** Whether a call is still to come to somebody. */
export async function isToCome(db: Db | Trx, person: PersonId): Promise<boolean> {
	const row = await db
		.selectFrom('calls')
		.select('id')
		.where('person_id', '=', person)
		.where('kind', '=', 'call')
		.where('state', 'in', ['asked', 'taken'])
		// To her one that has no time left after a try is over.
		.where((where) =>
			where.or([where('tries', '=', 0), where('promised_from', '<', where.ref('promised_to'))])
		)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** What became of a call, for the browser that sent it or typed its number. */
export async function findById(db: Db, keys: Keys, id: string): Promise<Asked | undefined> {
	const row = await rowOf(db, id);
	return row && shown(db, keys, row);
}

/** How a call stands for whoever asked: what is kept of it, and whether a promise was missed since. */
export function standingOf({
	state,
	isCancelled,
	promised,
	hour,
	steps
}: Asked): Asked['state'] | 'cancelled' | 'missed' | 'lost' | 'waits' | 'unanswered' | 'no-time' {
	if (isCancelled) return 'cancelled';
	const last = steps.findLast(({ step: one }) => !ofTheDesk.includes(one));
	if (last?.step === 'no-time') return 'no-time';
	const isOver = state !== 'asked' && state !== 'taken';
	if (hour === 'waits' && !isOver) return last?.step === 'unanswered' ? 'unanswered' : 'waits';
	if (isOver || last?.step !== 'missed') return state;
	return promised.to > last.at + movedBefore ? 'missed' : 'lost';
}

/** Whether a call that was ended can still be kept after all. */
export function mayKeep({ undoUntil }: Pick<Asked, 'undoUntil'>, now: Instant): boolean {
	return undoUntil !== undefined && now < undoUntil;
}

// What we do among ourselves keeps no promise.
const ofTheDesk: readonly RequestStep['step'][] = ['danger', 'taken', 'returned', 'handed-over'];

type Told = { readonly step: RequestStep['step'] | 'seen'; readonly at: Instant };

/** What has happened to a call, first to last, and that an advocate has seen it. */
export async function told(db: Db, { id, steps }: Asked): Promise<Told[]> {
	const seen = await transaction(db, (trx) => seenAt(trx, id));
	const done: Told[] = steps.map(({ step: one, at }) => ({ step: one, at }));
	if (seen !== undefined) done.push({ step: 'seen', at: seen });
	return done.toSorted((a, b) => a.at - b.at);
}

async function seenAt(trx: Trx, id: string): Promise<Instant | undefined> {
	const row = await rowOf(trx, id);
	if (!row) return undefined;
	const { chain, whose } = await aboutFor(trx, row);
	const look = await trx
		.selectFrom('audit')
		.select('at')
		.where('chain', '=', chain)
		.where('whose', whose ? '=' : 'is', whose ?? null)
		.where('act', 'in', ['request-listed', 'request-read'])
		.where('at', '>=', row.asked_at)
		.orderBy('at')
		.limit(1)
		.executeTakeFirst();
	return look?.at;
}

/** The times to which a call can be moved; nothing once it was made, ended, or is of no team. */
export async function offerToMove(
	db: Db | Trx,
	id: string,
	now: Instant
): Promise<Offer | undefined> {
	const row = await rowOf(db, id);
	const team = row?.team && isOpen(row) ? await teams.find(db, row.team) : undefined;
	const stranger = await rotas.isStrangers(db, id);
	return team && offer(team, await rotas.read(db, now, { but: id }), now, { stranger });
}

/**
 * Moves a call to the first of other times that are safe, with the tries after it, and says whether it could be. Whoever
 * had taken it gives it back: they may not be at work then.
 */
export async function move(
	db: Db,
	keys: Keys,
	actor: Actor,
	{ id, slots }: { readonly id: string; readonly slots: readonly Slot[] },
	now: Instant
): Promise<boolean> {
	return change(db, keys, actor, { id, named: 'moved' }, now, async (trx, row) => {
		const offered = await offerToMove(trx, id, now);
		const chosen = new Set(slots.map(({ from }) => from));
		const safe = offered?.slots.filter(({ from }) => chosen.has(from)) ?? [];
		const tries = await strangers.within(trx, row, triesAmong(safe), now);
		if (tries.length === 0) return undefined;
		// Times she chose stand in place of what she wrote before: the desk never reads both.
		const { hour: _, ...kept } = await wishesOf(trx, keys, row);
		const wishes = { ...kept, slots: safe };
		return {
			...promiseOf(tries, row),
			state: 'asked',
			taken_by: null,
			taken_at: null,
			tries: 0,
			warned_from: null,
			late_since: null,
			wishes_sealed: await sealed(trx, keys, id, row.person_id ?? undefined, wishes)
		};
	});
}

/**
 * Ends a call she does not want any more: the time is free for somebody else at once, her number and her times go when
 * she cannot keep it after all any more.
 */
export async function cancel(
	db: Db,
	keys: Keys,
	actor: Actor,
	id: string,
	now: Instant
): Promise<boolean> {
	return change(db, keys, actor, { id, named: 'cancelled' }, now, () =>
		Promise.resolve({ state: 'closed', undo_until: now + undoFor })
	);
}

type Change = (trx: Trx, row: Row<'calls'>) => Promise<Partial<Row<'calls'>> | undefined>;

/** Changes a call that is still to be made, or that `may` be changed all the same, and writes it down. */
export async function change(
	db: Db,
	keys: Keys,
	actor: Actor,
	{
		id,
		named,
		may = isOpen
	}: {
		readonly id: string;
		readonly named: RequestStep['step'];
		readonly may?: (row: Row<'calls'>) => boolean;
	},
	now: Instant,
	make: Change
): Promise<boolean> {
	return transaction(db, async (trx) => {
		// The call first, then the times: so does whoever answers a call.
		const row = await rowOf(trx, id);
		await rotas.holdTimes(trx);
		const values = row && may(row) ? await make(trx, row) : undefined;
		if (!row || !values) return false;
		await trx
			.updateTable('calls')
			.set({ ...values, changed_at: now })
			.where('id', '=', id)
			.execute();
		await step(trx, id, named, undefined, now);
		await audit.write(trx, keys, await aboutFor(trx, row), actor, 'request-changed', now);
		return true;
	});
}

function rowOf(db: Db | Trx, id: string): Promise<Row<'calls'> | undefined> {
	const found = db.selectFrom('calls').selectAll().where('id', '=', id);
	return (db.isTransaction ? found.forUpdate() : found).executeTakeFirst();
}

function isOpen({ state, kind }: Row<'calls'>): boolean {
	return kind === 'call' && (state === 'asked' || state === 'taken');
}
