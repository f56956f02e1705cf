/** A code of an agency, typed by somebody with a case of her own: one answer for every code, and for a right one a call. */
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import { promise, type Slot, type Wishes } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { standingOf, type Standing } from '#lib/domain/begin/join.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import type * as voice from '#lib/domain/call/voice.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as joinTimes from '#lib/server/call/join-times.ts';
import * as strangers from '#lib/server/call/strangers.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as limits from '#lib/server/limits.ts';
import * as people from '#lib/server/people/people.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';
import type { World } from '#lib/server/world.ts';
import { ofHers } from '#lib/server/people/places.ts';

/** How joining stands for her, by the last code she typed; nothing when she typed none. */
export async function readFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<Standing | undefined> {
	if (victim.level !== 'full') return undefined;
	const rows = await scopedTo(db, victim).execute();
	const row = rows.find(({ joined_at }) => joined_at !== null) ?? rows[0];
	if (!row) return undefined;
	const { slots } = await wishesOf(db, keys, row);
	const { said_at: saidAt, joined_at: joinedAt } = row;
	return standingOf(
		{ slots, ...(saidAt ? { saidAt } : {}), ...(joinedAt ? { joinedAt } : {}) },
		now
	);
}

/** The one read of the codes a victim typed, newest first, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Victim) {
	return db
		.selectFrom('joins')
		.innerJoin('participations', 'participations.id', 'joins.participation_id')
		.selectAll('joins')
		.$call(ofHers(victim))
		.orderBy('joins.asked_at', 'desc');
}

export type Asking = {
	readonly code: string;
	/** When it is safe to call her; not looked at while times are kept for a code she typed before. */
	readonly wishes: Wishes;
	/** What a team is found by. */
	readonly asking: voice.Asking;
};

/**
 * Tries a code and spends it if it is right; false, and nothing was tried, where no team can keep one of her times. Every
 * code makes the same statements, one row and keeps the same times, so that neither the answer, nor how long it takes, nor
 * what is free afterwards tells which it was; what follows from a right one comes a moment later, in `follow`.
 */
export async function ask(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ code, ...asked }: Asking,
	now: Instant
): Promise<boolean> {
	const looked = await invitations.look(db, keys, code);
	const { found } = looked;
	// A code of ours that waits is for her own door alone.
	const right = looked.right && found?.held !== 1;
	return transaction(db, async (trx) => {
		await lock(trx, [victim.caseId]);
		const kept = await keptFor(trx, keys, victim, asked, now);
		if (!kept) return false;
		const mayJoin = await isReachable(trx, found?.person_id);
		const waits = await isWaiting(trx, victim);
		const isOwn = isOwnCase(victim.caseId);
		const lives = right && !!found && found.expires_at > now && mayJoin && !waits && isOwn;
		const spent = await invitations.spend(trx, lives ? found.locator : '', now);
		await invitations.countMiss(trx, found && !right ? found.locator : '');
		const wasUsed = right && found?.used_at !== null;
		const worth = spent ? 'right' : wasUsed || (lives && !spent) ? 'used' : 'none';
		const person = worth === 'none' ? null : (found?.person_id ?? null);
		await keep(trx, keys, victim, { worth, person, ...kept }, now);
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'join-asked', now);
		return true;
	});
}

/** Whether times are kept for a code she typed, so that she need not be asked for any. */
export async function hasTimes(db: Db, victim: Victim, now: Instant): Promise<boolean> {
	return (await joinTimes.keptFor(db, victim, now)) !== undefined;
}

type Times = { readonly wishes: Wishes; readonly team: TeamId };

/** The times of the code before while any is to come: one who types ten codes keeps one call's time. Else new ones. */
async function keptFor(
	trx: Trx,
	keys: Keys,
	victim: Victim,
	{ wishes, asking }: Omit<Asking, 'code'>,
	now: Instant
): Promise<Times | undefined> {
	const before = await joinTimes.keptFor(trx, victim, now);
	if (before?.team) return { wishes: await wishesOf(trx, keys, before), team: before.team };
	const kept = await strangers.keep(trx, keys, { ...asking, safe: wishes.slots }, now);
	// Only what is kept is ever rung: another time would have to be found for a right code, and show.
	return (
		kept && { wishes: { ...wishes, slots: [kept.promised, ...kept.further] }, team: kept.of.team }
	);
}

/**
 * Whether an agency's case stands behind a code, a number that can be rung, and nobody who has a way in already: theirs
 * would end with the joining.
 */
async function isReachable(trx: Trx, person: PersonId | undefined): Promise<boolean> {
	const row = await trx
		.selectFrom('participations')
		.innerJoin('people', 'people.id', 'participations.person_id')
		.select(['participations.case_id', 'people.number_sealed'])
		.where('people.id', '=', person ?? ('' as PersonId))
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('ways_in').select('made_at').whereRef('person_id', '=', 'people.id')))
		)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('device_keys').select('id').whereRef('person_id', '=', 'people.id')))
		)
		.executeTakeFirst();
	return !!row && row.number_sealed !== null && !isOwnCase(row.case_id);
}

