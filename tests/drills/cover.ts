/** How long somebody who presses Leave still sees the page, on a phone six times slower than this machine. */
import type { CDPSession, Page } from '@playwright/test';
import { coloursIn, pictureBelow } from '#tests/colours.ts';
import { openBrowser } from './_browser.ts';
import { openLine } from './_line.ts';
import { makeBuilt, newFolder, papersIn, prepare, start } from './_server.ts';
import { tell } from './_told.ts';

const runs = 200;
/** Whatever takes longer than this is felt as a wait (RAIL, "response": 100 ms). */
const atMost = 100;

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder, { TRUST_PROXY: '1' });
const line = await openLine(server.port, { secure: false, folder });
const mary = papersIn(folder).people.find(({ name }) => name === 'Mary Adeyemi')!.id;
const browser = await openBrowser();
const waits: number[] = [];
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

waits.sort((one, other) => one - other);
const at = (share: number) => Math.round(waits[Math.ceil(waits.length * share) - 1] ?? Infinity);
const measured = {
	runs,
	'slower by': 6,
	'p50 (ms)': at(0.5),
	'p99 (ms)': at(0.99),
	'longest (ms)': at(1),
	'not blank': notBlank
};
tell('cover', measured, at(0.99) <= atMost && notBlank === 0);

/**
 * Presses Leave on a page that has come to rest, as the system reports a finger: nothing of ours, and nothing of the
 * tool that drives the browser, runs in the page meanwhile.
 */
async function presses(client: CDPSession, page: Page): Promise<number> {
	const box = await page.locator('.top .leave').boundingBox();
	if (!box) throw new Error('There is no Leave on the page');
	const painted = await watchPress(page);
	await page.evaluate(() => new Promise((rested) => requestIdleCallback(rested)));
	const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	const press = { ...middle, button: 'left', clickCount: 1 } as const;
	// Its answers are not waited for: the page may be gone before they come.
	const sent = ['mousePressed', 'mouseReleased'] as const;
	const pressed = sent.map((type) => client.send('Input.dispatchMouseEvent', { type, ...press }));
	await Promise.allSettled(pressed);
	return painted();
}

/** Begins to watch; gives how long it took from the press as the system saw it until what it changed was painted, as the browser itself says (W3C Event Timing §2). */
async function watchPress(page: Page): Promise<() => Promise<number>> {
	const seen = await page.evaluateHandle(() => {
		const press = new Promise<number>((resolve) => {
			const watch = new PerformanceObserver((list) => {
				const click = list.getEntriesByName('click')[0];
				if (click) resolve(click.duration);
			});
			// 16 ms is the least it can be asked for.
			const least = { type: 'event', durationThreshold: 16 };
			watch.observe(least);
		});
		return { press };
	});
	return () => seen.evaluate(({ press }) => press);
}
