/** The pages that renew themselves, on the running server: who is given them as data, and who may listen for how long. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { livePages } from '#lib/domain/access.ts';
import { cookieName, openSessions } from '#lib/server/door/sessions.ts';
import { hashOf } from '#lib/server/vault/tokens.ts';
import { works } from '#tests/team/at-work.ts';
import { aCast, sorts, type Cast, type Sort } from '../cast.ts';
import { openHouse, type House } from '../house.ts';
import { addressOf, read } from '../tree.ts';

let house: House;
let cast: Cast;
before(async () => {
	house = await openHouse();
	cast = await aCast(house.world);
});
after(() => house.close());

test('a page that renews itself is given as data to whom the page itself is, and to nobody else', async () => {
	for (const id of livePages) {
		const path = addressOf(id);
		for (const sort of sorts) {
			const get = async (target: string) =>
				house.ask({ method: 'GET', target }, await cast.cookieOf(sort));
			const [page, data] = [await get(path), await get(`${path}/__data.json`)];
			// To be sent elsewhere is a word of the answer here.
			const led = /"type":"redirect","location":"([^"]+)"/.exec(data.text)?.[1];
			const isIn = data.status === 200 && data.text.includes('"type":"data"');
			assert.equal(isIn, page.status === 200, `${sort} ${path}`);
			if (!isIn) assert.equal(led ?? data.status, page.headers.location ?? 404, `${sort} ${path}`);
		}
	}
});

test('what a page asks or sends by itself takes no visit away that began meanwhile', async () => {
	const ask = async (method: string, target: string) =>
		(await house.ask({ method, target }, 'of-a-visit-that-is-over')).headers['set-cookie'];

	assert.match(String(await ask('GET', '/desk')), new RegExp(`${cookieName}=;`));
	for (const [method, target] of [
		['GET', '/desk/__data.json'],
		['HEAD', '/desk/live'],
		['POST', '/here'],
		['POST', '/desk/typed?of=step/none']
	] as const)
		assert.doesNotMatch(String(await ask(method, target)), new RegExp(cookieName), target);
});

/** Listens as a browser does. */
async function listens(cookie: string | undefined) {
	let heard = '';
	const headers = {
		accept: 'text/event-stream',
		host: `localhost:${house.port}`,
		'accept-encoding': 'br, gzip',
		...(cookie ? { cookie: `${cookieName}=${cookie}` } : {})
	};
	const asked = request({ port: house.port, path: '/desk/live', headers }).end();
	const answer = await new Promise<import('node:http').IncomingMessage>((resolve) =>
		asked.once('response', resolve)
	);
	answer.setEncoding('utf8').on('data', (part: string) => (heard += part));
	const ended = new Promise((resolve) => answer.once('close', resolve));
	return { answer, ended, heard: () => heard, leave: () => asked.destroy() };
}

test('an open line is plain text as it comes, and ends within a second of the visit', async () => {
	const { db, now } = house.world;
	const cookie = await cast.cookieOf('advocate-who-took-it');
	const person = (await openSessions(db, now).peek(cookie ?? ''))?.person;
	assert.ok(person);
	const span = { from: now() - 1000, to: now() + 3_600_000 };
	await works(house.world, { person }, span, cast.team);
	const line = await listens(cookie);
	assert.equal(line.answer.statusCode, 200);
	assert.equal(line.answer.headers['content-type'], 'text/event-stream');
	assert.equal(line.answer.headers['cache-control'], 'no-store');
	assert.equal(line.answer.headers['content-encoding'], undefined);
	for (let waited = 0; !line.heard().includes('changed') && waited < 2000; waited += 20)
		await new Promise((resolve) => setTimeout(resolve, 20));
	assert.match(line.heard(), /^retry: \d+\n\nevent: changed\nid: 1\ndata: [0-9a-f]{16}\n\n$/);

	const at = performance.now();
	await openSessions(db, now).end(cookie ?? '');
	await line.ended;

	assert.ok(performance.now() - at < 1000, `${performance.now() - at} ms`);
	assert.match(line.heard(), /event: over/);
});

test('nobody else listens', async () => {
	const others: readonly Sort[] = ['stranger', 'full', 'supporter', 'keeper', 'officer'];
	for (const sort of others) {
		const line = await listens(await cast.cookieOf(sort));
		await line.ended;
		assert.equal(line.heard().includes('event:'), false, sort);
		assert.notEqual(line.answer.statusCode, 200, sort);
	}
});

// Kit's line for screen readers on a page it hydrates, as this version of it is written.
function kitsStyle(): string {
	const line = /id="svelte-announcer"[^>]* style="([^"]+)"/.exec(
		read('.svelte-kit/generated/root.svelte')
	);
	return createHash('sha256')
		.update(line?.[1] ?? '')
		.digest('base64');
}

test('a hydrated page has no script without its nonce but ours, no style in an attribute but Kit’s one, and asks for no other origin', async () => {
	for (const id of livePages) {
		const cookie = await cast.cookieOf('supervisor');
		const page = await house.ask({ method: 'GET', target: addressOf(id) }, cookie);
		const policy = String(page.headers['content-security-policy']);
		const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
		assert.ok(nonce, policy);
		assert.match(policy, /require-trusted-types-for 'script'/);
		const hidden = policy.split('; ').at(-1);
		assert.equal(hidden, `style-src-attr 'unsafe-hashes' 'sha256-${kitsStyle()}'`);
		assert.doesNotMatch(policy.replace(hidden, ''), /unsafe|https?:|\*/);
		const scripts = [...page.text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
		assert.deepEqual(scripts, [
			'<script src="/phone.js" defer>',
			'<script src="/desk.js" defer>',
			'<script src="/desk-live.js" defer>',
			`<script nonce="${nonce}">`
		]);
		assert.doesNotMatch(page.text, /(src|href)="(https?:)?\/\//);
		assert.doesNotMatch(page.text, / style="/);
	}
});

test('to ask whether there are messages is no sign of life, and says nothing of them', async () => {
	const { db, now } = house.world;
	const cookie = (await cast.cookieOf('full')) ?? '';
	const visit = db.selectFrom('sessions').where('id_hash', '=', hashOf(cookie));
	const seen = async () => (await visit.select('seen_at').executeTakeFirstOrThrow()).seen_at;
	const before = now() - 60_000;
	await db
		.updateTable('sessions')
		.set({ seen_at: before })
		.where('id_hash', '=', hashOf(cookie))
		.execute();

	const answer = await house.ask({ method: 'GET', target: '/messages/live' }, cookie);

	assert.match(answer.text, /^[0-9a-f]{16}$/);
	assert.equal(answer.headers['cache-control'], 'no-store');
	assert.equal(await seen(), before);
	await house.ask({ method: 'GET', target: '/messages' }, cookie);
	assert.notEqual(await seen(), before);
});

test('whoever may not open her messages, or has not asked to see her page yet, hears nothing of them', async () => {
	const heard: Sort[] = [];
	for (const sort of sorts) {
		const get = async (target: string) =>
			house.ask({ method: 'GET', target }, await cast.cookieOf(sort));
		const [page, line] = [await get('/messages'), await get('/messages/live')];
		assert.equal(/^[0-9a-f]{16}$/.test(line.text), page.status === 200, sort);
		if (page.status === 200) heard.push(sort);
	}

	assert.ok(heard.includes('full'));
	assert.ok(!heard.includes('on-a-shared-phone-not-shown'));
});
