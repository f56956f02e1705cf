/**
 * What stands beside her words and opens the rest: a code of her card or, until she has made a card, the paper whose code
 * she came in by. That code opens nothing by itself any more, and was handed to her alone.
 */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { readInvitationCode } from '#lib/server/vault/codes.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as invitations from './invitations.ts';
import type { Row } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as waysIn from './ways-in.ts';

/** `none`: she has made no card yet, and her paper is over; `used-up`: no code of her card is left. */
export type Beside = 'card' | 'paper' | 'used-up' | 'none';

/** What she has beside her words. */
export async function of(db: Db | Trx, person: PersonId, now: Instant): Promise<Beside> {
	const { codes, left } = await waysIn.codesOf(db, person);
	if (left > 0) return 'card';
	if (codes > 0) return 'used-up';
	return (await papersOf(db, person, now).executeTakeFirst()) ? 'paper' : 'none';
}

/** What was typed, looked up where that takes a while: before a transaction begins. */
export type Typed = { readonly code: string; readonly looked?: invitations.Looked };

/** Looks up what was typed beside her words. */
export async function look(db: Db, keys: Keys, code: string): Promise<Typed> {
	return readInvitationCode(code)
		? { code, looked: await invitations.look(db, keys, code) }
		: { code };
}

/** Takes it: a code of the card is used by it, the paper is not. False where it is not hers, or good no more. */
export async function take(
	trx: Trx,
	keys: Keys,
	person: PersonId,
	{ code, looked }: Typed,
	now: Instant
): Promise<boolean> {
	if (!looked) return waysIn.useCard(trx, keys, person, code, now);
	const { found, right } = looked;
	if (!found || !right) {
		await invitations.countMiss(trx, found?.locator ?? '');
		return false;
	}
	return found.person_id === person && isPaper(trx, found, now);
}

/** Whether an invitation is the paper that stands beside somebody's words. */
export async function isPaper(
	db: Db | Trx,
	{ person_id: person, locator }: Pick<Row<'invitations'>, 'person_id' | 'locator'>,
	now: Instant
): Promise<boolean> {
	if (!(await waysIn.has(db, person)) || (await of(db, person, now)) !== 'paper') return false;
	const one = papersOf(db, person, now).where('locator', '=', locator);
	return (await one.executeTakeFirst()) !== undefined;
}

// One that passed through the hands of one of us to bring her back is none.
function papersOf(db: Db | Trx, person: PersonId, now: Instant) {
	return db
		.selectFrom('invitations')
		.select('locator')
		.where('person_id', '=', person)
		.where('handed', '=', 'alone')
		.where('held', '=', 0)
		.where('used_at', 'is not', null)
		.where('expires_at', '>', now);
}
