/** Firefox from Debian, driven by WebDriver BiDi. */
import { existsSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { look, type Engine, type Sight, type Visit } from './_engine.ts';
import { need } from './_packages.ts';

const place = '/usr/bin/firefox-esr';

/** Finds or installs it. It has no switch for the scripts of one visitor, so there are two of it. */
export async function openFirefox(folder: string): Promise<Engine> {
	if (!existsSync(place)) await need('firefox-esr');
	const newProfile = () => mkdtempSync(path.join(folder, 'firefox-'));
	const withScripts = await start(newProfile(), true);
	const without = await start(newProfile(), false);
	return {
		name: 'Firefox',
		version: (await withScripts.version()).replace('firefox/', ''),
		async visit({ scripts, alone }) {
			if (alone) return aloneIn(newProfile(), scripts);
			const context = await (scripts ? withScripts : without).createBrowserContext();
			const page = await context.newPage();
			return { ...acts(() => page), opensAgain: unable, ends: () => context.close() };
		},
		async close() {
			await withScripts.close();
			await without.close();
		}
	};
}

function start(profile: string, scripts: boolean): Promise<Browser> {
	return puppeteer.launch({
		browser: 'firefox',
		executablePath: place,
		userDataDir: profile,
		extraPrefsFirefox: {
			'javascript.enabled': scripts,
			// The windows and tabs of the last time come again.
			'browser.startup.page': 3,
			'browser.sessionstore.interval': 500
		}
	});
}

async function aloneIn(profile: string, scripts: boolean): Promise<Visit> {
	let browser = await start(profile, scripts);
	const first = async () => (await browser.pages()).at(-1) ?? (await browser.newPage());
	let page = await first();
	return {
		...acts(() => page),
		async opensAgain() {
			await browser.close();
			browser = await start(profile, scripts);
			page = await first();
		},
		ends: () => browser.close()
	};
}

function acts(page: () => Page): Omit<Visit, 'opensAgain' | 'ends'> {
	return {
		goes: (address) =>
			page().goto(address, { waitUntil: 'domcontentloaded' }).then(nothing, nothing),
		async presses(selector) {
			const { x, y } = await middleOf(page(), selector);
			await page().mouse.click(x, y);
		},
		travels: (steps) =>
			page()
				.evaluate((by) => history.go(by), steps)
				.catch(nothing),
		reloads: () =>
			page()
				.evaluate(() => location.reload())
				.catch(nothing),
		sees: () => (page().evaluate(look) as Promise<Sight>).catch(() => undefined)
	};
}

/** Where to press: the library's own way waits by a script, which some visitors have switched off. */
function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
	return page.evaluate((wanted) => {
		const part = document.querySelector(wanted)!;
		part.scrollIntoView({ block: 'center' });
		const { x, y, width, height } = part.getBoundingClientRect();
		return { x: x + width / 2, y: y + height / 2 };
	}, selector);
}

function unable(): Promise<void> {
	throw new Error('Only a visitor alone can close her browser');
}

function nothing(): void {}
