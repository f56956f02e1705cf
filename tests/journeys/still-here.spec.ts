/** Nobody is thrown out by accident, and nothing typed dies: who reads or writes is there, and what ends is said before. */
import type { Page } from '@playwright/test';
import type { PersonId } from '#lib/domain/actor.ts';
import { bothCodes } from '#tests/team/staff.ts';
import { newUrn } from './town/cases.ts';
import { english, expect, test } from './town/test.ts';

const bar = (page: Page) => page.locator('#time-out');
const voice = (page: Page) => page.locator('[data-voice]');

/** Until the page has heard of what was scrolled: with the next frame, and to come into a field scrolls. Heard of after the clock was moved it is a sign of life. */
const heard = (page: Page) =>
	page.evaluate(async () => {
		// Told with a frame, after what was scrolled, and by no clock.
		await new Promise((done) => new IntersectionObserver(done).observe(document.body));
	});

test('typing and scrolling are signs of life, told once a minute at most, and the clock begins anew', async ({
	reader
}) => {
	const mary = await reader(english);
	const { page } = mary;
	let told = 0;
	page.on('request', (request) => (told += Number(request.url().endsWith('/here'))));
	await page.clock.install();
	await mary.comesInAs('Mary Adeyemi');
	await mary.goes('/talk/someone');
	await page.locator('#name').focus();
	await heard(page);

	await page.clock.fastForward('08:30');
	await expect(bar(page)).toBeVisible();
	const answered = page.waitForResponse(/\/here$/);
	for (const letter of 'abcdefghijklmnopqrst') await page.keyboard.press(letter);
	expect(await (await answered).json()).toEqual({ endsIn: 600_000, isLast: false });
	await expect(bar(page)).toBeHidden();
	expect(told).toBe(1);
	await page.clock.fastForward('08:30');
	await expect(bar(page)).toBeVisible();
	// On a busy machine the page rolls on for seconds, and what rolls after the clock was moved is a sign of its own.
	const stops = page.evaluate(() =>
		new Promise((done) => addEventListener('scrollend', done, { once: true })).then(() => {})
	);
	await page.mouse.wheel(0, 400);
	await stops;
	await expect(bar(page)).toBeHidden();
	await page.clock.fastForward('07:00');
	await expect(bar(page)).toBeHidden();
	await page.clock.fastForward('03:01');

	await expect(page).toHaveURL(/\/sign-out$/);
	await mary.look();
	expect(told).toBe(2);
});

test('the warning is in the bar wherever she has scrolled to, is read out whole, and Stay keeps what she wrote and her place', async ({
	reader
}) => {
	const mary = await reader(english);
	const { page } = mary;
	await page.clock.install();
	await mary.comesInAs('Mary Adeyemi');
	await mary.goes('/talk/someone');
	await page.locator('#name').fill('Jo');
	await page.locator('#name').focus();
	await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
	expect(await voice(page).getAttribute('role')).toBeNull();
	await heard(page);
	await page.clock.fastForward('08:30');

	await expect(bar(page)).toBeInViewport({ ratio: 1 });
	await expect(voice(page)).toContainText(mary.says('ui.timeOut'));
	await expect(voice(page)).toContainText(mary.says('ui.stay'));
	await bar(page).getByRole('link').focus();
	await page.keyboard.press('Enter');

	await expect(bar(page)).toBeHidden();
	await expect(voice(page)).toHaveText(mary.says('ui.stayed'));
	await expect(page.locator('#name')).toHaveValue('Jo');
	await expect(page.locator('#name')).toBeFocused();
	await page.clock.fastForward('07:50');
	await expect(bar(page)).toBeHidden();
});

test('the half hour of a code is announced before it ends, without a Stay that could not keep its word, and the code opens again', async ({
	town,
	victim
}) => {
	const code = await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' });
	const mary = await victim(english);
	const { page } = mary;
	await page.clock.install();
	await mary.opensHerInvitation(code);

	await page.clock.fastForward('28:10');
	await expect(bar(page)).toContainText(mary.says('ui.timeOver'));
	await expect(voice(page)).toContainText(mary.says('ui.codeAgain'));
	await expect(bar(page).getByRole('link')).toBeHidden();
	await page.clock.fastForward('02:00');
	await expect(page).toHaveURL(/\/sign-out$/);
	await mary.look();

	await mary.opensHerInvitation(code);
});

