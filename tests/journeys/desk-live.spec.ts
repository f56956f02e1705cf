/** The desk all day: it renews itself, by keyboard alone; and without JavaScript, with tries in vain and somebody away. */
import type { Page } from '@playwright/test';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import * as correcting from '#tests/keeper/correcting.ts';
import { isAway } from '#tests/team/at-work.ts';
import { promises } from '#tests/team/staying.ts';
import { english, expect, test } from './town/test.ts';

const asks = { phone: '07700 900471', name: 'Carol', someoneElse: 'hang-up' } as const;

/** Goes on by Tab until the focus is on this, as somebody without a mouse does. */
async function tabsTo(page: Page, name: string): Promise<void> {
	for (let pressed = 0; pressed < 60; pressed += 1) {
		await page.keyboard.press('Tab');
		if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === name) return;
	}
	throw new Error(`No Tab leads to ${name}`);
}

type Told = { told: unknown[][] };

/** What the browser is asked to show, to somebody who looks elsewhere, when a message comes with what was done. */
async function notesAfter(page: Page, act: () => Promise<unknown>): Promise<unknown[][]> {
	await page.route('**/desk/frame', async (route) => {
		const response = await route.fetch();
		const body = (await response.text()).replace('data-messages="0"', 'data-messages="1"');
		await route.fulfill({ response, body });
	});
	await page.evaluate(() => {
		const told: unknown[][] = [];
		const stand = Object.assign(
			function (...args: unknown[]) {
				told.push(args);
			},
			{ permission: 'granted' }
		);
		document.hasFocus = () => false;
		Object.assign(window, { told, Notification: stand });
	});
	await act();
	const told = () => page.evaluate(() => (window as unknown as Told).told);
	await expect.poll(async () => (await told()).length).toBe(1);
	await page.unroute('**/desk/frame');
	return told();
}

/** The line says that something changed: the list renews itself. */
const hearsOfAChange = (page: Page) =>
	page.evaluate(() => {
		document.documentElement.dataset.heard = 'something else';
		document.dispatchEvent(new Event('desk-heard'));
	});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

test('a call that a colleague takes or hands over shows by itself, the focus stays, and the keys reach everything', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const here = { town };
	const carol = await victim({ ...english, scripts: false }, here);
	const [amina, tom] = [await advocate(english, here), await advocate(english, here)];
	await amina.comesInAs('Amina Hassan');
	await tom.comesInAs('Tom Reyes');
	await tom.sees('queue.live.on');
	await tom.page.getByRole('link', { name: tom.says('bench.messages') }).focus();

	await carol.asksForACall({ ...asks, times: [0] });
	await expect(tom.calls()).toHaveCount(1);
	await expect(tom.page.locator('[data-part=live] + [aria-live]')).toHaveText(
		tom.says('queue.live.changed')
	);
	expect(await focused(tom.page)).toBe(tom.says('bench.messages'));

	await tom.page.keyboard.press('j');
	expect(await focused(tom.page)).toBe(tom.says('desk.take'));
	await amina.takes(amina.calls().first());
	await expect(tom.calls()).toHaveCount(0);
	// What had the focus is gone: it is on the list, not at the top of the page.
	await expect(tom.page.locator('#calls')).toBeFocused();

	await amina.presses('queue.hand.button', /\?\/hand$/);
	await amina.sees('queue.hand.missing');
	await amina.page.getByRole('radio', { name: /Tom Reyes/ }).check();
	await amina.presses('queue.hand.button', /\?\/hand$/);
	await amina.sees('queue.hand.noReason');
	await amina.page.getByRole('radio', { name: amina.says('queue.hand.why.not-there') }).check();
	await amina.presses('queue.hand.button', /\/desk$/);
	await expect(tom.calls()).toHaveCount(1);
	await tom.sees('queue.handed', {
		who: 'Amina Hassan',
		why: tom.says('queue.hand.why.not-there')
	});
	await expect(amina.calls()).toHaveCount(0);
	// Back leads to what is no longer hers: it neither went wrong nor moved.
	amina.expects(/status of 404/);
	await amina.page.goBack();
	await amina.sees('bench.notYours');
	await amina.look();
	await amina.follows('desk.request.vouched.back', /\/desk$/);

	await tabsTo(tom.page, tom.says('desk.open'));
	await tom.page.keyboard.press('Enter');
	await expect(tom.page).toHaveURL(/\/desk\/\w+$/);
	await tom.look();
	await tom.page.goBack();
	await expect(tom.page).toHaveURL(/\/desk$/);
	await tom.look();
	await tom.page.goForward();
	await expect(tom.page).toHaveURL(/\/desk\/\w+$/);
	await tom.look();
	await tom.sees('desk.scripts.title');
	await tabsTo(tom.page, tom.says('desk.request.back'));
	await tom.page.keyboard.press('Enter');
	await expect(tom.page).toHaveURL(/\/desk$/);
	await tom.look();
	await expect(amina.calls()).toHaveCount(1);

	// What waits is counted on every other page too, by itself, and the keys are on each of them.
	await tom.goes('/desk/begin');
	const free = tom.page.locator('.rail a[href="/desk?show=take"] b');
	await expect(free).toHaveCount(1);
	await amina.takes(amina.calls().first());
	await expect(free).toHaveCount(0);
	await amina.presses('desk.request.back', /\/desk$/);
	await expect(free).toHaveCount(1);
	const keys = tom.page.locator('[data-part=keys]');
	await tom.page.keyboard.press('?');
	await expect(keys.getByRole('list')).toBeVisible();
	await tom.page.context().grantPermissions(['notifications']);
	await keys.locator('#notes-on').check();
	await expect.poll(() => tom.page.evaluate(() => localStorage.getItem('desk-notes'))).toBe('on');
	expect(await notesAfter(tom.page, () => amina.takes(amina.calls().first()))).toEqual([
		[tom.says('bench.note'), { tag: 'desk' }]
	]);
	await amina.presses('desk.request.back', /\/desk$/);
	await tom.goes('/desk');
	await keys.locator('summary').click();
	await keys.locator('#keys-on').uncheck();
	await tom.page.locator('h1').click();
	await tom.page.keyboard.press('j');
	expect(await focused(tom.page)).not.toBe(tom.says('desk.take'));
});

