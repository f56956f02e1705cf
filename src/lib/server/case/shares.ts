/** The newest share of each hearing of a case, kept sealed: what a court says next is compared with it. */
import { says } from '#lib/domain/case/share.ts';
import type { Share } from '#lib/domain/case/snapshot.ts';
import type { CaseId, Event, OfShare } from '#lib/domain/event.ts';
import type { Trx } from '#lib/server/database.ts';
import { preparedForMany } from '#lib/server/prepared.ts';
import type { Row } from '#lib/server/tables.ts';
import * as fields from '#lib/server/vault/fields.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import type { Ring } from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';

/** The shares that are kept of a case. */
export async function ofCase(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	ring: Ring
): Promise<readonly Share[]> {
	const rows = await rowsOf(trx, [{ caseId }]);
	return rows.map(
		({ id, share_sealed }) =>
			JSON.parse(unsealField(keys, ring, fields.share, id, share_sealed)) as Share
	);
}

/** A share as its row keeps it. */
export function rowFrom(keys: Keys, caseId: CaseId, ring: Ring, share: Share): Row<'shares'> {
	const id = idOf(keys, caseId, share);
	const share_sealed = sealField(keys, ring, fields.share, id, JSON.stringify(share));
	return { id, case_id: caseId, share_sealed };
}

/** Keeps rows of shares, each in the place of the one before it. */
export async function keep(trx: Trx, rows: readonly Row<'shares'>[]): Promise<void> {
	const last = new Map(rows.map((row) => [row.id, row]));
	await put(trx, [...last.values()]);
}

/** Keeps these shares of a case in the place of all others. */
export async function replaceAll(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	ring: Ring,
	all: readonly Share[]
): Promise<void> {
	await trx.deleteFrom('shares').where('case_id', '=', caseId).execute();
	await keep(
		trx,
		all.map((share) => rowFrom(keys, caseId, ring, share))
	);
}

/** Forgets every share that says one of these facts, which were wrong: else the next share would tell it again. */
export async function forget(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	ring: Ring,
	wrong: readonly Event[]
): Promise<void> {
	for (const share of await ofCase(trx, keys, caseId, ring))
		if (wrong.some((fact) => says(share, fact)))
			await trx
				.deleteFrom('shares')
				.where('id', '=', idOf(keys, caseId, share))
				.execute();
}

function idOf(keys: Keys, caseId: CaseId, { hearing, sort }: OfShare): string {
	return indexOf(keys, 'share', JSON.stringify([caseId, hearing, sort]));
}

const rowsOf = preparedForMany<{ readonly caseId: CaseId }>('caseId')((db, cases) =>
	db
		.selectFrom('shares')
		.selectAll()
		.where(
			'case_id',
			'in',
			cases.map(({ caseId }) => caseId)
		)
		.orderBy('id')
);

const put = preparedForMany<Row<'shares'>>(...(['id', 'case_id', 'share_sealed'] as const))(
	(db, rows) =>
		db
			.insertInto('shares')
			.values(rows)
			.onConflict((conflict) =>
				conflict
					.column('id')
					.doUpdateSet(({ ref }) => ({ share_sealed: ref('excluded.share_sealed') }))
			)
);
