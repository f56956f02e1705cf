/**
 * The kinds of column, by their names in both databases: STRICT SQLite and PostgreSQL disagree on them.
 * Frozen: released migrations mean what it says today; a new kind is a new name.
 */
import {
	SqliteAdapter,
	sql,
	type ColumnDefinitionBuilder,
	type CreateIndexBuilder,
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

/** Starts an index. */
export function index(db: Kysely<never>, name: string): CreateIndexBuilder {
	return db.schema.createIndex(name);
}

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

/** A column that is the key of its table. */
export const key: Column = (column) => column.primaryKey();

/** A column that is never empty. */
export const required: Column = (column) => column.notNull();

/** A column that is never empty and names a row of another table. */
export function refersTo(other: string): Column {
	return (column) => column.notNull().references(other);
}

/** The same of a row with which this one goes. */
export function goneWith(other: string): Column {
	return (column) => column.notNull().references(other).onDelete('cascade');
}

function isSqlite(db: Kysely<never>): boolean {
	return db.getExecutor().adapter instanceof SqliteAdapter;
}
