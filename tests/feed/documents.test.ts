/** The documents for engineers agree with the door, and what they show is taken by it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { apiRefusal } from '../../src/front/api.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { asyncApi, openApi } from '#lib/server/court/documents.ts';
import { messages } from '#lib/server/court/messages.ts';
import { addresses } from '#lib/server/feed/addresses.ts';
import { toldByAgencies } from '#lib/server/feed/event-data.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import { exampleOf } from '#lib/server/feed/examples.ts';
import { grant } from '#lib/server/feed/grant.ts';
import { problems, type ProblemCode } from '#lib/server/feed/problems.ts';
import { receive } from '#lib/server/feed/receive.ts';
import { usual } from '#lib/server/feed/sender.ts';
import { eventSchema } from '#lib/server/feed/schema.ts';
import { filesIn, read } from '#tests/rules/tree.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { doorFor } from '../../src/routes/(machine)/api/readers.ts';
import { guideFrom } from '../../src/routes/(machine)/api/guide.ts';
import type { Shape } from './shape.ts';
import { signed } from './signed.ts';

let world: TestWorld;
let agency: agencies.Added;
beforeEach(async () => {
	world = await testWorld({ now: new Date().toISOString() });
	const known = { id: 'all' as agencies.Agency['id'], name: 'All', kind: 'courts' } as const;
	agency = await agencies.add(
		world.db,
		world.keys,
		{ ...known, mayTell: eventKinds, invented: true },
		world.now()
	);
});
afterEach(() => world.close());

const guide = read('src/routes/(machine)/api/guide.md');

async function taken(to: string, json: unknown) {
	const body = JSON.stringify(json);
	const at = { 'webhook-timestamp': String(Math.floor(world.now() / 1000)) };
	const headers = new Headers(signed({ id: agency.id, webhookSecret: agency.secret }, body, at));
	const reader = doorFor(to)(json, false)?.read;
	assert.ok(reader, to);
	return receive(world, headers, Buffer.from(body), reader, usual);
}

test('the example of every kind of event is taken as it stands in the documents', async () => {
	for (const kind of toldByAgencies) {
		const { status, body } = await taken('/api/events', exampleOf(kind));

		assert.equal(status, 202, `${kind}: ${JSON.stringify(body)}`);
		assert.deepEqual(body.items, [{ index: 0, verdict: 'parked' }], kind);
	}
});

const asked = (method: string, type = 'application/json') =>
	({
		method: method.toUpperCase(),
		headers: { 'content-type': type }
	}) as unknown as IncomingMessage;

test('the documents, the front and the routes know the same addresses', () => {
	const refused = addresses.filter(({ path: to, method, sends }) => {
		const form = sends === 'Grant' ? ['application/x-www-form-urlencoded'] : [];
		return apiRefusal(asked(method, ...form), to.replace('{id}', 'x'));
	});
	const routes = filesIn('src/routes/(machine)/api')
		.filter((file) => file.endsWith('/+server.ts'))
		.map((file) => /\(machine\)(.*)\/\+server/.exec(file)?.[1]?.replaceAll('[id]', '{id}'))
		.filter((route) => !route?.includes('agency-doors'));

	assert.deepEqual(refused, []);
	assert.deepEqual(routes.sort(), addresses.map(({ path: to }) => to).sort());
	assert.deepEqual(Object.keys(openApi().paths as object).sort(), routes.sort());
});

test('each problem may be answered somewhere, and the page for engineers leads to each', () => {
	const page = guideFrom(guide, []);
	const fromTheFront: ProblemCode[] = ['not-found', 'method-not-allowed', 'token-in-address'];
	const named = new Set([...addresses.flatMap(({ refused }) => refused), ...fromTheFront]);

	for (const code of Object.keys(problems) as ProblemCode[]) {
		assert.ok(named.has(code), code);
		assert.ok(page.includes(`(/api/problems/${code})`), code);
	}
	for (const { path: to } of addresses) assert.ok(page.includes(to), to);
	assert.doesNotMatch(page, /\{\{|whsec_[A-Za-z0-9]/);
});

test('the schema takes one event or a batch, and says which texts are days and which are instants', () => {
	const { $defs, $id, $comment } = eventSchema() as {
		$id: string;
		$comment: string;
		$defs: { event: { anyOf: { title: string; properties: { data: unknown } }[] } };
	};
	const listed = $defs.event.anyOf.find(({ title }) => title === 'hearing-listed');

	assert.match(`${$id} ${$comment}`, /^\/api\/events\/schema.json Version \d+\.\d+\.\d+\.$/);
	assert.match(JSON.stringify(listed), /"on":\{"type":"string","format":"date"\}/);
	assert.match(JSON.stringify(listed), /"startsAt":\{"type":"string","format":"date-time"\}/);
});

/** The places in a schema that say nothing of what stands there. */
function untyped(shape: Shape, at: string): string[] {
	const { properties = {}, items, anyOf, oneOf, allOf } = shape;
	const inside: [string, Shape][] = [
		...Object.entries(properties),
		...Object.entries([...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])]),
		...(items ? [['items', items] as [string, Shape]] : [])
	];
	const isOpen =
		shape.type === 'object' &&
		!anyOf &&
		!shape.properties &&
		shape.additionalProperties === undefined;
	const isSaid = shape.$ref ?? shape.type ?? anyOf ?? oneOf ?? allOf;
	return [
		...(isSaid && !isOpen ? [] : [at]),
		...inside.flatMap(([name, one]) => untyped(one, `${at}/${name}`))
	];
}

