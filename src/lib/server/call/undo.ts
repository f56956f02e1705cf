/** A call she ended can be kept after all for some minutes; then its number, its name and its times are gone. */
import type { Actor } from '#lib/domain/actor.ts';
import type { Slot, Wishes } from '#lib/domain/call/call.ts';
import { readBy, waitsForTime } from '#lib/domain/call/hour.ts';
import type { Instant } from '#lib/domain/event.ts';
import { canKeep } from '#lib/domain/team/rota.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import { sealed, wishesOf } from '#lib/server/reach/wishes.ts';
import type { Row } from '#lib/server/tables.ts';
import * as teams from '#lib/server/team/teams.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as receipts from './receipts.ts';
import * as rotas from './rota.ts';
import * as strangers from './strangers.ts';
import { givenBack } from './team.ts';
import { promiseOf, slotAt } from './tries.ts';

/**
 * Takes back that she ended it; false where its time is over or somebody else's, she has asked for another since, or the
 * minutes are over.
 */
export function keep(db: Db, keys: Keys, actor: Actor, id: string, now: Instant): Promise<boolean> {
	const isEnded = ({ undo_until }: Row<'calls'>) => undo_until !== null && now < undo_until;
	const keeping = { id, named: 'kept', may: isEnded } as const;
	return receipts.change(db, keys, actor, keeping, now, async (trx, row) => {
		if (row.person_id && (await receipts.isToCome(trx, row.person_id))) return undefined;
		const again = { ...givenBack, undo_until: null };
		if (waitsForTime(await wishesOf(trx, keys, row))) {
			if (now < row.promised_to) return again;
			const { from, to } = readBy(now);
			return { ...again, promised_from: from, promised_to: to };
		}
		const tries = await stillFree(trx, row, now);
		return tries[0]?.from === row.promised_from
			? { ...again, ...promiseOf(tries, row) }
			: undefined;
	});
}

async function stillFree(trx: Trx, row: Row<'calls'>, now: Instant): Promise<readonly Slot[]> {
	const team = row.team ? await teams.find(trx, row.team) : undefined;
	if (!team) return [];
	const rota = await rotas.read(trx, now);
	const free = [row.promised_from, row.second_from, row.third_from]
		.flatMap((from) => (from === null ? [] : slotAt(from)))
		.filter((slot) => slot.from > now && canKeep(team, rota, slot));
	return strangers.within(trx, row, free, now);
}

/** Throws away what those held that she ended and did not keep after all. */
export async function follow(db: Db, keys: Keys, now: Instant): Promise<void> {
	const over = await db.selectFrom('calls').select('id').where('undo_until', '<=', now).execute();
	for (const { id } of over)
		await transaction(db, async (trx) => {
			const one = trx.selectFrom('calls').selectAll().where('id', '=', id);
			const row = await one.where('undo_until', '<=', now).forUpdate().executeTakeFirst();
			if (row) await empty(trx, keys, row);
		});
}

async function empty(trx: Trx, keys: Keys, row: Row<'calls'>): Promise<void> {
	const { language } = await wishesOf(trx, keys, row);
	const nothing: Wishes = {
		slots: [],
		mayLeaveMessage: false,
		language,
		ifSomeoneElse: 'hang-up'
	};
	const person = row.person_id ?? undefined;
	await trx
		.updateTable('calls')
		.set({
			undo_until: null,
			second_from: null,
			third_from: null,
			asker_sealed: null,
			wishes_sealed: await sealed(trx, keys, row.id, person, nothing)
		})
		.where('id', '=', row.id)
		.execute();
}
