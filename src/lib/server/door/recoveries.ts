/** Coming back after losing every way in: the paper she keeps for it, what was given of the two, and the way that opens. */
import type { Actor, PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { standingOf, type Given, type Standing } from '#lib/domain/door/recovery.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { tell } from './arrivals.ts';
import * as audit from '#lib/server/audit/audit.ts';
import {
	newId,
	newRecoveryCode,
	newSpoken,
	plainWords,
	readRecoveryCode
} from '#lib/server/vault/codes.ts';
import { lock, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as limits from '#lib/server/limits.ts';
import * as actors from '#lib/server/access/actors.ts';
import { keep, matches } from '#lib/server/vault/secrets.ts';
import type { Row } from '#lib/server/tables.ts';

/** What she keeps for that day: a code on paper, and what she says on the telephone. */
export type Paper = { readonly code: string; readonly spoken: string };

/** A paper before anybody has it: what is shown of it once, and what is kept. */
export type NewPaper = {
	readonly shown: Paper;
	readonly kept: Pick<Row<'recovery_codes'>, 'locator' | 'secret_hash' | 'spoken_hash'>;
};

/** Makes a paper. It takes a while on purpose, so it is made before a transaction begins. */
export async function newPaper(keys: Keys, lang: Language): Promise<NewPaper> {
	const { locator, secret, shown: code } = newRecoveryCode();
	const spoken = newSpoken(lang);
	const secret_hash = await keep(keys, secret);
	const spoken_hash = await keep(keys, plainWords(spoken));
	return { shown: { code, spoken }, kept: { locator, secret_hash, spoken_hash } };
}

/** Makes a paper hers, in place of any she had; what was given of an older one no longer counts. */
export async function replacePaper(
	trx: Trx,
	person: PersonId,
	{ shown, kept }: NewPaper,
	now: Instant
): Promise<Paper> {
	await close(trx, person);
	await trx
		.insertInto('recovery_codes')
		.values({ person_id: person, ...kept, made_at: now })
		.execute();
	return shown;
}

/** Whether she has words for the telephone, so that they can be asked for. */
export async function hasPaper(db: Db | Trx, person: PersonId): Promise<boolean> {
	const row = await db
		.selectFrom('recovery_codes')
		.select('made_at')
		.where('person_id', '=', person)
		.executeTakeFirst();
	return row !== undefined;
}

/** Whose code this is. A wrong one, an unknown one and that of a page that rests take the same time and are nobody's. */
export async function ownerOf(
	db: Db,
	keys: Keys,
	typed: string,
	{ evenPaused = false } = {}
): Promise<PersonId | undefined> {
	const code = readRecoveryCode(typed);
	const row = await db
		.selectFrom('recovery_codes')
		.innerJoin('people', 'people.id', 'recovery_codes.person_id')
		.select(['recovery_codes.person_id', 'recovery_codes.secret_hash', 'people.paused_at'])
		.where('locator', '=', code?.locator ?? '')
		.executeTakeFirst();
	const open = row && (evenPaused || row.paused_at === null) ? row : undefined;
	const right = await matches(keys, code?.secret ?? '', open?.secret_hash);
	return right ? open?.person_id : undefined;
}

/** What came of what somebody says on the telephone; while a wait runs it is not even heard. */
export type Heard =
	{ readonly was: 'right' | 'wrong' } | { readonly was: 'wait'; readonly minutes: number };

/** Whether somebody on the telephone says what only she should know; a few mistakes make it wait. */
export async function speaks(
	db: Db,
	keys: Keys,
	person: PersonId,
	typed: string,
	now: Instant
): Promise<Heard> {
	const name = limits.bucket(keys, 'spoken', person);
	const wait = await limits.take(db, [{ name, rule: limits.perSpoken }], now);
	if (wait > 0) return { was: 'wait', minutes: limits.minutesOf(wait) };
	const row = await db
		.selectFrom('recovery_codes')
		.select('spoken_hash')
		.where('person_id', '=', person)
		.executeTakeFirst();
	const right = await matches(keys, plainWords(typed), row?.spoken_hash);
	if (!right) return { was: 'wrong' };
	await limits.forgive(db, name);
	return { was: 'right' };
}

export type Factor = keyof Given;

/** Writes down that one of the two was given, tells her so that she can stop it, and says how it stands. */
export async function give(
	trx: Trx,
	keys: Keys,
	by: Actor | 'herself',
	{ person, factor }: { readonly person: PersonId; readonly factor: Factor },
	now: Instant
): Promise<Standing> {
	await lock(trx, [`recovery ${person}`]);
	const before = await givenOf(trx, person);
	const given = { ...before, [factor]: now };
	const row = {
		code_at: given.code ?? null,
		call_at: given.call ?? null,
		seen_at: given.seen ?? null
	};
	await trx
		.insertInto('recoveries')
		.values({ person_id: person, ...row, begun_at: now })
		.onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
		.execute();
	const act = factor === 'code' ? 'recovery-begun' : 'recovery-vouched';
	await writeDown(trx, keys, by, person, act, now);
	await tell(trx, person, now);
	return standingOf(given, now);
}

/** How it stands for a person; nothing where nobody has asked. */
export async function standing(
	db: Db | Trx,
	person: PersonId,
	now: Instant
): Promise<Standing | undefined> {
	const given = await givenOf(db, person);
	return given && standingOf(given, now);
}

/** Writes one act of a person's recovery down in the chain of her case. */
export async function writeDown(
	trx: Trx,
	keys: Keys,
	by: Actor | 'herself',
	person: PersonId,
	act: audit.Act,
	now: Instant
): Promise<void> {
	const found = await actors.actorOf(trx, person, { level: 'code', sure: false });
	const actor = found?.actor;
	if (actor?.kind !== 'victim') return;
	const about = audit.inCase(actor);
	await audit.write(trx, keys, about, by === 'herself' ? actor : by, act, now);
}

/** Whether one of what was given is her printed code. */
export async function gaveCode(trx: Trx, person: PersonId): Promise<boolean> {
	return (await givenOf(trx, person))?.code !== undefined;
}

/** It has opened: what was given is used up, and the printed code alone opens nothing again. */
export async function useUp(trx: Trx, person: PersonId): Promise<void> {
	await trx.deleteFrom('recoveries').where('person_id', '=', person).execute();
}

/** It was not she: what was given is gone and the printed code opens nothing, but what she says on the telephone is still asked. */
export async function stop(trx: Trx, person: PersonId): Promise<void> {
	await useUp(trx, person);
	await trx
		.updateTable('recovery_codes')
		// Longer than any code that can be typed.
		.set({ locator: newId() })
		.where('person_id', '=', person)
		.execute();
}

/** Ends it: her paper, and what was given by it or beside it, open nothing more. */
export async function close(trx: Trx, person: PersonId): Promise<void> {
	await trx.deleteFrom('recovery_codes').where('person_id', '=', person).execute();
	await trx.deleteFrom('recoveries').where('person_id', '=', person).execute();
}

async function givenOf(db: Db | Trx, person: PersonId): Promise<Given | undefined> {
	const row = await db
		.selectFrom('recoveries')
		.selectAll()
		.where('person_id', '=', person)
		.executeTakeFirst();
	if (!row) return undefined;
	const { code_at, call_at, seen_at } = row;
	return {
		code: code_at ?? undefined,
		call: call_at ?? undefined,
		seen: seen_at ?? undefined
	};
}
