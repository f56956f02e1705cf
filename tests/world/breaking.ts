/** A process that is killed, for tests that ask what it leaves behind. */
import type { KyselyPlugin } from 'kysely';
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

/**
 * Breaks an act off after its first statement, after its second and so on, and looks each time at what is left; until it
 * gets through. Returns how many statements it is.
 */
export async function killedAnywhere(
	db: Db,
	act: (db: Db) => Promise<unknown>,
	look: (nth: number) => Promise<void>
): Promise<number> {
	for (let nth = 1; ; nth += 1) {
		const killed = await act(db.withPlugin(killing(nth))).then(
			() => false,
			(error: unknown) => (error as Error).message === 'killed' || Promise.reject(error as Error)
		);
		if (!killed) return nth - 1;
		await look(nth);
	}
}

// Counted where they are run: some statements are built once and asked a thousand times.
function killing(nth: number): KyselyPlugin {
	let statements = 0;
	return {
		transformQuery: ({ node }) => node,
		transformResult: ({ result }) => {
			statements += 1;
			if (statements >= nth) throw new Error('killed');
			return Promise.resolve(result);
		}
	};
}

/** All that the database holds, table by table. */
export async function everythingIn(db: Db): Promise<string> {
	const rows = [];
	for (const name of await tablesOf(db))
		rows.push([name, await db.selectFrom(name).selectAll().execute()]);
	return JSON.stringify(rows);
}

const known = new WeakMap<Db, Promise<'events'[]>>();

// Asked once: to look them up takes PostgreSQL longer than to read them all.
function tablesOf(db: Db): Promise<'events'[]> {
	const found = known.get(db) ?? namesIn(db);
	known.set(db, found);
	return found;
}

async function namesIn(db: Db): Promise<'events'[]> {
	const tables = await db.introspection.getTables();
	return tables.map(({ name }) => name as 'events').filter((name) => !name.startsWith('kysely'));
}
