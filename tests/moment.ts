/** What happens between two steps of an act: a database in which something else is done first. */
import { once, type Db } from '#lib/server/database.ts';

/** The same database; before each transaction that is begun by it, something happens. */
export function beforeEachTransaction(db: Db, act: () => Promise<unknown>): Db {
	const transaction = () => ({
		execute: async (next: Parameters<typeof once>[1]) => {
			await act();
			return once(db, next);
		}
	});
	return new Proxy(db, {
		get(of, name) {
			if (name === 'transaction') return transaction;
			const found: unknown = Reflect.get(of, name, of);
			return typeof found === 'function' ? (found.bind(of) as unknown) : found;
		}
	});
}
