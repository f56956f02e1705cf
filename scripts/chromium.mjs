/** Finds a Chromium for the journeys, or gets one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { aptInstall, mayInstall } from './apt.mjs';
import { findNode } from './node.mjs';
import { run, tool } from './running.mjs';

const places = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];
const shells = ['/usr/bin/chromium-headless-shell'];

/** The path of a Chromium, or undefined where Playwright has its own. Throws when there is none and none can be had. */
export async function findChromium() {
	const found = [process.env.CHROMIUM_PATH, ...places].find((place) => place && runs(place));
	if (found) return found;
	if (mayInstall()) {
		// The fonts make Arabic readable in the pictures kept for translators.
		await aptInstall('chromium', 'fonts-noto-core');
		const installed = places.find(runs);
		if (installed) return installed;
	}
	const asked = [tool('playwright', '@playwright/test'), 'install', '--only-shell', 'chromium'];
	const { code, output } = await run(findNode(), asked);
	if (code !== 0)
		throw new Error(`There is no Chromium and none could be fetched.\n${output.slice(-2000)}`);
	return undefined;
}

/**
 * The path of a Chromium without a window, a fifth quicker and enough for a story, or undefined where there is none:
 * then the whole one does. It lacks the memory that Back reads from.
 */
export async function findShell() {
	const found = [process.env.SHELL_PATH, ...shells].find((place) => place && runs(place));
	if (found || !mayInstall()) return found;
	await aptInstall('chromium-headless-shell').catch(() => undefined);
	return shells.find(runs);
}

/** Ubuntu's `chromium-browser` is there but only says to install something else. */
function runs(place) {
	return existsSync(place) && spawnSync(place, ['--version']).status === 0;
}
