/** What bare SQLite and bare PostgreSQL are given: rows, one by one in one transaction a batch, by statements that are kept. */
import Sqlite from 'better-sqlite3';
import pg from 'pg';

const texts = {
	delivery: "insert into deliveries values (?, 'courts', ?, ?)",
	event:
		"insert into events (id, case_id, seq, heard_at, agency_id, fact_sealed) values (?, ?, ?, ?, 'courts', ?)",
	audit:
		"insert into audit (chain, seq, at, actor_kind, actor_id, act, mac) values (?, ?, ?, 'agency', 'courts', 'events-added', ?)"
};
const names = Object.keys(texts) as (keyof typeof texts)[];

/** The values of a row of each table. */
export type Rows = Readonly<Record<keyof typeof texts, readonly unknown[]>>;
export type Inserts = {
	readonly insert: (rows: readonly Rows[]) => Promise<void>;
	readonly close: () => Promise<void>;
};

/** Into a copy of a file. */
export function insertsInSqlite(file: string, place: string): Inserts {
	const from = new Sqlite(file, { readonly: true });
	from.exec(`vacuum into '${place}'`);
	from.close();
	const copy = new Sqlite(place);
	for (const pragma of [
		'journal_mode = WAL',
		'synchronous = FULL',
		'foreign_keys = ON',
		'secure_delete = ON'
	])
		copy.pragma(pragma);
	const kept = names.map((name) => [name, copy.prepare<unknown[]>(texts[name])] as const);
	const insert = copy.transaction((rows: readonly Rows[]) => {
		for (const row of rows) for (const [name, statement] of kept) statement.run(...row[name]);
	});
	return {
		insert: (rows) => Promise.resolve(insert.immediate(rows)),
		close: () => Promise.resolve(void copy.close())
	};
}

/** Into the same tables as ours, beside our own rows. */
export function insertsInPostgres(url: string): Inserts {
	const pool = new pg.Pool({ connectionString: url, max: 1 });
	const kept = names.map((name) => {
		let nth = 0;
		return { name, text: texts[name].replace(/\?/g, () => `$${(nth += 1)}`) };
	});
	return {
		async insert(rows) {
			const client = await pool.connect();
			await client.query('begin');
			for (const row of rows)
				for (const one of kept) await client.query({ ...one, values: [...row[one.name]] });
			await client.query('commit');
			client.release();
		},
		close: () => pool.end()
	};
}
