/** Her first page is short, whoever she is: what is long is a press away. */
import { dayOf, daysBetween } from '#lib/domain/calendar.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import type { World } from '#lib/server/world.ts';
import { aCaseTold, daysLater } from '#tests/case/told-case.ts';
import { signedIn } from '#tests/rules/folk.ts';
import { ways } from '#tests/stage/stories.ts';
import { everybody } from '../../scripts/tales.ts';
import { tallest } from './town/tall.ts';
import { english, expect, test } from './town/test.ts';

test('her first page is no more than a few screens high, whoever she is', async ({ reader }) => {
	const somebody = await reader(english);
	await somebody.page.setViewportSize({ width: 390, height: 844 });
	for (const { name, language, age } of everybody(0, () => '')) {
		await somebody.page.context().clearCookies();
		const she = somebody.in(language);
		await she.comesInAs(name);
		const high = await she.page.evaluate(() => document.documentElement.scrollHeight);
		expect(high, name).toBeLessThanOrEqual(tallest);
		// Whoever is under 18 reads a line for children at the end of the page.
		await expect(she.page.locator('footer [data-part=young]'), name).toHaveCount(age ? 1 : 0);
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

// Between what was said and where the case is a third of a screen stood empty.
test('on a wide screen neither column of her first page waits for the other', async ({
	reader
}) => {
	const she = await reader(english);
	await she.page.setViewportSize({ width: 1280, height: 800 });
	for (const name of ['Mary Adeyemi', 'Joan Baker', 'Priya Shah', 'Nora Quinn', 'Nadia Roy']) {
		await she.page.context().clearCookies();
		await she.comesInAs(name);

		const [said, beside, where, on] = await she.page.evaluate(() =>
			[...document.querySelectorAll('main .part')].map((part) => {
				const { top } = part.getBoundingClientRect();
				return { top, foot: part.lastElementChild?.getBoundingClientRect().bottom ?? top };
			})
		);
		expect(where!.top - said!.foot, name).toBeLessThan(40);
		expect(on!.top - beside!.foot, name).toBeLessThan(40);
	}
});

/** A visit of somebody in a case of each stage, of which the newest was told so many days ago. */
async function visitsOfEveryStage(world: World, ago: number): Promise<[string, string][]> {
	const visits: [string, string][] = [];
	// Of the languages we have its pages are the longest; the drill of the languages measures one page in each.
	const language = 'ta';
	for (const [stage, told] of Object.entries(ways)) {
		const last = told.at(-1)?.on ?? dayOf(world.now());
		const moved = daysLater(told, daysBetween(last, dayOf(world.now())) - ago);
		const she = await aCaseTold(world, moved);
		await world.db.updateTable('people').set({ language }).where('id', '=', she.person).execute();
		// What waits for her to choose it is shorter.
		await newsChoices.showAlways(world.db, world.keys, she, world.now());
		visits.push([stage, await signedIn(world, { person: she.person, level: 'full' })]);
	}
	return visits;
}

test('her first page is no more than a few screens high at every stage of a case', async ({
	town,
	reader
}) => {
	const visits = await town.inStores((world) => visitsOfEveryStage(world, 9));
	const { page } = await reader({ ...english, scripts: false }, { looks: false });
	await page.setViewportSize({ width: 390, height: 844 });
	const found: Record<string, number> = {};
	// A cookie of this name is taken from a safe address alone.
	const url = town.url.replace('http:', 'https:');
	for (const [stage, value] of visits) {
		await page.context().addCookies([{ name: cookieName, value, url }]);
		await page.goto(`${town.url}/home`);
		await expect(page.locator('[data-part=answer]')).toHaveAttribute('data-kind', stage);
		found[stage] = await page.evaluate(() => document.documentElement.scrollHeight);
	}

	expect(Object.entries(found).filter(([, high]) => high > tallest)).toEqual([]);
});

test('a visitor of the demonstration sees what there is to see as each person', async ({
	reader
}) => {
	const visitor = await reader(english);

	await visitor.goes('/demo');

	const cards = visitor.page.locator('main form');
	await expect(cards.filter({ hasText: 'Mary Adeyemi' })).toContainText(
		/waiting for trial.*Witness Care Unit is late/
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
