/** The way out: it covers the page at once, ends the visit and shows a page about nothing. */
import type { Page } from '@playwright/test';
import { english, expect, readingsOf, test } from './town/test.ts';

test.use({ serviceWorkers: 'allow' });

for (const { as, ...reading } of readingsOf(import.meta.filename)) {
	const name = reading.lang === 'ar' ? 'Amal Haddad' : 'Mary Adeyemi';

	test(`leaving ends the visit and shows a page about nothing, ${as}`, async ({ reader, town }) => {
		const mary = await reader(reading);
		const { page } = mary;
		await mary.comesInAs(name);
		const [{ name: cookie, value } = { name: '', value: '' }] = await page.context().cookies();

		await mary.press(page.locator('.leave').first(), /\/kitchen$/);

		await mary.seesTitle('leave.title');
		await expect(page).toHaveTitle(mary.says('leave.title'));
		await mary.seesNothingOf([mary.says('common.name'), 'Snaresbrook', '/home', 'sign-in']);
		await mary.holdsNoCookie();
		const replayed = await fetch(`${town.url}/home`, {
			headers: { cookie: `${cookie}=${value}`, accept: 'text/html' },
			redirect: 'manual'
		});
		expect(replayed.headers.get('location')).toMatch(/\/sign-in$/);
	});

	test(`leaving covers the page even while no other page comes, ${as}`, async ({ reader }) => {
		const mary = await reader(reading, { serviceWorkers: 'block' });
		const { page } = mary;
		await mary.comesInAs(name);
		// "No content": the browser stays where it is, as it does while a network hangs.
		await page.route(/\/(leave|kitchen)$/, (route) => route.fulfill({ status: 204 }));

		await page.locator('.leave').first().click();

		for (const part of ['main', 'nav', 'footer']) await expect(page.locator(part)).toBeHidden();
		await expect(page).toHaveURL(/\/home$/);
	});

	test(`what Leave does is said wherever somebody begins, and where it is said what we cannot hide, ${as} @unhurried`, async ({
		reader
	}) => {
		const somebody = await reader(reading);
		for (const beginning of ['/', '/sign-in', '/begin']) {
			await somebody.goesTo(beginning);
			await somebody.page.locator('[data-part=before] summary').click();
			// The keys are heard by a script: where none runs, they are not promised.
			await expect(somebody.page.locator('[data-part=before] .keys')).toBeVisible({
				visible: reading.scripts
			});
			await somebody.follows('safety.first.more', /\/safety$/);
			await somebody.sees('safety.leave.shift');
			for (const limit of [
				'history',
				'near',
				'spy',
				'force',
				'network',
				'court',
				'screen'
			] as const)
				await somebody.sees(`safety.cannot.${limit}`);
		}
	});

	test(`on a small and on a wide screen Leave is under the thumb at every place of the page, ${as} @unhurried`, async ({
		reader
	}) => {
		const mary = await reader(reading);
		const { page } = mary;
		await mary.comesInAs(name);

		for (const [width, height] of [
			[320, 480],
			[1280, 800]
		] as const) {
			await page.setViewportSize({ width, height });
			expect(await outOfReach(page)).toEqual([]);
		}
		await page.emulateMedia({ media: 'print' });
		for (const way of await page.locator('[data-leave]').all()) await expect(way).toBeHidden();
	});

	test(`the keyboard finds the way out before the page, ${as} @unhurried`, async ({ reader }) => {
		const mary = await reader(reading);
		await mary.comesInAs(name);

		await mary.page.keyboard.press('Tab');
		await mary.page.keyboard.press('Tab');
		const way = mary.page.locator('[data-leave]:focus');
		await expect(way).toHaveText(mary.says('common.leave'));
		await expect(way).toBeInViewport({ ratio: 1 });
		await mary.page.keyboard.press('Enter');

		await expect(mary.page).toHaveURL(/\/kitchen$/);
		await mary.look();
	});
}

test('on a wide screen Leave stands at one place, however wide the page is', async ({ reader }) => {
	const mary = await reader(english);
	await mary.page.setViewportSize({ width: 1280, height: 800 });
	await mary.comesInAs('Mary Adeyemi');

	const places = new Set<number>();
	for (const page of ['/home', '/dates', '/talk', '/people', '/help']) {
		await mary.goes(page);
		places.add((await mary.page.locator('.top .leave').boundingBox())!.x);
	}

	expect([...places]).toHaveLength(1);
});

/** The places of the page, from its head to its foot, where Leave is too small or something lies over it. */
function outOfReach(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const leave = document.querySelector('.top .leave')!;
		const faults: string[] = [];
		const end = document.documentElement.scrollHeight - innerHeight;
		for (let nth = 0; nth <= 10; nth += 1) {
			scrollTo(0, (end * nth) / 10);
			const { x, y, width, height } = leave.getBoundingClientRect();
			const points = [0.05, 0.5, 0.95].map((part) => [x + width * part, y + height / 2] as const);
			const isFree = points.every(
				([across, down]) => document.elementFromPoint(across, down) === leave
			);
			if (!isFree || width < 48 || height < 48) faults.push(`${nth}: ${width} x ${height}`);
		}
		return faults;
	});
}

