/** Nobody leaves by accident: not with a screen reader, not with sticky keys, not by a slip of the hand. */
import { english, expect, test } from './town/test.ts';

// A screen reader keeps the H of Shift and H for itself; what the page sees is a lone Shift, and that the place moves.
test('a screen reader that goes back by headings, five Shifts for sticky keys and whoever turned it off do not leave', async ({
	reader
}) => {
	const mary = await reader(english);
	const { page } = mary;
	const { keyboard } = page;
	await mary.goes('/rights');
	const stays = async () => {
		await page.waitForTimeout(900);
		await expect(page).toHaveURL(/\/rights$/);
		await expect(page.locator('html')).toHaveCSS('opacity', '1');
	};
	for (let heading = 0; heading < 5; heading += 1) {
		await keyboard.down('Shift');
		await page.evaluate((nth) => {
			const headings = document.querySelectorAll('h1, h2, main a');
			getSelection()!.collapse(headings[nth]!, 0);
		}, heading);
		await keyboard.up('Shift');
	}
	await stays();
	for (let link = 0; link < 5; link += 1) {
		await keyboard.down('Shift');
		await page.locator('main a').nth(link).focus();
		await keyboard.up('Shift');
	}
	await stays();
	for (let press = 0; press < 5; press += 1) await keyboard.press('Shift', { delay: 30 });
	await stays();

	await mary.goes('/safety');
	const choice = page.getByLabel(mary.says('safety.leave.choice'));
	await choice.uncheck();
	await mary.goes('/rights');
	for (let press = 0; press < 3; press += 1) await keyboard.press('Shift', { delay: 30 });
	await stays();
	await mary.goes('/safety');
	await choice.check();
	await mary.goes('/rights');
	for (let press = 0; press < 3; press += 1) await keyboard.press('Shift', { delay: 30 });

	await expect(page.locator('html')).toHaveCSS('opacity', '0');
	await expect(page).toHaveURL(/\/kitchen$/);
	await mary.look();
});

test('in a field of staff Shift three times writes on; in hers it leaves', async ({ reader }) => {
	for (const [name, path, place] of [
		['Amina Hassan', '/desk/begin', /\/desk\/begin$/],
		['Mary Adeyemi', '/talk/someone', /\/kitchen$/]
	] as const) {
		const somebody = await reader(english, { looks: false });
		const { page } = somebody;
		await somebody.comesInAs(name);
		await somebody.goes(path);
		await page.locator('main input:not([type=hidden])').first().focus();
		// The browser tells of the focus a moment later, and a place that moves between two presses is no Shift alone.
		await page.evaluate(() => new Promise((told) => requestAnimationFrame(() => setTimeout(told))));

		for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift', { delay: 30 });
		await page.waitForTimeout(1200);

		await expect(page).toHaveURL(place);
	}
});

test('a press on Leave that slides off, or opens a menu, gives the page back; a press that stays leaves', async ({
	reader
}) => {
	const mary = await reader(english);
	const { page } = mary;
	await mary.comesInAs('Mary Adeyemi');
	const leave = page.locator('.leave').first();
	const main = page.locator('main');
	const { x, y, width, height } = (await leave.boundingBox())!;
	const press = async () => {
		await page.mouse.move(x + width / 2, y + height / 2);
		await page.mouse.down();
		await expect(main).toBeHidden();
	};

	await press();
	await page.mouse.move(x + width / 2, y + 300, { steps: 5 });
	await page.mouse.up();
	await expect(main).toBeVisible();
	await leave.click({ button: 'right' });
	await expect(main).toBeVisible();
	await press();
	await page.mouse.up();

	await expect(page).toHaveURL(/\/kitchen$/);
	await mary.look();
});
