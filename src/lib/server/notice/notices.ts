/** The outbox: what we owe somebody to tell, owed in the transaction of what caused it and sent at least once. */
import { randomInt } from 'node:crypto';
import type { PersonId, StaffRole } from '#lib/domain/actor.ts';
import type { Decision } from '#lib/domain/reach/contact-plan.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { OwedKind } from '#lib/domain/reach/template.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as outbound from './outbound.ts';
import { Refused } from './sender.ts';
import type { Row } from '#lib/server/tables.ts';
import type { World } from '#lib/server/world.ts';

export type NewNotice = {
	readonly kind: OwedKind;
	/** One person, or everybody in a role. */
	readonly person?: PersonId;
	readonly role?: StaffRole;
	/** Ids and instants only. */
	readonly facts: Readonly<Record<string, string | number>>;
	/** Who or what caused it, such as the id of an agency; where it is not said, whom it is for. */
	readonly source?: string;
	/** How long it waits at first, in milliseconds. */
	readonly waits?: number;
};

/** Owes a notice. */
export async function owe(trx: Trx, notice: NewNotice, now: Instant): Promise<void> {
	const { kind, person, role, facts } = notice;
	await trx
		.insertInto('notices')
		.values({
			id: newId(),
			kind,
			person_id: person ?? null,
			role: role ?? null,
			facts: JSON.stringify(facts),
			owed_at: now,
			due_at: now + (notice.waits ?? 0),
			leased_until: null,
			tries: 0,
			sent_at: null,
			given_up_at: null,
			source: notice.source ?? person ?? role ?? null,
			held_at: null,
			ended_why: null
		})
		.execute();
}

const lease = 60_000;
/** No sender takes longer for one message than this. */
const longestSend = 35_000;
const atOnce = 20;
const triesAllowed = 8;
const hour = 60 * 60_000;

/** Sends what is owed, due and allowed, a few at a time; a send that breaks is tried again later. Returns how many were sent. */
export async function deliver(world: World): Promise<number> {
	const began = world.now();
	const taken = await transaction(world.db, (trx) => leaseSome(trx, world.noticesAnHour, began));
	let sent = 0;
	for (const notice of taken) {
		// What is not begun while it is ours is left to whoever takes it next.
		if (world.now() > began + lease - longestSend) break;
		sent += (await send(world, notice)) ? 1 : 0;
	}
	return sent;
}

/** The age in milliseconds of the oldest notice that should have gone by now; 0 when none waits. */
export async function oldestWaiting(db: Db, now: Instant): Promise<number> {
	const row = await open(db)
		.select('due_at')
		.where('due_at', '<=', now)
		.orderBy('due_at')
		.limit(1)
		.executeTakeFirst();
	return row ? now - row.due_at : 0;
}

/** What is neither sent nor given up, and waits for nobody to look at it. */
function open(db: Db | Trx) {
	return db
		.selectFrom('notices')
		.where('sent_at', 'is', null)
		.where('given_up_at', 'is', null)
		.where('held_at', 'is', null);
}

async function leaseSome(trx: Trx, anHour: number, now: Instant): Promise<Row<'notices'>[]> {
	const due = open(trx)
		.selectAll()
		.where('due_at', '<=', now)
		.where((where) =>
			where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)])
		)
		.orderBy('due_at')
		.limit(atOnce);
	const rows = await due.forUpdate().skipLocked().execute();
	const taken: Row<'notices'>[] = [];
	for (const row of rows) {
		const isHeld = await isOneOfTooMany(trx, row, anHour);
		if (!isHeld) taken.push(row);
		await trx
			.updateTable('notices')
			.set(isHeld ? { held_at: now } : { leased_until: now + lease })
			.where('id', '=', row.id)
			.execute();
	}
	return taken;
}

/**
 * Whether one source caused more of one kind within an hour than it may: a feed run wild, or somebody who means harm, must
 * not ring a thousand phones before a person has looked. One that was let go counts no more.
 */
async function isOneOfTooMany(
	trx: Trx,
	{ id, kind, source, owed_at, tries, ended_why }: Row<'notices'>,
	anHour: number
): Promise<boolean> {
	if (source === null || tries > 0 || ended_why === 'released') return false;
	const before = await trx
		.selectFrom('notices')
		.select('id')
		.where('kind', '=', kind)
		.where('source', '=', source)
		.where('owed_at', '>', owed_at - hour)
		.where((where) =>
			where.or([
				where('owed_at', '<', owed_at),
				where.and([where('owed_at', '=', owed_at), where('id', '<', id)])
			])
		)
		.limit(1)
		.offset(anHour - 1)
		.executeTakeFirst();
	return before !== undefined;
}

async function send(world: World, notice: Row<'notices'>): Promise<boolean> {
	try {
		const settle: outbound.Settle = async (trx, decision) => {
			await settled(trx, notice.id, after(decision, world.now()));
		};
		return (await outbound.send(world, outgoing(notice), settle)).may === 'now';
	} catch (error) {
		if (error instanceof Refused) await giveUp(world, notice);
		else await tryLater(world, notice);
		return false;
	}
}

/**
 * Keeps what became of one. Whoever was so slow that another has sent it meanwhile puts nothing in the place of that: it
 * would go again.
 */
async function settled(db: Db | Trx, id: string, values: Partial<Row<'notices'>>): Promise<void> {
	await db
		.updateTable('notices')
		.set(values)
		.where('id', '=', id)
		.where('sent_at', 'is', null)
		.execute();
}

function outgoing({
	id,
	kind,
	person_id,
	role,
	owed_at,
	facts
}: Row<'notices'>): outbound.Outgoing {
	const { way, leaflet } = JSON.parse(facts) as { way?: string; leaflet?: string };
	return {
		notice: id,
		says: kind as OwedKind,
		to: leaflet
			? { leaflet }
			: person_id
				? { person: person_id }
				: { role: (role ?? 'keeper') as StaffRole },
		owedAt: owed_at,
		...(way ? { way } : {})
	};
}

/**
 * What her plan allows later waits for that moment, to be decided then; what it never allows is over. What has gone is for
 * nobody to look at, whatever was thought of it meanwhile.
 */
function after(decision: Decision, now: Instant): Partial<Row<'notices'>> {
	if (decision.may === 'now')
		return { sent_at: now, held_at: null, given_up_at: null, ended_why: null };
	if (decision.may === 'later') return { leased_until: null, due_at: decision.at };
	return { given_up_at: now, ended_why: 'plan' };
}

async function tryLater(world: World, { id, tries }: Row<'notices'>): Promise<void> {
	const now = world.now();
	world.log.warn('a notice could not be sent', { kind: 'notice', count: tries + 1 });
	const isOver = tries + 1 >= triesAllowed;
	await settled(world.db, id, {
		tries: tries + 1,
		leased_until: null,
		due_at: now + waitAfter(tries),
		...(isOver ? { given_up_at: now, ended_why: 'tries' as const } : {})
	});
}

/** Each wait is twice the last; up to a quarter is taken off, so that not all come back at one moment. */
function waitAfter(tries: number): number {
	const longest = lease * 2 ** tries;
	return longest - randomInt(Math.ceil(longest / 4));
}

// An address that was mistyped and never proven is no matter for a person.
async function giveUp(world: World, { id, kind }: Row<'notices'>): Promise<void> {
	const now = world.now();
	world.log.warn('a notice was refused for good', { kind: 'notice' });
	const ended_why = kind === 'way-check' ? 'dropped' : 'refused';
	await settled(world.db, id, { given_up_at: now, ended_why });
}
