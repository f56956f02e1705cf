/** Other people's scanners, each run against our own server on this machine and bounded in time. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './_server.ts';
import type { Front } from './_tls.ts';

const versions = ['@mdn/mdn-http-observatory@1.4.8', 'csp_evaluator@1.1.8'];
const folder = path.join(root, '.cache', 'scanners');
const within = createRequire(path.join(folder, 'package.json'));
const debian = { sqlmap: 'sqlmap', ffuf: 'ffuf', slowhttptest: 'slowhttptest', dirb: 'dirb' };

/** Fetches what is missing; throws with what to install where that cannot be done here. */
export function makeReady(): void {
	const lacking = Object.entries(debian).filter(([command]) => !existsSync(`/usr/bin/${command}`));
	if (lacking.length > 0)
		throw new Error(`Missing: apt-get install ${lacking.map(([, name]) => name).join(' ')}`);
	if (existsSync(path.join(folder, 'node_modules'))) return;
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, 'package.json'), '{"private":true,"type":"module"}');
	// Without its own install scripts, which ask two sites elsewhere; the lists they would fetch are left empty.
	const asked = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...versions];
	const { status, stderr } = spawnSync('npm', asked, { cwd: folder, encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr.slice(-2000));
	const conf = path.join(folder, 'node_modules/@mdn/mdn-http-observatory/conf');
	writeFileSync(path.join(conf, 'hsts-preload.json'), '{}');
	writeFileSync(path.join(conf, 'tld-list.json'), '{}');
}

export type Graded = { readonly page: string; readonly grade: string; readonly score: number };

/** What the Mozilla Observatory thinks of a page's headers and cookies: a grade and a score. */
export async function observe(front: Front, page: string): Promise<Graded> {
	const scan = path.join(folder, 'node_modules/@mdn/mdn-http-observatory/src/scan.js');
	const site = `localhost:${front.port}${page}`;
	const env = { NODE_EXTRA_CA_CERTS: front.certificate };
	const said = await say(process.execPath, [scan, site], { seconds: 60, env });
	const { scan: result, error } = JSON.parse(said) as {
		scan?: { grade: string; score: number };
		error?: string;
	};
	if (!result) throw new Error(`The Observatory read nothing of ${page}: ${error}`);
	return { page, grade: result.grade, score: result.score };
}

/** What csp_evaluator finds in a content policy that is more than a hint, in its own words. */
export async function judgePolicy(policy: string): Promise<string[]> {
	const load = (file: string) => import(within.resolve(`csp_evaluator/dist/${file}.js`));
	const { CspEvaluator } = (await load('evaluator')) as {
		CspEvaluator: new (csp: unknown) => {
			evaluate: () => { severity: number; directive: string; description: string }[];
		};
	};
	const { CspParser } = (await load('parser')) as {
		CspParser: new (text: string) => { csp: unknown };
	};
	const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
	return findings.map(
		({ severity, directive, description }) => `${severity} ${directive}: ${description}`
	);
}

export type Guess = { readonly status: number; readonly address: string };

/** Asks for every word of a long list as an address; gives those that were answered with anything but 404. */
export async function guessAddresses(front: Front, out: string): Promise<Guess[]> {
	const list = '/usr/share/dirb/wordlists/big.txt';
	const bounds = ['-rate', '400', '-maxtime', '300', '-timeout', '10', '-noninteractive', '-s'];
	const url = `https://localhost:${front.port}/FUZZ`;
	const asked = ['-u', url, '-w', list, '-mc', 'all', '-fc', '404', '-of', 'json', '-o', out];
	await say('ffuf', [...bounds, ...asked], { seconds: 330 });
	const { results } = JSON.parse(readFileSync(out, 'utf8')) as {
		results: { input: { FUZZ: string }; status: number }[];
	};
	return results.map(({ input, status }) => ({ status, address: `/${input.FUZZ}` }));
}

export type Target = {
	readonly address: string;
	readonly form?: string;
	readonly cookie?: string;
};

/** Tries every field of a form or address as a way into the database: what sqlmap found, and whether it came to its end. */
export async function inject(
	front: Front,
	target: Target,
	out: string
): Promise<{ readonly found: readonly string[]; readonly whole: boolean }> {
	const origin = `https://localhost:${front.port}`;
	const words = ['-u', `${origin}${target.address}`, '--batch', '--flush-session', '--level=3'];
	// It follows no redirects, reads 400, 404 and 429 as answers, and is told which database is behind.
	const how = [
		'--dbms=SQLite',
		'--risk=2',
		'--ignore-redirects',
		'--ignore-code=*',
		'--skip-waf',
		'--threads=4'
	];
	const where = [`--output-dir=${out}`, `--headers=Origin: ${origin}\\nReferer: ${origin}/`];
	const form = target.form ? [`--data=${target.form}`] : [];
	const cookie = target.cookie ? [`--cookie=${target.cookie}`, '--param-exclude=__Host'] : [];
	const all = [...words, ...how, ...where, ...form, ...cookie];
	const said = await say('sqlmap', all, { seconds: 1500, env: { TERM: 'dumb' } });
	if (!/parameter/i.test(said)) throw new Error(`sqlmap tried nothing:\n${said.slice(-1500)}`);
	const found = said.match(/.*(is vulnerable|appears to be .*injectable|Parameter: ).*/g) ?? [];
	return { found, whole: said.includes('[*] ending') };
}

/** 300 slow senders of one sort, for 45 seconds at most: how it ended for them, and whether pages were served. */
export async function sendSlowly(port: number, sort: '-H' | '-B' | '-X'): Promise<string> {
	const url = `http://127.0.0.1:${port}/sign-in`;
	const many = ['-c', '300', '-r', '100', '-i', '10', '-l', '45', '-p', '3', '-u', url];
	const verb = sort === '-B' ? ['-t', 'POST', '-s', '8192'] : ['-t', 'GET'];
	const said = await say('slowhttptest', [sort, ...verb, ...many], { seconds: 60 });
	const plain = stripVTControlCharacters(said);
	const [, second] = /Test ended on (\d+)/.exec(plain) ?? [];
	const [, status] = /Exit status: (.*)/.exec(plain) ?? [];
	const served = !plain.includes('service available:   NO');
	return `${status} after ${second} s, ${served ? 'served all the while' : 'NOT SERVED'}`;
}

type Running = { readonly seconds: number; readonly env?: Readonly<Record<string, string>> };

/** Runs a program to its end or its time and gives all it said. */
function say(command: string, words: readonly string[], how: Running): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, words, {
			env: { ...process.env, ...how.env },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let said = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (part) => (said += String(part)));
		const timer = setTimeout(() => child.kill('SIGKILL'), how.seconds * 1000);
		child.on('error', reject);
		child.on('close', () => {
			clearTimeout(timer);
			resolve(said);
		});
	});
}
