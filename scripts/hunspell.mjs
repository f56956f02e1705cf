/** Finds the spelling checker that the step of spelling asks, or gets it. */
import { spawnSync } from 'node:child_process';
import { aptInstall, mayInstall } from './apt.mjs';

/** Whether `hunspell` runs here, after it was installed where that may be. The Arabic dictionary comes with it. */
export async function findHunspell() {
	if (!runs() && mayInstall()) await aptInstall('hunspell', 'hunspell-ar');
	return runs();
}

function runs() {
	return spawnSync('hunspell', ['--version']).status === 0;
}
