/** The outbox: what we owe somebody to tell, owed in the transaction of what caused it and sent at least once. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { newId } from './codes.ts';
import { isPostgres, once, type Db, type Trx } from './database.ts';
import type { Row } from './tables.ts';
import type { World } from './world.ts';

/** Every notice is one neutral sentence from this list: `notice.<kind>` in the words. */
export const noticeKinds = [
	'invitation-used-again',
	'join-refused',
	'call-asked',
	'request-changed',
	'inquiry-made',
	'way-changed',
	'many-opened'
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export type NewNotice = {
	readonly kind: NoticeKind;
	/** One person, or everybody in a role. */
	readonly person?: PersonId;
	readonly role?: 'keeper' | 'advocate' | 'supervisor';
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

/** Sends what is owed and due, a few at a time; a send that breaks is tried again later. Returns how many were sent. */
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
		const lang = await languageFor(world.db, notice.person_id);
		const text = words(lang)(`notice.${notice.kind as NoticeKind}`);
		await world.senders.send(
			{ notice: notice.id, to: notice.person_id ?? notice.role ?? 'keeper', text },
			world.now()
		);
	} catch {
		await tryLater(world, notice);
		return false;
	}
	await world.db
		.updateTable('notices')
		.set({ sent_at: world.now() })
		.where('id', '=', notice.id)
		.execute();
	return true;
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

async function languageFor(db: Db, person: PersonId | null): Promise<Language> {
	if (!person) return 'en';
	const row = await db
		.selectFrom('people')
		.select('language')
		.where('id', '=', person)
		.executeTakeFirst();
	return row?.language ?? 'en';
}
