/** The first page: with a paper in her hand she types its code there, without one each way on is a tap. */
import { languages } from '#lib/i18n/languages.ts';
import { invitedBeforeTrial } from './town/cases.ts';
import type { Reading } from './town/person.ts';
import { arabic, expect, readings, test } from './town/test.ts';

/** As high as a small phone shows at once, below its own bar. */
const screen = { width: 320, height: 640 };

const polish = { as: 'in Polish', lang: 'pl', scripts: true } as const;

for (const { as, ...reading } of [...readings, polish])
	test(`from the code of her paper to her first answer are two screens, one field and two taps, ${as}`, async ({
		town,
		victim
	}) => {
		const { code } = await invitedBeforeTrial(town, { handed: 'alone', language: reading.lang });
		const mary = await victim(reading);
		const { page } = mary;
		await page.setViewportSize(screen);
		let screens = 0;
		page.on('framenavigated', (frame) => (screens += Number(frame === page.mainFrame())));
		await mary.goesTo('/');
		const button = page.getByRole('button', { name: mary.says('signin.code.button') });
		const box = (await button.boundingBox())!;
		expect(box.y + box.height, `${as}, the foot of the box`).toBeLessThanOrEqual(screen.height);

		await page.locator('#code').click();
		await page.keyboard.type(code);
		await button.click();
		await expect(page).toHaveURL(/\/home$/);

		await mary.look();
		await mary.seesWhere('waiting-for-trial');
		expect(screens).toBe(2);
	});

test('on the first page her browser’s language is offered first, in its own words, and she is led nowhere', async ({
	victim
}) => {
	const offered = async (reading: Reading) => {
		const mary = (await victim(reading)).in('en');
		await mary.goes('/');
		await expect(mary.page).toHaveURL(/:\d+\/$/);
		return mary.page.locator('[data-tongues] a').allInnerTexts();
	};

	const names = languages.map(({ name }) => name);
	const first = (hers: string) => [hers, ...names.filter((name) => name !== hers)];
	expect(await offered({ lang: 'ar', scripts: true })).toEqual(first('العربية'));
	expect(await offered({ lang: 'pl', scripts: true })).toEqual(first('Polski'));
	expect(await offered(arabic)).toEqual(names);
});

test('the first page is short, and what she came for stands on the first screen of each way in', async ({
	victim
}) => {
	for (const lang of ['en', 'pl', 'ar'] as const) {
		const mary = await victim({ lang, scripts: false });
		await mary.page.setViewportSize(screen);
		await mary.goesTo('/');

		await expect(mary.page.locator('main h2, main section')).toHaveCount(0);
		const rows = mary.page.locator('main li a:not([hreflang])');
		await expect(rows).toHaveText(
			(['talk', 'help', 'rights'] as const).map((way) => mary.says(`start.${way}.title`))
		);
		await expect(mary.page.locator('[data-part=before] p')).toBeHidden();
		await mary.page.locator('[data-part=before] summary').click();
		await expect(mary.page.locator('[data-part=before] p')).toBeVisible();
		await mary.presses('signin.code.button', /\/sign-in\?\/code$/);
		await mary.sees('signin.error.empty');
		for (const path of ['/sign-in', '/talk', '/receipt', '/sign-in/lost']) {
			await mary.goesTo(path);
			const first = mary.page.locator('main').locator('input:visible').first();
			const { y, height } = (await first.boundingBox())!;
			expect.soft(y + height, `${path} in ${lang}`).toBeLessThanOrEqual(screen.height);
		}
	}
});
