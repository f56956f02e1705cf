/** How many statements an act asks of the database. */
import type { Db } from '#lib/server/database.ts';

export async function counted(db: Db, act: (db: Db) => Promise<unknown>): Promise<number> {
	let count = 0;
	const counting = db.withPlugin({
		transformQuery: ({ node }) => node,
		// Not where they are built: some are built once and asked a thousand times.
		transformResult: ({ result }) => {
			count += 1;
			return Promise.resolve(result);
		}
	});
	await act(counting);
	return count;
}
