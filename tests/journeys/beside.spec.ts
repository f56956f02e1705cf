/** Somebody she trusts sees what she chose and nothing else, until she closes it. */
import type { Victim } from '#lib/domain/actor.ts';
import * as invented from '#lib/server/invented.ts';
import * as people from '#lib/server/people.ts';
import * as supporters from '#lib/server/supporters.ts';
import * as waysIn from '#lib/server/ways-in.ts';
import { invitedBeforeTrial, places } from './cases.ts';
import { expect, readings, test } from './test.ts';
import type { Town } from './town.ts';

for (const { as, ...reading } of readings)
	test(`somebody beside her sees what she chose, and nothing once it is closed, ${as}`, async ({
		town,
		reader
	}) => {
		const { lang } = reading;
		const { urn } = await invitedBeforeTrial(town, { handed: 'alone', language: lang });
		const her = await victimOf(town, urn);
		const { row, way } = await letsIn(town, her, lang);
		const robin = await reader(reading);
		const main = robin.page.locator('main');

		await robin.typesWords(way, way.cards[0]);

		await expect(robin.page).toHaveURL(/\/beside$/);
		for (const part of ['now', 'dates'])
			await expect(main.locator(`[data-part=${part}]`)).toBeVisible();
		for (const place of places) await expect(main).not.toContainText(place);
		for (const hers of ['/home', '/dates', '/news', '/needs', '/looked'])
			expect((await robin.page.request.get(hers, { maxRedirects: 0 })).status(), hers).toBe(404);

		await town.inStores(({ db, keys, now }) => supporters.revoke(db, keys, her, row, now()));

		await robin.goes('/beside');
		await expect(robin.page).toHaveURL(/\/sign-in$/);
	});

function victimOf(town: Town, urn: string): Promise<Victim> {
	return town.inStores(async ({ db, keys }) => {
		const all = await invented.people(db, keys);
		const person = all.find((one) => one.case?.urn === urn)?.id;
		const found = person && (await people.actorOf(db, person, { level: 'full', sure: true }));
		return found?.actor as Victim;
	});
}

/** She lets somebody in to the steps and the days in court, but not to where they are: the way in, and what closes it. */
function letsIn(town: Town, her: Victim, language: 'en' | 'ar') {
	return town.inStores(async ({ db, keys, now }) => {
		const asked = { language, panes: ['now', 'dates'], days: 30 } as const;
		const made = await supporters.letIn(db, keys, her, asked, now());
		if (!made.ok) throw new Error(made.refused);
		const [only] = await supporters.listFor(db, her, now());
		const way = await waysIn.make(db, keys, made.person, language, now());
		return { row: only?.id ?? '', way };
	});
}
