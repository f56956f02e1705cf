/** Supporters: trusted people she lets in to chosen panes, for a while, and out again at once. */
import type { Actor, PersonId, Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { lettingIn, type LettingIn } from '#lib/domain/access/letting-in.ts';
import type { SupporterPane } from '#lib/domain/access/pane.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { panesOf } from '#lib/server/access/companions.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import type { Place } from '#lib/server/people/places.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';

export type NewSupporter = {
	readonly language: Language;
	readonly panes: readonly string[];
	readonly days: number;
	/** What she calls them; she alone is shown it. */
	readonly called?: string;
};
type Asked = NewSupporter & {
	/** Whether others use her phone, or may know how to unlock it. */
	readonly shared: boolean;
};
export type LetIn =
	| {
			readonly ok: true;
			readonly person: PersonId;
			/** What she hands over; it is kept nowhere in this form. */
			readonly code: string;
			readonly startsAt: Instant;
	  }
	| Extract<LettingIn, { readonly ok: false }>;

/**
 * Lets somebody in to some panes, for so many days, as a new person who makes a sign-in of their own with a code; says
 * why not when it cannot be. Nobody is let in twice by one sign-in: what was closed stays closed.
 */
export async function letIn(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ shared, ...asked }: Asked,
	now: Instant
): Promise<LetIn> {
	const { child, enhanced } = victim;
	const decided = lettingIn(asked, { enhanced, shared, ...(child ? { child } : {}) }, now);
	if (!decided.ok) return decided;
	const code = await invitations.newCode(keys);
	return transaction(db, (trx) =>
		add(trx, keys, victim, { place: victim, asked, decided, code }, now)
	);
}

type Adding = {
	readonly place: Place;
	readonly asked: NewSupporter;
	readonly decided: Extract<LettingIn, { readonly ok: true }>;
	readonly code: invitations.Code;
};

/** Adds what was decided, with the code for it. */
export async function add(
	trx: Trx,
	keys: Keys,
	by: Actor,
	{ place, asked, decided, code }: Adding,
	now: Instant
): Promise<Extract<LetIn, { readonly ok: true }>> {
	const { language, called } = asked;
	const person = await people.add(trx, keys, { role: 'supporter', language }, now);
	const id = newId();
	const ring = await keyrings.ofPlace(trx, keys, place.participation);
	await trx
		.insertInto('supporters')
		.values({
			id,
			participation_id: place.participation,
			person_id: person,
			panes: JSON.stringify(decided.panes),
			called_sealed: called ? sealField(keys, ring, fields.called, id, called) : null,
			let_in_at: now,
			starts_at: decided.startsAt,
			until: decided.until,
			revoked_at: null
		})
		.execute();
	await invitations.add(trx, code, { person, language, handed: 'alone', livesFor: 'week' }, now);
	await audit.write(trx, keys, audit.inCase(place), by, 'let-in', now);
	return { ok: true, person, code: code.shown, startsAt: decided.startsAt };
}

export type Supporter = {
	readonly id: string;
	readonly person: PersonId;
	readonly panes: readonly SupporterPane[];
	readonly called?: string;
	readonly letInAt: Instant;
	readonly startsAt: Instant;
	readonly until: Instant;
	/** Until when the code may still be used; nothing once it was. */
	readonly codeUntil?: Instant;
	readonly lastLooked?: Instant;
};

/** Whom she has let in who can see something, or still may with the code, newest first. */
export async function listFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<Supporter[]> {
	const rows = await open(db, now).where('participation_id', '=', victim.participation).execute();
	const ring = await keyrings.find(db, keys, victim.participation);
	const looked = await lastLooks(db, rows);
	return rows.map((row) => {
		const called =
			row.called_sealed && unsealField(keys, ring, fields.called, row.id, row.called_sealed);
		const at = looked.get(row.person_id);
		return {
			id: row.id,
			person: row.person_id,
			panes: panesOf(row.panes),
			...(called ? { called } : {}),
			letInAt: row.let_in_at,
			startsAt: row.starts_at,
			until: row.until,
			...(row.codeUntil === null ? {} : { codeUntil: row.codeUntil }),
			...(at === undefined ? {} : { lastLooked: at })
		};
	});
}

/** Who is let in, but for those whose code nobody used in time: that falls away by itself. */
export function open(db: Db | Trx, now: Instant) {
	return db
		.selectFrom('supporters')
		.leftJoin('invitations', (join) =>
			join
				.onRef('invitations.person_id', '=', 'supporters.person_id')
				.on('invitations.used_at', 'is', null)
		)
		.selectAll('supporters')
		.select('invitations.expires_at as codeUntil')
		.where('supporters.revoked_at', 'is', null)
		.where('supporters.until', '>', now)
		.where((where) =>
			where.or([
				where('invitations.expires_at', 'is', null),
				where('invitations.expires_at', '>', now)
			])
		)
		.orderBy('supporters.let_in_at', 'desc');
}

/** When each last looked, by what is written of who looked. */
async function lastLooks(
	db: Db,
	rows: readonly Row<'supporters'>[]
): Promise<Map<string | null, Instant>> {
	if (rows.length === 0) return new Map();
	const looks = await db
		.selectFrom('audit')
		.select(({ fn }) => ['actor_id', fn.max('at').as('at')])
		.where('act', '=', 'case-read')
		.where('actor_kind', '=', 'supporter')
		.where(
			'actor_id',
			'in',
			rows.map(({ person_id }) => person_id)
		)
		.groupBy('actor_id')
		.execute();
	return new Map(looks.map(({ actor_id, at }) => [actor_id, Number(at)]));
}

/** Says what she calls somebody she let in, or no more; nobody but her is shown it. Nothing happens to one that is not hers. */
export async function rename(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ id, called }: { readonly id: string; readonly called: string },
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		const ring = await keyrings.ofPlace(trx, keys, victim.participation);
		const hers = open(trx, now).where('participation_id', '=', victim.participation);
		if (!(await hers.where('supporters.id', '=', id).executeTakeFirst())) return;
		await trx
			.updateTable('supporters')
			.set({ called_sealed: called ? sealField(keys, ring, fields.called, id, called) : null })
			.where('id', '=', id)
			.execute();
	});
}

/** Closes what she opened, from the next request on; false when it is not hers to close, or is closed. */
export async function revoke(
	db: Db,
	keys: Keys,
	victim: Victim,
	id: string,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		if (!(await close(trx, { id, participation: victim.participation }, now))) return false;
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'let-out', now);
		return true;
	});
}

/** Closes one at a place in a case; a code nobody used yet opens nothing from then on. False when it is closed. */
export async function close(
	trx: Trx,
	{ id, participation }: { readonly id: string } & Pick<Place, 'participation'>,
	now: Instant
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('supporters')
		.set({ revoked_at: now })
		.where('id', '=', id)
		.where('participation_id', '=', participation)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return Number(numUpdatedRows) === 1;
}