test('without JavaScript: three taps from the list to the end of a call, three tries in vain, and whoever is away is stood in for @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	test.slow();
	const here = { town };
	const carol = await victim({ ...english, scripts: false }, here);
	await carol.asksForACall({
		...asks,
		times: ['2026-11-18T13:00Z', '2026-11-18T15:00Z', '2026-11-19T09:00Z']
	});
	const idOf = (name: string) => town.known(name).id as PersonId;
	await town.inStores(async ({ db, now }) => {
		const from = now() + 4 * 3_600_000;
		const [tom, amina] = [{ person: idOf('Tom Reyes') }, { person: idOf('Amina Hassan') }];
		await isAway({ db }, tom, { from, to: from + 72 * 3_600_000 }, amina);
	});
	const amina = await advocate({ ...english, scripts: false }, here);
	const tom = await advocate({ ...english, scripts: false }, here);
	await tom.comesInAs('Tom Reyes');

	await tom.waitsUntil('2026-11-18T13:10:00Z', town);
	await tom.comesInAs('Tom Reyes');
	await tom.takes(tom.calls().first());
	expect(await tom.asksForTheNumber()).toContain('07700 900471');
	await tom.records('no-answer');
	await tom.sees('desk.tries', { count: 1 });
	await tom.takes(tom.calls().first());

	await tom.waitsUntil('2026-11-18T15:10:00Z', town);
	await amina.comesInAs('Amina Hassan');
	await expect(amina.calls().and(amina.page.locator('[data-state=cover]'))).toContainText([
		amina.says('queue.awayUntil', { who: 'Tom Reyes', day: 'Saturday 21 November' })
	]);
	await amina.takes(amina.calls().first());
	expect(await amina.asksForTheNumber()).toContain('07700 900471');
	await amina.records('not-safe');

	await amina.waitsUntil('2026-11-19T09:10:00Z', town);
	await amina.comesInAs('Amina Hassan');
	await amina.takes(amina.calls().first());
	expect(await amina.asksForTheNumber()).toContain('07700 900471');
	await amina.records('no-answer');
	await expect(amina.calls()).toHaveCount(0);
	await amina.sees('queue.live.still');
});

// The list reloaded itself when it heard that the visit was over, and the answer to Sign out was lost.
test('signing out of the list ends at the page that says so, however late that comes', async ({
	advocate
}) => {
	const tom = await advocate(english);
	await tom.comesInAs('Tom Reyes');
	await tom.sees('queue.live.on');
	await tom.page.route('**/sign-out', async (route) => {
		const response = await route.fetch({ maxRedirects: 0 });
		await new Promise((later) => setTimeout(later, 1500));
		await route.fulfill({ response });
	});

	await tom.signsOut();

	await tom.page.unroute('**/sign-out');
});

