/** After a visit nothing of the case comes back: by Back or Forward, by loading again, or in a tab opened again. */
import { expect, readings, test } from './test.ts';
import type { Able } from './person.ts';
import type * as readers from './reader.ts';
import type { Town } from './town.ts';

const ofTheCase = ['Snaresbrook', '01GD1000126', 'Waiting for the trial', 'trial is planned'];

type Reader = Able<typeof readers>;
const endings = {
	leaving: (mary: Reader) => mary.page.locator('[data-leave]').first().click(),
	'signing out': (mary: Reader) =>
		mary.page.getByRole('button', { name: mary.says('common.nav.signOut') }).click(),
	'ten minutes of nothing': async (mary: Reader, town: Town) => {
		await town.moveTo('2026-11-18T10:15:00Z');
		await mary.page.getByRole('link', { name: mary.says('common.nav.now'), exact: true }).click();
	}
};
const lastPage = {
	leaving: /\/leave$/,
	'signing out': /\/sign-out$/,
	'ten minutes of nothing': /\/sign-in$/
};

for (const { as, ...reading } of readings.slice(0, 2))
	for (const [ending, end] of Object.entries(endings))
		test(`after ${ending} nothing of the case comes back, ${as}`, async ({
			ownTown: town,
			reader
		}) => {
			const mary = await reader(reading, { town, looks: false });
			const { page } = mary;
			await mary.comesInAs('Mary Adeyemi');
			await page.goto('/dates');
			await page.goto('/home');
			await page.goto('/dates');
			await expect(page.locator('main')).toContainText('Snaresbrook');

			await end(mary, town);
			await expect(page).toHaveURL(lastPage[ending as keyof typeof lastPage]);
			await mary.holdsNoCookie();

			const nothingIsLeft = async (where: RegExp) => {
				await expect(page).toHaveURL(where);
				await expect(page.locator('h1')).toBeVisible();
				await mary.seesNothingOf(ofTheCase);
			};
			await mary.wanders(-1);
			await nothingIsLeft(/\/sign-in$/);
			await mary.wanders(-1);
			await nothingIsLeft(/\/sign-in$/);
			await page.reload();
			await nothingIsLeft(/\/sign-in$/);
			await mary.wanders(1);
			await nothingIsLeft(/\/sign-in$/);
			const again = await page.context().newPage();
			await again.goto('/home');
			await expect(again).toHaveURL(/\/sign-in$/);
		});

test('two minutes before the visit ends the page says so, and then it goes by itself', async ({
	reader
}) => {
	const mary = await reader(readings[0]);
	await mary.page.clock.install();
	await mary.comesInAs('Mary Adeyemi');

	await mary.page.clock.fastForward('07:59');
	await expect(mary.page.locator('#time-out')).toBeHidden();
	await mary.page.clock.fastForward('00:02');
	await expect(mary.page.locator('#time-out')).toBeVisible();
	await mary.page.clock.fastForward('02:00');

	await expect(mary.page).toHaveURL(/\/sign-out$/);
	await mary.look();
	await mary.holdsNoCookie();
});
