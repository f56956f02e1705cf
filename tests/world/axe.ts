/** What axe finds wrong with a page as it is shown now. Asked directly it takes half of what its own runner does. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Each rule that is broken, with the part of the page that breaks it. */
export async function broken(page: Page): Promise<string[]> {
	await page.evaluate(axe.source);
	const violations = await page.evaluate(async (values) => {
		const asked = { runOnly: { type: 'tag', values }, resultTypes: ['violations'] };
		const { axe: judge } = window as unknown as { axe: typeof axe };
		return (await judge.run(document, asked as object)).violations;
	}, tags);
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
