/** What she does about being told: chooses when and how, tries an address, proves it, and ends it in one press. */
import { randomInt } from 'node:crypto';
import type { ParticipationId, Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isTried, type ToldAbout, type ToldTimes } from '#lib/domain/reach/notice-way.ts';
import { checkWords, type CheckWord, type WrittenWay } from '#lib/domain/reach/template.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as limits from '#lib/server/limits.ts';
import { drop, readFor, remove, scopedTo } from '#lib/server/reach/notice-ways.ts';
import * as notices from './notices.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField } from '#lib/server/vault/seals.ts';

/** Keeps when a note may come, and of what in her case. */
export async function setTimes(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ about, ...times }: ToldTimes & { readonly about: ToldAbout },
	now: Instant
): Promise<void> {
	const { participation } = victim;
	await transaction(db, async (trx) => {
		const ring = await keyrings.ofPlace(trx, keys, participation);
		const values = {
			times_sealed: sealField(keys, ring, fields.noticeTimes, participation, JSON.stringify(times)),
			about,
			changed_at: now
		};
		await trx
			.insertInto('notice_times')
			.values({ participation_id: participation, ...values })
			.onConflict((conflict) => conflict.column('participation_id').doUpdateSet(values))
			.execute();
		await audit.write(trx, keys, audit.inCase(victim), victim, 'notice-ways-changed', now);
	});
}

export type Asked =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'there' }
	| { readonly ok: false; readonly why: 'wait'; readonly minutes: number };

/** Sends one message to an address to try it; the word in it is drawn here. A way that stands has to be ended first. */
export async function tryOut(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ way, address }: { readonly way: 'text' | 'mail'; readonly address: string },
	now: Instant
): Promise<Asked> {
	const buckets = [victim.person, `${way}/${address}`].map((about) => ({
		name: limits.bucket(keys, 'checking', about),
		rule: limits.perCheck
	}));
	const wait = await limits.take(db, buckets, now);
	if (wait > 0) return { ok: false, why: 'wait', minutes: limits.minutesOf(wait) };
	const word = checkWords[randomInt(checkWords.length)] as CheckWord;
	const id = await transaction(db, (trx) => put(trx, keys, victim, { way, address, word }, now));
	return id ? { ok: true } : { ok: false, why: 'there' };
}

/** Keeps what the browser of her own phone gave to be pushed to: that it gave it is the proof. */
export async function addPush(
	db: Db,
	keys: Keys,
	victim: Victim,
	subscription: string,
	now: Instant
): Promise<boolean> {
	return transaction(
		db,
		async (trx) =>
			(await put(trx, keys, victim, { way: 'push', address: subscription }, now)) !== undefined
	);
}

/** Whether the word she picked is the one that came. A wrong one ends the try: another message has to be sent. */
export async function prove(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ way, word }: { readonly way: WrittenWay; readonly word: CheckWord | undefined },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await holdWays(trx, victim.participation);
		const { ways } = await readFor(trx, keys, victim);
		const tried = ways.find((one) => one.way === way && isTried(one, now));
		if (!tried) return false;
		if (word === undefined || tried.word !== word) {
			await remove(trx, tried.id);
			return false;
		}
		await trx
			.updateTable('notice_ways')
			.set({ proven_at: now })
			.where('id', '=', tried.id)
			.execute();
		await added(trx, keys, victim, tried.id, now);
		return true;
	});
}

/** Ends one way, or all of it: at once, and nothing goes there to say so. */
export async function end(
	db: Db,
	keys: Keys,
	victim: Victim,
	way: WrittenWay | undefined,
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		await holdWays(trx, victim.participation);
		const standing = scopedTo(trx, victim).$if(way !== undefined, (some) =>
			some.where('way', '=', way as WrittenWay)
		);
		const rows = await standing.execute();
		for (const { id } of rows) await remove(trx, id);
		if (!way) await drop(trx, victim.participation);
		if (rows.length > 0)
			await audit.write(trx, keys, audit.inCase(victim), victim, 'notice-ways-ended', now);
	});
}

type New = { readonly way: WrittenWay; readonly address: string; readonly word?: CheckWord };

async function put(
	trx: Trx,
	keys: Keys,
	victim: Victim,
	{ way, ...leads }: New,
	now: Instant
): Promise<string | undefined> {
	const { participation } = victim;
	await holdWays(trx, participation);
	const there = await scopedTo(trx, victim).where('way', '=', way).executeTakeFirst();
	if (there?.proven_at) return undefined;
	if (there) await remove(trx, there.id);
	const ring = await keyrings.ofPlace(trx, keys, participation);
	const id = newId();
	const address_sealed = sealField(keys, ring, fields.noticeAddress, id, JSON.stringify(leads));
	const proven_at = leads.word ? null : now;
	await trx
		.insertInto('notice_ways')
		.values({ id, participation_id: participation, way, address_sealed, asked_at: now, proven_at })
		.execute();
	if (leads.word)
		await notices.owe(
			trx,
			{ kind: 'way-check', person: victim.person, facts: { way: id }, source: 'way-check' },
			now
		);
	else await added(trx, keys, victim, id, now);
	return id;
}

/** Writes a new way down, and tells her of it where she was told before: it may be another's. */
async function added(
	trx: Trx,
	keys: Keys,
	victim: Victim,
	id: string,
	now: Instant
): Promise<void> {
	const before = await scopedTo(trx, victim)
		.where('notice_ways.id', '!=', id)
		.where('proven_at', 'is not', null)
		.executeTakeFirst();
	if (before)
		await notices.owe(trx, { kind: 'way-changed', person: victim.person, facts: {} }, now);
	await audit.write(trx, keys, audit.inCase(victim), victim, 'notice-ways-changed', now);
}

async function holdWays(trx: Trx, participation: ParticipationId): Promise<void> {
	await lock(trx, [`notice-ways/${participation}`]);
}