test('a desk says what keepers corrected, since when its line is gone and that it is back; its visit ends behind the layer', async ({
	ownTown: town,
	advocate
}) => {
	const keeper = (name: string): Staff => ({
		kind: 'keeper',
		person: town.known(name).id as PersonId
	});
	await town.inStores(async (world) => {
		const says = { 'en:common.skip': 'Go to what is due' };
		const asked = { kind: 'phrase', of: 'common.skip', value: { says } };
		await correcting.ask(world, keeper('Kim Lowe'), asked);
		await correcting.confirm(world, keeper('Lee Marsh'));
	});
	const tom = await advocate(english, { town });
	// By 204 a browser ends a line as it does when nobody answers, and does not call it a fault.
	await tom.page.route('**/desk/live', (route) =>
		route.request().method() === 'GET' ? route.fulfill({ status: 204 }) : route.continue()
	);
	await tom.comesInAs('Tom Reyes');
	const state = tom.page.locator('[data-part=live]');
	await expect(state).toHaveAttribute('data-state', 'lost');
	await expect(state).toContainText(/^Offline since \d+:\d\d [ap]m/);
	await tom.page.unroute('**/desk/live');
	// Looked at again while a try of its own is still being let go, it waits for the next look.
	await expect(async () => {
		await tom.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await expect(state).toHaveText(tom.says('queue.live.on'), { timeout: 2000 });
	}).toPass({ timeout: 30_000 });
	await expect(async () => {
		await tom.goes('/desk');
		await expect(state).toHaveAttribute('data-kind', 'awake');
		await expect(tom.page.locator('.skip')).toHaveText('Go to what is due', { timeout: 100 });
	}).toPass();

	// The visit ends while the list renews itself: Kit followed the way in to a page that gives no data, and drew one of its
	// own, without a frame, in place of the desk.
	await tom.page.route('**/desk/__data.json*', async (route) => {
		await tom.page.context().clearCookies();
		await route.continue({ headers: { ...route.request().headers(), cookie: '' } });
	});
	await hearsOfAChange(tom.page);
	await expect(tom.page.locator('#kept')).toBeVisible();
	await expect(tom.page).toHaveURL(/\/desk$/);

	// Somebody who has no desk came in meanwhile: Kit draws that there is no such page, and has no data for a frame.
	await tom.page.unrouteAll();
	await tom.comesInAs('Tom Reyes');
	await tom.page.route('**/desk/__data.json*', (route) => route.fulfill({ status: 404 }));
	await hearsOfAChange(tom.page);
	await tom.seesTitle('error.missing.title');
});

test('at least twelve calls are in sight on a desk of 1280 by 900, and the one that is open stands beside them', async ({
	ownTown: town,
	advocate
}) => {
	await town.inStores(async (world) => {
		for (let nth = 0; nth < 13; nth += 1)
			await promises(world, '2026-11-19', '10:00', 'thamesgate');
	});
	const tom = await advocate({ ...english, scripts: false }, { town });
	await tom.page.setViewportSize({ width: 1280, height: 900 });
	await tom.comesInAs('Tom Reyes');
	await tom.goes('/desk?show=calls');
	await expect(tom.calls()).toHaveCount(13);
	const bottoms = await tom
		.calls()
		.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().bottom));
	expect(bottoms.filter((bottom) => bottom <= 900).length).toBeGreaterThanOrEqual(12);

	await tom.takes(tom.calls().nth(3));

	// Beside it stand what is theirs, and the next three of those that nobody has.
	await expect(tom.calls()).toHaveCount(4);
	const [list, pane] = await Promise.all(
		[tom.page.locator('li[aria-current]'), tom.page.locator('[data-part=rules]')].map((one) =>
			one.boundingBox()
		)
	);
	expect(pane!.x).toBeGreaterThanOrEqual(list!.x + list!.width);
	// Where a number is shown the list stays: it ran away under the eyes of whoever had pressed.
	await tom.goes(`${new URL(tom.page.url()).pathname}#number`);
	await expect(tom.page.locator('#number')).toBeInViewport();
	expect(await tom.page.evaluate(() => scrollY)).toBe(0);
	await tom.page.setViewportSize({ width: 390, height: 800 });
	await expect(tom.calls().first()).toBeHidden();
	await expect(tom.page.locator('[data-part=rules]')).toBeVisible();
});
