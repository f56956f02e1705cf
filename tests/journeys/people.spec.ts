/** She lets in somebody she trusts: a code in her hand, a day to change her mind, and out again while they look. */
import { invitedBeforeTrial, places } from './cases.ts';
import { expect, readings, test } from './test.ts';

const dayLater = '2026-11-19T11:00:00Z';

for (const { as, ...reading } of readings)
	test(`somebody she lets in sees what she chose from the next day on, and nothing once she ends it, ${as}`, async ({
		ownTown: town,
		victim,
		reader
	}) => {
		const { code } = await invitedBeforeTrial(town, { handed: 'alone', language: reading.lang });
		const [mary, robin] = [await victim(reading, { town }), await reader(reading, { town })];
		await mary.opensHerInvitation(code);
		await mary.showsEverything();
		const way = await mary.makesAWayBack();

		const handed = await mary.letsIn(way, 0, ['now', 'dates']);

		await expect(mary.page.locator('[data-part=person]')).toHaveAttribute('data-state', 'waits');
		await robin.typesACode(handed, /\/sign-in\?\/code$/);
		await robin.sees('signin.error.tooSoon');

		await mary.waitsUntil(dayLater, town);

		await robin.typesACode(handed, /\/sign-in\/yours$/);
		const own = await robin.readsTheWay();
		await robin.presses('way.yours.done', /\/sign-in$/);
		await robin.typesWords(own, own.cards[0]);
		await expect(robin.page).toHaveURL(/\/beside$/);
		const main = robin.page.locator('main');
		for (const part of ['now', 'dates'])
			await expect(main.locator(`[data-part=${part}]`)).toBeVisible();
		for (const place of places) await expect(main).not.toContainText(place);
		for (const hers of ['/home', '/dates', '/news', '/needs', '/looked', '/people'])
			expect((await robin.page.request.get(hers, { maxRedirects: 0 })).status(), hers).toBe(404);

		await mary.comesBack(way, way.cards[1]!);
		await mary.goes('/people');
		await mary.seesSomethingLike('people.looked');
		await mary.presses('people.stop', /\/people\?stopped$/);
		await mary.sees('people.none');

		await robin.goes('/beside');
		await expect(robin.page).toHaveURL(/\/sign-in$/);
		await robin.typesWords(own, own.cards[1]);
		await expect(robin.page).toHaveURL(/\/sign-in\?\/words$/);
	});
