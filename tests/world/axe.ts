/** What axe finds wrong with a page as it is shown now. Asked directly it takes half of what its own runner does. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page, ViewportSize } from '@playwright/test';
import type axe from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Each rule that is broken, with the part of the page that breaks it. */
export async function broken(page: Page): Promise<string[]> {
	await page.evaluate(source);
	return judged(page);
}

/**
 * The same of a copy of the page, on one page that keeps axe for the whole run: to bring axe to a page takes longer than
 * to judge it. The copy runs no script and loads nothing: styles stand in our pages.
 */
export async function brokenInCopy(page: Page): Promise<string[]> {
	const copy = await page.evaluate(() => {
		const whole = document.documentElement.cloneNode(true) as HTMLElement;
		for (const part of whole.querySelectorAll('script, link, meta[http-equiv]')) part.remove();
		for (const part of whole.querySelectorAll('[autofocus]')) part.removeAttribute('autofocus');
		return `<!doctype html>${whole.outerHTML}`;
	});
	const browser = page.context().browser()!;
	const judge = judges.get(browser) ?? newJudge(browser);
	const found = judge.then((one) => judgedAs(one, copy, page.viewportSize()!));
	// Several pages of one story may come at once: one after the other stands before the judge.
	judges.set(
		browser,
		found.then(
			() => judge,
			() => judge
		)
	);
	return found;
}

const judges = new WeakMap<Browser, Promise<Page>>();

async function judgedAs(judge: Page, copy: string, size: ViewportSize): Promise<string[]> {
	await judge.setViewportSize(size);
	await judge.evaluate((html) => {
		document.open();
		document.write(html);
		document.close();
		// The judge stays where the copy before this one was read to, and the bar would lie over what is there.
		scrollTo(0, 0);
	}, copy);
	return judged(judge);
}

async function newJudge(browser: Browser): Promise<Page> {
	const page = await browser.newPage();
	await page.evaluate(source);
	return page;
}

async function judged(page: Page): Promise<string[]> {
	const violations = await page.evaluate(async (values) => {
		const asked = { runOnly: { type: 'tag', values }, resultTypes: ['violations'] };
		const { axe: judge } = window as unknown as { axe: typeof axe };
		return (await judge.run(document, asked as object)).violations;
	}, tags);
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
