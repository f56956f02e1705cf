/** After a visit nothing of the case comes back: by Back or Forward, by loading again, or in a tab opened again. */
import type { Key } from '#lib/i18n/words.ts';
import { english, expect, test } from './town/test.ts';
import type { Able } from './town/person.ts';
import type * as readers from './town/reader.ts';
import type { Town } from './town/town.ts';

test.use({ serviceWorkers: 'allow' });

const ofTheCase = ['Snaresbrook', '01GD1000126', 'Waiting for the trial', 'trial is planned'];
const pagesOfTheCase = /\/(home|dates)$/;

type Ending = {
	readonly after: string;
	readonly ends: (mary: Able<typeof readers>, town: Town) => Promise<void>;
	readonly at: RegExp;
};
const endings: readonly Ending[] = [
	{
		after: 'leaving',
		ends: ({ page }) => page.locator('.leave').first().click(),
		at: /\/kitchen$/
	},
	{
		after: 'signing out',
		ends: (mary) => pressed(mary, 'button', 'common.nav.signOut'),
		at: /\/sign-out$/
	},
	{
		after: 'ten minutes without a sign of her',
		async ends(mary, town) {
			await mary.waitsUntil(town.in(11), town);
			await pressed(mary, 'link', 'common.nav.now');
		},
		at: /\/sign-in$/
	},
	{
		after: 'ten minutes, on a page for everybody,',
		async ends(mary, town) {
			await mary.waitsUntil(town.in(11), town);
			await mary.page.goto('/rights');
		},
		at: /\/rights$/
	}
];

/** The first three with scripts or without: the drill `stories` tells all of both, the drill `traces` in three browsers. */
const how = (scripts: boolean, nth: number) =>
	`${scripts ? 'on' : 'off'}${nth < 3 && scripts === (nth % 2 === 0) ? '' : ' @unhurried'}`;

for (const scripts of [true, false])
	for (const [nth, { after, ends, at }] of endings.entries())
		test(`after ${after} nothing of the case comes back, scripts ${how(scripts, nth)}`, async ({
			town,
			reader
		}) => {
			const mary = await reader({ lang: 'en', scripts }, { town, looks: false });
			const { page } = mary;
			mary.expects(/net::ERR_INTERNET_DISCONNECTED/);
			// The page that opens as she signs in is kept longer than others: its cookie is as old as itself.
			await mary.comesInByTheDoor('Mary Adeyemi');
			await pressed(mary, 'link', 'common.nav.dates');
			await expect(page.locator('[data-kind=trial]')).toContainText('Snaresbrook');

			await ends(mary, town);
			await expect(page).toHaveURL(at);

			const nothingIsLeft = async () => {
				await expect(page).not.toHaveURL(pagesOfTheCase);
				await expect(page.locator('h1')).toBeVisible();
				await mary.seesNothingOf(ofTheCase);
			};
			await mary.wanders(-1).then(nothingIsLeft);
			// With scripts her pages are one entry: behind it there is only the door she came in by.
			if (!page.url().endsWith('/demo')) await mary.wanders(-1).then(nothingIsLeft);
			await page.reload().then(nothingIsLeft);
			await mary.wanders(1).then(nothingIsLeft);
			const again = await page.context().newPage();
			await again.goto('/home');
			await expect(again).toHaveURL(/\/sign-in$/);
			await mary.holdsNoCookie();
			await page.context().setOffline(true);
			await mary.wanders(-1);
			await mary.seesNothingOf(ofTheCase);
		});

function pressed(mary: Able<typeof readers>, role: 'button' | 'link', key: Key): Promise<void> {
	return mary.page
		.getByRole(role, { name: mary.says(key), exact: true })
		.first()
		.click();
}

test('two minutes before the visit ends the page says so, and then it goes by itself @unhurried', async ({
	reader
}) => {
	const mary = await reader(english);
	await mary.page.clock.install();
	await mary.comesInByTheDoor('Mary Adeyemi');

	await mary.page.clock.fastForward('07:00');
	await expect(mary.page.locator('#time-out')).toBeHidden();
	await mary.page.clock.fastForward('01:30');
	await expect(mary.page.locator('#time-out')).toBeVisible();
	await mary.page.clock.fastForward('02:00');

	await expect(mary.page).toHaveURL(/\/sign-out$/);
	await mary.look();
	await mary.holdsNoCookie();
});

test('what a phone keeps of ours goes when she asks for it @unhurried', async ({ reader }) => {
	const mary = await reader(english);
	await mary.goes('/');
	expect((await mary.keeps()).length).toBeGreaterThan(0);
	await mary.comesInByTheDoor('Mary Adeyemi');
	await mary.signsOut();

	await mary.presses('safety.forget.button', /\/sign-out\?off$/);

	await mary.sees('safety.forget.done');
	const kept = await mary.page.evaluate(async () => ({
		pages: await caches.keys(),
		workers: (await navigator.serviceWorker.getRegistrations()).length
	}));
	expect(kept).toEqual({ pages: [], workers: 0 });
	await mary.holdsNoCookie();
});
