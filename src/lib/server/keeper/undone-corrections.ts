/** Corrections that one keeper took back, which takes no second. */
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import type { CorrectionKind } from './correction-kinds.ts';

/** What one keeper undid since an instant, the newest first: so that every other one sees it. */
export async function since(db: Db, from: Instant) {
	const rows = await db
		.selectFrom('corrections')
		.select(['id', 'kind', 'of', 'undone_at'])
		.where('undone_at', '>', from)
		.orderBy('undone_at', 'desc')
		.execute();
	return rows.map(({ id, kind, of, undone_at }) => ({
		...{ id, kind: kind as CorrectionKind, of, at: undone_at ?? from }
	}));
}
