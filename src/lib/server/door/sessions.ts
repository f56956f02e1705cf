/** Who is signed in, kept by hashed ids. The only file that knows lucia, which makes and looks up the ids. */
import { Lucia, type Adapter, type DatabaseSession } from 'lucia';
import type { Level, PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Proof } from '#lib/domain/door/proof.ts';
import type { Db } from '#lib/server/database.ts';
import { preparedFor } from '#lib/server/prepared.ts';
import type { Row } from '#lib/server/tables.ts';
import { hashOf } from '#lib/server/vault/tokens.ts';

/** `unready`: staff without both their keys. */
type Kind = Level | 'staff' | 'unready';
type Attributes = {
	level: Kind;
	sure: boolean;
	shared: boolean;
	shown: boolean;
	proof: Proof | undefined;
	began?: Instant;
};
declare module 'lucia' {
	interface Register {
		Lucia: Lucia<Attributes>;
		DatabaseSessionAttributes: Attributes;
	}
}

const minute = 60_000;
type Life = { readonly idle: number; readonly whole: number };
/** How long each kind of session lives without a sign of life, and at most; stricter than NIST SP 800-63B-4 asks. */
export const lives: Readonly<Record<Kind, Life>> = {
	code: { idle: 30 * minute, whole: 30 * minute },
	short: { idle: 10 * minute, whole: 60 * minute },
	full: { idle: 10 * minute, whole: 60 * minute },
	staff: { idle: 15 * minute, whole: 480 * minute },
	unready: { idle: 15 * minute, whole: 30 * minute }
};
// On a phone that others use a page is left open where others find it.
const idleWhereShared = 5 * minute;
/** So many may be open at once; with one more the oldest ends. */
export const mostAtOnce = 5;
// A sign of life is written at most so often.
const seenEvery = 15_000;
/** The cookie's name: `__Host-` makes the browser refuse it without Secure, or for another host or path. */
export const cookieName = '__Host-s';

export type Session = {
	readonly id: string;
	readonly person: PersonId;
	readonly level: Kind;
	readonly began: Instant;
	/** Whether it began with a code handed to her alone. */
	readonly sure: boolean;
	/** Whether others use this phone, or may know how to unlock it. */
	readonly shared: boolean;
	/** Whether she asked to see the page on this visit. */
	readonly shown: boolean;
	/** What she showed again that she is her for, last. */
	readonly proof?: Proof;
};
/** How a session begins: a phone is her own, and nothing is proved, unless it says so. */
export type Beginning = {
	readonly sure: boolean;
	readonly shared?: boolean;
	readonly shown?: boolean;
	readonly proof?: Proof | undefined;
};
export type Sessions = ReturnType<typeof openSessions>;

/** After how many milliseconds without a sign of life a session is over. */
export function idleOf({ level, shared }: Pick<Session, 'level' | 'shared'>): number {
	return shared ? Math.min(lives[level].idle, idleWhereShared) : lives[level].idle;
}

/** How long a visit lasts from here without a sign of life, in milliseconds; the last of it when no sign makes it longer. */
export type Left = { readonly endsIn: number; readonly isLast: boolean };

/** What is left of a session at this sign of life. */
export function leftOf(session: Session, now: Instant): Left {
	const idle = idleOf(session);
	const whole = session.began + lives[session.level].whole - now;
	return { endsIn: Math.min(idle, whole), isLast: whole <= idle };
}

/** Opens the sessions of a database, told the time by a clock. */
export function openSessions(db: Db, now: () => Instant) {
	const lucia = new Lucia(adapter(db, now), {
		sessionCookie: {
			name: cookieName,
			expires: false,
			attributes: { secure: true, sameSite: 'lax', path: '/' }
		},
		getSessionAttributes: (attributes) => attributes
	});
	return {
		/** Begins a session and returns the id for the cookie. */
		async begin(person: PersonId, level: Kind, beginning: Beginning): Promise<string> {
			const { sure, shared = false, shown = false, proof } = beginning;
			return (await lucia.createSession(person, { level, sure, shared, shown, proof })).id;
		},
		/** The session of a cookie, or nothing when there is none or it is over. */
		async find(id: string): Promise<Session | undefined> {
			const { session } = await lucia.validateSession(id);
			return session ? sessionOf(id, session.userId as PersonId, session) : undefined;
		},
		/** The same, where nobody did anything: it is no sign of life. */
		async peek(id: string): Promise<Session | undefined> {
			const [row] = await rowsOf(db, [id]);
			if (!row || isOver(row, now())) return undefined;
			return sessionOf(id, row.person_id, shown(id, row).attributes);
		},
		/** Those of these that are not over; it is no sign of life for any. */
		async stillOpen(ids: readonly string[]): Promise<ReadonlySet<string>> {
			const hashes = new Map(ids.map((id) => [hashOf(id), id]));
			const rows = await rowsOf(db, ids);
			const open = rows.filter((row) => !isOver(row, now()));
			return new Set(open.flatMap(({ id_hash }) => hashes.get(id_hash) ?? []));
		},
		/** Ends a session; false when it was over. */
		async end(id: string): Promise<boolean> {
			const { numDeletedRows } = await db
				.deleteFrom('sessions')
				.where('id_hash', '=', hashOf(id))
				.executeTakeFirst();
			return Number(numDeletedRows) === 1;
		}
	};
}

