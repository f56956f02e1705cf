/** A process that is killed, for tests that ask what it leaves behind. */
import type { Db } from '#lib/server/database.ts';

/** A database that breaks off at the nth transaction, as when the process is killed there. */
export function breaking(db: Db, after: number): Db {
	let transactions = 0;
	return new Proxy(db, {
		get(target, name) {
			if (name === 'transaction' && (transactions += 1) > after) throw new Error('killed');
			const value: unknown = Reflect.get(target, name);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		}
	});
}