test('Shift three times leaves and is counted aloud; capital letters, shortcuts and slow presses do not count', async ({
	reader
}) => {
	const mary = await reader(english);
	const { page } = mary;
	const { keyboard } = page;
	const voice = page.locator('[data-voice]');
	await page.clock.install();
	await mary.goes('/receipt');
	// From here on its time stands still: a busy machine takes more than the five seconds between two presses.
	await page.clock.pauseAt(Date.now() + 60_000);
	await page.locator('#number').focus();
	for (const letter of 'MAY') await keyboard.press(`Shift+${letter}`);
	await expect(page.locator('#number')).toHaveValue('MAY');
	for (const held of ['Control+Shift', 'Alt+Shift', 'Control+Shift']) await keyboard.press(held);
	await expect(voice).toHaveText('');

	await keyboard.press('Shift');
	await expect(voice).toHaveText(mary.says('ui.shift.two'));
	await keyboard.press('Shift');
	await expect(voice).toHaveText(mary.says('ui.shift.one'));
	await page.clock.fastForward(5100);
	await expect(voice).toHaveText(mary.says('ui.shift.over'));
	await page.clock.resume();
	await keyboard.press('Shift');
	await keyboard.press('Shift');
	await expect(page.locator('main')).toBeVisible();
	await keyboard.press('Shift');

	await expect(page).toHaveURL(/\/kitchen$/);
	await mary.look();
});

test('without a connection a call is not said to be sent, the page about nothing comes all the same, and the visit ends as soon as there is one', async ({
	victim,
	town
}) => {
	const amal = await victim({ lang: 'ar', scripts: true });
	const { page } = amal;
	// The phone keeps the pages of the language she came with; her own pages are in hers.
	await amal.in('en').goes('/');
	await amal.keeps();
	await amal.comesInAs('Amal Haddad');
	const cookies = await page.context().cookies();
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const whereTo = async () => {
		const asked = { headers: { cookie, accept: 'text/html' }, redirect: 'manual' } as const;
		return (await fetch(`${town.url}/home`, asked)).status;
	};
	amal.expects(/net::ERR_INTERNET_DISCONNECTED|Failed to fetch/);
	await amal.goesTo('/talk');
	await amal.fillsTheForm({ phone: '07700 900461', times: [0], someoneElse: 'hang-up' });
	await amal.presses('talk.next', /\/talk\/check$/);
	const unsent = page.locator('[data-part=unsent]');

	// What she sends now and goes on from is not lost, and not said to be sent.
	await page.context().setOffline(true);
	await page.getByRole('button', { name: amal.says('talk.check.send'), exact: true }).click();
	await amal.sees('talk.unsent.waits');
	await amal.in('en').goes('/home');
	await amal.in('en').seesTitle('offline.heading');
	await page.context().setOffline(false);
	await amal.goes('/home');
	await expect(unsent).toHaveText(amal.says('home.unsent.line'));
	await amal.follows('home.unsent.button', /\/talk\/check$/);
	await amal.goes('/home');

	await page.context().setOffline(true);
	await page.locator('.leave').first().click();
	await expect(page).toHaveURL(/\/ar\/kitchen$/);
	await amal.seesTitle('leave.title');
	await amal.look();
	expect(await whereTo()).toBe(200);
	await page.context().setOffline(false);

	await expect.poll(whereTo).toBe(303);
	await expect.poll(async () => (await page.context().cookies()).length).toBe(0);
	await amal.comesInAs('Amal Haddad');
	await expect(unsent).toHaveCount(0);
});

test('leaving in one tab takes away what is open in the others', async ({ reader }) => {
	const mary = await reader(english);
	await mary.comesInAs('Mary Adeyemi');
	const other = await mary.page.context().newPage();
	await other.goto('/dates');
	await expect(other.locator('main')).toContainText('Snaresbrook');

	await mary.press(mary.page.locator('.leave').first(), /\/kitchen$/);

	await expect(other).toHaveURL(/\/kitchen$/);
});

test('another site comes instead where an operator says so, but never on top of an installed app @unhurried', async ({
	reader
}) => {
	for (const [installed, place] of [
		[false, /\/rights$/],
		[true, /\/kitchen$/]
	] as const) {
		const mary = await reader(english, { looks: false });
		const { page } = mary;
		if (installed)
			await page.addInitScript(() => {
				window.matchMedia = ((query: string) => ({
					matches: query === '(display-mode: standalone)'
				})) as typeof matchMedia;
			});
		await mary.comesInAs('Mary Adeyemi');
		// A page of ours stands for it: the stories ask nobody else.
		const leave = page.locator('.leave').first();
		await leave.evaluate((link) => link.setAttribute('data-elsewhere', '/rights'));

		await leave.click();

		await expect(page).toHaveURL(place);
		await mary.holdsNoCookie();
	}
});

const lacks = [
	'navigator.sendBeacon',
	'navigator.serviceWorker',
	'BroadcastChannel',
	'matchMedia',
	'fetch',
	'DOMParser',
	'URLSearchParams',
	'trustedTypes',
	'AbortSignal.timeout',
	'HTMLFormElement.prototype.requestSubmit'
];

for (const lack of lacks)
	test(`where a browser has no ${lack}, links, forms and Leave work all the same @unhurried`, async ({
		reader
	}) => {
		const mary = await reader(english, { looks: false, serviceWorkers: 'block' });
		const { page } = mary;
		// Where the browser asks for trusted types itself, the script cannot do without.
		if (lack === 'trustedTypes') mary.expects(/TrustedHTML|TrustedScriptURL/);
		await page.addInitScript((path) => {
			const names = path.split('.');
			const last = names.pop()!;
			const owner = names.reduce<object>((one, name) => Reflect.get(one, name), window);
			Object.defineProperty(owner, last, { value: undefined });
		}, lack);
		await mary.comesInAs('Mary Adeyemi');

		await page.locator('nav a[href="/dates"]').click();
		await expect(page).toHaveURL(/\/dates$/);
		await page.goto('/tell-us');
		await page.locator('main form button').first().click();
		await expect(page.locator('main [role=alert]')).toBeVisible();
		await page.locator('.leave').first().click();

		await expect(page).toHaveURL(/\/kitchen$/);
		await mary.holdsNoCookie();
	});
