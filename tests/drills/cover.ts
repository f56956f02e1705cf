/** How long somebody who presses Leave still sees the page, on a phone six times slower than this machine. */
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { coloursIn, pictureBelow } from '#tests/journeys/town/colours.ts';
import { openBrowser } from './_browser.ts';
import { openLine } from './_line.ts';
import { makeBuilt, newFolder, papersIn, prepare, start } from './_server.ts';
import { tell } from './_told.ts';

const runs = 200;
/** Whatever takes longer than this is felt as a wait (RAIL, "response": 100 ms). */
const atMost = 100;
/** How long a finger stays down, in milliseconds: a quick tap. */
const heldFor = 80;

/** From the press until the page is covered, and from letting go until nothing is left of it, in milliseconds. */
type Waits = { readonly covered: number; readonly blank: number };

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder, { TRUST_PROXY: '1' });
const line = await openLine(server.port, { secure: false, folder });
const mary = papersIn(folder).people.find(({ name }) => name === 'Mary Adeyemi')!.id;
const browser = await openBrowser();
const waits: Waits[] = [];
let notBlank = 0;

for (let nth = 0; nth < runs; nth += 1) {
	// Without a worker nothing is on the phone: what comes next hangs, and only the cover is measured.
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	await page.goto(`${line.url}/demo`);
	await page.locator(`form:has(input[value="${mary}"]) button`).click();
	await page.waitForURL('**/home', { waitUntil: 'load' });
	const client = await context.newCDPSession(page);
	await client.send('Emulation.setCPUThrottlingRate', { rate: 6 });
	line.hang();
	waits.push(await presses(client, page));
	const picture = await pictureBelow(client, page, 0);
	notBlank += Number((await coloursIn(await context.newPage(), picture)) !== 1);
	await line.mend();
	await context.close();
}
await browser.close();
await line.cut();
await server.stop();

const at = (which: keyof Waits, share: number) => {
	const sorted = waits.map((one) => one[which]).sort((one, other) => one - other);
	return Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Infinity);
};
const shares = [0.5, 0.99, 1] as const;
const measured = {
	runs,
	'slower by': 6,
	'pressed until covered, p50, p99, longest (ms)': shares.map((share) => at('covered', share)),
	'let go until blank, p50, p99, longest (ms)': shares.map((share) => at('blank', share)),
	'not blank': notBlank
};
tell(
	'cover',
	measured,
	at('covered', 0.99) <= atMost && at('blank', 0.99) <= atMost && notBlank === 0
);

/**
 * Presses Leave on a page that has come to rest, as the system reports a finger that stays down for a moment: nothing of
 * ours, and nothing of the tool that drives the browser, runs in the page meanwhile.
 */
async function presses(client: CDPSession, page: Page): Promise<Waits> {
	const box = await page.locator('.top .leave').boundingBox();
	if (!box) throw new Error('There is no Leave on the page');
	const seen = await watchPress(page);
	await page.evaluate(() => new Promise((rested) => requestIdleCallback(rested)));
	const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	const press = { ...middle, button: 'left', clickCount: 1 } as const;
	// Their answers are not waited for: the page may be gone before they come.
	const down = client.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press });
	await setTimeout(heldFor);
	const up = client.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press });
	const waits = await seen();
	await Promise.allSettled([down, up]);
	return waits;
}

/** Begins to watch; gives how long it took from each end of the press, as the system saw it, until what it changed was painted, as the browser itself says (W3C Event Timing §2). */
async function watchPress(page: Page): Promise<() => Promise<Waits>> {
	const seen = await page.evaluateHandle(() => {
		const waits = new Promise<Waits>((resolve, reject) => {
			const times = new Map<string, number>();
			const watch = new PerformanceObserver((list) => {
				for (const { name, duration } of list.getEntries()) times.set(name, duration);
				const [down, up] = [times.get('pointerdown'), times.get('click')];
				if (up !== undefined) resolve({ covered: down ?? 0, blank: up });
			});
			// 16 ms is the least it can be asked for: what is quicker is not told of.
			const least = { type: 'event', durationThreshold: 16 };
			watch.observe(least);
			window.setTimeout(() => reject(new Error('No press was seen')), 20_000);
		});
		return { waits };
	});
	return () => seen.evaluate(({ waits }) => waits);
}
