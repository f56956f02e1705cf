/**
 * A bare server for comparison. `/stored` sends the bytes of a public page; `/` reads the rows that her page is made of,
 * by prepared statements, and sends the bytes of her page; `/written` also writes down that she looked, as the app must.
 * Started with a folder, a session and the files of the two pages; on PostgreSQL where DATABASE_URL names one.
 */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readsInPostgres, readsInSqlite } from './_bare-reads.ts';
import { postgres } from './_place.ts';

const [folder = '', session = '', home = '', rights = ''] = process.argv.slice(2);
const pages = { home: readFileSync(home), rights: readFileSync(rights) };
const reads = postgres ? readsInPostgres(postgres) : readsInSqlite(folder);

const server = createServer((req, res) => {
	if (req.url === '/stored') send(res, pages.rights);
	else void answer(res, req.url === '/written');
}).listen(0, '127.0.0.1', () =>
	console.log(`{"msg":"listening","port":${(server.address() as AddressInfo).port}}`)
);

async function answer(res: ServerResponse, writes: boolean): Promise<void> {
	await reads(session, writes);
	send(res, pages.home);
}

function send(res: ServerResponse, bytes: Buffer): void {
	res.writeHead(200, {
		'content-type': 'text/html',
		'content-encoding': 'br',
		'content-length': bytes.length
	});
	res.end(bytes);
}
