/**
 * S1: her page, 16 connections, against a bare server that reads the same rows and sends the same bytes; once without
 * and once with the row that says she looked, which the app writes to disk each time. S2: a public page, stored.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PersonId } from '#lib/domain/actor.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import * as invented from '#lib/server/invented.ts';
import { makeBuilt, newFolder, run, type Program } from '#tests/drills/_server.ts';
import { median } from '#tests/drills/_told.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { signedIn } from '#tests/rules/folk.ts';
import { invent } from '../../scripts/invent.ts';
import { load } from './_load.ts';
import { newPlace, processes, startAll } from './_place.ts';
import { inTurn, processorTime, ratioOf, report, round } from './_rounds.ts';

/** How long one side is asked in one round, in milliseconds. */
const spell = 1500;

await makeBuilt();
const { folder, env, world } = await newPlace();
await invent(world);
const [she] = (await invented.people(world.db, world.keys)).filter(({ role }) => role === 'victim');
if (!she) throw new Error('There is no victim');
const session = await signedIn(world, { person: she.id as PersonId, level: 'full' });
await world.db.destroy();
const ours = await startAll({ folder, env });
const headers = {
	accept: 'text/html',
	'accept-encoding': 'br',
	cookie: `${cookieName}=${session}`
};
const files = newFolder();
for (const name of ['home', 'rights'])
	writeFileSync(
		path.join(files, name),
		(await ask(ours[0]?.port ?? 0, `/${name}`, { headers })).body
	);
const bare = await Promise.all(ours.map(() => startBare()));
// Server and load on a core each, where the system can do that and there is one server.
if (processes === 1) for (const { child } of [...ours, ...bare]) pin(child.pid ?? 0);

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
	ours: () => measured('ours', ours, '/home'),
	reads: () => measured('reads', bare, '/'),
	written: () => measured('written', bare, '/written'),
	rights: () => measured('rights', ours, '/rights'),
	stored: () => measured('stored', bare, '/stored')
};
for (const side of Object.values(sides)) await side();
for (const list of Object.values(costs)) list.length = 0;
const rates = await inTurn(sides);
await Promise.all([...ours.map((one) => one.stop()), ...bare.map((one) => one.kill())]);

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
	servers: readonly (Program & { readonly port: number })[],
	target: string
): Promise<number> {
	const used = () => servers.map(({ child }) => processorTime(child.pid ?? 0));
	const before = used();
	const began = performance.now();
	const rates = await Promise.all(servers.map(({ port }) => load(port, target, lines, spell)));
	const rate = rates.reduce((sum, one) => sum + one, 0);
	const requests = (rate * (performance.now() - began)) / 1000;
	const spent = used().reduce<number>(
		(sum, after, nth) => sum + (after ?? NaN) - (before[nth] ?? NaN),
		0
	);
	if (!Number.isNaN(spent)) costs[name].push((spent * 1000) / requests);
	return rate;
}

async function startBare() {
	const program = run('tests/bench/_bare.ts', folder, env, [
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

function pin(pid: number): void {
	spawnSync('taskset', ['-a', '-cp', '0', String(pid)]);
	spawnSync('taskset', ['-a', '-cp', '1', String(process.pid)]);
}
