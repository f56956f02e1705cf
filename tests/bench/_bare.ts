/**
 * A bare server for comparison. `/stored` sends the bytes of a public page; `/` reads the rows that her page is made of,
 * by prepared statements, and sends the bytes of her page; `/written` also writes down that she looked, as the app must.
 * Started with a folder, a session and the files of the two pages.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Sqlite from 'better-sqlite3';

const [folder = '', session = '', home = '', rights = ''] = process.argv.slice(2);
const pages = { home: readFileSync(home), rights: readFileSync(rights) };
const db = new Sqlite(path.join(folder, 'alongside.db'));
for (const pragma of [
	'journal_mode = WAL',
	'synchronous = FULL',
	'foreign_keys = ON',
	'busy_timeout = 5000'
])
	db.pragma(pragma);
const sessionOf = db.prepare<[string], { person_id: string }>(
	'select * from sessions where id_hash = ?'
);
const personOf = db.prepare<[string], { id: string; case_id: string }>(
	'select people.role, people.language, p.id, p.case_id, p.enhanced from people left join participations p on p.person_id = people.id where people.id = ?'
);
const eventsOf = db.prepare(
	`select events.*, agencies.name as source from events join participations p on p.case_id = events.case_id
	left join agencies on agencies.id = events.agency_id
	where p.id = ? and p.person_id = ? and (events.told_to is null or events.told_to = ?) order by events.seq`
);
const tellers = db.prepare(
	'select kind from agencies where sends_tellings = 1 and (force is null or force = ?)'
);
const caseOf = db.prepare(
	'select cases.id, urn_sealed from cases join participations p on p.case_id = cases.id where p.id = ? and p.person_id = ?'
);
const requestOf = db.prepare(
	'select * from calls where person_id = ? order by asked_at desc limit 1'
);
const wayOf = db.prepare('select made_at from ways_in where person_id = ?');
const lastLook = db.prepare<[string], { seq: number; mac: string }>(
	'select seq, mac from audit where chain = ? order by seq desc limit 1'
);
const write = db.prepare(
	"insert into audit (chain, seq, at, actor_kind, actor_id, act, mac) values (?, ?, ?, 'victim', ?, 'case-read', ?)"
);
const key = randomBytes(32);

const look = db.transaction((person: string, caseId: string) => {
	const chain = `bench:${caseId}`;
	const last = lastLook.get(chain);
	const seq = (last?.seq ?? 0) + 1;
	const mac = createHmac('sha256', key)
		.update(last?.mac ?? '')
		.update(`${chain} ${seq}`)
		.digest('hex');
	write.run(chain, seq, Date.now(), person, mac);
});

const server = createServer((req, res) => {
	if (req.url === '/stored') {
		send(res, pages.rights);
		return;
	}
	const { person_id } = sessionOf.get(createHash('sha256').update(session).digest('hex')) ?? {
		person_id: ''
	};
	const { id, case_id } = personOf.get(person_id) ?? { id: '', case_id: '' };
	eventsOf.all(id, person_id, id);
	tellers.all(case_id.slice(0, 2));
	caseOf.get(id, person_id);
	requestOf.get(person_id);
	wayOf.get(person_id);
	if (req.url === '/written') look.immediate(person_id, case_id);
	send(res, pages.home);
}).listen(0, '127.0.0.1', () =>
	console.log(`{"msg":"listening","port":${(server.address() as AddressInfo).port}}`)
);

function send(res: ServerResponse, bytes: Buffer): void {
	res.writeHead(200, {
		'content-type': 'text/html',
		'content-encoding': 'br',
		'content-length': bytes.length
	});
	res.end(bytes);
}
