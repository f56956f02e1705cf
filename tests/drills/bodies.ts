/**
 * Deliveries as nobody sends them, thrown at the door for agencies: nine of ten in process, the tenth over HTTP. Each is
 * answered as is documented and in time, nothing is taken without a signature, nothing that was taken is lost.
 * `--count=1000000`; `--from=100` begins with another chance.
 */
import { Agent } from 'node:http';
import type { Given } from '#tests/feed/judged.ts';
import { lostOf, readable } from '#tests/feed/judged.ts';
import {
	networkOf,
	nothingSeen,
	open,
	sendersIn,
	throwAll,
	throwOne,
	type Seen
} from '#tests/feed/thrown.ts';
import { canary } from '#tests/feed/honest.ts';
import { referenceOf, wild, type Wild } from '#tests/feed/wild.ts';
import { chance } from '#tests/world/chance.ts';
import { makeBuilt, newFolder, prepare, start, worldIn } from './_server.ts';
import { asked, tell } from './_told.ts';
import { ask } from './_visitor.ts';

const count = asked('count', 100_000);
const overHttp = asked('http', Math.round(count / 10));
const inProcess = asked('inside', count - overHttp);
const from = asked('from', 0);
/** So many in one world: with more, most of the time goes into its size. */
const aRound = 3000;
const atOnce = 4;

const inside = await throwInside();
const outside = overHttp > 0 ? await throwOverHttp() : nothingSeen();
const faults = [...inside.faults, ...outside.faults];
tell(
	'bodies',
	{
		'in process': figures(inside),
		'over HTTP': figures(outside),
		'made wrong in ways': Object.keys(inside.ways).length,
		faults: faults.length,
		first: faults.slice(0, 10)
	},
	faults.length === 0
);

async function throwInside(): Promise<Seen> {
	const all = nothingSeen();
	for (let done = 0; done < inProcess; done += aRound) {
		const seen = await throwAll(from + done / aRound + 1, Math.min(aRound, inProcess - done));
		join(all, seen);
		console.error(`${done + seen.times.length} in process`, seen.faults.slice(0, 3));
	}
	return all;
}

function join(all: Seen, { faults: found, answers, ways, told, times, slowest }: Seen): void {
	all.faults.push(...found);
	all.told.push(...told);
	all.times.push(...times);
	for (const [sums, more] of [
		[all.answers, answers],
		[all.ways, ways]
	] as const)
		for (const [what, much] of Object.entries(more)) sums[what] = (sums[what] ?? 0) + much;
	if (slowest.ms > all.slowest.ms) all.slowest = slowest;
}

async function throwOverHttp(): Promise<Seen> {
	await makeBuilt();
	const env = { TRUST_PROXY: '1' };
	const folder = newFolder();
	await prepare(folder, env);
	const world = await worldIn(folder, env);
	const senders = await sendersIn(world);
	for (let nth = 0; nth < overHttp; nth += 1) await open(world, referenceOf(nth));
	const server = await start(folder, env);
	const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
	const random = chance(from);
	const seen = nothingSeen();
	let next = 0;
	const lane = async () => {
		while (next < overHttp) {
			const nth = next;
			next += 1;
			const one = wild(nth, Math.floor(Date.now() / 1000), senders, random);
			await throwOne(seen, { world, one, name: `http/${nth}` }, () =>
				post(server.port, one, nth, agent)
			);
			if (nth % 5000 === 0) console.error(`${nth} over HTTP`, seen.faults.slice(-3));
		}
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	await server.stop();
	const lost = await lostOf(world, seen.told);
	seen.faults.push(...lost.map(({ urn, fact }) => `taken and lost: ${urn} ${fact}`));
	seen.faults.push(
		...(await readable(world.db)).map((table) => `the name can be read in ${table}`)
	);
	if (canary.split(' ').some((part) => server.said().includes(part)))
		seen.faults.push('the name can be read in the log');
	await world.db.destroy();
	return seen;
}

async function post(port: number, one: Wild, nth: number, agent: Agent): Promise<Given> {
	const { method, to, bytes } = one;
	const headers = { ...one.headers, 'x-forwarded-for': networkOf(nth) };
	const reply = await ask(port, to, { method, headers, body: bytes, agent });
	const body = JSON.parse(reply.text) as Given['body'];
	const type = reply.status === 202 ? 'application/json' : 'application/problem+json';
	if (reply.headers['content-type'] !== type)
		throw new Error(`${reply.status} with ${reply.headers['content-type'] ?? 'no type'}`);
	if (!body.request || reply.headers['request-id'] !== body.request)
		throw new Error('Its request has no id');
	return { status: reply.status, body };
}

function figures({ times, answers, told, slowest }: Seen) {
	const sorted = times.toSorted((one, other) => one - other);
	const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
	return {
		bodies: times.length,
		answers,
		'facts of events taken, none lost': told.length,
		'ms, half and p99': [at(0.5), at(0.99)],
		slowest: `${Math.round(slowest.ms)} ms: ${slowest.what}`
	};
}
