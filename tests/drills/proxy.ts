/** The settings we ship for a proxy: what it speaks and refuses, what reaches the app through it, and what it writes down. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request as askPlain } from 'node:http';
import { request as askSecure } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { connect, type ConnectionOptions } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AgencyId } from '#lib/domain/actor.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction } from '#lib/server/database.ts';
import { signed } from '#tests/feed/signed.ts';
import { need } from './_packages.ts';
import { makeBuilt, newFolder, papersIn, prepare, root, start, worldIn } from './_server.ts';
import { makePaper } from './_tls.ts';
import { makeCertificates, thumbprintOf, type Paper } from './_certificates.ts';
import { tell } from './_told.ts';

const guesses = 80;

if (!existsSync('/usr/sbin/nginx')) await need('nginx-light');
await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder, { TRUST_PROXY: '1' });
const papers = makeCertificates(folder);
const [http, https, certified] = [await freePort(), await freePort(), await freePort()];
const child = spawn('/usr/sbin/nginx', ['-c', written(), '-g', 'daemon off;'], { stdio: 'pipe' });
const said: string[] = [];
child.stderr.on('data', (part) => said.push(String(part)));
process.on('exit', () => child.kill('SIGKILL'));
await untilOpen(https);

const faults: string[] = [];
const holds = (what: string, isSo: boolean) => void (isSo || faults.push(what));

const page = await ask(https, '/sign-in');
holds('a page by https', page.status === 200);
holds(
	'it says so for a year',
	/max-age=\d{8}/.test(page.headers['strict-transport-security'] ?? '')
);
holds('nothing of what serves it', !/nginx\//.test(page.headers.server ?? ''));
holds(
	'its cookies by https only',
	page.cookies.every((one) => /; Secure/i.test(one))
);

const plain = await ask(http, '/sign-in', { secure: false });
holds('people from http are sent on', plain.status === 301);
holds('to the same page', plain.headers.location === `https://localhost:${https}/sign-in`);
const clear = await ask(http, '/api/events', { secure: false, body: '{}' });
holds('a machine in the clear fails', clear.status === 0);
holds(
	'a body that is too big is refused',
	(await ask(https, '/', { body: 'x'.repeat(2_000_000) })).status === 413
);

const spoken = await Promise.all(
	[
		{ minVersion: 'TLSv1.3' },
		{ maxVersion: 'TLSv1.2' },
		{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-CHACHA20-POLY1305' }
	].map((how) => shakes(how as ConnectionOptions))
);
holds('TLS 1.2 and 1.3', spoken.every(Boolean));
const weak = [
	{ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' },
	{ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' },
	{ maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA:@SECLEVEL=0' },
	{ maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256:@SECLEVEL=0' },
	{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-SHA:@SECLEVEL=0' },
	{ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384:@SECLEVEL=0' }
] as const;
for (const how of weak) holds(`no ${how.ciphers} of ${how.maxVersion}`, !(await shakes(how)));

// Whoever guesses gives another network each time: only the one the proxy saw is believed.
const form = 'code=AAAAA-BBBBB-CCCCC';
let waits = 0;
for (let nth = 0; nth < guesses; nth += 1) {
	const headers = {
		'x-forwarded-for': `203.0.113.${nth}`,
		'content-type': 'application/x-www-form-urlencoded',
		origin: `https://localhost:${https}`
	};
	const { status } = await ask(https, '/sign-in?/code', { headers, body: form });
	waits += Number(status === 429);
}
holds('a network somebody made up is not believed', waits > 0);

// Agencies with a certificate: the right one, another's, one that nobody issued, and none; then told from elsewhere.
const [agency] = papersIn(folder).agencies;
if (!agency) throw new Error('There is no agency');
const clientSecret = await register(agency.id, papers.right);
const question = (over: Asking = {}, port = certified) => {
	const headers = { ...signed(sender, 'GET /api/deliveries'), ...over.headers };
	return ask(port, '/api/deliveries', { ...over, headers });
};
const sender = { id: agency.id, webhookSecret: agency.webhookSecret };
const shakings: readonly (readonly [what: string, answer: Answer, status: number])[] = [
	['its own certificate', await question({ paper: papers.right }), 200],
	['the certificate of another', await question({ paper: papers.other }), 401],
	['one that nobody issued', await question({ paper: papers.stranger }), 400],
	['none', await question(), 400],
	['none at the other port', await question({}, https), 401],
	['one that is said, not shown', await question({ headers: saying(papers.right) }, https), 401],
	[
		'another and one that is said',
		await question({ paper: papers.other, headers: saying(papers.right) }),
		401
	],
	['a page at that port', await ask(certified, '/sign-in', { paper: papers.right }), 404]
];
for (const [what, { status }, right] of shakings)
	holds(`${what}: ${right}, not ${status}`, status === right);
const basic = Buffer.from(`${agency.id}:${clientSecret}`).toString('base64');
const granted = await ask(certified, '/api/oauth/token', {
	paper: papers.right,
	headers: {
		authorization: `Basic ${basic}`,
		'content-type': 'application/x-www-form-urlencoded'
	},
	body: 'grant_type=client_credentials'
});
const { access_token } = JSON.parse(granted.body || '{}') as { access_token?: string };
const bearer = { authorization: `Bearer ${access_token}` };
const withToken = [
	await ask(certified, '/api/deliveries', { paper: papers.right, headers: bearer }),
	await ask(certified, '/api/deliveries', { paper: papers.other, headers: bearer }),
	await ask(https, '/api/deliveries', { headers: bearer })
].map(({ status }) => status);
holds(
	`a token with its certificate alone: ${withToken.join()}`,
	withToken.join() === '200,401,401'
);
const large = await ask(https, '/api/common-platform/trial-vacated', {
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify({ hearingId: 'x'.repeat(7_000_000) })
});
holds(`seven million bytes of the courts arrive: ${large.status}`, large.status === 401);

child.kill('SIGQUIT');
await once(child, 'exit');
const ended = await server.stop();
const lines = readdirSync(folder, { withFileTypes: true })
	.filter((one) => one.isFile() && one.name.endsWith('.log'))
	.reduce((sum, { name }) => sum + statSync(path.join(folder, name)).size, 0);
holds('no line about anybody', lines === 0);
const measured = {
	'ways it speaks': spoken.length,
	'weak ways refused': weak.length,
	guesses,
	'of them told to wait': waits,
	'ways to show a certificate, or not': shakings.length + withToken.length,
	'bytes written down': lines,
	faults,
	said: said.join('').slice(0, 300),
	'exit code': ended
};
tell('proxy', measured, faults.length === 0 && ended === 0);

/** Writes the settings with the places of this run, and gives where. */
function written(): string {
	const { key, certificate } = makePaper(folder);
	const places = {
		RUN: folder,
		CERTIFICATE: certificate,
		AUTHORITIES: papers.authority,
		CERTIFIED: `127.0.0.1:${certified}`,
		KEY: key,
		HTTP: `127.0.0.1:${http}`,
		HTTPS: `127.0.0.1:${https}`,
		HOST: `localhost:${https}`,
		APP: `127.0.0.1:${server.port}`
	};
	let settings = readFileSync(path.join(root, 'docs/proxy/nginx.conf'), 'utf8');
	for (const [name, place] of Object.entries(places))
		settings = settings.replaceAll(`<${name}>`, place);
	const file = path.join(folder, 'nginx.conf');
	writeFileSync(file, settings);
	return file;
}

