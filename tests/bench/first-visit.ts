/**
 * W3: what a browser with nothing in store fetches, by kind: on a first look at her page, and on a first look at a public
 * one, after which the phone keeps the public pages. Counted between browser and server, headers and all.
 */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { once } from 'node:events';
import { openBrowser } from '#tests/drills/_browser.ts';
import { makeBuilt, newFolder, papersIn, prepare, start } from '#tests/drills/_server.ts';
import { visitor } from '#tests/drills/_visitor.ts';
import { report, round } from './_rounds.ts';

type Fetched = { readonly kind: string; readonly bytes: number };
/** The script on a victim's page may weigh this much, in bytes; her whole first visit three flights. */
const scriptBudget = 6000;
const visitBudget = 36_000;

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder);
let fetched: Fetched[] = [];
const between = createServer(pass).listen(0, '127.0.0.1');
await once(between, 'listening');
const origin = `http://localhost:${(between.address() as AddressInfo).port}`;
const browser = await openBrowser();

const mary = papersIn(folder).people.find(({ role }) => role === 'victim');
const she = visitor(server.port);
await she.post('/demo', { id: mary?.id ?? '' });
const signedIn = await visit('/home', she.jar.get('__Host-s'));
const publicVisit = await visit('/');
await browser.close();
between.close();
await server.stop();

report([
	{
		what: 'W3 first look at /home, all bytes / 36,000',
		ratio: round(total(signedIn) / visitBudget),
		from: `${total(signedIn)} bytes in ${signedIn.length} requests: ${byKind(signedIn)}`
	},
	{
		what: 'W3 script on /home / 6,000 bytes',
		ratio: round(total(signedIn.filter(({ kind }) => kind === 'script')) / scriptBudget)
	},
	{
		what: 'W3 first look at / with what the phone keeps, all bytes / 36,000',
		ratio: round(total(publicVisit) / visitBudget),
		from: `${total(publicVisit)} bytes in ${publicVisit.length} requests: ${byKind(publicVisit)}`
	}
]);

/** Opens one page in a fresh browser and waits until it fetches nothing any more. */
async function visit(path: string, session?: string): Promise<Fetched[]> {
	const context = await browser.newContext();
	if (session)
		await context.addCookies([
			{
				name: '__Host-s',
				value: session,
				url: origin.replace('http:', 'https:'),
				secure: true,
				httpOnly: true
			}
		]);
	fetched = [];
	const page = await context.newPage();
	await page.goto(origin + path, { waitUntil: 'load' });
	for (let before = -1; before !== fetched.length;) {
		before = fetched.length;
		await sleep(1500);
	}
	const all = fetched;
	await context.close();
	return all;
}

function pass(req: IncomingMessage, res: ServerResponse): void {
	const asked = request(
		{
			port: server.port,
			host: '127.0.0.1',
			path: req.url,
			method: req.method,
			headers: req.headers
		},
		(reply) => {
			let bytes = reply.rawHeaders.join('').length + reply.rawHeaders.length * 2;
			reply.on('data', (part: Buffer) => (bytes += part.length));
			reply.on('end', () =>
				fetched.push({ kind: kindOf(req, String(reply.headers['content-type'])), bytes })
			);
			res.writeHead(reply.statusCode ?? 502, reply.headers);
			reply.pipe(res);
		}
	);
	asked.on('error', () => res.destroy());
	req.pipe(asked);
}

function kindOf({ headers, url }: IncomingMessage, type: string): string {
	if (url?.startsWith('/service-worker')) return 'service worker';
	// What the worker stores for later comes with no page to show it in.
	if (headers['sec-fetch-dest'] === 'empty') return 'kept for later';
	if (type.includes('html')) return 'document';
	if (type.includes('javascript')) return 'script';
	if (type.includes('manifest')) return 'manifest';
	return type.startsWith('image/') ? 'pictures' : type;
}

function total(list: readonly Fetched[]): number {
	return list.reduce((sum, { bytes }) => sum + bytes, 0);
}

function byKind(list: readonly Fetched[]): string {
	const groups = Object.entries(Object.groupBy(list, ({ kind }) => kind));
	return groups
		.map(([kind, group = []]) => `${kind} ${total(group)} in ${group.length}`)
		.join(', ');
}