test('a layer asks for the key when the visit of staff is over, and gives what they were writing back to the same one alone', async ({
	ownTown: town,
	advocate
}) => {
	const amina = await advocate(english, { town, looks: false });
	const { page } = amina;
	const { id } = town.known('Amina Hassan');
	await amina.addsHerKeys(await town.inStores((world) => bothCodes({ world }, id as PersonId)));
	await page.clock.install();
	await amina.goes('/desk/begin');
	const field = page.locator('#born');
	const layer = page.locator('#kept');
	await field.fill('1 May 1990');
	const comesBack = () => page.evaluate(() => dispatchEvent(new Event('focus')));
	const other = await page.context().newPage();

	await page.clock.fastForward('15:01');
	await expect(layer).toBeVisible();
	await expect(page.locator('main')).toHaveCount(0);
	await expect.poll(async () => (await page.context().cookies()).length).toBe(0);
	await comesBack();
	await other.goto('/demo');
	await other.getByRole('button', { name: 'Tom' }).click();
	await expect(other).toHaveURL(/\/desk$/);
	const asked = page.waitForResponse(/\/here$/);
	await comesBack();
	await asked;
	await expect(page.locator('main')).toHaveCount(0);
	await layer.getByRole('button', { name: amina.says('staff.key.button') }).click();

	await expect(field).toHaveValue('1 May 1990');
	await expect(layer).toBeHidden();
	await field.fill('');
	await page.clock.fastForward('15:01');
	await expect(layer).toBeVisible();
	await layer.getByRole('button', { name: amina.says('staff.key.button') }).click();
	await expect(page.locator('main h1')).toHaveText(amina.says('opening.title'));

	// Where the server says so nothing is ended: the visit may be another one by now.
	await expect(page.locator('html')).toHaveAttribute('data-line', 'there');
	const asks: string[] = [];
	page.on('request', (one) => asks.push(new URL(one.url()).pathname));
	await town.moveTo(town.in(16));
	await expect(layer).toBeVisible();
	expect(asks).not.toContain('/leave');
});

test('what is sent from a desk without a network stays where it was typed, and goes when it is pressed once more', async ({
	advocate
}) => {
	const tom = await advocate(english);
	const { page } = tom;
	await tom.comesInAs('Tom Reyes');
	await tom.goes('/desk/begin');
	const typed = page.locator('#born');
	const button = page.locator('main [name=language]').first();
	const line = page.locator('main [data-part=held]');
	const posts: string[] = [];
	page.on('request', (one) => one.method() === 'POST' && posts.push(new URL(one.url()).pathname));
	await typed.fill('30 Feb');
	await page.context().setOffline(true);
	await button.click();

	await expect(line).toHaveText(`${tom.says('bench.held.unsent')} ${tom.says('bench.held.here')}`);
	await expect(typed).toHaveValue('30 Feb');
	await expect(page).toHaveURL(/\/desk\/begin$/);
	await tom.look();
	await page.context().setOffline(false);
	await expect(line).toHaveText(tom.says('bench.held.back'));
	expect(posts).not.toContain('/desk/begin');

	await tom.press(button, /\/desk\/begin$/);
	await tom.sees('opening.born.month');
	expect(posts).toContain('/desk/begin');
	await expect(typed).toHaveValue('30 Feb');

	// It went while it was sent: nobody knows whether it came, and the page stays.
	tom.expects(/ERR_INTERNET_DISCONNECTED/);
	await page.route('**/desk/begin', async (route) => {
		await page.context().setOffline(true);
		await route.abort('internetdisconnected');
	});
	await button.click();
	await expect(line).toHaveText(`${tom.says('bench.held.unsure')} ${tom.says('bench.held.here')}`);
	await expect(typed).toHaveValue('30 Feb');
	await page.unrouteAll();
	await page.context().setOffline(false);
});
