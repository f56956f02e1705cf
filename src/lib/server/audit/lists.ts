/** A list that is looked at again and again: what was on it is written down once a day, all of it in one go. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Act } from '#lib/domain/looked/look.ts';
import type { Instant } from '#lib/domain/event.ts';
import { writeAll, type About } from './audit.ts';
import type { Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** Writes the same row for each of these, unless it was written there since an instant. */
export async function writeOnceEach(
	trx: Trx,
	keys: Keys,
	abouts: readonly About[],
	staff: Staff,
	act: Act,
	{ since, now }: { readonly since: Instant; readonly now: Instant }
): Promise<void> {
	if (abouts.length === 0) return;
	const chains = [...new Set(abouts.map(({ chain }) => chain))];
	const known = await trx
		.selectFrom('audit')
		.select(['chain', 'whose'])
		.where('chain', 'in', chains)
		.where('actor_id', '=', staff.person)
		.where('act', '=', act)
		.where('at', '>=', since)
		.execute();
	const there = new Set(known.map(keyOf));
	const missing = new Map(
		abouts.map((about) => [keyOf(about), about] as const).filter(([key]) => !there.has(key))
	);
	const entries = [...missing.values()].map((about) => ({ about, actor: staff, act }));
	if (entries.length > 0) await writeAll(trx, keys, entries, now);
}

function keyOf({
	chain,
	whose
}: {
	readonly chain: string;
	readonly whose?: string | null;
}): string {
	return `${chain} ${whose ?? ''}`;
}
