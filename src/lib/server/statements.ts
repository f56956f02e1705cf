/** Statements made ready once and used again: to make one ready takes longer than to run it. */
import Sqlite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import pg from 'pg';

/** So many are kept. Most are asked again and again; a list of changing length makes new ones, which push out the oldest. */
const most = 400;

/** A SQLite database that keeps its statements. What another program does to its tables SQLite notices by itself. */
export function keeping(database: Sqlite.Database): SqliteDatabase {
	const kept = new Map<string, SqliteStatement>();
	return {
		prepare(text) {
			const known = kept.get(text);
			// Taken out and put back: the first in the map is the one not asked for longest.
			if (known) kept.delete(text);
			else if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
			const statement = known ?? (database.prepare<unknown[]>(text) as unknown as SqliteStatement);
			kept.set(text, statement);
			return statement;
		},
		close: () => void database.close()
	};
}

/** From its so manieth use on a statement is kept: what is asked once in a while only takes room on every connection. */
const worthwhile = 3;
const names = { uses: new Map<string, number>(), given: new Map<string, string>(), made: 0 };

/** The name under which a connection keeps a statement; nothing for one that is not kept. */
function nameOf(text: string): string | undefined {
	const given = names.given.get(text);
	if (given || names.given.size >= most || !/^(select|insert|update|delete|with) /.test(text))
		return given;
	if (names.uses.size > 10 * most) names.uses.clear();
	const uses = (names.uses.get(text) ?? 0) + 1;
	names.uses.set(text, uses);
	if (uses < worthwhile) return undefined;
	names.made += 1;
	names.given.set(text, `kept_${names.made}`);
	return names.given.get(text);
}

/** A connection to PostgreSQL that keeps its statements. */
export class KeepingClient extends pg.Client {
	#inTransaction = false;

	// Kysely asks with a text and its values, and waits for a promise; the pool's own questions go through as they are.
	override query(...asked: unknown[]): never {
		const [text, values] = asked;
		const ask = super.query.bind(this) as (...all: unknown[]) => unknown;
		if (typeof text !== 'string' || !Array.isArray(values)) return ask(...asked) as never;
		if (text === 'begin') this.#inTransaction = true;
		if (text === 'commit' || text === 'rollback') this.#inTransaction = false;
		const name = nameOf(text);
		if (!name) return ask(text, values) as never;
		const answer = ask({ name, text, values }) as Promise<unknown>;
		return answer.catch((error: pg.DatabaseError) => {
			if (!isOutdated(error)) throw error;
			// A table has changed under a statement: every one is kept anew, under another name.
			names.given.clear();
			if (this.#inTransaction) throw error;
			return ask(text, values);
		}) as never;
	}
}

function isOutdated({ code, routine }: pg.DatabaseError): boolean {
	return code === '0A000' && routine === 'RevalidateCachedQuery';
}
