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

/** Ubuntu's `chromium-browser` is there but only says to install something else. */
function runs(place) {
	return existsSync(place) && spawnSync(place, ['--version']).status === 0;
}
