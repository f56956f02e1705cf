/** Her first page is short, whoever she is: what is long is a press away. */
import { english, expect, test } from './town/test.ts';

/** In pixels at a width of 390. Where news about her safety comes first, and in languages that need more room, it is longer. */
const most = { short: 2800, long: 3300 };

const everyone = [
	['Mary Adeyemi', 'en', most.short],
	['Nora Quinn', 'en', most.short],
	['Priya Shah', 'en', most.short],
	['Joan Baker', 'en', most.short],
	['Nadia Roy', 'en', most.short],
	['Lena Fox', 'en', most.long],
	['Marta Nowak', 'pl', most.long],
	['Amal Haddad', 'ar', most.long],
	['Ewa Lis', 'pl', most.short],
	['Huda Karam', 'ar', most.short],
	['Layla Saleh', 'ar', most.long],
	['Bartek Mazur', 'pl', most.short],
	['Kinga Wrona', 'pl', most.short],
	['Grace Osei', 'en', most.short],
	['Zoe Turner', 'en', most.long],
	['Omar Nasser', 'ar', most.short]
] as const;

test('her first page is no more than a few screens high, whoever she is', async ({ reader }) => {
	for (const [name, lang, height] of everyone) {
		const she = await reader({ ...english, lang });
		await she.page.setViewportSize({ width: 390, height: 844 });
		await she.comesInAs(name);
		const high = await she.page.evaluate(() => document.documentElement.scrollHeight);
		expect(high, name).toBeLessThanOrEqual(height);
		// Where her case is, two services fit, if it is said at all.
		const fits = she.page.locator('[data-part=fits] li');
		expect([0, 2], name).toContain(await fits.count());
		// What is folded opens by a press, without a script.
		for (const fold of await she.page.locator('main details').all()) {
			await fold.locator('summary').first().click();
			await expect(fold.locator('div').first()).toBeVisible();
		}
	}
});

test('a visitor of the demonstration sees what there is to see as each person', async ({
	reader
}) => {
	const visitor = await reader(english);

	await visitor.goes('/demo');

	const cards = visitor.page.locator('main form');
	await expect(cards.filter({ hasText: 'Mary Adeyemi' })).toContainText(
		/waiting for trial.*Witness Care is late/
	);
	// What waits for her to choose it is told to nobody else first.
	await expect(cards.filter({ hasText: 'Nadia Roy' })).not.toContainText(/guilty/);
	await expect(cards.filter({ hasText: 'Marta Nowak' })).toContainText('Reads Polish.');
});

// Two screens of a phone, where rules hold and where nobody has said.
test('what she is told of her safety fits on two screens', async ({ reader }) => {
	for (const name of ['Lena Fox', 'Mary Adeyemi', 'Priya Shah', 'Nora Quinn']) {
		const she = await reader(english);
		await she.page.setViewportSize({ width: 390, height: 844 });
		await she.comesInAs(name);
		await she.goes('/rules');

		const high = await she.page.evaluate(() => document.documentElement.scrollHeight);
		expect(high, name).toBeLessThanOrEqual(2 * 844);
	}
});