/** Gives an agency a certificate with us and a client secret, beside the server. */
async function register(id: string, paper: Paper): Promise<string> {
	const world = await worldIn(folder);
	const { db, keys, now } = world;
	const agency = id as AgencyId;
	const value = thumbprintOf(paper);
	await transaction(db, (trx) =>
		secrets.add(trx, keys, agency, { scheme: 'certificate', value }, now())
	);
	const made = await secrets.rotate(db, keys, agency, now(), now(), 'client');
	await db.destroy();
	return made.value;
}

/** What somebody says of a certificate that they do not show. */
function saying(paper: Paper): Record<string, string> {
	return {
		'x-client-cert': encodeURIComponent(paper.cert),
		x_client_cert: encodeURIComponent(paper.cert),
		'x-client-thumbprint': thumbprintOf(paper)
	};
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

async function untilOpen(port: number): Promise<void> {
	for (let tries = 0; tries < 200; tries += 1) {
		if (await shakes({}, port)) return;
		await sleep(50);
	}
	throw new Error(`nginx did not start: ${said.join('')}`);
}

/** Whether a connection of this kind comes about. */
function shakes(how: ConnectionOptions, port = https): Promise<boolean> {
	return new Promise((resolve) => {
		try {
			const socket = connect({ ...how, host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
				socket.destroy();
				resolve(true);
			});
			socket.on('error', () => resolve(false));
			socket.on('close', () => resolve(false));
		} catch {
			resolve(false);
		}
	});
}

type Asking = {
	readonly secure?: boolean;
	readonly body?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly paper?: Paper;
};
type Answer = {
	/** 0 where the connection was closed without one. */
	readonly status: number;
	readonly headers: Readonly<Record<string, string | undefined>>;
	readonly cookies: readonly string[];
	readonly body: string;
};

function ask(port: number, target: string, asking: Asking = {}) {
	const { secure = true, body, headers = {}, paper } = asking;
	return new Promise<Answer>((resolve) => {
		const method = body === undefined ? 'GET' : 'POST';
		const length = body === undefined ? {} : { 'content-length': String(body.length) };
		const to = { host: 'localhost', family: 4, port, path: target, method };
		const how = {
			...to,
			...paper,
			agent: false,
			rejectUnauthorized: false,
			headers: { accept: 'text/html', ...length, ...headers }
		};
		const none = () => resolve({ status: 0, headers: {}, cookies: [], body: '' });
		const asked = (secure ? askSecure : askPlain)(how, (reply) => {
			const cookies = reply.headers['set-cookie'] ?? [];
			const told = reply.headers as Record<string, string | undefined>;
			let said = '';
			reply.setEncoding('utf8').on('data', (part: string) => (said += part));
			reply.on('end', () =>
				resolve({ status: reply.statusCode ?? 0, headers: told, cookies, body: said })
			);
		});
		asked.on('error', none);
		asked.end(body);
	});
}
