/** How high her first page may be, whoever she is and whatever she reads. */
import type { Page } from '@playwright/test';

/** In pixels at a width of 390. */
export const tallest = 2800;

/** The height of her first page on a phone that is 390 pixels wide. */
export async function heightOfHome(page: Page): Promise<number> {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto('/home');
	return page.evaluate(() => document.documentElement.scrollHeight);
}
