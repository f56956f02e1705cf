/** Coming back after losing every way in: the paper she keeps for it, what was given of the two, and the way that opens. */
import type { Actor, PersonId, Staff } from '#lib/domain/actor.ts';
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
import * as notices from '#lib/server/notice/notices.ts';
import * as noticeWays from '#lib/server/reach/notice-ways.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as stops from '#lib/server/stop/stops.ts';
import * as supervisors from '#lib/server/team/supervisors.ts';
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
	| { readonly was: 'right' | 'wrong' }
	| { readonly was: 'wait'; readonly minutes: number };

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

/** What was given: her printed code, which she typed herself; or what one of us says, for the team that was to find out. */
export type Giving =
	| { readonly person: PersonId; readonly factor: 'code' }
	| {
			readonly person: PersonId;
			readonly factor: 'call' | 'seen';
			readonly by: PersonId;
			readonly team: string | undefined;
			/** Her words were heard by the team that has her case. */
			readonly isSure: boolean;
	  };

/** Writes down that one of the two was given, tells her and a supervisor so that either can stop it, and says how it stands. */
export async function give(
	trx: Trx,
	keys: Keys,
	by: Actor | 'herself',
	giving: Giving,
	now: Instant
): Promise<Standing> {
	const { person } = giving;
	await lockOf(trx, person);
	const row = given(giving, now);
	await trx
		.insertInto('recoveries')
		.values({ ...nothingGiven, ...row, person_id: person, begun_at: now })
		.onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
		.execute();
	const act = giving.factor === 'code' ? 'recovery-begun' : 'recovery-vouched';
	await writeDown(trx, keys, by, person, act, now);
	await tellHer(trx, person, now);
	if (giving.factor !== 'code') await tellSupervisors(trx, giving.team, now);
	return (await standing(trx, person, now)) ?? { state: 'one' };
}

const nothingGiven = {
	code_at: null,
	call_at: null,
	call_by: null,
	call_sure: 0,
	seen_at: null,
	seen_by: null,
	second_by: null,
	second_at: null,
	team: null
} as const;

function given(giving: Giving, now: Instant): Partial<Row<'recoveries'>> {
	if (giving.factor === 'code') return { code_at: now };
	const { by, team = null, isSure } = giving;
	// Whoever agreed to what was written down before has not agreed to this.
	const anew = { team, second_by: null, second_at: null } as const;
	if (giving.factor === 'seen') return { seen_at: now, seen_by: by, ...anew };
	return { call_at: now, call_by: by, call_sure: isSure ? 1 : 0, ...anew };
}

/** A second of us agrees to what was written down; she is told of it. */
export async function second(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	person: PersonId,
	now: Instant
): Promise<void> {
	await trx
		.updateTable('recoveries')
		.set({ second_by: staff.person, second_at: now })
		.where('person_id', '=', person)
		.execute();
	await writeDown(trx, keys, staff, person, 'recovery-seconded', now);
}

/** Locks the recovery of a person: what is given, agreed to and stopped at one moment is one after the other. */
export async function lockOf(trx: Trx, person: PersonId): Promise<void> {
	await lock(trx, [`recovery ${person}`]);
}

/** Tells her, by every way she chose, that there is something to look at; it is her own page that says what. */
export async function tellHer(trx: Trx, person: PersonId, now: Instant): Promise<void> {
	const ways = await noticeWays.namesOf(trx, person);
	if (ways.length === 0) return tell(trx, person, now);
	for (const way of ways)
		await notices.owe(trx, { kind: 'way-changed', person, facts: { way } }, now);
}

async function tellSupervisors(trx: Trx, team: string | undefined, now: Instant): Promise<void> {
	const all = team ? await supervisors.of(trx, team) : [];
	const notice = { kind: 'way-vouched', facts: {} } as const;
	if (all.length === 0) await notices.owe(trx, { ...notice, role: 'supervisor' }, now);
	for (const person of all) await notices.owe(trx, { ...notice, person }, now);
}

/** How it stands for a person; nothing where nobody has asked. */
export async function standing(
	db: Db | Trx,
	person: PersonId,
	now: Instant
): Promise<Standing | undefined> {
	const given = await givenOf(db, person);
	if (!given) return undefined;
	// While nothing can warn her, no day runs in which she could say that it is not she.
	const found = await actors.actorOf(db, person, { level: 'code', sure: false });
	const caseId = found && 'caseId' in found.actor ? found.actor.caseId : undefined;
	return standingOf({ ...given, warnedFrom: await stops.noticesSince(db, caseId, now) }, now);
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

/** What was given is used up, or it was not she: the printed code alone opens nothing again, nor does a code of ours that waits. */
export async function useUp(trx: Trx, person: PersonId): Promise<void> {
	await trx
		.deleteFrom('invitations')
		.where('person_id', '=', person)
		.where('held', '=', 1)
		.where('used_at', 'is', null)
		.execute();
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
	await useUp(trx, person);
}

async function givenOf(db: Db | Trx, person: PersonId): Promise<Given | undefined> {
	const row = await db
		.selectFrom('recoveries')
		.leftJoin('recovery_codes', 'recovery_codes.person_id', 'recoveries.person_id')
		.select(['code_at', 'call_at', 'call_sure', 'seen_at', 'second_at', 'spoken_hash'])
		.where('recoveries.person_id', '=', person)
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		code: row.code_at ?? undefined,
		call: row.call_at ?? undefined,
		seen: row.seen_at ?? undefined,
		second: row.second_at ?? undefined,
		isSure: row.call_sure === 1,
		hasWords: row.spoken_hash !== null
	};
}
