/** The outbox: what we owe somebody to tell, owed in the transaction of what caused it and sent at least once. */
import type { PersonId, StaffRole } from '#lib/domain/actor.ts';
import type { Decision } from '#lib/domain/contact-plan.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { NoticeKind } from '#lib/domain/template.ts';
import { newId } from './codes.ts';
import { isPostgres, once, type Db, type Trx } from './database.ts';
import * as outbound from './outbound.ts';
import type { Row } from './tables.ts';
import type { World } from './world.ts';

export type NewNotice = {
	readonly kind: NoticeKind;
	/** One person, or everybody in a role. */
	readonly person?: PersonId;
	readonly role?: StaffRole;
	/** Ids and instants only. */
	readonly facts: Readonly<Record<string, string | number>>;
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
			due_at: now,
			leased_until: null,
			tries: 0,
			sent_at: null,
			given_up_at: null
		})
		.execute();
}

const lease = 60_000;
const atOnce = 20;
const triesAllowed = 8;

/** Sends what is owed, due and allowed, a few at a time; a send that breaks is tried again later. Returns how many were sent. */
export async function deliver(world: World): Promise<number> {
	const now = world.now();
	const taken = await once(world.db, (trx) => leaseSome(trx, now));
	let sent = 0;
	for (const notice of taken) sent += (await send(world, notice)) ? 1 : 0;
	return sent;
}

/** The age in milliseconds of the oldest notice that should have gone by now; 0 when none waits. */
export async function oldestWaiting(db: Db, now: Instant): Promise<number> {
	const row = await db
		.selectFrom('notices')
		.select('due_at')
		.where('sent_at', 'is', null)
		.where('given_up_at', 'is', null)
		.where('due_at', '<=', now)
		.orderBy('due_at')
		.limit(1)
		.executeTakeFirst();
	return row ? now - row.due_at : 0;
}

async function leaseSome(trx: Trx, now: Instant): Promise<Row<'notices'>[]> {
	const due = trx
		.selectFrom('notices')
		.selectAll()
		.where('sent_at', 'is', null)
		.where('given_up_at', 'is', null)
		.where('due_at', '<=', now)
		.where((where) =>
			where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)])
		)
		.orderBy('due_at')
		.limit(atOnce);
	const rows = await (isPostgres(trx) ? due.forUpdate().skipLocked() : due).execute();
	if (rows.length > 0)
		await trx
			.updateTable('notices')
			.set({ leased_until: now + lease })
			.where(
				'id',
				'in',
				rows.map(({ id }) => id)
			)
			.execute();
	return rows;
}

async function send(world: World, notice: Row<'notices'>): Promise<boolean> {
	try {
		const decision = await outbound.send(world, outgoing(notice));
		await world.db
			.updateTable('notices')
			.set(after(decision, world.now()))
			.where('id', '=', notice.id)
			.execute();
		return decision.may === 'now';
	} catch {
		await tryLater(world, notice);
		return false;
	}
}

function outgoing({ id, kind, person_id, role }: Row<'notices'>): outbound.Outgoing {
	return {
		notice: id,
		says: kind as NoticeKind,
		to: person_id ? { person: person_id } : { role: (role ?? 'keeper') as StaffRole }
	};
}

/** What her plan allows later waits for that moment, to be decided then; what it never allows is over. */
function after(decision: Decision, now: Instant): Partial<Row<'notices'>> {
	if (decision.may === 'now') return { sent_at: now };
	if (decision.may === 'later') return { leased_until: null, due_at: decision.at };
	return { given_up_at: now };
}

async function tryLater(world: World, { id, tries }: Row<'notices'>): Promise<void> {
	const now = world.now();
	world.log.warn('a notice could not be sent', { kind: 'notice', count: tries + 1 });
	await world.db
		.updateTable('notices')
		.set({
			tries: tries + 1,
			leased_until: null,
			due_at: now + lease * 2 ** tries,
			given_up_at: tries + 1 >= triesAllowed ? now : null
		})
		.where('id', '=', id)
		.execute();
}
