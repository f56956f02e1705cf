/** Calls of a stranger that a team promised. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Slot } from '#lib/domain/call/call.ts';
import { triesAmong } from '#lib/domain/call/tries.ts';
import { offer } from '#lib/domain/team/rota.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as rotas from '#lib/server/call/rota.ts';
import { transaction } from '#lib/server/database.ts';
import type { World } from '#lib/server/world.ts';
import { openTeam } from '#tests/team/teams.ts';
import { someWishes } from '#tests/world/builders.ts';

/** A call of a team, promised at the first of so many of its times. */
export async function aPromisedCall(
	world: World,
	many = 20
): Promise<{ id: string; slots: readonly Slot[] }> {
	const { db, now } = world;
	const { team } = await openTeam(world);
	const slots = offer(team, await rotas.read(db, now()), now()).slots.slice(0, many);
	const [promised, ...further] = triesAmong(slots);
	const id = await asks(world, slots, { promised: promised as Slot, further });
	return { id, slots };
}

/** A call of somebody else at the same time. */
export function anotherAt(world: World, promised: Slot): Promise<string> {
	return asks(world, [promised], { promised });
}

function asks(
	{ db, keys, now }: World,
	slots: readonly Slot[],
	times: { readonly promised: Slot; readonly further?: readonly Slot[] }
): Promise<string> {
	const of = { team: 'east', receipt: null };
	const call = { kind: 'call', wishes: someWishes({ slots }), language: 'en', of } as const;
	return transaction(db, (trx) =>
		calls.add(trx, keys, { kind: 'stranger' }, { ...call, ...times }, now())
	);
}

/** The number of a call was shown to one of us on it. */
export function seesNumber(
	{ db, now }: Pick<World, 'db' | 'now'>,
	{ person }: Staff,
	id: string
): Promise<void> {
	return transaction(db, (trx) => calls.step(trx, id, 'number-shown', person, now()));
}
