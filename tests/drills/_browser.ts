/** A browser for the drills and the measurements: the one of this machine, asking nobody but us. */
import { broken } from '#tests/world/axe.ts';
import { chromium, type Browser, type Page } from '@playwright/test';

const args = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** Which browser is started, and how. */
export async function launched(): Promise<{ args: string[]; executablePath?: string }> {
	const place = new URL('../../scripts/chromium.mjs', import.meta.url).href;
	const { findChromium } = (await import(place)) as {
		findChromium: () => Promise<string | undefined>;
	};
	const executablePath = await findChromium();
	return { args, ...(executablePath ? { executablePath } : {}) };
}

/** Starts a browser; it ends with the process that started it. */
export async function openBrowser(): Promise<Browser> {
	return chromium.launch(await launched());
}

export const widths = [320, 1280] as const;
export const looks = ['light', 'dark', 'forced colours'] as const;

/** Shows a page that is open at another width and in another look, as a phone or a person's settings would. */
export async function showAs(
	page: Page,
	width: number,
	look: (typeof looks)[number]
): Promise<void> {
	await page.setViewportSize({ width, height: 900 });
	// Wherever a press left it: what lies under the bar for a moment is not covered.
	await page.evaluate(() => scrollTo(0, 0));
	await page.emulateMedia({
		colorScheme: look === 'dark' ? 'dark' : 'light',
		forcedColors: look === 'forced colours' ? 'active' : 'none'
	});
}

/** What is wrong with a page as it is shown now: rules of axe that it breaks, and running over the side. */
export async function faultsOf(page: Page): Promise<string[]> {
	const faults = (await broken(page)).map((fault) => fault.slice(0, 140));
	const over = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	return over > 0 ? [...faults, `runs ${over} px over the side`] : faults;
}
