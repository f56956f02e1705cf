/** How many calls and records one of staff opens in an hour: whoever reads many quickly is slowed, then stopped. */
import type { Staff } from '#lib/domain/actor.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction } from '#lib/server/database.ts';
import * as limits from '#lib/server/limits.ts';
import * as notices from '#lib/server/notice/notices.ts';
import type { World } from '#lib/server/world.ts';

const hour = 60 * 60_000;
/** So many are a busy hour: beyond them a key is shown again, every five minutes. */
export const many = 60;
/** So many are nobody's work. */
export const most = 120;

/** Counts one more in this hour of the clock. At the first that is too many a supervisor hears of it. */
export async function count(
	{ db, keys, now }: World,
	staff: Staff
): Promise<'few' | 'many' | 'too-many'> {
	const name = limits.bucket(keys, 'opened', `${staff.person} ${Math.floor(now() / hour)}`);
	const opened = await limits.countUp(db, { name, rule: limits.perHour }, now());
	if (opened <= many) return 'few';
	if (opened <= most) return 'many';
	await transaction(db, async (trx) => {
		await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now());
		if (opened === most + 1)
			await notices.owe(trx, { kind: 'many-opened', role: 'supervisor', facts: {} }, now());
	});
	return 'too-many';
}
