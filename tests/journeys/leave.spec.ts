/** The way out: it covers the page at once, ends the visit and shows a page about nothing. */
import { english, expect, readings, test } from './test.ts';

for (const { as, ...reading } of readings) {
	const name = reading.lang === 'ar' ? 'Amal Haddad' : 'Mary Adeyemi';

	test(`leaving ends the visit and shows a page about nothing, ${as}`, async ({ reader, town }) => {
		const mary = await reader(reading);
		const { page } = mary;
		await mary.comesInAs(name);
		const [{ name: cookie, value } = { name: '', value: '' }] = await page.context().cookies();

		await mary.press(page.locator('[data-leave]').first(), /\/leave$/);

		await mary.seesTitle('leave.title');
		await expect(page).toHaveTitle(mary.says('leave.title'));
		await mary.seesNothingOf([mary.says('common.name'), 'Snaresbrook', '/home', 'sign-in']);
		await mary.holdsNoCookie();
		const replayed = await fetch(`${town.url}/home`, {
			headers: { cookie: `${cookie}=${value}`, accept: 'text/html' },
			redirect: 'manual'
		});
		expect(replayed.headers.get('location')).toMatch(/\/sign-in$/);
	});

	test(`leaving covers the page even when no other page comes, ${as}`, async ({ reader }) => {
		const mary = await reader(reading, { serviceWorkers: 'block' });
		const { page } = mary;
		await mary.comesInAs(name);
		// "No content": the browser stays where it is, as it does while a network hangs.
		await page.route('**/leave', (route) => route.fulfill({ status: 204 }));

		await page.locator('[data-leave]').first().click();

		for (const part of ['main', 'nav', 'footer']) await expect(page.locator(part)).toBeHidden();
		await expect(page).toHaveURL(/\/home$/);
	});
}

test('Shift three times leaves, and capital letters do not', async ({ reader }) => {
	const mary = await reader(english);
	const { keyboard } = mary.page;
	await mary.goes('/talk');
	await mary.page.locator('#name').focus();
	for (const letter of 'MAY') await keyboard.press(`Shift+${letter}`);
	await expect(mary.page.locator('#name')).toHaveValue('MAY');
	await expect(mary.page.locator('main')).toBeVisible();

	for (let nth = 0; nth < 3; nth += 1) await keyboard.press('Shift');

	await expect(mary.page).toHaveURL(/\/leave$/);
	await mary.look();
});