// A generated client makes `unknown` of a branch that only says which names are needed, and of all its neighbours with it.
test('every schema in the documents says of which type it is, so that a generated client has types', () => {
	const { components, paths } = openApi() as {
		components: { schemas: Record<string, Shape> };
		paths: Record<
			string,
			Record<string, { requestBody?: { content: Record<string, { schema: Shape }> } }>
		>;
	};
	const sent = Object.values(paths)
		.flatMap((operations) => Object.values(operations))
		.flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {}));
	const messages = (asyncApi() as { components: { messages: Record<string, { payload: Shape }> } })
		.components.messages;

	const found = [
		...Object.entries(components.schemas).flatMap(([name, shape]) => untyped(shape, name)),
		...sent.flatMap(({ schema }, nth) => untyped(schema, `body ${nth}`)),
		...Object.entries(messages).flatMap(([name, { payload }]) => untyped(payload, name))
	];

	assert.deepEqual(found, []);
});

test('AsyncAPI has a message for each kind and each message of the courts, with examples, and a channel for each address', () => {
	const { components, channels, operations } = asyncApi() as {
		components: { messages: Record<string, { examples: unknown[] }> };
		channels: Record<string, { address: string }>;
		operations: object;
	};
	const sending = addresses.filter(({ gives, sends }) => gives === 'Taken' && sends);

	assert.deepEqual(Object.keys(components.messages), [...toldByAgencies, ...Object.keys(messages)]);
	for (const { examples } of Object.values(components.messages)) assert.ok(examples.length > 0);
	assert.deepEqual(
		Object.entries(channels).map(([name, { address }]) => [name, address]),
		sending.map(({ name, path: to }) => [name, to])
	);
	assert.deepEqual(Object.keys(operations), Object.keys(channels));
	// Where a token is given must be a whole address in AsyncAPI: a relative one makes all of it invalid.
	assert.doesNotMatch(JSON.stringify(asyncApi()), /"\w+Url":"\//);
});

/** The door on a port of its own, as the route opens it. */
async function open() {
	const server = createServer((req, res) => {
		const chunks: Buffer[] = [];
		req.on('data', (chunk: Buffer) => chunks.push(chunk));
		req.on('end', () => {
			const headers = new Headers(req.headers as Record<string, string>);
			const form = Buffer.concat(chunks).toString();
			const asking = { headers, form, hasQuery: false, network: '203.0.113.1' };
			const answered =
				req.url === '/api/oauth/token'
					? grant(world, asking)
					: receive(world, headers, Buffer.concat(chunks), readEvents);
			void answered.then(({ status, body }) => {
				res.writeHead(status, { 'content-type': 'application/json' });
				res.end(JSON.stringify(body));
			});
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { url, [Symbol.dispose]: () => void server.close() };
}

const ways: readonly (readonly [language: string, file: string, command: readonly string[]])[] = [
	['sh', 'send.sh', ['bash']],
	['js', 'send.mjs', [process.execPath]],
	['python', 'send.py', ['python3']],
	// For a program that lives a second nothing is compiled twice.
	['java', 'Send.java', ['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']],
	['csharp', 'Send.cs', ['bash', '-c', 'mcs -r:System.Net.Http "$0" && mono "${0%.cs}.exe"']]
];

async function run(command: readonly string[], file: string, env: Record<string, string>) {
	const [program = '', ...words] = command;
	const child = spawn(program, [...words, file], { env: { ...process.env, ...env } });
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
	// 127 is what a shell ends with that finds no such program.
	const isMissing = await Promise.race([
		once(child, 'close').then(([code]) => code === 127),
		once(child, 'error').then(() => true)
	]);
	return isMissing ? undefined : said;
}

for (const [language, name, command] of ways)
	test(`what the page says to copy in ${language} is taken when it is run`, async (t) => {
		using door = await open();
		const folder = mkdtempSync(path.join(tmpdir(), 'alongside-copied-'));
		const file = path.join(folder, name);
		const { db, keys, now } = world;
		const client = await secrets.rotate(db, keys, agency.id, now(), now(), 'client');
		const ours = { URL: door.url, AGENCY: agency.id, URN: '01GD1000126' };
		const env = { ...ours, SECRET: agency.secret, CLIENT_SECRET: client.value };
		const samples = [...guide.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))];
		assert.ok(samples.length > 0);

		for (const [, sample = ''] of samples) {
			writeFileSync(file, sample);
			const said = await run(command, file, env);
			if (said === undefined) return t.skip(`${command[0]} is not here`);
			assert.match(said, /"parked":1/, said);
		}
		rmSync(folder, { recursive: true });
	});
