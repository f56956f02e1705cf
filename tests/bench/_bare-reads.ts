/** What a bare server asks for her page and to write down that she looked: statements kept, nothing between them and the driver. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';

const texts = {
	session: 'select * from sessions where id_hash = ?',
	person:
		'select people.role, people.language, p.id, p.case_id, p.enhanced from people left join participations p on p.person_id = people.id where people.id = ?',
	events: `select events.*, agencies.name as source from events join participations p on p.case_id = events.case_id
		left join agencies on agencies.id = events.agency_id
		where p.id = ? and p.person_id = ? and (events.told_to is null or events.told_to = ?) order by events.seq`,
	tellers:
		'select kind from agencies where tellings_since is not null and (force is null or force = ?)',
	place:
		'select cases.id, urn_sealed from cases join participations p on p.case_id = cases.id where p.id = ? and p.person_id = ?',
	call: 'select * from calls where person_id = ? order by asked_at desc limit 1',
	way: 'select made_at from ways_in where person_id = ?',
	last: 'select seq, mac from audit where chain = ? order by seq desc limit 1',
	look: "insert into audit (chain, seq, at, actor_kind, actor_id, act, mac) values (?, ?, ?, 'victim', ?, 'case-read', ?)"
};
type Name = keyof typeof texts;
type Found = { readonly id: string; readonly person_id: string; readonly case_id: string };
type Last = { readonly seq: number; readonly mac: string };

/** Reads the rows of her page; with the word, writes down that she looked. */
export type Reads = (session: string, writes: boolean) => Promise<void> | void;

const key = randomBytes(32);
const hashOf = (session: string) => createHash('sha256').update(session).digest('hex');

function nextOf(chain: string, last: Last | undefined, person: string) {
	const seq = (last?.seq ?? 0) + 1;
	const mac = createHmac('sha256', key)
		.update(last?.mac ?? '')
		.update(`${chain} ${seq}`)
		.digest('hex');
	return [chain, seq, Date.now(), person, mac] as const;
}

/** On SQLite in a folder, as one process does it that never waits. */
export function readsInSqlite(folder: string): Reads {
	const db = new Sqlite(path.join(folder, 'alongside.db'));
	for (const pragma of [
		'journal_mode = WAL',
		'synchronous = FULL',
		'foreign_keys = ON',
		'busy_timeout = 5000'
	])
		db.pragma(pragma);
	const kept = Object.fromEntries(
		Object.entries(texts).map(([name, text]) => [name, db.prepare<unknown[], never>(text)])
	) as unknown as Record<Name, Sqlite.Statement<unknown[], Found>>;
	const look = db.transaction((person: string, chain: string) =>
		kept.look.run(...nextOf(chain, kept.last.get(chain) as Last | undefined, person))
	);
	return (session, writes) => {
		const person = kept.session.get(hashOf(session))?.person_id ?? '';
		const { id = '', case_id = '' } = kept.person.get(person) ?? {};
		kept.events.all(id, person, id);
		kept.tellers.all(case_id.slice(0, 2));
		kept.place.all(id, person);
		kept.call.all(person);
		kept.way.all(person);
		if (writes) look.immediate(person, `bench:${case_id}`);
	};
}

/** On PostgreSQL: as many connections as ours, one question after the other. */
export function readsInPostgres(url: string): Reads {
	const pool = new pg.Pool({ connectionString: url, max: 8 });
	const ask = async (to: pg.Pool | pg.PoolClient, name: Name, ...values: readonly unknown[]) => {
		let nth = 0;
		const text = texts[name].replace(/\?/g, () => `$${(nth += 1)}`);
		return (await to.query<Found & Last>({ name, text, values: [...values] })).rows;
	};
	const look = async (person: string, chain: string) => {
		const client = await pool.connect();
		await client.query('begin');
		await client.query({
			name: 'hold',
			text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
			values: [chain]
		});
		const [last] = await ask(client, 'last', chain);
		await ask(client, 'look', ...nextOf(chain, last, person));
		await client.query('commit');
		client.release();
	};
	return async (session, writes) => {
		const person = (await ask(pool, 'session', hashOf(session)))[0]?.person_id ?? '';
		const [{ id, case_id } = { id: '', case_id: '' }] = await ask(pool, 'person', person);
		await ask(pool, 'events', id, person, id);
		await ask(pool, 'tellers', case_id.slice(0, 2));
		await ask(pool, 'place', id, person);
		await ask(pool, 'call', person);
		await ask(pool, 'way', person);
		if (writes) await look(person, `bench:${case_id}`);
	};
}
