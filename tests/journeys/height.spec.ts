/** Her first page is short, whoever she is: what is long is a press away. */
import { everybody } from '../../scripts/tales.ts';
import { english, expect, test } from './town/test.ts';

/** In pixels at a width of 390. */
const most = 2800;

test('her first page is no more than a few screens high, whoever she is', async ({ reader }) => {
	const somebody = await reader(english);
	await somebody.page.setViewportSize({ width: 390, height: 844 });
	for (const { name, language } of everybody(0, () => '')) {
		await somebody.page.context().clearCookies();
		const she = somebody.in(language);
		await she.comesInAs(name);
		const high = await she.page.evaluate(() => document.documentElement.scrollHeight);
		expect(high, name).toBeLessThanOrEqual(most);
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

test('her dates begin with the next one, then what is open, and what is over is folded', async ({
	reader
}) => {
	for (const name of ['Mary Adeyemi', 'Joan Baker']) {
		const she = await reader(english);
		await she.comesInAs(name);
		await she.goes('/dates');
		const states = await she.page
			.locator('main [data-state]')
			.evaluateAll((parts) =>
				parts
					.filter((part) => part.matches('li') && part.checkVisibility())
					.map((part) => part.getAttribute('data-state') ?? '')
			);

		const isOver = (state: string) => ['held', 'kept', 'kept-late', 'over'].includes(state);
		expect(states.length, name).toBeGreaterThan(0);
		expect(states.filter(isOver), name).toEqual([]);
		const folded = she.page.locator(
			'main details [data-state=kept], main details [data-state=held]'
		);
		expect(await folded.count(), name).toBeGreaterThan(0);
		// Of many things that nobody says are late, she is led to write about none.
		const late = states.filter((state) => state === 'overdue').length;
		expect(
			await she.page.locator('main [data-part=ask] .button:visible').count(),
			name
		).toBeLessThanOrEqual(late);
	}
});

// Two screens of a phone, where rules hold and where nobody has said.
test('what she is told of her safety fits on two screens', async ({ reader }) => {
	const she = await reader(english);
	await she.page.setViewportSize({ width: 390, height: 844 });
	for (const name of ['Lena Fox', 'Mary Adeyemi', 'Priya Shah', 'Nora Quinn']) {
		await she.page.context().clearCookies();
		await she.comesInAs(name);
		await she.goes('/rules');

		const high = await she.page.evaluate(() => document.documentElement.scrollHeight);
		expect(high, name).toBeLessThanOrEqual(2 * 844);
	}
});
