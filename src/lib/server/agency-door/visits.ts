/** People of agencies who are signed in: known by issuer and subject alone, and of these only a keyed hash is kept. */
import type { Officer, SubjectId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Door } from './identity-providers.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { lives, mostAtOnce, type Left } from '#lib/server/door/sessions.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';
import { hashOf, newToken } from '#lib/server/vault/tokens.ts';

// What lets the one cookie of this house say which kind of visit it is, without a second look into the database.
const mark = 'agency.';
const seenEvery = 15_000;

export type AgencyVisit = {
	/** What names it: of no use to anybody but its owner. */
	readonly name: string;
	readonly officer: Officer;
	readonly said: Said;
	/** When it is over at the latest. */
	readonly endsAt: Instant;
};
/** Who an agency's sign-in says has come, and the visit there that it belongs to. */
export type Named = { readonly sub: string; readonly sid?: string | undefined };

/** What an agency's sign-in says of somebody beside who they are: kept with the visit, and nowhere else. */
export type Said = { readonly name?: string; readonly unit?: string };

/** Of what it says only what can be a name: short, and on one line. */
export function saidIn({ name, unit }: { readonly name?: unknown; readonly unit?: unknown }): Said {
	return { ...plain('name', name), ...plain('unit', unit) };
}

function plain<Key extends keyof Said>(key: Key, said: unknown): Said {
	const text = typeof said === 'string' ? said.replace(/[\s\p{C}]+/gu, ' ').trim() : '';
	return text !== '' && text.length <= longestSaid ? { [key]: text } : {};
}

const longestSaid = 60;
const placeOf = (id_hash: string) => `agency_visits/${id_hash}`;

/** Whether a cookie is one of ours, and not a session of somebody of the house. */
export function isVisit(cookie: string): boolean {
	return cookie.startsWith(mark);
}

/** Begins a visit and gives its id for the cookie; of more than five the oldest end. */
export async function begin(
	trx: Trx,
	keys: Keys,
	officer: Officer,
	visit: { readonly sid: string | undefined; readonly lasts: number; readonly said?: Said },
	now: Instant
): Promise<string> {
	const open = await listFor(trx, officer, now);
	for (const { name } of open.slice(mostAtOnce - 1)) await endOne(trx, officer, name);
	const id = mark + newToken();
	const id_hash = hashOf(id);
	const said = JSON.stringify(visit.said ?? {});
	await trx
		.insertInto('agency_visits')
		.values({
			id_hash,
			provider_id: officer.door,
			subject: officer.subject,
			sid: visit.sid ?? null,
			said_sealed: seal(keys, 'nobody', placeOf(id_hash), said),
			began_at: now,
			seen_at: now,
			ends_at: now + visit.lasts
		})
		.execute();
	return id;
}

/** The visit of a cookie, and the officer whose it is; nothing when there is none or it is over. */
export async function find(
	db: Db,
	keys: Keys,
	id: string,
	now: Instant
): Promise<AgencyVisit | undefined> {
	const id_hash = hashOf(id);
	const row = await openAt(db, now)
		.innerJoin('identity_providers', 'identity_providers.id', 'agency_visits.provider_id')
		.selectAll('agency_visits')
		.select('identity_providers.agency_id')
		.where('id_hash', '=', id_hash)
		.executeTakeFirst();
	if (!row) return undefined;
	if (now - row.seen_at > seenEvery)
		await db
			.updateTable('agency_visits')
			.set({ seen_at: now })
			.where('id_hash', '=', id_hash)
			.execute();
	const { agency_id: agency, provider_id: door, subject, ends_at: endsAt } = row;
	const { said_sealed: sealed } = row;
	const said = sealed ? (JSON.parse(unseal(keys, 'nobody', placeOf(id_hash), sealed)) as Said) : {};
	return { name: id_hash, officer: { kind: 'officer', agency, door, subject }, said, endsAt };
}

/** What is left of a visit at this sign of life. */
export function leftOf({ endsAt }: Pick<AgencyVisit, 'endsAt'>, now: Instant): Left {
	const { idle } = lives.staff;
	return { endsIn: Math.min(idle, Math.max(0, endsAt - now)), isLast: endsAt - now <= idle };
}

export type Open = {
	readonly name: string;
	readonly began: Instant;
	readonly seen: Instant;
};

/** The visits of one officer that are open, the newest first; what names each is of no use to anybody else. */
export async function listFor(db: Db | Trx, officer: Officer, now: Instant): Promise<Open[]> {
	return openAt(db, now)
		.select(['id_hash as name', 'began_at as began', 'seen_at as seen'])
		.where('provider_id', '=', officer.door)
		.where('subject', '=', officer.subject)
		.orderBy('began_at', 'desc')
		.orderBy('seen_at', 'desc')
		.execute();
}

/** Ends one visit of this officer; one that is another's stays as it is. */
export async function endOne(db: Db | Trx, officer: Officer, name: string): Promise<void> {
	await theirs(db, officer).where('id_hash', '=', name).execute();
}

/** Ends every visit of this officer. */
export async function endAll(db: Db | Trx, officer: Officer): Promise<void> {
	await theirs(db, officer).execute();
}

/** By what we know somebody of an agency again: the same subject of another issuer is somebody else. */
export function subjectOf(keys: Keys, { issuer }: Door, sub: string): SubjectId {
	return indexOf(keys, 'agency-subject', JSON.stringify([issuer, sub])) as SubjectId;
}

/** By what we know a visit at the agency's own sign-in again. */
export function sidOf(keys: Keys, { issuer }: Door, sid: string | undefined): string | undefined {
	return sid === undefined ? undefined : indexOf(keys, 'agency-sid', JSON.stringify([issuer, sid]));
}

/** Destroys the visits that are over. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db
		.deleteFrom('agency_visits')
		.where((where) =>
			where.or([where('ends_at', '<=', now), where('seen_at', '<', now - lives.staff.idle)])
		)
		.execute();
}

function openAt(db: Db | Trx, now: Instant) {
	return db
		.selectFrom('agency_visits')
		.where('ends_at', '>', now)
		.where('seen_at', '>=', now - lives.staff.idle);
}

function theirs(db: Db | Trx, { door, subject }: Officer) {
	return db
		.deleteFrom('agency_visits')
		.where('provider_id', '=', door)
		.where('subject', '=', subject);
}
