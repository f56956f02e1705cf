/** One keeper asks for a correction and another confirms it, as the two do at their pages. */
import type { Staff } from '#lib/domain/actor.ts';
import type { AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import * as corrections from '#lib/server/keeper/corrections.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import type { World } from '#lib/server/world.ts';

type Here = Pick<World, 'db' | 'keys' | 'now'>;

/** Asks for it, having seen what was asked for before; false where another keeper asked meanwhile. */
export async function ask(
	{ db, keys, now }: Here,
	keeper: Staff,
	correction: AnyCorrection,
	{ mark, why = 'Its page' }: { readonly mark?: string; readonly why?: string } = {}
): Promise<boolean> {
	const id = await corrections.write(db, keys, keeper, correction, now());
	const seen = mark ?? (await corrections.markOf(db, correction.of));
	return deeds.askToCorrect(db, keys, keeper, { id, mark: seen, why }, now());
}

/** Confirms what was asked for last, as it is seen now or as was seen before. */
export async function confirm(
	{ db, keys, now }: Here,
	keeper: Staff,
	before?: string
): Promise<boolean> {
	const asked = (await deeds.openIn(db, now())).at(-1);
	if (asked?.deed.do !== 'correct') return false;
	const change = await corrections.waiting(db, keys, asked.deed.correction);
	return deeds.confirm(db, keys, keeper, asked.id, now(), before ?? change?.seen);
}

/** Undoes all that stands. */
export async function undoAll({ db, keys, now }: Here, keeper: Staff): Promise<void> {
	for (const { id } of await corrections.list(db, keys))
		await corrections.undo(db, keys, keeper, id, now());
}
