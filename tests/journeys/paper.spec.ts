/** What is on paper: on a phone that others use only what is made for it, and on none a number of hers. */
import { invitedBeforeTrial, places } from './town/cases.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

/** What a printer would put on paper, and how many pages of it. */
async function printed(
	page: import('@playwright/test').Page
): Promise<{ text: string; pages: number }> {
	const pdf = await page.pdf({ preferCSSPageSize: true });
	const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
	await page.emulateMedia({ media: 'print' });
	const text = await page.locator('body').innerText();
	await page.emulateMedia({ media: null });
	return { text: text.trim(), pages };
}

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`on a phone that others use her page is on no paper, a page made for it is, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const { urn, code } = await invitedBeforeTrial(town, {
			handed: 'alone',
			language: reading.lang
		});
		const mary = await victim(reading);
		const { page } = mary;
		await mary.opensHerInvitation(code);
		await mary.showsEverything();
		await mary.goes('/needs');
		await page.locator('#phone').fill('07700 900478');
		await mary.presses('needs.button', /\/needs\?kept$/);
		const own = await printed(page);
		const way = await mary.makesAWayBack();
		await mary.signsOut();
		await mary.typesWords(way, way.cards[0]);
		await mary.asksToSee();

		for (const path of ['/home', '/needs', '/dates']) {
			await mary.goes(path);
			expect(await printed(page)).toEqual({ text: mary.says('ui.noPaper'), pages: 1 });
		}
		await mary.goes('/dates');
		await mary.press(page.locator('[data-part=hearing] a').first(), /\/day\/[a-z0-9]+$/);
		const day = await printed(page);
		expect(day.text).toContain(places[0]);
		expect(day.text).not.toContain(urn);
		await mary.goes('/dates');
		await mary.follows('leaflet.title', /\/dates\/paper$/);
		await mary.sees('leaflet.hers.found');
		const hers = await printed(page);
		expect(hers.text).not.toContain(places[0]);
		const file = () => page.request.get('/dates/paper/a4.pdf', { maxRedirects: 0 });
		const given = await file();
		expect(given.headers()).toMatchObject({
			'content-type': 'application/pdf',
			'cache-control': 'no-store'
		});
		for (const { text } of [own, day, hers]) {
			expect(text.length).toBeGreaterThan(50);
			expect(text.replaceAll(/\s/g, '')).not.toContain('900478');
		}
		await mary.signsOut();
		expect((await file()).headers()['location']).toMatch(/\/sign-in$/);
	});

test('the number an advocate asked for is on the screen and not on paper @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const carol = await victim({ ...english, scripts: false }, { town });
	await carol.asksForACall({ phone: '07700 900479', times: [0], someoneElse: 'wrong-number' });
	const amina = await advocate({ ...english, scripts: false }, { town });
	await amina.comesInAs('Amina Hassan');
	await amina.takes(amina.calls().first());
	const script = amina.page.locator('[data-part=script][data-kind=another]');
	await expect(script).toHaveText(amina.says('say.wrong-number'));
	await amina.presses('desk.danger.button', /\/desk\/\w+\?\/danger$/);
	await amina.sees('desk.danger.missing');
	await amina.page.locator('input[value=police-said]').check();
	await amina.presses('desk.danger.button', /\/desk\/\w+#number$/);

	await expect(amina.page.locator('[data-part=number]')).toContainText('07700 900479');
	expect((await printed(amina.page)).text).not.toContain('900479');
});
