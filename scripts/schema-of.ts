/** What tables a database has, read from the database itself: the same text for SQLite and for PostgreSQL. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql, type RawBuilder } from 'kysely';
import { isPostgres, type Db } from '#lib/server/database.ts';

type Column = {
	readonly name: string;
	readonly kind: string;
	readonly fill: string | null;
	readonly isRequired: boolean;
};
type Index = {
	readonly name: string;
	readonly columns: readonly string[];
	readonly isUnique: boolean;
	readonly where: string | null;
};
type Reference = { readonly column: string; readonly to: string; readonly gone: string };
type Shape = {
	readonly name: string;
	readonly columns: readonly Column[];
	readonly key: readonly string[];
	readonly unique: readonly (readonly string[])[];
	readonly references: readonly Reference[];
	readonly indexes: readonly Index[];
};

/** Its tables as SQL in the dialect of SQLite, by name. */
export async function schemaOf(db: Db): Promise<string> {
	const shapes = await (isPostgres(db) ? inPostgres(db) : inSqlite(db));
	return shapes
		.sort((one, other) => (one.name < other.name ? -1 : 1))
		.map(written)
		.join('\n');
}

/** What SQLite guards by triggers. */
export async function guardsOf(db: Db): Promise<string> {
	const { rows } = await sql<{ sql: string }>`
		select sql from sqlite_master where type = 'trigger' order by name`.execute(db);
	return rows
		.map(
			(row) =>
				`${row.sql.replace(/^create trigger/i, 'create trigger').replaceAll('\t\t', '\t')};\n`
		)
		.join('\n');
}

/** Whether it holds invented people alone, in other tables than today's. */
export async function isOtherDemonstration(db: Db): Promise<boolean> {
	const tables = await schemaOf(db);
	if (!tables.includes('create table marks')) return false;
	const mark = await db.selectFrom('marks').selectAll().where('name', '=', 'invented').execute();
	return mark.length > 0 && !readFileSync(path.resolve('docs/schema.sql'), 'utf8').includes(tables);
}

function written(shape: Shape): string {
	const { name, columns, key, unique, indexes } = shape;
	const sets = unique.filter((set) => set.length > 1).map((set) => `unique (${set.join(', ')})`);
	const lines = [
		...columns.map((column) => asColumn(shape, column)),
		...(key.length > 1 ? [`primary key (${key.join(', ')})`] : []),
		...sets.sort()
	];
	const table = `create table ${name} (\n${lines.map((line) => `\t${line}`).join(',\n')}\n) strict;\n`;
	const made = indexes.map((one) => asIndex(name, one)).sort();
	return table + made.join('');
}

function asColumn({ key, unique, references }: Shape, column: Column): string {
	const isAlone = (set: readonly string[]) => set.length === 1 && set[0] === column.name;
	const reference = references.find((one) => one.column === column.name);
	const gone = reference?.gone === 'no action' ? '' : ` on delete ${reference?.gone}`;
	return [
		`${column.name} ${column.kind}`,
		isAlone(key) ? 'primary key' : column.isRequired && 'not null',
		unique.some(isAlone) && 'unique',
		column.fill !== null && `default ${column.fill}`,
		reference && `references ${reference.to}${gone}`
	]
		.filter(Boolean)
		.join(' ');
}

function asIndex(table: string, { name, columns, isUnique, where }: Index): string {
	const rest = where === null ? '' : ` where ${where}`;
	return `create ${isUnique ? 'unique ' : ''}index ${name} on ${table} (${columns.join(', ')})${rest};\n`;
}

async function inSqlite(db: Db): Promise<Shape[]> {
	const { rows } = await sql<{ name: string }>`
		select name from sqlite_master where type = 'table' and name not like 'kysely_%' and name not like 'sqlite_%'`.execute(
		db
	);
	return Promise.all(rows.map(({ name }) => tableInSqlite(db, name)));
}

