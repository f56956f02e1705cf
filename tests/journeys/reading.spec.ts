/** Reading without an account: the rights, places that help, a page to print, what the site can and cannot hide. */
import { newUrn } from './town/cases.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

for (const { as, ...reading } of readingsOf(import.meta.filename)) {
	test(`anybody reads their rights, one after the other, ${as}`, async ({ reader }) => {
		const somebody = await reader(reading);
		await somebody.goesTo('/rights');
		await somebody.seesTitle('rights.title');
		await expect(somebody.page.locator('[data-part=rights] li')).toHaveCount(12);

		await somebody.press(somebody.page.locator('[data-part=rights] a').nth(5), /\/rights\/6$/);
		await somebody.follows('rights.next', /\/rights\/7$/);
		await somebody.follows('rights.previous', /\/rights\/6$/);
		await somebody.follows('rights.all', /\/rights$/);
		await somebody.follows('leaflet.title', /\/leaflet$/);
		await somebody.seesTitle('leaflet.heading');
		await somebody.sees('leaflet.yours.reference');
		// In English and Polish on one side of a sheet, in Arabic on two.
		const pdf = await somebody.page.pdf({ preferCSSPageSize: true });
		const sides = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
		expect(sides).toBe(reading.lang === 'ar' ? 2 : 1);
	});

	test(`anybody finds help that fits, and learns what a phone keeps, ${as} @unhurried`, async ({
		reader
	}) => {
		const somebody = await reader(reading);
		const { page } = somebody;
		await somebody.goesTo('/help');
		await somebody.seesTitle('help.open.title');
		await expect(page.locator('[data-part=first] a[href^="tel:"]')).toBeVisible();

		await somebody.follows('help.need.stalk', /\/help\?n=3#found$/);
		await expect(page.locator('[data-service=london-stalking]')).toBeInViewport();

		await somebody.follows('help.phone.more', /\/safety$/);
		await somebody.seesTitle('safety.heading');
		await somebody.sees('safety.cannot.spy');
	});
}

test('the language of a public page stands in its address @unhurried', async ({ reader }) => {
	const somebody = await reader(english);
	await somebody.goes('/rights/6');

	await somebody.chooses('ar', /\/ar\/rights\/6$/);
	await somebody.in('ar').follows('rights.next', /\/ar\/rights\/7$/);
	await somebody.in('ar').chooses('pl', /\/pl\/rights\/7$/);
	await somebody.in('pl').chooses('en', /:\d+\/rights\/7$/);
});

for (const { as, scripts } of readingsOf(import.meta.filename))
	test(`the language of her own page is hers, and she stays where she was, ${as} @unhurried`, async ({
		town,
		reader,
		victim
	}) => {
		const name = `Ewa ${newUrn()}`;
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en', name });
		const ewa = await reader({ lang: 'en', scripts });
		await ewa.comesInAs(name);
		await ewa.goes('/dates');

		await ewa.chooses('pl', /:\d+\/dates$/);
		await ewa.in('pl').goes('/home');
		await ewa.in('pl').chooses('ar', /:\d+\/home$/);

		const again = await victim({ lang: 'ar', scripts });
		await again.comesInAs(name);
		await again.seesWhere('not-told');
	});
