/** S6: from the start of the process to the first answered page, ours and a bare server's in turn. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeBuilt, start } from '#tests/drills/_server.ts';
import { median } from '#tests/drills/_told.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { newPlace } from './_place.ts';
import { inTurn, ratioOf, report, round } from './_rounds.ts';

const bare = `require('node:http').createServer((_, res) => res.end('ok')).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`;

await makeBuilt();
const { folder, env, world } = await newPlace();
await world.db.destroy();
const times = await inTurn({ ours: startOurs, bare: startBare });
report([
	{
		what: 'S6 start to first 200 / bare node',
		ratio: ratioOf(times.ours, times.bare),
		from: `${round(median(times.ours))} ms / ${round(median(times.bare))} ms`
	}
]);

async function startOurs(): Promise<number> {
	const began = performance.now();
	const server = await start(folder, env);
	const { status } = await ask(server.port, '/readyz');
	const took = performance.now() - began;
	await server.stop();
	if (status !== 200) throw new Error(`It answered ${status}`);
	return took;
}

async function startBare(): Promise<number> {
	const began = performance.now();
	const child = spawn(process.execPath, ['-e', bare], { stdio: ['ignore', 'pipe', 'inherit'] });
	const [said] = (await once(child.stdout, 'data')) as [Buffer];
	await ask(Number(said), '/');
	const took = performance.now() - began;
	child.kill('SIGKILL');
	await once(child, 'close');
	await sleep(0);
	return took;
}