async function tableInSqlite(db: Db, name: string): Promise<Shape> {
	const { rows: columns } = await sql<{
		name: string;
		type: string;
		notnull: number;
		dflt_value: string | null;
		pk: number;
	}>`select * from pragma_table_info(${name})`.execute(db);
	const { rows: lists } = await sql<{
		name: string;
		unique: number;
		origin: string;
	}>`select * from pragma_index_list(${name})`.execute(db);
	const { rows: references } = await sql<{
		from: string;
		table: string;
		to: string;
		on_delete: string;
	}>`select * from pragma_foreign_key_list(${name})`.execute(db);
	const indexes = await Promise.all(
		lists.map(async (one) => ({ ...one, ...(await indexInSqlite(db, one.name)) }))
	);
	return {
		name,
		columns: columns.map((one) => ({
			name: one.name,
			kind: one.type.toLowerCase(),
			fill: one.dflt_value,
			isRequired: one.notnull === 1 || one.pk > 0
		})),
		key: columns
			.filter(({ pk }) => pk > 0)
			.sort((a, b) => a.pk - b.pk)
			.map((one) => one.name),
		unique: indexes.filter(({ origin }) => origin === 'u').map((one) => one.columns),
		references: references.map((one) => ({
			column: one.from,
			to: `${one.table} (${one.to})`,
			gone: one.on_delete.toLowerCase()
		})),
		indexes: indexes
			.filter(({ origin }) => origin === 'c')
			.map((one) => ({ ...one, isUnique: one.unique === 1 }))
	};
}

async function indexInSqlite(db: Db, index: string) {
	const { rows } = await sql<{ name: string }>`
		select name from pragma_index_info(${index}) order by seqno`.execute(db);
	const { rows: made } = await sql<{ sql: string | null }>`
		select sql from sqlite_master where type = 'index' and name = ${index}`.execute(db);
	const where =
		/ where (.*)$/
			.exec(made[0]?.sql ?? '')?.[1]
			?.toLowerCase()
			.replaceAll('"', '') ?? null;
	return { columns: rows.map(({ name }) => name), where };
}

const kinds: Record<string, string> = { bigint: 'integer', bytea: 'blob' };
const gone: Record<string, string> = { a: 'no action', c: 'cascade', n: 'set null' };

type InPostgres = {
	readonly name: string;
	readonly columns: readonly Column[];
	readonly constraints: readonly Constraint[] | null;
	readonly indexes: readonly Index[] | null;
};
type Constraint = {
	readonly sort: 'p' | 'u' | 'f';
	readonly columns: readonly string[];
	readonly gone: string;
	readonly to: string;
	readonly theirs: readonly string[] | null;
};

async function inPostgres(db: Db): Promise<Shape[]> {
	const { rows } = await sql<InPostgres>`
		select t.relname as name, ${columnsOf} as columns, ${constraintsOf} as constraints, ${indexesOf} as indexes
		from pg_class t
		where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and t.relname not like 'kysely_%'`.execute(
		db
	);
	return rows.map(({ name, columns, constraints, indexes }) => {
		const sort = (one: Constraint['sort']) => (constraints ?? []).filter((all) => all.sort === one);
		return {
			name,
			columns: columns.map((one) => ({ ...one, kind: kinds[one.kind] ?? one.kind })),
			key: sort('p')[0]?.columns ?? [],
			unique: sort('u').map((one) => one.columns),
			references: sort('f').map((one) => ({
				column: one.columns.join(', '),
				to: `${one.to} (${one.theirs?.join(', ')})`,
				gone: gone[one.gone] ?? one.gone
			})),
			indexes: indexes ?? []
		};
	});
}

const columnsOf = sql`(
	select json_agg(json_build_object('name', a.attname, 'kind', format_type(a.atttypid, a.atttypmod),
		'fill', pg_get_expr(d.adbin, d.adrelid), 'isRequired', a.attnotnull) order by a.attnum)
	from pg_attribute a left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
	where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped)`;
const constraintsOf = sql`(
	select json_agg(json_build_object('sort', c.contype, 'gone', c.confdeltype, 'to', f.relname,
		'columns', ${named(sql`c.conkey`, sql`c.conrelid`)}, 'theirs', ${named(sql`c.confkey`, sql`c.confrelid`)}))
	from pg_constraint c left join pg_class f on f.oid = c.confrelid
	where c.conrelid = t.oid and c.contype in ('p', 'u', 'f'))`;
const indexesOf = sql`(
	select json_agg(json_build_object('name', i.relname, 'isUnique', x.indisunique,
		'where', lower(replace(trim(both '()' from pg_get_expr(x.indpred, x.indrelid)), '::text', '')),
		'columns', ${named(sql`x.indkey::int2[]`, sql`x.indrelid`)}))
	from pg_index x join pg_class i on i.oid = x.indexrelid
	where x.indrelid = t.oid and not exists (select from pg_constraint c where c.conindid = i.oid))`;

// The names of columns that a constraint or an index lists by their numbers, in its order.
function named(numbers: RawBuilder<unknown>, table: RawBuilder<unknown>): RawBuilder<unknown> {
	return sql`(select json_agg(a.attname order by n.at) from unnest(${numbers}) with ordinality as n (number, at)
		join pg_attribute a on a.attrelid = ${table} and a.attnum = n.number)`;
}
