/** A visit leaves one entry in the browser's Back list: our links and forms put the next page in the place of this one. */
import type { Page } from '@playwright/test';
import { coloursIn } from './town/colours.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

test.use({ serviceWorkers: 'allow' });

const entries = (page: Page) => page.evaluate(() => history.length);

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`five pages of a visit are ${reading.scripts ? 'one entry' : 'an entry each'}, ${as}`, async ({
		reader
	}) => {
		const mary = await reader(reading);
		const { page } = mary;
		await mary.comesInByTheDoor(reading.lang === 'ar' ? 'Amal Haddad' : 'Mary Adeyemi');
		const before = await entries(page);

		await mary.press(page.locator('nav a').nth(1), /\/dates$/);
		await mary.press(page.locator('nav a').nth(3), /\/you$/);
		await mary.press(page.locator('[data-part=outside] a').nth(1), /\/help$/);
		await mary.press(page.locator('[data-part=needs] a').first(), /\/help\?n=1#found$/);
		await mary.press(page.locator('nav a').first(), /\/home$/);

		expect((await entries(page)) - before).toBe(reading.scripts ? 0 : 5);
	});

test('what is to be put right is shown without a new page, and read out first @unhurried', async ({
	reader
}) => {
	const mary = await reader(english);
	const { page } = mary;
	await page.clock.install();
	await mary.comesInByTheDoor('Mary Adeyemi');
	await mary.goes('/tell-us');
	const [title, before] = [await page.title(), await entries(page)];
	await page.evaluate(() => document.body.setAttribute('data-same', ''));

	await mary.presses('tell.next', /\/tell-us\?\/answer$/);

	await expect(page.locator('body[data-same]')).toBeVisible();
	await expect(page.locator('main [role=alert]')).toBeFocused();
	await expect(page).toHaveTitle(mary.says('ui.error.page', { page: title }));
	expect(await entries(page)).toBe(before);

	// Once more, from the page that was put in; then on to the next question.
	await mary.presses('tell.next', /\/tell-us\?\/answer$/);
	await expect(page.locator('main [role=alert]')).toBeFocused();
	await page.locator('input[name=choice]').first().check();
	await mary.presses('tell.next', /\/tell-us$/);
	await expect(page.locator('body[data-same]')).toHaveCount(0);
	expect(await entries(page)).toBe(before);
});

test('the clock goes on after a page was put in, from its beginning @unhurried', async ({
	reader
}) => {
	const mary = await reader(english);
	const { page } = mary;
	await page.clock.install();
	await mary.comesInByTheDoor('Mary Adeyemi');
	await mary.goes('/tell-us');
	await page.clock.fastForward('07:00');
	await mary.presses('tell.next', /\/tell-us\?\/answer$/);

	await page.clock.fastForward('07:00');
	await expect(page.locator('#time-out')).toBeHidden();
	await page.clock.fastForward('01:30');
	await expect(page.locator('#time-out')).toBeVisible();
	await page.clock.fastForward('02:00');

	await expect(page).toHaveURL(/\/sign-out$/);
	await mary.look();
});

test('a button pressed twice sends once, and leaving meanwhile is the last word', async ({
	reader
}) => {
	const mary = await reader(english, { serviceWorkers: 'block' });
	const { page } = mary;
	await mary.comesInByTheDoor('Mary Adeyemi');
	await mary.goes('/tell-us');
	let posts = 0;
	let answer = () => {};
	const isAnswered = new Promise<void>((resolve) => (answer = resolve));
	await page.route('**/tell-us?/answer', async (route) => {
		posts += 1;
		await isAnswered;
		await route.continue().catch(() => {});
	});

	const button = page.locator('main form button').first();
	await page.locator('input[name=choice]').first().check();
	await button.dblclick();
	await expect(button).toHaveAttribute('aria-busy', 'true');
	await mary.press(page.locator('.leave').first(), /\/kitchen$/);
	answer();

	expect(posts).toBe(1);
	await mary.seesTitle('leave.title');
	await mary.holdsNoCookie();
});

test('a form whose way by script is cut goes the way of the browser @unhurried', async ({
	reader
}) => {
	const mary = await reader(english, { serviceWorkers: 'block' });
	const { page } = mary;
	mary.expects(/net::ERR_FAILED/);
	await mary.comesInByTheDoor('Mary Adeyemi');
	await mary.goes('/tell-us');
	await page.route('**/tell-us?/answer', (route) =>
		route.request().resourceType() === 'fetch' ? route.abort() : route.continue()
	);

	await page.locator('input[name=choice]').first().check();
	await mary.presses('tell.next', /\/tell-us$/);

	await expect(page.locator('input[name=choice]').first()).toBeVisible();
});

test('a day for her calendar is handed over, a second tab is hers, and the page stays @unhurried', async ({
	reader
}) => {
	const mary = await reader(english);
	const { page } = mary;
	await mary.comesInByTheDoor('Mary Adeyemi');
	await mary.goes('/dates');
	const before = await entries(page);

	const handed = page.waitForEvent('download');
	await page.locator('a[type="text/calendar"]').first().click();
	expect((await handed).suggestedFilename()).toBe('reminder.ics');
	const opened = page.context().waitForEvent('page');
	await page.locator('nav a[href="/home"]').click({ modifiers: ['Control'] });
	await expect(await opened).toHaveURL(/\/home$/);

	await expect(page).toHaveURL(/\/dates$/);
	expect(await entries(page)).toBe(before);
});

test('out of sight the page is covered, in sight it is there again, and too late it is gone @unhurried', async ({
	reader
}) => {
	const mary = await reader(english);
	const { page } = mary;
	await page.clock.install();
	await mary.comesInByTheDoor('Mary Adeyemi');
	const shown = await colours(page);
	expect(shown).toBeGreaterThan(1);

	await turns(page, 'hidden');
	expect(await colours(page)).toBe(1);
	await turns(page, 'visible');
	expect(await colours(page)).toBe(shown);
	await turns(page, 'hidden');
	// A phone that sleeps stops the clocks of its pages, not the time.
	await page.clock.setSystemTime(Date.now() + 11 * 60_000);
	await turns(page, 'visible');

	await expect(page).toHaveURL(/\/sign-out$/);
	await mary.look();
});

/** What a browser tells a page whose tab or app is put away or taken up again. */
function turns(page: Page, to: 'hidden' | 'visible'): Promise<void> {
	return page.evaluate((state) => {
		Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
		document.dispatchEvent(new Event('visibilitychange'));
	}, to);
}

/** How many colours the screen shows. */
async function colours(page: Page): Promise<number> {
	const picture = (await page.screenshot()).toString('base64');
	return coloursIn(await page.context().newPage(), picture);
}
