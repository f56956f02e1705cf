/** Asking for a call without an account: nothing typed is lost, nothing is sent twice. */
import { english, expect, readingsOf, test } from './test.ts';

// On the first morning the first time that can still be promised is 1 to 3 in the afternoon.
const firstTime = { on: '2026-11-18', from: '13:00', to: '15:00' } as const;

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`anybody can ask for a call and gets a promise, ${as}`, async ({
		town,
		victim,
		advocate
	}) => {
		const anna = await victim(reading);
		const { page } = anna;
		const name = `Anna ${crypto.randomUUID().slice(0, 8)}`;

		await anna.goesTo('/talk');
		await anna.fillsTheForm({ name });
		await anna.presses('talk.next', /\/talk$/);
		for (const why of ['phone-missing', 'times-missing', 'someone-else-missing'] as const)
			await anna.sees(`talk.error.${why}`);
		await expect(page.locator('#name')).toHaveValue(name);

		await anna.fillsTheForm({ phone: '0770', times: [0, 5], someoneElse: 'wrong-number' });
		await anna.presses('talk.next', /\/talk$/);
		await anna.sees('talk.error.phone-not-a-number');
		await expect(page.locator('#phone')).toHaveValue('');
		await expect(page.locator('input[name=times]:checked')).toHaveCount(2);
		await expect(page.locator('input[value=wrong-number]')).toBeChecked();

		await anna.fillsTheForm({ phone: '07700 900461' });
		await anna.presses('talk.next', /\/talk\/check$/);
		await anna.sees('talk.check.promise', anna.said(firstTime));
		await anna.sees('talk.check.kept');
		await anna.seesNothingOf(['900461']);
		await anna.press(page.locator('dd a').nth(3), /\/talk#name$/);
		await expect(page.locator('#name')).toHaveValue(name);
		await expect(page.locator('#phone')).toHaveValue('');
		await anna.sees('talk.phone.kept');
		await anna.seesNothingOf(['900461']);
		await anna.fillsTheForm({ name: `${name} Reed` });
		await anna.presses('talk.next', /\/talk\/check(#name)?$/);
		await expect(page.locator('dl')).toContainText(`${name} Reed`);

		// A second tap on a slow network: the same form once more, before the first is answered.
		const tap = () =>
			page.request.post(page.url(), {
				form: {},
				headers: { origin: town.url, accept: 'text/html' }
			});
		await Promise.all([tap(), tap()]);
		await anna.presses('talk.check.send', /\/talk\/receipt(#name)?$/);
		await anna.seesTitle('talk.receipt.title');
		await anna.sees('talk.receipt.promise', anna.said(firstTime));
		await anna.sees('talk.state.asked');
		await anna.goesTo('/talk/check');
		await expect(page).toHaveURL(/\/talk\/receipt$/);

		const amina = await advocate(english);
		await amina.comesInAs('Amina Hassan');
		await expect(amina.calls().filter({ hasText: name })).toHaveCount(1);
		await amina.seesNothingOf(['07700 900461']);
	});

test('whoever asks for call after call from one network has to wait, and nobody else does', async ({
	ownTown: town,
	victim
}) => {
	const stranger = await victim({ ...english, scripts: false }, { town });
	await stranger.goesTo('/talk');
	const times = await stranger.page.locator('input[name=times]').first().inputValue();
	const form = { phone: '07700 900462', times, someoneElse: 'hang-up', language: 'en' };
	const headers = { origin: town.url, accept: 'text/html' };
	const asks = async () => {
		await stranger.page.request.post('/talk', { form, headers, maxRedirects: 0 });
		return stranger.page.request.post('/talk/check', { form: {}, headers, maxRedirects: 0 });
	};
	for (let nth = 0; nth < 10; nth += 1) expect((await asks()).status()).toBe(303);

	const answer = await asks();

	expect(answer.status()).toBe(429);
	expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
	const other = await victim({ ...english, scripts: false }, { town });
	await other.asksForACall({ phone: '07700 900463', times: [0], someoneElse: 'hang-up' });
});
