/**
 * The kinds of column, by their names in both databases: STRICT SQLite and PostgreSQL disagree on them.
 * Frozen: landed migrations mean what it says today; a new kind is a new name.
 */
import {
	SqliteAdapter,
	sql,
	type CreateTableBuilder,
	type ColumnDataType,
	type Kysely
} from 'kysely';

type Kinds = {
	readonly words: ColumnDataType;
	/** Epoch milliseconds. */
	readonly instant: ColumnDataType;
	/** 0 or 1. */
	readonly flag: ColumnDataType;
	readonly number: ColumnDataType;
	readonly bytes: ColumnDataType;
	/** JSON as text. */
	readonly json: ColumnDataType;
};

const sqlite: Kinds = {
	words: 'text',
	instant: 'integer',
	flag: 'integer',
	number: 'integer',
	bytes: 'blob',
	json: 'text'
};
const postgres: Kinds = {
	words: 'text',
	instant: 'bigint',
	flag: 'integer',
	number: 'integer',
	bytes: 'bytea',
	json: 'text'
};

/** The kinds of column of this database. */
export function columns(db: Kysely<never>): Kinds {
	return isSqlite(db) ? sqlite : postgres;
}

/** Starts a table; in SQLite a STRICT one, so that a column holds what it says. */
export function table(db: Kysely<never>, name: string): CreateTableBuilder<string> {
	const builder = db.schema.createTable(name);
	return isSqlite(db) ? builder.modifyEnd(sql`strict`) : builder;
}

function isSqlite(db: Kysely<never>): boolean {
	return db.getExecutor().adapter instanceof SqliteAdapter;
}