function sessionOf(id: string, person: PersonId, attributes: Attributes): Session {
	const { level, began = 0, sure, shared, shown, proof } = attributes;
	return { id, person, level, began, sure, shared, shown, ...(proof ? { proof } : {}) };
}

async function rowsOf(db: Db, ids: readonly string[]): Promise<Row<'sessions'>[]> {
	if (ids.length === 0) return [];
	return db.selectFrom('sessions').selectAll().where('id_hash', 'in', ids.map(hashOf)).execute();
}

/** Whether a session is one of staff, with both their keys or not. */
export function isOfStaff({ level }: Pick<Session, 'level'>): boolean {
	return level === 'staff' || level === 'unready';
}

// lucia compares expiry with the real clock and knows one lifetime: it is always shown one that is far away,
// and a session that is over by our own clock is answered as none.
const farAway = () => new Date(Date.now() + 365 * 24 * 60 * minute);

function adapter(db: Db, now: () => Instant): Adapter {
	return {
		...finding(db, now),
		...ending(db, now),
		async setSession({ id, userId, attributes: { level, sure, shared, shown, proof } }) {
			const at = now();
			await db
				.insertInto('sessions')
				.values({
					id_hash: hashOf(id),
					person_id: userId as PersonId,
					level,
					sure: flag(sure),
					shared: flag(shared),
					shown: flag(shown),
					proved_for: proof?.purpose ?? null,
					proved_at: proof?.at ?? null,
					began_at: at,
					seen_at: at
				})
				.execute();
		},
		// The adapter slides the idle time itself, when it finds a session.
		updateSessionExpiration: () => Promise.resolve()
	};
}

const byHash = preparedFor<{ readonly id_hash: string }>()((db, valueOf) =>
	db.selectFrom('sessions').selectAll().where('id_hash', '=', valueOf('id_hash'))
);

function finding(
	db: Db,
	now: () => Instant
): Pick<Adapter, 'getSessionAndUser' | 'getUserSessions'> {
	return {
		async getSessionAndUser(id) {
			const id_hash = hashOf(id);
			const [row] = await byHash(db, { id_hash });
			if (!row) return [null, null];
			if (isOver(row, now())) {
				await db.deleteFrom('sessions').where('id_hash', '=', id_hash).execute();
				return [null, null];
			}
			if (now() - row.seen_at > seenEvery)
				await db
					.updateTable('sessions')
					.set({ seen_at: now() })
					.where('id_hash', '=', id_hash)
					.execute();
			return [shown(id, row), { id: row.person_id, attributes: {} }];
		},
		async getUserSessions(person) {
			const rows = await db
				.selectFrom('sessions')
				.selectAll()
				.where('person_id', '=', person as PersonId)
				.execute();
			return rows.map((row) => shown(row.id_hash, row));
		}
	};
}

function ending(
	db: Db,
	now: () => Instant
): Pick<Adapter, 'deleteSession' | 'deleteUserSessions' | 'deleteExpiredSessions'> {
	return {
		async deleteSession(id) {
			await db.deleteFrom('sessions').where('id_hash', '=', hashOf(id)).execute();
		},
		async deleteUserSessions(person) {
			await db
				.deleteFrom('sessions')
				.where('person_id', '=', person as PersonId)
				.execute();
		},
		async deleteExpiredSessions() {
			await db
				.deleteFrom('sessions')
				.where('began_at', '<', now() - lives.staff.whole)
				.execute();
		}
	};
}

function shown(id: string, row: Row<'sessions'>): DatabaseSession {
	const { level, proved_for: purpose, proved_at: at } = row;
	return {
		id,
		userId: row.person_id,
		expiresAt: farAway(),
		attributes: {
			level,
			began: row.began_at,
			sure: row.sure === 1,
			shared: row.shared === 1,
			shown: row.shown === 1,
			proof: purpose && at !== null ? { purpose, at } : undefined
		}
	};
}

const flag = (yes: boolean) => (yes ? 1 : 0);

/** Whether a session is over: too long without a sign of life, or too long altogether. */
export function isOver(row: Row<'sessions'>, now: Instant): boolean {
	const { level, began_at, seen_at } = row;
	const idle = idleOf({ level, shared: row.shared === 1 });
	return now - seen_at > idle || now - began_at > lives[level].whole;
}
