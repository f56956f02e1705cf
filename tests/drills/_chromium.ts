/** Chromium, driven by Playwright, with the memory that Back reads from switched on. */
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { coloursIn, pictureBelow } from '#tests/journeys/town/colours.ts';
import { launched } from './_browser.ts';
import { look, type Engine, type Sight, type Visit } from './_engine.ts';

// The bar with Leave in it is never covered.
const below = 150;

/** Starts it. */
export async function openChromium(folder: string): Promise<Engine> {
	const how = { ...(await launched()), ignoreDefaultArgs: ['--disable-back-forward-cache'] };
	const browser = await chromium.launch(how);
	return {
		name: 'Chromium',
		version: browser.version(),
		async visit({ scripts, alone }) {
			if (!alone) return visit(await browser.newContext({ javaScriptEnabled: scripts }));
			const profile = mkdtempSync(path.join(folder, 'chromium-'));
			const open = (args: readonly string[]) =>
				chromium.launchPersistentContext(profile, {
					...how,
					javaScriptEnabled: scripts,
					args: [...how.args, ...args]
				});
			return visit(await open([]), () => open(['--restore-last-session']));
		},
		close: () => browser.close()
	};
}

async function visit(first: BrowserContext, again = () => Promise.resolve(first)): Promise<Visit> {
	let context = first;
	let page: Page = context.pages()[0] ?? (await context.newPage());
	// Playwright loses a page that comes back out of the browser's memory; the protocol below it does not.
	let client = await context.newCDPSession(page);
	const asks = (expression: string) =>
		client.send('Runtime.evaluate', { expression, returnByValue: true });
	return {
		goes: (address) => page.goto(address, { waitUntil: 'commit' }).then(nothing, nothing),
		presses: (selector) => page.locator(selector).first().click({ noWaitAfter: true }),
		travels: (steps) => asks(`history.go(${steps})`).then(nothing, nothing),
		reloads: () => page.reload({ waitUntil: 'commit' }).then(nothing, nothing),
		sees: () =>
			asks(look).then(
				({ result }) => result.value as Sight | undefined,
				() => undefined
			),
		async showsNothing() {
			const picture = await pictureBelow(client, page, below);
			return (await coloursIn(await context.newPage(), picture)) === 1;
		},
		async opensAgain() {
			await context.close();
			context = await again();
			page = context.pages().at(-1) ?? (await context.newPage());
			client = await context.newCDPSession(page);
		},
		ends: () => context.close()
	};
}

function nothing(): void {}
