/** The built server on a port of its own with an empty, real database, and the same database beside it. */
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import path from 'node:path';
import { open, transaction } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';
import * as people from '#lib/server/people/people.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import type { World } from '#lib/server/world.ts';
import { cheap, newFolder, start, worldIn } from '#tests/drills/_server.ts';
import { cheaply } from '#tests/world/world.ts';
import { ask, type Reply } from '#tests/drills/_visitor.ts';
import type { Cast } from './cast.ts';
import { addPolice } from './police.ts';
import { placeOf } from './tree.ts';

type Asked = { readonly method: string; readonly target: string; readonly body?: string };
export type House = Awaited<ReturnType<typeof openHouse>>;

/** Starts it; nobody in it is invented, so that no door of the workshop is open. `dear`: what people type costs what it costs. */
export async function openHouse({ dear = false } = {}) {
	const folder = newFolder();
	const empty = open({ file: path.join(folder, 'alongside.db') });
	await migrate(empty, placeOf('migrations'));
	await empty.destroy();
	// Real people's data lies nowhere beside its key.
	const key = { ALONGSIDE_KEY: randomBytes(32).toString('base64') };
	const real = await worldIn(folder, key);
	// Nobody here signs in by words: what people type may be kept cheaply.
	const world = { ...real, keys: cheaply(real.keys) };
	// Only here: thousands of sessions are begun, and none has to outlive a power cut.
	await sql`pragma synchronous = off`.execute(world.db);
	await addPolice(world);
	const server = await start(folder, { ...key, ...(dear ? {} : cheap), TRUST_PROXY: '1' });
	const { port } = server;
	return {
		world,
		port,
		/** All that the server has said. */
		said: server.said,
		ask: (asked: Asked, cookie: string | undefined) => reply(port, asked, cookie),
		/** One more victim comes into the case of the victim of another case. */
		joinAnother: (cast: Cast) => joinAnother(world, cast),
		/** She closes what she opened to her supporter. */
		revoke: ({ victim, supporter }: Cast) =>
			supporters.revoke(world.db, world.keys, victim, supporter, world.now()),
		close: async () => {
			agent.destroy();
			await world.db.destroy();
			await server.stop();
		}
	};
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

let networks = 0;

function reply(
	port: number,
	{ method, target, body = '' }: Asked,
	cookie: string | undefined
): Promise<Reply> {
	// An agency's order to sign somebody out is a form too (OpenID Connect Back-Channel Logout 1.0, 2.5).
	const isJson = target.startsWith('/api/') && !/\/(sign-out|oauth\/token)$/.test(target);
	const type = isJson ? 'application/json' : 'application/x-www-form-urlencoded';
	const headers = {
		accept: 'text/html',
		...(cookie ? { cookie: `${cookieName}=${cookie}` } : {}),
		// Each comes from a network of its own: how many may come from one is asked elsewhere.
		'x-forwarded-for': `2001:db8:${(networks += 1).toString(16)}::1`,
		// By the name of this machine, where keys of phones are kept.
		host: `localhost:${port}`,
		origin: `http://localhost:${port}`,
		...(method === 'POST' ? { 'content-type': type } : {})
	};
	return ask(port, target, { method, headers, agent, ...(method === 'POST' ? { body } : {}) });
}

async function joinAnother({ db, keys, now }: World, { otherCase }: Cast): Promise<void> {
	await transaction(db, async (trx) => {
		const person = await people.add(
			trx,
			keys,
			{ role: 'victim', language: 'pl', name: 'Z' },
			now()
		);
		await people.join(trx, person, otherCase, 'yes', now());
	});
}