/** Whether a right code of hers waits for its call: another one is not spent beside it. */
async function isWaiting(trx: Trx, victim: Victim): Promise<boolean> {
	const row = await scopedTo(trx, victim)
		.leftJoin('calls', 'calls.id', 'joins.call_id')
		.where('joins.code', '=', 'right')
		.where('joins.joined_at', 'is', null)
		.where((where) =>
			where.or([
				where('joins.followed_at', 'is', null),
				where('joins.said_at', 'is not', null),
				where('calls.state', 'in', ['asked', 'taken'])
			])
		)
		.executeTakeFirst();
	return row !== undefined;
}

type Kept = Times & {
	readonly worth: Row<'joins'>['code'];
	readonly person: PersonId | null;
};

async function keep(
	trx: Trx,
	keys: Keys,
	{ participation, caseId }: Victim,
	{ worth, person, wishes, team }: Kept,
	now: Instant
): Promise<void> {
	const id = newId();
	const ring = await keyrings.find(trx, keys, participation);
	const [first, second, third] = wishes.slots;
	await trx
		.insertInto('joins')
		.values({
			id,
			participation_id: participation,
			own_case: caseId,
			asked_at: now,
			wishes_sealed: sealField(keys, ring, fields.joinWishes, id, JSON.stringify(wishes)),
			code: worth,
			code_person: person,
			followed_at: worth === 'none' ? now : null,
			call_id: null,
			said_at: null,
			joined_at: null,
			code_place: null,
			team,
			promised_from: first?.from ?? null,
			second_from: second?.from ?? null,
			third_from: third?.from ?? null
		})
		.execute();
}

const atOnce = 20;

/** Makes the call that each right code is owed, and tells the keeper of each that was used before; returns how many. */
export async function follow(db: Db, keys: Keys, now: Instant): Promise<number> {
	const waiting = await db
		.selectFrom('joins')
		.select('id')
		.where('followed_at', 'is', null)
		.orderBy('asked_at')
		.limit(atOnce)
		.execute();
	for (const { id } of waiting) await transaction(db, (trx) => followOne(trx, keys, id, now));
	return waiting.length;
}

async function followOne(trx: Trx, keys: Keys, id: string, now: Instant): Promise<void> {
	const mine = trx
		.selectFrom('joins')
		.selectAll()
		.where('id', '=', id)
		.where('followed_at', 'is', null);
	const row = await mine.forUpdate().executeTakeFirst();
	if (!row) return;
	const call_id = await consequenceOf(trx, keys, row, now);
	await trx.updateTable('joins').set({ followed_at: now, call_id }).where('id', '=', id).execute();
}

/** Writes the use of a code down where its person is, and for a right one owes the call; returns the call. */
async function consequenceOf(
	trx: Trx,
	keys: Keys,
	row: Row<'joins'>,
	now: Instant
): Promise<string | null> {
	const { code, code_person: person } = row;
	if (!person) return null;
	await invitations.writeDown(trx, keys, person, code === 'right', now);
	return code === 'right' ? owe(trx, keys, row, person, now) : null;
}

async function owe(
	trx: Trx,
	keys: Keys,
	row: Row<'joins'>,
	person: PersonId,
	now: Instant
): Promise<string> {
	const found = await actors.actorOf(trx, person, { level: 'code', sure: false });
	const whom = found?.actor.kind === 'victim' ? found.actor : undefined;
	const said = await wishesOf(trx, keys, row);
	const name = (await people.contactOf(trx, keys, person))?.name;
	const wishes = { ...said, ...(name ? { name } : {}) };
	const promised = promise(said.slots, now) ?? (said.slots.at(-1) as Slot);
	const further = row.team ? said.slots.filter(({ from }) => from > promised.from) : [];
	const of = row.team ? { of: { team: row.team, receipt: null } } : {};
	const language = found?.language ?? 'en';
	// Until the call has been made, whoever typed the code is a stranger to the agency's case.
	const asker = { kind: 'stranger' } as const;
	const call = { kind: 'join', wishes, language, promised, further, ...of } as const;
	return calls.addFor(trx, keys, asker, whom, call, now);
}

/** How it was safe to call whoever typed a code. */
export async function wishesOf(db: Db | Trx, keys: Keys, row: Row<'joins'>): Promise<Wishes> {
	const ring = await keyrings.find(db, keys, row.participation_id);
	const words = unsealField(keys, ring, fields.joinWishes, row.id, row.wishes_sealed);
	return JSON.parse(words) as Wishes;
}

/**
 * Tries a code of an agency for somebody with a case of her own, and returns the minutes she has to wait before it can be
 * tried: 0 when it was, whatever it was worth. A right code counts as a wrong one does. Where no team can keep a time of
 * hers it was not tried.
 */
export async function tryToJoin(
	{ db, keys, now }: World,
	network: string,
	victim: Victim,
	asking: Asking
): Promise<number | 'no-time'> {
	const tries = [
		{ name: limits.bucket(keys, 'network', network), rule: limits.perNetwork },
		{ name: limits.bucket(keys, 'join', victim.person), rule: limits.perAccount }
	];
	const wait = await limits.take(db, tries, now());
	if (wait > 0) return limits.minutesOf(wait);
	return (await ask(db, keys, victim, asking, now())) ? 0 : 'no-time';
}
