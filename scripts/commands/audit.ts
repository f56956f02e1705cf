import * as auditCheck from '#lib/server/audit/check.ts';
import * as heads from '#lib/server/audit/heads.ts';
import type { Instant } from '#lib/domain/event.ts';
import { purgedBefore } from '#lib/server/keep/audit-purge.ts';
import type { Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { withWorld, type Command } from './command.ts';
import { Stop } from './stop.ts';

export const auditVerify: Command = {
	name: 'audit verify',
	usage: 'audit verify',
	does: 'looks through who looked, row by row, and names each that was altered, taken away or put in',
	run: () =>
		withWorld(async ({ db, keys, now }) => {
			const { faults, chains, rows } = await auditState(db, keys, now());
			if (faults.length > 0) throw new Stop(faults.join('\n'));
			console.log(`${rows} rows in ${chains} chains are as they were written.`);
		})
};

export const auditHead: Command = {
	name: 'audit head',
	usage: 'audit head',
	does: 'prints the newest signed line over all that was written down, and the key to check it with: send it elsewhere',
	run: () =>
		withWorld(async ({ db, keys, now }) => {
			const head = (await heads.make(db, keys, now())) ?? (await heads.newest(db));
			if (!head) throw new Stop('Nothing was signed yet');
			console.log(heads.line(head));
			console.log(`signature ${head.signature}`);
			console.log(heads.publicKey(keys).export({ type: 'spki', format: 'pem' }).toString().trim());
		})
};

const said = {
	altered: 'was altered',
	'taken-away': 'was taken away',
	'put-in': 'was put in'
} as const;

/** What is wrong with the audit, a line each, and how much of it was looked at. */
export async function auditState(
	db: Db,
	keys: Keys,
	now: Instant
): Promise<{ faults: string[]; chains: number; rows: number }> {
	const { faults, chains, rows } = await auditCheck.check(db, keys);
	const broken = await heads.broken(db, keys, await purgedBefore(db, now));
	const lines = [
		...faults.map(
			({ chain, seq, what }) => `The audit of ${chain} is broken at row ${seq}: it ${said[what]}.`
		),
		...broken.map(
			(until) =>
				`The audit up to ${new Date(until).toISOString()} is not what was signed that hour.`
		)
	];
	return { faults: lines, chains, rows };
}
