/**
 * S1: her page, 16 connections, against a bare server that reads the same rows and sends the same bytes; once without
 * and once with the row that says she looked, which the app writes to disk each time. S2: a public page, stored.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeBuilt, newFolder, papersIn, prepare, run, start } from '#tests/drills/_server.ts';
import { median } from '#tests/drills/_told.ts';
import { ask, visitor } from '#tests/drills/_visitor.ts';
import { load } from './_load.ts';
import { inTurn, processorTime, ratioOf, report, round } from './_rounds.ts';

/** How long one side is asked in one round, in milliseconds. */
const spell = 1500;

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const ours = await start(folder);
const she = visitor(ours.port);
await she.post('/demo', {
	id: papersIn(folder).people.find(({ role }) => role === 'victim')?.id ?? ''
});
const session = she.jar.get('__Host-s') ?? '';
const headers = { accept: 'text/html', 'accept-encoding': 'br', cookie: `__Host-s=${session}` };
const files = newFolder();
for (const name of ['home', 'rights'])
	writeFileSync(path.join(files, name), (await ask(ours.port, `/${name}`, { headers })).body);
const bare = await startBare();
for (const { child } of [ours, bare]) pin(child.pid ?? 0);

const lines = Object.entries(headers)
	.map(([name, value]) => `${name}: ${value}\r\n`)
	.join('');
const costs = {
	ours: [] as number[],
	reads: [] as number[],
	written: [] as number[],
	rights: [] as number[],
	stored: [] as number[]
};
const sides = {
	ours: () => measured('ours', ours.child.pid ?? 0, ours.port, '/home'),
	reads: () => measured('reads', bare.child.pid ?? 0, bare.port, '/'),
	written: () => measured('written', bare.child.pid ?? 0, bare.port, '/written'),
	rights: () => measured('rights', ours.child.pid ?? 0, ours.port, '/rights'),
	stored: () => measured('stored', bare.child.pid ?? 0, bare.port, '/stored')
};
for (const side of Object.values(sides)) await side();
for (const list of Object.values(costs)) list.length = 0;
const rates = await inTurn(sides);
await ours.stop();
await bare.kill();

const persecond = (name: keyof typeof rates) => `${round(median(rates[name]))} a second`;
const cost = (name: keyof typeof costs) => round(median(costs[name]));
report([
	{
		what: 'S1 /home a second / bare node with the same reads',
		ratio: ratioOf(rates.ours, rates.reads),
		from: `${persecond('ours')} / ${persecond('reads')}`
	},
	{
		what: 'S1 the same, where the bare one also writes that she looked',
		ratio: ratioOf(rates.ours, rates.written),
		from: `${persecond('ours')} / ${persecond('written')}`
	},
	{
		what: 'S1 processor time of one /home / the bare one that writes',
		ratio: ratioOf(costs.ours, costs.written),
		from: `${cost('ours')} µs / ${cost('written')} µs, only reading ${cost('reads')} µs`
	},
	{
		what: 'S2 /rights a second / bare node, the same bytes',
		ratio: ratioOf(rates.rights, rates.stored),
		from: `${persecond('rights')} / ${persecond('stored')}`
	}
]);

async function measured(
	name: keyof typeof costs,
	pid: number,
	port: number,
	target: string
): Promise<number> {
	const before = processorTime(pid);
	const began = performance.now();
	const rate = await load(port, target, lines, spell);
	const requests = (rate * (performance.now() - began)) / 1000;
	const after = processorTime(pid);
	if (before !== undefined && after !== undefined)
		costs[name].push(((after - before) * 1000) / requests);
	return rate;
}

async function startBare() {
	const program = run('tests/bench/_bare.ts', folder, {}, [
		folder,
		session,
		path.join(files, 'home'),
		path.join(files, 'rights')
	]);
	for (let tries = 0; tries < 1000; tries += 1) {
		const port = /"port":(\d+)/.exec(program.said())?.[1];
		if (port) return { ...program, port: Number(port) };
		await new Promise((done) => setTimeout(done, 10));
	}
	throw new Error(program.said());
}

// Server and load on a core each, where the system can do that.
function pin(pid: number): void {
	spawnSync('taskset', ['-a', '-cp', '0', String(pid)]);
	spawnSync('taskset', ['-a', '-cp', '1', String(process.pid)]);
}
