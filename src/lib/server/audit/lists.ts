/** A list that is looked at again and again: what was on it is written down once a day, all of it in one go. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Act } from '#lib/domain/looked/look.ts';
import type { Instant } from '#lib/domain/event.ts';
import { macOf, proofOf, type About } from './audit.ts';
import { lock, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Row } from '#lib/server/tables.ts';

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
	if (missing.size > 0) await writeEach(trx, keys, [...missing.values()], staff, act, now);
}

async function writeEach(
	trx: Trx,
	keys: Keys,
	abouts: readonly About[],
	{ kind, person }: Staff,
	act: Act,
	now: Instant
): Promise<void> {
	const chains = [...new Set(abouts.map(({ chain }) => chain))];
	await lock(trx, chains);
	const ends = await endsOf(trx, chains);
	const rows = abouts.map(({ chain, whose }): Row<'audit'> => {
		const last = ends.get(chain);
		const seq = (last?.seq ?? 0) + 1;
		const row = {
			chain,
			seq,
			at: now,
			actor_kind: kind,
			actor_id: person,
			act,
			whose: whose ?? null
		};
		const mac = macOf(keys, last?.mac ?? '', row);
		ends.set(chain, { seq, mac });
		return { ...row, mac };
	});
	await trx.insertInto('audit').values(rows).execute();
	const tips = [...ends].map(([chain, end]) => ({
		chain,
		seq: end.seq,
		proof: proofOf(keys, 'tip', { chain, ...end })
	}));
	await trx
		.insertInto('audit_tips')
		.values(tips)
		.onConflict((conflict) =>
			conflict
				.column('chain')
				.doUpdateSet(({ ref }) => ({ seq: ref('excluded.seq'), proof: ref('excluded.proof') }))
		)
		.execute();
}

type End = { readonly seq: number; readonly mac: string };

// Of a chain whose rows were all purged the end is where it was cut.
async function endsOf(trx: Trx, chains: readonly string[]): Promise<Map<string, End>> {
	const cut = await trx
		.selectFrom('audit_anchors')
		.select(['chain', 'seq', 'mac'])
		.where('chain', 'in', chains)
		.execute();
	const last = await trx
		.selectFrom('audit')
		.select(['chain', 'seq', 'mac'])
		.where('chain', 'in', chains)
		.where(({ eb, selectFrom }) =>
			eb(
				'seq',
				'=',
				selectFrom('audit as later')
					.select(({ fn }) => fn.max('later.seq').as('last'))
					.whereRef('later.chain', '=', 'audit.chain')
			)
		)
		.execute();
	return new Map([...cut, ...last].map(({ chain, seq, mac }) => [chain, { seq, mac }]));
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
