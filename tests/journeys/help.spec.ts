/** Places that help: a short page without a choice, and what fits on the first screen after one, without a script too. */
import type { Page } from '@playwright/test';
import { address } from '#lib/i18n/pages.ts';
import { expect, test } from './town/test.ts';

const phone = { width: 390, height: 844 };
const high = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);
const ofOthers = ['sdafmh', 'dsa-ni', 'live-fear-free']
	.map((one) => `[data-service=${one}]`)
	.join();

for (const lang of ['en', 'pl', 'ar'] as const)
	for (const scripts of [true, false])
		test(`help is short, and one tap leads to what fits, in ${lang} ${scripts ? 'with' : 'without'} JavaScript${scripts === (lang === 'en') ? '' : ' @unhurried'}`, async ({
			reader
		}) => {
			const somebody = await reader({ lang, scripts });
			const { page } = somebody;
			await page.setViewportSize(phone);
			await somebody.goesTo('/help');
			expect(await high(page)).toBeLessThanOrEqual(6000);
			await expect(page.locator(ofOthers)).toHaveCount(0);
			await expect(page.locator('main a[href="tel:999"]').first()).toBeInViewport();
			await expect(page.locator('[data-part=first] a[href^="tel:"]')).toBeInViewport();

			await somebody.follows('help.need.da', /\/help\?n=1#found$/);
			const first = page.locator('[data-part=found] [data-service]').first();
			await expect(first.locator('a[href^="tel:"]')).toBeInViewport();
			await expect(page.locator(ofOthers)).toHaveCount(0);

			const other = lang === 'en' ? 'pl' : 'en';
			await somebody.chooses(other, /\/help\?n=1$/);
			const elsewhere = somebody.in(other);
			await elsewhere.seesTitle('help.need.da');
			await expect(first.getByRole('heading')).toBeInViewport();

			await elsewhere.follows('help.area.scotland', /\/help\?n=1&a=4#found$/);
			await expect(page.locator('[data-service=sdafmh]')).toBeVisible();
			await elsewhere.goes(address(other, '/help'));
			await elsewhere.follows('help.need.crisis', /\/help\?n=14#found$/);
			await expect(page.locator('a[href="sms:85258"]')).toBeVisible();
		});

test('whom it is about leads to who helps them and to their guide, in her language, without JavaScript', async ({
	reader
}) => {
	const somebody = await reader({ lang: 'en', scripts: false });
	const { page } = somebody;
	await somebody.goesTo('/help');
	await somebody.follows('help.whom.died', /\/help\?w=2#found$/);
	await somebody.seesTitle('rights.guide.10.title');
	const first = page.locator('[data-part=found] [data-service]').first();
	await expect(first).toHaveAttribute('data-service', 'homicide-service');

	await somebody.chooses('ar', /\/ar\/help\?w=2$/);
	const elsewhere = somebody.in('ar');
	await elsewhere.seesTitle('rights.guide.10.title');
	await elsewhere.follows('rights.guide.10.title', /\/ar\/guide\/10$/);
	await elsewhere.follows('help.whom.young', /\/ar\/guide\/11$/);
	await elsewhere.follows('help.results', /\/ar\/help\?w=3#found$/);
	await expect(first).toHaveAttribute('data-service', 'childline');
});
