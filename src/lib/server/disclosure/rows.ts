/** Requests of police for notes as they are kept: what would tell something of her lies sealed by the keys of her place. */
import type { Asked, Handed, NotesRequest } from '#lib/domain/disclosure/request.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';

type Kept = Row<'disclosure_requests'>;

/** Opens some rows, of whichever places. */
export async function opened(
	db: Db | Trx,
	keys: Keys,
	rows: readonly Kept[]
): Promise<NotesRequest[]> {
	const all = await keyrings.several(db, keys, [
		...new Set(rows.map(({ participation_id }) => participation_id))
	]);
	return rows.map((row) => readRow(keys, all.get(row.participation_id), row));
}

function readRow(keys: Keys, ring: keyrings.Ring | undefined, row: Kept): NotesRequest {
	const asked = unsealField(keys, ring, fields.notesAsked, row.id, row.asked_sealed);
	const handed =
		row.handed_sealed && unsealField(keys, ring, fields.notesHanded, row.id, row.handed_sealed);
	return {
		...(JSON.parse(asked) as Asked),
		id: row.id,
		participation: row.participation_id,
		team: row.team,
		asker: row.asker,
		receivedOn: row.received_on,
		isCounselling: row.is_counselling === 1,
		madeBy: row.made_by,
		madeAt: row.made_at,
		notice: row.notice,
		state: row.state,
		...(row.notice_on ? { noticeOn: row.notice_on } : {}),
		...(row.notice_why ? { noticeWhy: row.notice_why } : {}),
		...(row.notice_by ? { noticeBy: row.notice_by } : {}),
		...(row.view ? { view: row.view } : {}),
		...(row.view_how ? { viewHow: row.view_how } : {}),
		...(row.reason ? { reason: row.reason } : {}),
		...(row.decided_by ? { decidedBy: row.decided_by } : {}),
		...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
		...(handed ? { handed: JSON.parse(handed) as Handed[] } : {})
	};
}
