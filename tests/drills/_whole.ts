/** Whether a folder's database is whole: its pages, and every chain of the audit. */
import { sql } from 'kysely';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import { worldIn } from './_server.ts';

/** What SQLite says of its pages, how many chains the audit has, and how many are broken. */
export async function chainFaults(
	folder: string
): Promise<{ integrity: string; chains: number; broken: number }> {
	const { db, keys } = await worldIn(folder);
	const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
	const chains = await db.selectFrom('audit').select('chain').distinct().execute();
	let broken = 0;
	for (const { chain } of chains) {
		if (await auditCheck.firstBroken(db, keys, chain as audit.Chain)) broken += 1;
	}
	await db.destroy();
	return { integrity: rows[0]?.integrity_check ?? 'no answer', chains: chains.length, broken };
}
