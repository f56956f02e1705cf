/** Asking for a call without an account: nothing typed is lost, nothing is sent twice. */
import type { Page } from '@playwright/test';
import type { PersonId } from '#lib/domain/actor.ts';
import { arabic, english, expect, readingsOf, test } from './town/test.ts';

// On the first morning the first time that can still be promised is half past eleven.
const firstTime = { on: '2026-11-18', from: '11:30', to: '12:00' } as const;
const secondTime = { on: '2026-11-18', from: '12:30', to: '13:00' } as const;

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`anybody can ask for a call and gets a promise, ${as}`, async ({
		ownTown: town,
		victim,
		advocate
	}) => {
		const anna = await victim(reading, { town });
		const { page } = anna;
		const { scripts } = reading;
		const name = `Anna ${crypto.randomUUID().slice(0, 8)}`;

		await anna.goesTo('/talk');
		await anna.sees('talk.soon', anna.said(firstTime));
		await expect(page.locator('[data-part=lines]')).toContainText('08 08 16 89 111');
		await anna.fillsTheForm({ name });
		await anna.presses('talk.next', /\/talk$/);
		for (const why of ['times-or-hour', 'phone-missing', 'someone-else-missing'] as const)
			await anna.sees(`talk.error.${why}`);
		await expect(page.locator('#name')).toHaveValue(name);

		await anna.fillsTheForm({ times: [0, 2, 30], phone: '0770', someoneElse: 'wrong-number' });
		await anna.presses('talk.next', /\/talk$/);
		await anna.sees('talk.error.phone-not-a-number');
		await expect(page.locator('#phone')).toHaveValue('');
		await expect(page.locator('input[value=wrong-number]')).toBeChecked();

		await anna.fillsTheForm({ phone: '07700 900461' });
		await anna.presses('talk.next', /\/talk\/check$/);
		await anna.sees('talk.check.promise', anna.said(firstTime));
		await anna.sees('talk.check.ends', { digits: '61' });
		await anna.seesNothingOf(['900461']);
		await page.locator('main details:has(dl) > summary').click();
		await anna.press(page.locator('dd a[href$="#name"]'), /\/talk#name$/);
		await expect(page.locator('#name')).toHaveValue(name);
		await expect(page.locator('#phone')).toHaveValue('');
		await anna.sees('talk.phone.kept', { digits: '61' });
		await anna.seesNothingOf(['900461']);
		await anna.fillsTheForm({ name: `${name} Reed` });
		await anna.presses('talk.next', /\/talk\/check(#name)?$/);
		await expect(page.locator('dl').last()).toContainText(`${name} Reed`);

		// A second tap on a slow network: the same form once more, before the first is answered.
		const wanted = await page.locator('input[name=wanted]').inputValue();
		const tap = () =>
			page.request.post(page.url(), {
				form: { wanted },
				headers: { origin: town.url, accept: 'text/html' }
			});
		if (scripts) {
			anna.expects(/net::ERR_INTERNET_DISCONNECTED|Failed to fetch/);
			await page.context().setOffline(true);
			await page.getByRole('button', { name: anna.says('talk.check.send'), exact: true }).click();
			await anna.sees('talk.unsent.waits');
			await expect(page).toHaveURL(/\/talk\/check(#name)?$/);
			expect(
				await town.inStores(({ db }) => db.selectFrom('calls').select('id').execute())
			).toEqual([]);
		}
		await Promise.all([tap(), tap()]);
		if (scripts) await page.context().setOffline(false);
		else await anna.presses('talk.check.send', /\/talk\/receipt(#name)?$/);
		await expect(page).toHaveURL(/\/talk\/receipt(#name)?$/);
		if (scripts) await anna.look();
		await anna.seesTitle('talk.receipt.title');
		await anna.sees('talk.receipt.promise', anna.said(firstTime));
		await isTheBiggestThing(page);
		await anna.goesTo('/talk/check');
		await expect(page).toHaveURL(/\/talk\/receipt$/);

		const amina = await advocate(english, { town });
		await amina.comesInAs('Amina Hassan');
		await expect(amina.calls().filter({ hasText: name })).toHaveCount(1);
		await amina.seesNothingOf(['07700 900461']);
	});

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`with the number of her receipt she sees her call on any phone, moves it and ends it, ${as} @unhurried`, async ({
		ownTown: town,
		victim
	}) => {
		const anna = await victim(reading, { town });
		await anna.asksForACall({ phone: '07700 900462', times: [0, 2], someoneElse: 'hang-up' });
		const shown = await anna.page.locator('[data-part=receipt] bdi').last().innerText();
		const number = shown.replaceAll(/\p{Cf}/gu, '');
		expect(number).toMatch(/^020 7946 0\d{3} ext \d{3} \d{4}$/);
		await anna.sees('talk.receipt.before');
		await expect(anna.page.locator('[data-part=lines] a[href^="tel:"]')).toHaveCount(1);

		const elsewhere = await victim({ ...reading, scripts: false }, { town });
		await elsewhere.goesTo('/talk/receipt');
		await elsewhere.page.locator('#number').fill(number.replace(/\d$/, (d) => `${(+d + 1) % 10}`));
		await elsewhere.presses('talk.find.button', /\/talk\/receipt\?\/find$/);
		await elsewhere.sees('talk.find.none');
		await elsewhere.page.locator('#number').fill(number);
		await elsewhere.presses('talk.find.button', /\/talk\/receipt$/);
		await elsewhere.sees('talk.receipt.promise', elsewhere.said(firstTime));
		await elsewhere.seesNothingOf(['900462', number]);

		await elsewhere.goesTo('/talk/change');
		await elsewhere.seesTitle('talk.change.now', elsewhere.said(firstTime));
		const first = elsewhere.page.locator('main > :not([data-part=draft])').first();
		await expect(first.locator('h1')).toHaveCount(1);
		await elsewhere.fillsTheForm({ times: ['2026-11-18T12:30Z'] });
		await elsewhere.presses('talk.change.button', /\/talk\/receipt$/);
		await elsewhere.sees('talk.receipt.promise', elsewhere.said(secondTime));
		await anna.goesTo('/talk/receipt');
		await anna.sees('talk.receipt.promise', anna.said(secondTime));
		await anna.sees('talk.tell.moved');

		await anna.presses('talk.receipt.cancel', /\/talk\/receipt$/);
		await anna.sees('talk.state.cancelled');
		await elsewhere.goesTo('/talk/receipt');
		await elsewhere.sees('talk.state.cancelled');
	});

/** On the narrowest phone the number of the receipt takes two lines at most, and nothing is larger. */
async function isTheBiggestThing(page: Page): Promise<void> {
	const before = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 640 });
	const found = await page.locator('main').evaluate((main) => {
		const sizeOf = (one: Element) => Number.parseFloat(getComputedStyle(one).fontSize);
		const number = main.querySelector('.reference');
		const lines = new Set(
			[...(number?.querySelectorAll('span') ?? [])].flatMap((part) =>
				[...part.getClientRects()].map(({ top }) => Math.round(top))
			)
		);
		const others = [...main.querySelectorAll('*')].filter((one) => !number?.contains(one));
		return {
			lines: lines.size,
			isLargest: others.every((one) => sizeOf(one) < sizeOf(number as Element)),
			overflows: document.documentElement.scrollWidth > 320
		};
	});
	if (before) await page.setViewportSize(before);
	expect(found).toEqual({ lines: found.lines, isLargest: true, overflows: false });
	expect(found.lines).toBeLessThanOrEqual(2);
}

test('where nobody can call there is no form, and lines that answer now @unhurried', async ({
	ownTown: town,
	victim
}) => {
	await town.inStores(({ db }) => db.updateTable('teams').set({ is_open: 0 }).execute());
	const anna = await victim({ ...english, scripts: false }, { town });

	await anna.goesTo('/talk');

	await anna.sees('talk.nowhere');
	await expect(anna.page.locator('[data-part=lines]')).toContainText('08 08 16 89 111');
	await expect(anna.page.locator('main form')).toHaveCount(0);
});

test('of two who want one time the slower is told at once, keeps what she typed and is shown what is free @unhurried', async ({
	ownTown: town,
	victim
}) => {
	await town.inStores(({ db }) =>
		db
			.deleteFrom('shifts')
			.where('person_id', '=', town.known('Tom Reyes').id as PersonId)
			.execute()
	);
	const here = { town };
	const plain = { ...english, scripts: false };
	const [anna, beth] = [await victim(plain, here), await victim(plain, here)];
	for (const [who, name] of [
		[anna, 'Anna'],
		[beth, 'Beth']
	] as const) {
		await who.goesTo('/talk');
		await who.fillsTheForm({ times: [0], phone: '07700 900463', name, someoneElse: 'hang-up' });
		await who.presses('talk.next', /\/talk\/check$/);
	}
	await anna.presses('talk.check.send', /\/talk\/receipt$/);

	beth.expects(/409/);
	await beth.presses('talk.check.send', /\/talk\/check$/);
	await beth.sees('talk.check.taken');
	await beth.sees('talk.check.nearest');
	await expect(beth.page.locator('input[name=wanted]')).toHaveCount(3);
	await beth.page.locator('input[name=wanted]').first().check();
	await beth.presses('talk.check.send', /\/talk\/receipt$/);
	await beth.sees(
		'talk.receipt.promise',
		beth.said({ on: '2026-11-18', from: '12:00', to: '12:30' })
	);
});

test('who asks for somebody else, in Arabic and without JavaScript, is told the same whatever comes of it, and she is asked first @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const here = { town };
	const lee = await victim(arabic, here);
	await lee.goesTo('/talk');
	await lee.follows('someone.link', /\/talk\/someone$/);
	const fills = async () => {
		await lee.fillsTheForm({ phone: '07700 900468', name: 'Anna', times: [1] });
		await lee.page.locator('#yourName').fill('Dr Lee');
		await lee.page.locator('input[value=friend]').check();
		await lee.presses('talk.next', /\/talk\/someone\?check$/);
		// One wrong digit would call a stranger: she sees how the number ends, and no page shows more of it.
		await lee.sees('someone.check.ends', { digits: '68' });
		await lee.seesNothingOf(['900468']);
		await lee.presses('someone.send', /\/talk\/someone\/thanks$/);
		return lee.page.locator('main').innerText();
	};
	const first = await fills();
	await lee.goesTo('/talk/receipt');
	await lee.sees('talk.find.title');
	await lee.goesTo('/talk/someone');
	const again = await fills();
	expect(again).toBe(first);

	const amina = await advocate(english, here);
	await amina.comesInAs('Amina Hassan');
	await expect(amina.calls()).toHaveCount(1);
	await amina.takes(amina.calls().first());
	await amina.sees('say.asked-for');
	await expect(amina.page.locator('[data-part=asker]')).toContainText('Dr Lee');
});

test('whoever asks for call after call from one network has to wait, and nobody else does @unhurried', async ({
	ownTown: town,
	victim
}) => {
	const stranger = await victim({ ...english, scripts: false }, { town });
	await stranger.goesTo('/talk');
	const headers = { origin: town.url, accept: 'text/html' };
	const post = (at: string, form: Record<string, string>) =>
		stranger.page.request.post(at, { form, headers, maxRedirects: 0 });
	const asks = async () => {
		const answers = { language: 'en', times: 'any', someoneElse: 'hang-up' };
		await post('/talk', { ...answers, phone: '07700 900462' });
		return post('/talk/check', {});
	};
	for (let nth = 0; nth < 10; nth += 1) expect((await asks()).status()).toBe(303);

	const answer = await asks();

	expect(answer.status()).toBe(429);
	expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
	const other = await victim({ ...english, scripts: false }, { town });
	await other.asksForACall({ phone: '07700 900463', times: [0], someoneElse: 'hang-up' });
});
