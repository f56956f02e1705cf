/** A list that is looked at again and again: what was on it is written down once a day, all of it in one go. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Act } from '#lib/domain/looked/look.ts';
import type { Instant } from '#lib/domain/event.ts';
import { writeAll, type About } from './audit.ts';
import type { Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

type Since = { readonly since: Instant; readonly now: Instant };
type Listed = { readonly about: About; readonly act: Act };

/** Writes the same row for each of these, unless it was written there since an instant. */
export function writeOnceEach(
	trx: Trx,
	keys: Keys,
	abouts: readonly About[],
	staff: Staff,
	act: Act,
	since: Since
): Promise<void> {
	const listed = abouts.map((about) => ({ about, act }));
	return writeOnceAll(trx, keys, listed, staff, since);
}

/** Writes each of these rows, unless it was written there since an instant. */
export async function writeOnceAll(
	trx: Trx,
	keys: Keys,
	listed: readonly Listed[],
	staff: Staff,
	{ since, now }: Since
): Promise<void> {
	if (listed.length === 0) return;
	const known = await trx
		.selectFrom('audit')
		.select(['chain', 'whose', 'act'])
		.where('chain', 'in', [...new Set(listed.map(({ about }) => about.chain))])
		.where('actor_id', '=', staff.person)
		.where('act', 'in', [...new Set(listed.map(({ act }) => act))])
		.where('at', '>=', since)
		.execute();
	const there = new Set(known.map(({ act, ...about }) => keyOf(about) + act));
	const missing = new Map(
		listed
			.map((one) => [keyOf(one.about) + one.act, one] as const)
			.filter(([key]) => !there.has(key))
	);
	const entries = [...missing.values()].map((one) => ({ ...one, actor: staff }));
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
