/** Her plan of safe contact as it stands: for a call that was asked for, and for what we owe her to tell. */
import type { PersonId } from '#lib/domain/actor.ts';
import { timesFrom } from '#lib/domain/call/not-safe.ts';
import { ringsRecorded, type Wishes } from '#lib/domain/call/call.ts';
import { narrowed, nothingChosen, type ContactPlan } from '#lib/domain/reach/contact-plan.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Needs } from '#lib/domain/reach/needs.ts';
import { hoursToldIn, tryUntil, type NoticeWay } from '#lib/domain/reach/notice-way.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as needs from './needs.ts';
import * as noticeWays from './notice-ways.ts';
import { quietOf } from './quiet.ts';
import * as people from '#lib/server/people/people.ts';
import type { Row } from '#lib/server/tables.ts';
import { wishesOf } from './wishes.ts';

/**
 * What she chose for one call, narrowed by what she said of being reached since; and the number. Only for a caller that
 * has found out that the asker may work on this call; the number is shown by `ringing.numberFor` alone.
 */
export async function forCall(
	db: Db | Trx,
	keys: Keys,
	row: Row<'calls'>
): Promise<{ readonly plan: ContactPlan; readonly phone?: string }> {
	const wishes = await wishesOf(db, keys, row);
	const later =
		row.person_id && (await needs.ofPerson(db, keys, row.person_id, narrowedSince(row)));
	const phone = ringsRecorded(row)
		? row.person_id && (await people.contactOf(db, keys, row.person_id))?.phone
		: wishes.phone && ((later && later.phone) || wishes.phone);
	const quiet = (await quietOf(db, [row]))(row);
	const plan = planOf(wishes, later || undefined, { hasNumber: Boolean(phone), quiet });
	return { plan, ...(phone ? { phone } : {}) };
}

/** What she chose for a call, narrowed by what she said later. `quiet`: until when nobody rings, because it was not safe. */
export function planOf(
	wishes: Wishes,
	later: Needs | undefined,
	{ hasNumber, quiet = 0 }: { readonly hasNumber: boolean; readonly quiet?: Instant | undefined }
): ContactPlan {
	const plan: ContactPlan = {
		...nothingChosen,
		hasNumber,
		slots: timesFrom(wishes.slots, quiet),
		message: wishes.mayLeaveMessage,
		someoneElse: wishes.ifSomeoneElse,
		hasName: wishes.name !== undefined,
		...(wishes.askFirst ? { askFirst: true as const } : {})
	};
	return later ? narrowed(plan, later) : plan;
}

/** From when on what she said of being reached narrows the plan of a call. */
export function narrowedSince({ kind, asked_at }: Row<'calls'>): Instant {
	// A call about her safety goes by times she chose long before it was made.
	return kind === 'safety' ? 0 : asked_at;
}

/** What a person chose for all that we may write to her, and where each way leads: nothing, where she said nothing. */
export async function toWrite(
	db: Db | Trx,
	keys: Keys,
	person: PersonId
): Promise<{ readonly plan: ContactPlan; readonly ways: readonly NoticeWay[] }> {
	const { ways, times } = await noticeWays.ofPerson(db, keys, person);
	const phone = ways.some(({ way }) => way === 'text')
		? (await needs.ofPerson(db, keys, person))?.phone
		: undefined;
	// A number she took away or changed since is not the one that was tried.
	const standing = ways.filter(({ way, address }) => way !== 'text' || address === phone);
	const plan: ContactPlan = {
		...nothingChosen,
		hasNumber: phone !== undefined,
		hours: hoursToldIn(times),
		ways: standing.map((one) => ({
			way: one.way,
			...(one.provenAt === undefined ? { tryUntil: tryUntil(one) } : { provenAt: one.provenAt })
		})),
		rests: await people.isPaused(db, person)
	};
	return { plan, ways: standing };
}
