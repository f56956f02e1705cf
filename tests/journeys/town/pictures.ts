/** Pictures of pages, for translators. */
import path from 'node:path';
import type { Person } from './person.ts';
import { test } from './test.ts';

/** Keeps a picture of the page that has arrived, when pictures are asked for. */
export async function keeps({ page, lang }: Person, name: string): Promise<void> {
	if (!process.env.PICTURES) return;
	const folder = path.join(test.info().config.rootDir, '../../test-results/pages', lang);
	await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** What the picture of a page is called, by its address. */
export function nameOf(page: string): string {
	return page.slice(1).replaceAll('/', '-') || 'start';
}
