/**
 * Making the data ready is killed at random moments; a normal start afterwards must work, and the file that says who
 * is invented must be whole. Half of the kills fall into the first moments, while the database gets its shape.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeBuilt, newFolder, papersIn, prepare, run, start } from './_server.ts';
import { chainFaults } from './_whole.ts';
import { asked, tell } from './_told.ts';
import { ask } from './_visitor.ts';

const count = asked('count', 30);
/** About how long the shape takes, in milliseconds, once the file is there. */
const shaping = 250;
/** Everybody invented. */
const everybody = 14;

await makeBuilt();
const usual = await timeOfPreparing();
const faults: string[] = [];
const moments = {
	'before the file': 0,
	'while it got its shape': 0,
	'while it was filled': 0,
	'too late': 0
};
for (let nth = 0; nth < count; nth += 1) {
	const fault = await killOnce(nth % 2 === 0).catch((error: unknown) => firstLine(error));
	if (fault) faults.push(fault);
}
const measured = {
	kills: count,
	...moments,
	'starts that did not work': faults.length,
	'what they said': [...new Set(faults)]
};
tell('migrate-kill', measured, faults.length === 0 && moments['too late'] < count / 2);

async function timeOfPreparing(): Promise<number> {
	const began = performance.now();
	await prepare(newFolder());
	return performance.now() - began;
}

/** Kills one preparation and starts normally; says what went wrong, or nothing. */
async function killOnce(early: boolean): Promise<string | undefined> {
	const folder = newFolder();
	const program = run('scripts/prepare.ts', folder);
	if (early) await sleepUntilShaping(folder);
	else await sleep(Math.random() * usual);
	const isOver = program.child.exitCode !== null;
	moments[isOver ? 'too late' : momentIn(folder)] += 1;
	await program.kill();
	return startNormally(folder);
}

async function sleepUntilShaping(folder: string): Promise<void> {
	for (let tries = 0; tries < 2000 && !existsSync(path.join(folder, 'alongside.db')); tries += 1)
		await sleep(2);
	await sleep(Math.random() * shaping);
}

// The key is made after the shape and before anybody is.
function momentIn(folder: string): keyof typeof moments {
	if (!existsSync(path.join(folder, 'alongside.db'))) return 'before the file';
	return existsSync(path.join(folder, 'key')) ? 'while it was filled' : 'while it got its shape';
}

async function startNormally(folder: string): Promise<string | undefined> {
	await prepare(folder);
	const { people, agencies } = papersIn(folder);
	if (people.length !== everybody || agencies.length !== 5)
		return `There are ${people.length} people`;
	if (people.some(({ role, invitation }) => role === 'victim' && !invitation))
		return 'Somebody has no code';
	if ((statSync(path.join(folder, 'demo.json')).mode & 0o077) !== 0)
		return 'Everybody may read the codes';
	const server = await start(folder);
	const ready = await ask(server.port, '/readyz');
	const code = await server.stop();
	const { integrity, broken } = await chainFaults(folder);
	if (ready.status !== 200 || code !== 0)
		return `It answered ${ready.status} and ended with ${code}`;
	return integrity === 'ok' && broken === 0 ? undefined : 'The database is not whole';
}

function firstLine(error: unknown): string {
	const said = error instanceof Error ? error.message : String(error);
	return said.split('\n').find((line) => line.trim() !== '') ?? 'nothing';
}
