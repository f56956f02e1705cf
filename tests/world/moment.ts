/** What happens between two steps of an act: a database in which something else is done first. */
import { transaction, type Db } from '#lib/server/database.ts';

/** The same database; before each transaction that is begun by it, something happens. */
export function beforeEachTransaction(db: Db, act: () => Promise<unknown>): Db {
	const begin = () => ({
		execute: async (next: Parameters<typeof transaction>[1]) => {
			await act();
			return transaction(db, next);
		}
	});
	return new Proxy(db, {
		get(of, name) {
			if (name === 'transaction') return begin;
			const found: unknown = Reflect.get(of, name, of);
			return typeof found === 'function' ? (found.bind(of) as unknown) : found;
		}
	});
}
