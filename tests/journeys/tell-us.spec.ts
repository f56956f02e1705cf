/** Before any agency has told us anything she can tell us three facts herself. */
import { sayDay } from '#lib/i18n/dates.ts';
import { newUrn } from './cases.ts';
import { expect, readings, test } from './test.ts';

// As a phone with an Arabic keyboard types them.
const digits = {
	en: (text: string) => text,
	ar: (text: string) => text.replace(/\d/g, (one) => '٠١٢٣٤٥٦٧٨٩'[Number(one)] ?? one)
};

for (const { as, ...reading } of readings)
	test(`she tells us three facts and sees them, ${as}`, async ({ town, victim }) => {
		const { lang } = reading;
		const nora = await victim(reading);
		const { page } = nora;
		const typesDay = async (name: string, ...parts: readonly string[]) => {
			for (const [nth, part] of ['day', 'month', 'year'].entries())
				await page.locator(`#${name}-${part}`).fill(digits[lang](parts[nth] ?? ''));
		};
		await nora.opensHerInvitation(
			await town.invite({ urn: newUrn(), handed: 'alone', language: lang })
		);
		await nora.showsEverything();
		await nora.seesWhere('not-told');

		await nora.follows('home.none.button', /\/tell-us$/);
		await nora.presses('tell.button', /\/tell-us$/);
		await nora.sees('tell.error.nothing');
		await typesDay('reported', '31', '6', '2026');
		await typesDay('given', '2', '3', '2027');
		await nora.presses('tell.button', /\/tell-us$/);
		await nora.sees('tell.error.not-a-day');
		await expect(page.locator('#given-year')).toHaveValue(digits[lang]('2027'));
		await typesDay('reported', '1', '6', '2026');
		await page.locator('#moved').check();
		await typesDay('movedTo', '11', '5', '2027');
		await nora.presses('tell.button', /\/home$/);

		await nora.seesWhere('reported');
		await nora.seesNext(nora.says('home.when.given', { day: sayDay(lang, '2027-05-11') }));
		await nora.seesNews(
			'reported',
			sayDay(lang, '2026-06-01'),
			nora.says('happened.reported.title')
		);
		await nora.seesNews(
			'date-given',
			nora.says('happened.date-given.detail', { day: sayDay(lang, '2027-03-02') })
		);
		await nora.seesNews('date-moved', nora.says('happened.date-moved.title'));
		await nora.goes('/dates');
		await expect(page.locator('[data-part=given]')).toContainText(sayDay(lang, '2027-03-02'));
	});
